/** WizIQ's writes, in the steps between which the ledger stands. */
import { type Class, type ClassSeries } from '../../model/class';
import { deadlineIn, millisecondsLeft } from '../../model/deadline';
import { ProviderError } from '../../model/provider-error';
import { SessionStatus } from '../../model/session';
import { type Call } from '../provider';
import { type AnyWriteOperation, type Sent, type WriteOperation } from '../write-operation';
import {
  prepareAttendees,
  prepareCancel,
  prepareCreate,
  prepareCreateRecurring,
  type PreparedAttendees,
  type PreparedCancel,
  type PreparedClass,
  type PreparedSeries,
  prepareUpdate,
  type ReadyUpdate,
} from './body';
import { parseNativeId, PROVIDER, TITLE } from './ids';
import {
  type AddClassAttendeesInput,
  type CreateClassInput,
  type CreateRecurringClassInput,
  type UpdateClassInput,
} from './inputs';
import { type AskedClass } from './mapping';
import { createdSeries } from './mapping-series';
import { recordOfClass, recordOfSeries, seriesIdOf } from './memory';
import {
  type ClassSnapshot,
  classOfSnapshot,
  completedBy,
  seriesCompletedBy,
  seriesOfSnapshot,
  type SeriesSnapshot,
  snapshotOfClass,
  snapshotOfSeries,
} from './snapshot';
import { notMade, type WriteSteps, type Written } from './steps';

type CreateInput = Omit<CreateClassInput, 'idempotencyKey'>;
type CreateSeriesInput = Omit<CreateRecurringClassInput, 'idempotencyKey'>;

/** A series that was made, without its classes, and what its classes were asked to be. */
export interface MadeSeries {
  readonly series: ClassSeries;
  readonly asked: AskedClass;
}

/** A write that is ready to be sent, and the class that it is about. */
interface ReadyFor<Prepared> {
  readonly prepared: Prepared;
  readonly stored: Class;
}

/** Classes with the title and the start of a create that were there before it was sent. */
interface CreateHint {
  readonly classIds: readonly string[];
}

interface KeptClass {
  readonly class: ClassSnapshot;
  readonly seriesId: string | null;
}

interface KeptSeries {
  readonly series: SeriesSnapshot;
  readonly asked: Omit<AskedClass, 'startsAt'> & { readonly startsAt: string };
}

/** What was sent is checked no more: every start is ahead of this. */
const LONG_AGO = new Date(0);

/** How much of the time that is left a hint may take, so that a slow list does not keep a create from being sent. */
const HINT_SHARE = 1 / 4;

/** The five writes of classes at one WizIQ account. */
export class ClassOperations {
  constructor(private readonly steps: WriteSteps) {}

  readonly create: WriteOperation<CreateInput, PreparedClass, Class> = {
    name: 'createClass',
    provider: PROVIDER,
    effect: 'create',
    summarise: (input) => `Class ${inWords(input)}`,
    prepare: (input) => prepareCreate(input, new Date()),
    hint: ({ asked }, call) => this.hint(asked, call),
    send: async (prepared, call) => sentClass(await this.steps.sendCreate(prepared, call), true),
    revive: reviveClass,
    find: (input, hint, call) => this.find(input, hint as CreateHint | null, call),
    adopt: async (input, text, call) => {
      const { asked } = prepareCreate(input, LONG_AGO);
      const made = await this.steps.readMadeClass(providerIdOf(text), asked, call);
      return sentClass({ entity: completedBy(made, asked), callId: null }, true);
    },
  };

  readonly createRecurring: WriteOperation<CreateSeriesInput, PreparedSeries, MadeSeries> = {
    name: 'createRecurringClass',
    provider: PROVIDER,
    effect: 'create',
    summarise: ({ class: first, repeat, occurrences, until }) =>
      `Series of classes ${inWords(first)}, ${repeat}, ${until ? `until ${until}` : `${occurrences} times`}`,
    prepare: (input) => prepareCreateRecurring(input, new Date()),
    send: async (prepared, call) => {
      const { entity, callId } = await this.steps.sendCreateRecurring(prepared, call);
      return sentSeries(entity, prepared.asked, callId);
    },
    revive: (snapshot) => {
      const { series, asked } = snapshot as KeptSeries;
      return { series: seriesOfSnapshot(series), asked: { ...asked, startsAt: new Date(asked.startsAt) } };
    },
    adopt: async (input, text, call) => {
      const { asked, recurrence } = prepareCreateRecurring(input, LONG_AGO);
      const masterId = providerIdOf(text);
      const made = await this.steps.readMadeSeries(masterId, asked, call);
      const wanted = createdSeries(asked, recurrence, { masterId, summary: null, record: {} });
      return sentSeries(seriesCompletedBy(made, snapshotOfSeries(wanted)), asked, null);
    },
  };

