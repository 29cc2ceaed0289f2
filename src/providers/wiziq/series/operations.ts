/** The create of a series of classes at WizIQ. */
import { type Class, ClassSeries } from '../../../model/class';
import { make } from '../../../model/make';
import { ProviderError } from '../../../model/provider-error';
import { type EntitySource, type RequestScope } from '../../../provider-kit/port';
import { existedBefore } from '../../../provider-kit/refusals';
import { type WriteOperation } from '../../../provider-kit/write-operation';
import { prepareCreateRecurring, type PreparedSeries } from './body';
import { type WizIqClient } from '../client';
import { readListedClasses, readSchedule, readSeries, scheduledClasses } from '../entities';
import { withRefusalsAt } from '../errors';
import { identity, TITLE } from '../ids';
import { type CreateRecurringClassInput } from './input';
import { createdSeries, seriesWithClasses, seriesWithoutClasses } from './mapping';
import { firstClassOf, occurrenceStarts } from './occurrences';
import { EPOCH, presenterHold, summaryOf } from '../classes/operations';
import {
  type CreateBaseline,
  findNewSeriesId,
  logDifferences,
  matchesSeries,
  matchKeyOf,
  noSuchEntity,
  providerIdIn,
  readBaseline,
} from '../recovery';
import {
  classesOf,
  completedClass,
  completedSeries,
  type CreatedSeriesResult,
  seriesFromSnapshot,
  seriesResult,
  type SeriesSnapshot,
} from '../snapshot';

type CreateSeriesInput = Omit<CreateRecurringClassInput, 'idempotencyKey'>;

export type CreateRecurringClass = WriteOperation<
  CreateSeriesInput,
  PreparedSeries,
  CreatedSeriesResult,
  CreateBaseline
>;

/** Limit on the holds of one series, so that a distant end does not exhaust the memory. */
const MAX_HOLDS = 1_000;

export function createRecurringClass(client: WizIqClient, classes: EntitySource): CreateRecurringClass {
  const read = (masterId: string, { requested, rule }: PreparedSeries, scope: RequestScope) =>
    readSeries(client, classes, masterId, { requested, expected: rule.occurrences }, scope);

  return {
    name: 'createRecurringClass',
    provider: identity.id,
    effect: 'create',
    summarize: ({ class: first, repeat, occurrences, until }) =>
      `Series of classes ${summaryOf(first)}, ${repeat}, ${until ? `until ${until}` : `${occurrences} times`}`,
    prepare: (input) => prepareCreateRecurring(input, new Date()),
    holds: (_input, { requested, rule }) =>
      occurrenceStarts(rule, requested.startsAt, requested.timeZone, MAX_HOLDS).map((startsAt) =>
        presenterHold(requested, startsAt),
      ),
    send: async ({ requested, rule, parameters, paths }, scope) => {
      const created = await withRefusalsAt(paths, () => client.createRecurring(parameters, scope));
      const series = createdSeries(requested, rule, created);
      return seriesResult({ series, requested, isNew: true }, created.callId);
    },
    fromSnapshot: (snapshot) => seriesFromSnapshot(snapshot as SeriesSnapshot),
    recovery: {
      baseline: async (prepared, scope) => {
        const first = firstClassOf(prepared);
        return first && readBaseline(client, first, scope);
      },
      find: async (input, baseline, scope) => {
        const prepared = prepareCreateRecurring(input, EPOCH);
        const first = firstClassOf(prepared);
        if (baseline === null || first === null) return null;
        const masterId = await findNewSeriesId(client, first, baseline, scope);
        const found = masterId && (await read(masterId, prepared, scope));
        const isResult = found && matchesSeries(found, first, prepared.rule);
        return isResult ? seriesResult(completedResult(found, prepared), null) : null;
      },
      matchKey: (input) => {
        const prepared = prepareCreateRecurring(input, EPOCH);
        return matchKeyOf(firstClassOf(prepared) ?? prepared.requested);
      },
      identify: async (input, text, baseline, scope) => {
        const prepared = prepareCreateRecurring(input, EPOCH);
        const masterId = providerIdIn(text);
        const found = await read(masterId, prepared, scope);
        if (!found) throw noSuchEntity(`series ${masterId}`);
        const first = firstClassOf(prepared) ?? prepared.requested;
        const listed = found.classes as readonly Class[];
        if (listed.some(({ providerId }) => baseline?.classIds.includes(providerId))) {
          throw existedBefore(`series ${masterId}`);
        }
        const [earliest = first] = listed;
        logDifferences(found.id, { title: found.title, startsAt: earliest.startsAt }, first, scope);
        return seriesResult(completedResult(found, prepared), null);
      },
      completion: {
        isComplete: (created) => classesOf(created) !== null,
        complete: async (created, scope) => seriesResult(await withClasses(client, classes, created, scope), null),
      },
    },
  };
}

/**
 * A created series with its classes. Never rejects with a ProviderError: the series exists, so a failure becomes the
 * error of its field `classes`.
 */
async function withClasses(
  client: WizIqClient,
  classes: EntitySource,
  created: CreatedSeriesResult,
  scope: RequestScope,
): Promise<CreatedSeriesResult> {
  const { series, requested, isNew } = created;
  try {
    const expected = series.occurrences;
    const { records, isComplete } = await readSchedule(client, series.providerId, expected, scope);
    if (records.length === 0) throw noClassesListed(series.providerId);
    if (expected !== null && records.length !== expected) {
      const details = { id: series.id, expected, listed: records.length };
      scope.log.warn(details, `${TITLE} created another number of classes than requested`);
    }
    const listed = isNew
      ? scheduledClasses(records, series.id, requested, scope)
      : await readListedClasses(classes, records, series.id, requested, scope);
    return { ...created, series: seriesWithClasses(series, listed, isComplete) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    scope.log.warn({ id: series.id, code: error.code }, `The classes of a new series at ${TITLE} could not be read`);
    return { ...created, series: seriesWithoutClasses(series, error) };
  }
}

/** A series that was found, completed with the requested fields that WizIQ does not return. */
function completedResult(found: ClassSeries, { requested, rule }: PreparedSeries): CreatedSeriesResult {
  const known = createdSeries(requested, rule, { masterId: found.providerId, summary: null, record: {} });
  const classes = (found.classes as readonly Class[]).map((each) => completedClass(each, requested));
  return { series: make(ClassSeries, { ...completedSeries(found, known), classes }), requested, isNew: false };
}

/** A series has at least one class, so an empty schedule means that it cannot be read yet. */
function noClassesListed(masterId: string): ProviderError {
  const message = `${TITLE} created the series ${masterId}, but lists no classes of it. Read the series again in a moment.`;
  return identity.error('PROVIDER_BAD_RESPONSE', message, { acted: 'never', retryable: true });
}
