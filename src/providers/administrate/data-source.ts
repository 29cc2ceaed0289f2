import { ProviderError } from '../../model/provider-error';
import { type PublicEvent } from '../../model/public-event';
import { userError, UserErrors } from '../../model/user-error';
import {
  type Call,
  type DataSource,
  type EntitySource,
  type ProviderHealth,
  type ProviderRuntime,
  type PublicEventCatalogue,
} from '../provider';
import { createBody, touchesTimes, updateBody } from './body';
import { AdministrateCatalogue } from './catalogue';
import { AdministrateClient } from './client';
import { entitySource, ProblemLog, simpleMapping, unusableRecord } from './entities';
import { globalId, kinds, TITLE } from './ids';
import { type CreatePublicEventInput, type UpdatePublicEventInput } from './inputs';
import { PublicEventMapping } from './mapping';
import { mapContact, mapCourse, mapVenue } from './mapping-entities';
import { type AdministrateSettings } from './settings';
import { paths, type PublicEventBody, type WireRecord } from './wire';

/** Everything that can be done at one Administrate, in the graph's nouns. Lives as long as the process. */
export class AdministrateDataSource implements DataSource {
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly publicEventCatalogue: PublicEventCatalogue;
  private readonly client: AdministrateClient;

  constructor(
    private readonly settings: AdministrateSettings,
    runtime: ProviderRuntime,
  ) {
    this.client = new AdministrateClient(settings, runtime);
    this.publicEventCatalogue = new AdministrateCatalogue(this.client, settings.timeZone);
    this.entities = {
      [kinds.publicEvent]: entitySource(this.client, paths.publicEvents, (report, call) => {
        const mapping = new PublicEventMapping(settings.timeZone, report);
        return {
          map: (record) => mapping.map(record),
          done: () => mapping.complete.forEach((entity) => call.met(entity)),
        };
      }),
      [kinds.venue]: entitySource(this.client, paths.venues, simpleMapping('venue', mapVenue)),
      [kinds.course]: entitySource(this.client, paths.courses, simpleMapping('course', mapCourse)),
      [kinds.contact]: entitySource(this.client, paths.contacts, simpleMapping('contact', mapContact)),
    };
  }

  /** Creates an event. Throws UserErrors, before any call where the input itself tells, or when the provider refuses. */
  async createPublicEvent(input: CreatePublicEventInput, call: Call): Promise<PublicEvent> {
    const body = createBody(input, this.settings);
    const record = await refusalAsUserError(() => this.client.create(body, call));
    if (record === null) {
      throw new UserErrors([
        userError(
          'PROVIDER_REFUSED',
          `${TITLE} could not create the event, and nothing was created. Check that its course, venue, tutor and whatever else the input names exist there.`,
          null,
          '404',
        ),
      ]);
    }
    return this.written(record, input, call);
  }

  /** Changes what the input names, and nothing else. Throws UserErrors. */
  async updatePublicEvent(nativeId: number, input: UpdatePublicEventInput, call: Call): Promise<PublicEvent> {
    const stored = touchesTimes(input) ? await this.storedEvent(nativeId, call) : null;
    const body = updateBody(input, stored, this.settings);
    if (Object.keys(body).length === 0) return stored ?? this.storedEvent(nativeId, call);
    const record = await refusalAsUserError(() => this.client.update(nativeId, body, call));
    if (record === null) throw notFound(nativeId, namesOthers(body) ? ', or something that the input names' : '');
    // What was not to be moved has to be where it was, in another zone too.
    const asked = { startsAt: input.startsAt ?? stored?.startsAt, endsAt: input.endsAt ?? stored?.endsAt };
    return this.written(record, asked, call);
  }

  /** Deletes an event. Throws UserErrors. */
  async deletePublicEvent(nativeId: number, call: Call): Promise<void> {
    const record = await refusalAsUserError(() => this.client.remove(nativeId, call));
    if (record === null) throw notFound(nativeId);
  }

  health(): ProviderHealth {
    return this.client.health();
  }

  close(): Promise<void> {
    return this.client.close();
  }

  private async storedEvent(nativeId: number, call: Call): Promise<PublicEvent> {
    const record = await this.client.get(paths.publicEvents, nativeId, call);
    if (record === null) throw notFound(nativeId);
    return this.eventOf(record, call);
  }

  /** The event in the answer to a write. That it starts and ends when it was asked to is checked, and logged where not. */
  private written(
    record: WireRecord,
    asked: { startsAt?: Date | null; endsAt?: Date | null },
    call: Call,
  ): PublicEvent {
    const event = this.eventOf(record, call);
    for (const field of ['startsAt', 'endsAt'] as const) {
      const instant = asked[field];
      if (instant && instant.getTime() !== event[field].getTime()) {
        call.log.warn(
          { id: event.id, field, asked: instant, answered: event[field] },
          `${TITLE} stored another time than it was asked to`,
        );
      }
    }
    return event;
  }

  private eventOf(record: WireRecord, call: Call): PublicEvent {
    const problems = new ProblemLog();
    const mapping = new PublicEventMapping(this.settings.timeZone, problems.report);
    const event = mapping.map(record);
    problems.write(call);
    if (event === null) throw unusableRecord(paths.publicEvents, record.id);
    mapping.complete.forEach((entity) => call.met(entity));
    return event;
  }
}

/** Makes a user error of what the provider refuses with a status that its page does not speak of, as 400 or 422. */
async function refusalAsUserError<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'PROVIDER_REFUSED') throw error;
    throw new UserErrors([userError('PROVIDER_REFUSED', error.message, null, String(error.status))]);
  }
}

/** Whether a body names records other than the event, whose absence the provider answers with the same status. */
const namesOthers = (body: PublicEventBody): boolean => Object.keys(body).some((key) => key.endsWith('_id'));

function notFound(nativeId: number, orElse = ''): UserErrors {
  const id = globalId(kinds.publicEvent, nativeId);
  return new UserErrors([
    userError('NOT_FOUND', `${TITLE} has no public event "${id}"${orElse}. Nothing was changed.`, ['id'], '404'),
  ]);
}