  readonly update: WriteOperation<UpdateClassInput, ReadyUpdate, Class> = {
    name: 'updateClass',
    provider: PROVIDER,
    effect: 'change',
    summarise: ({ id, ...changes }) => `Change of ${Object.keys(changes).join(', ') || 'nothing'} in ${id}`,
    prepare: (input, call) => this.steps.readForUpdate(prepareUpdate(input, new Date()), call),
    send: async (prepared, call) => sentClass(await this.steps.sendUpdate(prepared, call), true),
    revive: reviveClass,
  };

  readonly cancel: WriteOperation<{ id: string }, ReadyFor<PreparedCancel>, Class> = {
    name: 'cancelClass',
    provider: PROVIDER,
    effect: 'change',
    summarise: ({ id }) => `Cancellation of ${id}`,
    prepare: async ({ id }, call) => {
      const prepared = prepareCancel(id);
      return { prepared, stored: await this.steps.readForCancel(prepared, call) };
    },
    send: async ({ prepared, stored }, call) => sentClass(await this.steps.sendCancel(prepared, stored, call), false),
    revive: reviveClass,
  };

  readonly addAttendees: WriteOperation<AddClassAttendeesInput, ReadyFor<PreparedAttendees>, Class> = {
    name: 'addClassAttendees',
    provider: PROVIDER,
    effect: 'change',
    summarise: ({ classId, attendees }) =>
      `${attendees.length} attendees of ${classId}: ${attendees.map(({ attendeeId }) => attendeeId).join(', ')}`,
    prepare: async (input, call) => {
      const prepared = prepareAttendees(input);
      return { prepared, stored: await this.steps.readForAttendees(prepared, call) };
    },
    send: async ({ prepared, stored }, call) =>
      sentClass(await this.steps.sendAttendees(prepared, stored, call), false),
    revive: reviveClass,
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.create, this.createRecurring, this.update, this.cancel, this.addAttendees];
  }

  /** One read before a create, so that what it made can be told from what was there. */
  private async hint(asked: AskedClass, call: Call): Promise<CreateHint | null> {
    const left = millisecondsLeft(call.deadline);
    if (left === 0) return null;
    const deadline = deadlineIn(left * HINT_SHARE, call.deadline.signal);
    try {
      const found = await this.steps.findClasses(asked, { ...call, deadline, met: (entity) => call.met(entity) });
      return { classIds: found.map(({ class: { providerId } }) => providerId) };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      // The create itself will tell what is wrong; without a hint its outcome just cannot be looked for.
      return null;
    } finally {
      deadline.end();
    }
  }

  /** The one class that is new since the create was noted and, as far as WizIQ tells it, is what was asked for. */
  private async find(input: CreateInput, hint: CreateHint | null, call: Call): Promise<Sent<Class> | null> {
    if (hint === null) return null;
    const { asked } = prepareCreate(input, LONG_AGO);
    const found = await this.steps.findClasses(asked, call);
    const [only, ...others] = found.filter(
      ({ class: { providerId, status }, seriesId }) =>
        seriesId === null && status !== SessionStatus.CANCELLED && !hint.classIds.includes(providerId),
    );
    if (!only || others.length > 0 || !isAsAsked(only.class, asked)) return null;
    return sentClass({ entity: completedBy(only.class, asked), callId: null }, true);
  }
}

const inWords = ({ title, startsAt, timeZone, durationMinutes, presenterEmail }: CreateInput): string =>
  `"${title}" by ${presenterEmail}, ${startsAt.toISOString()} (${timeZone}), ${durationMinutes} minutes`;

/** Whether a class that was found has nothing that was not asked for; what WizIQ does not tell counts as asked for. */
function isAsAsked(found: Class, asked: AskedClass): boolean {
  const fields = ['durationMinutes', 'presenterEmail', 'attendeeLimit', 'isRecorded'] as const;
  return fields.every((field) => found[field] === null || found[field] === asked[field]);
}

/** What a write of a class came to; `isRemembered` where it says something that WizIQ cannot give back. */
function sentClass({ entity, callId }: Written<Class>, isRemembered: boolean): Sent<Class> {
  const snapshot: KeptClass = { class: snapshotOfClass(entity), seriesId: seriesIdOf(entity) };
  const remembered = isRemembered ? [recordOfClass(entity)] : [];
  return { result: entity, resultId: entity.id, snapshot, callId, remembered };
}

function reviveClass(snapshot: unknown): Class {
  const kept = snapshot as KeptClass;
  return classOfSnapshot(kept.class, kept.seriesId);
}

function sentSeries(series: ClassSeries, asked: AskedClass, callId: string | null): Sent<MadeSeries> {
  const snapshot: KeptSeries = {
    series: snapshotOfSeries(series),
    asked: { ...asked, startsAt: asked.startsAt.toISOString() },
  };
  const remembered = [recordOfSeries(series, asked)];
  return { result: { series, asked }, resultId: series.id, snapshot, callId, remembered };
}

/** The native id that a person gives. Throws UserErrors. */
function providerIdOf(text: string): string {
  const nativeId = parseNativeId(text);
  if (nativeId !== null) return nativeId;
  throw notMade(`"${text}" is no id of ${TITLE}, which are whole numbers, as "15716".`);
}
