import { type Logger } from 'pino';
import { type Deadline } from '../model/deadline';

/** What a provider call carries of the request that it is made for. */
export interface RequestScope {
  /** When the operation must be over; passed to every wait and every request. */
  readonly deadline: Deadline;
  readonly requestId: string;
  readonly log: Logger;
  /** Called with every entity that arrives complete, so that this request does not look it up again. */
  primeCache(entity: Entity): void;
}

/** An entity of the graph, as loaders cache it. */
export interface Entity {
  readonly id: string;
}
