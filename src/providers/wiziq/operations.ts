/** WizIQ's writes, in the steps between which the ledger stands. */
import { type ResourceHold } from '../../model/resource-hold';
import { type Class, ClassSeries } from '../../model/class';
import { make } from '../../model/make';
import { existedBefore } from '../../provider-kit/refusals';
import { type AnyWriteOperation, type WriteOperation } from '../../provider-kit/write-operation';
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
import { type CreateBaseline, isThatSeries, matchKeyOf, newClass, newSeriesId, readBaseline } from './recovery';
import { classesOf, type MadeSeries, reviveClass, reviveSeries, sentClass, sentSeries } from './kept';
import { type AskedClass } from './mapping';
import { createdSeries } from './mapping-series';
import { firstClassOf, occurrenceStarts } from './occurrences';
import { completedBy, seriesCompletedBy, snapshotOfSeries } from './snapshot';
import { notMade, type WriteSteps } from './steps';

type CreateInput = Omit<CreateClassInput, 'idempotencyKey'>;
type CreateSeriesInput = Omit<CreateRecurringClassInput, 'idempotencyKey'>;

/** A write that is ready to be sent, and the class that it is about. */
interface ReadyFor<Prepared> {
  readonly prepared: Prepared;
  readonly stored: Class;
}

/** What was sent is checked no more: every start is ahead of this. */
const LONG_AGO = new Date(0);

/** More classes of one series than anybody schedules: an end that is far away is no reason to fill the memory. */
const MOST_CLAIMS = 1_000;

/** A class holds its presenter from its start to its end. */
function presenterClaim({ presenterEmail, durationMinutes }: AskedClass, startsAt: Date): ResourceHold {
  const endsAt = new Date(startsAt.getTime() + durationMinutes * 60_000);
  return { kind: 'HOST', resource: presenterEmail, startsAt, endsAt };
}

/** The five writes of classes at one WizIQ account. */
export class ClassOperations {
  constructor(private readonly steps: WriteSteps) {}

  readonly create: WriteOperation<CreateInput, PreparedClass, Class, CreateBaseline> = {
    name: 'createClass',
    provider: PROVIDER,
    effect: 'create',
    summarize: (input) => `Class ${inWords(input)}`,
    prepare: (input) => prepareCreate(input, new Date()),
    holds: (_input, { asked }) => [presenterClaim(asked, asked.startsAt)],
    send: async (prepared, call) => sentClass(await this.steps.sendCreate(prepared, call), true),
    fromSnapshot: reviveClass,
    recovery: {
      baseline: ({ asked }, call) => readBaseline(this.steps, asked, call),
      find: async (input, baseline, call) => {
        if (baseline === null) return null;
        const { asked } = prepareCreate(input, LONG_AGO);
        const found = await newClass(this.steps, asked, baseline, call);
        return found && sentClass({ entity: completedBy(found, asked), callId: null }, true);
      },
      matchKey: matchKeyOf,
      identify: async (input, text, baseline, call) => {
        const { asked } = prepareCreate(input, LONG_AGO);
        const made = await this.steps.readMadeClass(providerIdOf(text), asked, call);
        if (baseline?.classIds.includes(made.providerId)) throw existedBefore(`class ${made.providerId}`);
        return sentClass({ entity: completedBy(made, asked), callId: null }, true);
      },
    },
  };

