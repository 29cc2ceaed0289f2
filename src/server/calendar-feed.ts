import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type RequestContext } from '../context';
import { calendarSessions } from '../graph/calendar-sessions';
import { applyFilter } from '../graph/schedule-filter';
import { type RunningDeadline } from '../model/deadline';
import { calendarOf, etagOf } from '../schedule/calendar';
import { type CalendarQuery, readCalendarQuery } from './calendar-query';
import { isFromThisMachine } from './same-machine';

const RETRY_AFTER_SECONDS = 300;

export interface CalendarFeedOptions {
  /** What a request for the calendar carries; its deadline is ended here. */
  readonly createContext: () => RequestContext & { readonly deadline: RunningDeadline };
}

/**
 * `/calendar.ics`: the schedule for calendar programs, with the schedule's filters as query parameters. Open to this
 * machine alone until callers are authenticated: anyone who has the address can read the schedule.
 */
export function serveCalendarFeed(app: FastifyInstance, { createContext }: CalendarFeedOptions): void {
  app.get('/calendar.ics', async (request, reply) => {
    const { headers, socket } = request.raw;
    if (!isFromThisMachine({ remoteAddress: socket.remoteAddress, headers })) {
      const refusal =
        'The calendar is given to programs on the same machine only, by the address of 127.0.0.1 or localhost and without a proxy in between.';
      return refuse(reply, 403, 'FORBIDDEN', refusal);
    }
    const query = readCalendarQuery(request.query);
    if ('problem' in query) return refuse(reply, 400, 'BAD_USER_INPUT', query.problem);
    const context = createContext();
    try {
      return await answer(query, context, request, reply);
    } finally {
      context.deadline.end();
    }
  });
}

async function answer(
  { from, to, filter }: CalendarQuery,
  context: RequestContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { sessions, incomplete } = await context.schedule.read(from, to, { providers: filter.providers });
  const [first] = incomplete;
  if (first) {
    // A calendar without these sessions would be taken for one in which they were called off.
    const messages = incomplete.map(({ message }) => message).join(' ');
    const refusal = `There is no calendar without these: ${messages} Leave them out with "providers", or ask again later.`;
    void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
    return refuse(reply, 503, first.code, refusal);
  }
  const wanted = (await applyFilter(sessions, filter, context)).map(({ session }) => session);
  const text = calendarOf('Schedule', await calendarSessions(wanted, context));
  const etag = etagOf(text);
  void reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', 'inline; filename="schedule.ics"')
    .send(text);
}

/** Source: RFC 9110, 13.1.2: any version, or a list in which it counts whether the text is the same, weak or strong. */
const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch
    .split(',')
    .map((known) => known.trim())
    .some((known) => known === '*' || known.replace(/^W\//, '') === etag);

const refuse = (reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ errors: [{ message, extensions: { code } }] });
