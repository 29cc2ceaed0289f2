/** The writes of single classes at WizIQ. */
import { type Class } from '../../../model/class';
import { type ResourceHold } from '../../../model/resource-hold';
import { mapLogged } from '../../../provider-kit/mapping';
import { type EntitySource, type RequestScope } from '../../../provider-kit/port';
import { existedBefore } from '../../../provider-kit/refusals';
import { type WriteOperation } from '../../../provider-kit/write-operation';
import {
  classIdIn,
  completeUpdate,
  prepareAttendees,
  type PreparedAttendees,
  type PreparedClass,
  prepareCreate,
  prepareUpdate,
  type ReadyUpdate,
} from './body';
import { type WizIqClient } from '../client';
import { readClass } from '../entities';
import { withRefusalsAt } from '../errors';
import { identity, kinds } from '../ids';
import { type AddClassAttendeesInput, type CreateClassInput, type UpdateClassInput } from './input';
import { cancelledClass, changedClass, classWithAttendees, createdClass, type RequestedClass } from './mapping';
import {
  type CreateBaseline,
  findNewClass,
  logDifferences,
  matchKeyOf,
  noSuchEntity,
  providerIdIn,
  readBaseline,
} from '../recovery';
import { classFromSnapshot, classResult, type ClassSnapshot, completedClass } from '../snapshot';

type CreateInput = Omit<CreateClassInput, 'idempotencyKey'>;

export interface ClassOperations {
  readonly create: WriteOperation<CreateInput, PreparedClass, Class, CreateBaseline>;
  readonly update: WriteOperation<UpdateClassInput, ReadyUpdate, Class>;
  readonly cancel: WriteOperation<{ id: string }, Class, Class>;
  readonly addAttendees: WriteOperation<AddClassAttendeesInput, PreparedAttendees & { stored: Class }, Class>;
}

export const classOperations = (client: WizIqClient, classes: EntitySource): ClassOperations => ({
  create: createClass(client, classes),
  update: updateClass(client, classes),
  cancel: cancelClass(client, classes),
  addAttendees: addClassAttendees(client, classes),
});

/** The time of inputs that were checked before: every start is later. */
export const EPOCH = new Date(0);

const fromSnapshot = (snapshot: unknown): Class => classFromSnapshot(snapshot as ClassSnapshot);

function createClass(client: WizIqClient, classes: EntitySource): ClassOperations['create'] {
  return {
    name: 'createClass',
    provider: identity.id,
    effect: 'create',
    summarize: (input) => `Class ${summaryOf(input)}`,
    prepare: (input) => prepareCreate(input, new Date()),
    holds: (_input, { requested }) => [presenterHold(requested, requested.startsAt)],
    send: async ({ requested, parameters, paths }, scope) => {
      const created = await withRefusalsAt(paths, () => client.create(parameters, scope));
      const entity = mapLogged(identity, scope.log, (report) => createdClass(requested, created, report));
      return classResult(entity, created.callId);
    },
    fromSnapshot,
    recovery: {
      baseline: ({ requested }, scope) => readBaseline(client, requested, scope),
      find: async (input, baseline, scope) => {
        if (baseline === null) return null;
        const { requested } = prepareCreate(input, EPOCH);
        const found = await findNewClass(client, requested, baseline, scope);
        return found && classResult(completedClass(found, requested), null);
      },
      matchKey: matchKeyOf,
      identify: async (input, text, baseline, scope) => {
        const { requested } = prepareCreate(input, EPOCH);
        const classId = providerIdIn(text);
        const found = await readClass(classes, classId, scope);
        if (!found) throw noSuchEntity(`class ${classId}`);
        if (baseline?.classIds.includes(classId)) throw existedBefore(`class ${classId}`);
        logDifferences(found.id, found, requested, scope);
        return classResult(completedClass(found, requested), null);
      },
    },
  };
}

function updateClass(client: WizIqClient, classes: EntitySource): ClassOperations['update'] {
  return {
    name: 'updateClass',
    provider: identity.id,
    effect: 'change',
    summarize: ({ id, ...changes }) => `Change of ${Object.keys(changes).join(', ') || 'nothing'} in ${id}`,
    prepare: async (input, scope) => {
      const prepared = prepareUpdate(input, new Date());
      return completeUpdate(prepared, await requireClass(classes, prepared.classId, 'id', scope));
    },
    send: async ({ stored, changes, parameters, paths }, scope) => {
      if (Object.keys(parameters).length === 0) return classResult(stored, null);
      const callId = await withRefusalsAt(paths, () => client.modify(stored.providerId, parameters, scope));
      return classResult(changedClass(stored, changes), callId);
    },
    fromSnapshot,
  };
}

function cancelClass(client: WizIqClient, classes: EntitySource): ClassOperations['cancel'] {
  return {
    name: 'cancelClass',
    provider: identity.id,
    effect: 'change',
    summarize: ({ id }) => `Cancellation of ${id}`,
    prepare: ({ id }, scope) => requireClass(classes, classIdIn(id, 'id'), 'id', scope),
    send: async (stored, scope) => {
      const callId = await withRefusalsAt({ target: ['id'] }, () => client.cancel(stored.providerId, scope));
      return classResult(cancelledClass(stored), callId);
    },
    fromSnapshot,
  };
}

function addClassAttendees(client: WizIqClient, classes: EntitySource): ClassOperations['addAttendees'] {
  return {
    name: 'addClassAttendees',
    provider: identity.id,
    effect: 'change',
    summarize: ({ classId, attendees }) =>
      `${attendees.length} attendees of ${classId}: ${attendees.map(({ attendeeId }) => attendeeId).join(', ')}`,
    prepare: async (input, scope) => {
      const prepared = prepareAttendees(input);
      return { ...prepared, stored: await requireClass(classes, prepared.classId, 'classId', scope) };
    },
    send: async ({ stored, attendees, listXml, paths }, scope) => {
      const send = () => client.addAttendees(stored.providerId, listXml, scope);
      const { added, callId } = await withRefusalsAt(paths, send);
      const entity = mapLogged(identity, scope.log, (report) => classWithAttendees(stored, attendees, added, report));
      return classResult(entity, callId);
    },
    fromSnapshot,
  };
}

/** The class that a write changes. Throws UserErrors at `field` if it does not exist, and ProviderError. */
async function requireClass(
  classes: EntitySource,
  classId: string,
  field: string,
  scope: RequestScope,
): Promise<Class> {
  const found = await readClass(classes, classId, scope);
  if (!found) throw identity.notFound(kinds.class, identity.globalId(kinds.class, classId), field, '1013');
  return found;
}

/** A class holds its presenter from its start to its end. */
export function presenterHold({ presenterEmail, durationMinutes }: RequestedClass, startsAt: Date): ResourceHold {
  const endsAt = new Date(startsAt.getTime() + durationMinutes * 60_000);
  return { kind: 'HOST', resource: presenterEmail, startsAt, endsAt };
}

/** A class in the summary of a write. */
export const summaryOf = ({ title, startsAt, timeZone, durationMinutes, presenterEmail }: CreateInput): string =>
  `"${title}" by ${presenterEmail}, ${startsAt.toISOString()} (${timeZone}), ${durationMinutes} minutes`;
