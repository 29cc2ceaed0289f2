/** What writes of classes and series came to, as the ledger keeps it and gives it again. Pure. */
import { type Class, type ClassSeries } from '../../model/class';
import { type WriteResult } from '../../provider-kit/write-operation';
import { type AskedClass } from './mapping';
import { recordOfClass, recordOfSeries, seriesIdOf } from './memory';
import {
  type ClassSnapshot,
  classOfSnapshot,
  seriesOfSnapshot,
  type SeriesSnapshot,
  snapshotOfClass,
  snapshotOfSeries,
} from './snapshot';

/** What a write made or changed, and WizIQ's own reference for the call. */
export interface Written<T> {
  readonly entity: T;
  readonly callId: string | null;
}

/** A series that was made, and what its classes were asked to be. */
export interface MadeSeries {
  readonly series: ClassSeries;
  readonly asked: AskedClass;
  /** Whether nobody can have changed its classes yet. */
  readonly isJustMade: boolean;
}

interface KeptClass {
  readonly class: ClassSnapshot;
  readonly seriesId: string | null;
}

interface KeptSeries {
  readonly series: SeriesSnapshot;
  readonly asked: Omit<AskedClass, 'startsAt'> & { readonly startsAt: string };
}

/** `isRemembered` where it says something that WizIQ cannot give back. */
export function sentClass({ entity, callId }: Written<Class>, isRemembered: boolean): WriteResult<Class> {
  const snapshot: KeptClass = { class: snapshotOfClass(entity), seriesId: seriesIdOf(entity) };
  const remembered = isRemembered ? [recordOfClass(entity)] : [];
  return { result: entity, resultId: entity.id, snapshot, callId, records: remembered };
}

export function reviveClass(snapshot: unknown): Class {
  const kept = snapshot as KeptClass;
  return classOfSnapshot(kept.class, kept.seriesId);
}

/** Its classes are remembered with it, as far as they were read, so that the schedule knows of them. */
export function sentSeries(made: MadeSeries, callId: string | null): WriteResult<MadeSeries> {
  const { series, asked } = made;
  const snapshot: KeptSeries = {
    series: snapshotOfSeries(series),
    asked: { ...asked, startsAt: asked.startsAt.toISOString() },
  };
  const remembered = [recordOfSeries(series, asked), ...(classesOf(made) ?? []).map(recordOfClass)];
  return { result: made, resultId: series.id, snapshot, callId, records: remembered };
}

export function reviveSeries(snapshot: unknown): MadeSeries {
  const { series, asked } = snapshot as KeptSeries;
  return {
    series: seriesOfSnapshot(series),
    asked: { ...asked, startsAt: new Date(asked.startsAt) },
    isJustMade: false,
  };
}

/** The classes of a series that was made; null where they could not be read. */
export const classesOf = ({ series: { classes } }: MadeSeries): readonly Class[] | null =>
  Array.isArray(classes) ? (classes as readonly Class[]) : null;