  readonly createRecurring: WriteOperation<CreateSeriesInput, PreparedSeries, MadeSeries, CreateBaseline> = {
    name: 'createRecurringClass',
    provider: PROVIDER,
    effect: 'create',
    summarize: ({ class: first, repeat, occurrences, until }) =>
      `Series of classes ${inWords(first)}, ${repeat}, ${until ? `until ${until}` : `${occurrences} times`}`,
    prepare: (input) => prepareCreateRecurring(input, new Date()),
    holds: (_input, { asked, recurrence }) =>
      occurrenceStarts(recurrence, asked.startsAt, asked.timeZone, MOST_CLAIMS).map((startsAt) =>
        presenterClaim(asked, startsAt),
      ),
    send: async (prepared, call) => {
      const { entity, callId } = await this.steps.sendCreateRecurring(prepared, call);
      return sentSeries({ series: entity, asked: prepared.asked, isJustMade: true }, callId);
    },
    fromSnapshot: reviveSeries,
    recovery: {
      baseline: async (prepared, call) => {
        const first = firstClassOf(prepared);
        return first && readBaseline(this.steps, first, call);
      },
      find: async (input, baseline, call) => {
        const prepared = prepareCreateRecurring(input, LONG_AGO);
        const first = firstClassOf(prepared);
        if (baseline === null || first === null) return null;
        const masterId = await newSeriesId(this.steps, first, baseline, call);
        const found = masterId && (await this.steps.readSeries(masterId, prepared, call));
        return found && isThatSeries(found, first, prepared) ? sentSeries(madeAsAsked(found, prepared), null) : null;
      },
      matchKey: (input) => {
        const prepared = prepareCreateRecurring(input, LONG_AGO);
        return matchKeyOf(firstClassOf(prepared) ?? prepared.asked);
      },
      identify: async (input, text, baseline, call) => {
        const prepared = prepareCreateRecurring(input, LONG_AGO);
        const made = await this.steps.readMadeSeries(providerIdOf(text), prepared, call);
        const classes = made.classes as readonly Class[];
        if (classes.some(({ providerId }) => baseline?.classIds.includes(providerId))) {
          throw existedBefore(`series ${made.providerId}`);
        }
        return sentSeries(madeAsAsked(made, prepared), null);
      },
      completion: {
        isComplete: (made) => classesOf(made) !== null,
        complete: async (made, call) => sentSeries(await this.steps.readClassesOf(made, call), null),
      },
    },
  };

  readonly update: WriteOperation<UpdateClassInput, ReadyUpdate, Class> = {
    name: 'updateClass',
    provider: PROVIDER,
    effect: 'change',
    summarize: ({ id, ...changes }) => `Change of ${Object.keys(changes).join(', ') || 'nothing'} in ${id}`,
    prepare: (input, call) => this.steps.readForUpdate(prepareUpdate(input, new Date()), call),
    send: async (prepared, call) => sentClass(await this.steps.sendUpdate(prepared, call), true),
    fromSnapshot: reviveClass,
  };

  readonly cancel: WriteOperation<{ id: string }, ReadyFor<PreparedCancel>, Class> = {
    name: 'cancelClass',
    provider: PROVIDER,
    effect: 'change',
    summarize: ({ id }) => `Cancellation of ${id}`,
    prepare: async ({ id }, call) => {
      const prepared = prepareCancel(id);
      return { prepared, stored: await this.steps.readForCancel(prepared, call) };
    },
    send: async ({ prepared, stored }, call) => sentClass(await this.steps.sendCancel(prepared, stored, call), false),
    fromSnapshot: reviveClass,
  };

  readonly addAttendees: WriteOperation<AddClassAttendeesInput, ReadyFor<PreparedAttendees>, Class> = {
    name: 'addClassAttendees',
    provider: PROVIDER,
    effect: 'change',
    summarize: ({ classId, attendees }) =>
      `${attendees.length} attendees of ${classId}: ${attendees.map(({ attendeeId }) => attendeeId).join(', ')}`,
    prepare: async (input, call) => {
      const prepared = prepareAttendees(input);
      return { prepared, stored: await this.steps.readForAttendees(prepared, call) };
    },
    send: async ({ prepared, stored }, call) =>
      sentClass(await this.steps.sendAttendees(prepared, stored, call), false),
    fromSnapshot: reviveClass,
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.create, this.createRecurring, this.update, this.cancel, this.addAttendees];
  }
}

/** A series that was found, with what WizIQ does not tell of it and its classes as it was asked for. */
function madeAsAsked(found: ClassSeries, { asked, recurrence }: PreparedSeries): MadeSeries {
  const wanted = createdSeries(asked, recurrence, { masterId: found.providerId, summary: null, record: {} });
  const completed = seriesCompletedBy(found, snapshotOfSeries(wanted));
  const classes = (found.classes as readonly Class[]).map((each) => completedBy(each, asked));
  return { series: make(ClassSeries, { ...completed, classes }), asked, isJustMade: false };
}

const inWords = ({ title, startsAt, timeZone, durationMinutes, presenterEmail }: CreateInput): string =>
  `"${title}" by ${presenterEmail}, ${startsAt.toISOString()} (${timeZone}), ${durationMinutes} minutes`;

/** The native id that a person gives. Throws UserErrors. */
function providerIdOf(text: string): string {
  const nativeId = parseNativeId(text);
  if (nativeId !== null) return nativeId;
  throw notMade(`"${text}" is no id of ${TITLE}, which are whole numbers, as "15716".`);
}
