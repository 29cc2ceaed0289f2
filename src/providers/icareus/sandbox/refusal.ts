/** A call that the simulated suite refuses, as `{"status": "error", "message": "…"}` says it inside of an HTTP 200. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/**
 * Why a call is refused. The page on events shows no error at all. The shape, and "Invalid eventId.", are those of the
 * sibling page on event recordings, whose "same pattern applies to all acknowledgement calls"; all other words are made
 * up [INF].
 */
export const refusals = {
  token: () => new Refusal('Invalid token.'),
  json: () => new Refusal('Invalid JSON.'),
  missing: (key: string) => new Refusal(`Missing ${key}.`),
  invalid: (key: string) => new Refusal(`Invalid ${key}.`),
  language: (key: string, language: string) => new Refusal(`Invalid language ${language} in ${key}.`),
  startsBeforeEvent: () => new Refusal("The room cannot start before the event's startTime."),
  endsAfterEvent: () => new Refusal('The room cannot end after the event.'),
  publicBeforeStart: () => new Refusal("The room's startTimePublic cannot be before its startTime."),
  channelInUse: (serviceId: number, roomId: number) =>
    new Refusal(`Linear Channel ${serviceId} is used by room ${roomId} at that time.`),
  noChannel: () => new Refusal('No Linear Channel is available at that time.'),
  mainRoom: () => new Refusal('The main room of an event cannot be deleted.'),
  eventOrRoom: () => new Refusal('Either eventId or roomId must be provided.'),
  tooLarge: () => new Refusal('The thumbnail is larger than 5 MB.'),
  unsupported: () => new Refusal('Currently unsupported.'),
} as const;
