/** WizIQ's error codes and messages. Source: WizIQ's pages and its WordPress plugin. */
const MESSAGES = {
  400: 'Bad Request: The request is invalid.',
  401: 'Not Authorized: The credentials provided are invalid or are needed for the operation.',
  403: 'Forbidden: The request is refused by the API.',
  404: 'Not Found: The method requested does not exist.',
  1003: 'Specified time_zone parameter is not available.',
  1004: 'start_time parameter cannot precede current datetime.',
  1005: 'Invalid start_time parameter.',
  1007: 'Attendees can be added only in an upcoming class.',
  1008: 'This class has been cancelled.',
  1009: 'class_id is invalid.',
  1010: 'duration parameter cannot exceed #MaxClassMinutes# minutes.',
  1011: 'attendee_limit parameter cannot exceed #MaxUserPerClass# attendees.',
  1012: 'Only #MaxConcurrentClass# simultaneous classes are allowed.',
  1013: 'No record found.',
  1014: 'title parameter is missing.',
  1015: 'Cannot modify an in-progress class.',
  1016: 'Cannot modify a completed class.',
  1017: 'Cannot modify an expired class.',
  1018: 'Cannot modify a deleted class.',
  1019: 'start_time parameter is missing.',
  1020: 'class_id parameter is missing.',
  1021: 'attendee_list parameter is missing.',
  1022: 'Datetime is not in valid format.',
  1023: 'screen_name is missing.',
  1024: 'attendee_id is missing.',
  1025: 'page_size parameter cannot exceed 100.',
  1030: 'presenter_email parameter is missing.',
  1031: 'presenter_email is not valid.',
  1032: 'You have already scheduled a class for the current time.',
  1033: 'Class is already cancelled.',
  1034: 'Cannot cancel inprogress class.',
  1035: 'Cannot cancel completed class.',
  1036: 'Cannot cancel expired class.',
  1043: 'The language is invalid or unsupported in the VC.',
  1052: 'Maximum title characters length is 70.',
  1081: 'class_repeat_type parameter is empty/invalid.',
  1082: 'class_occurrence / class_end_date parameter is empty/invalid.',
  1083: 'specific_week / days_of_week parameter is empty/invalid.',
  1084: 'monthly_date parameter is empty/invalid.',
  1085: 'monthly_day / monthly_week_day parameter is empty/invalid.',
  1087: 'rdo_by_date / rdo_by_day parameter is empty/invalid.',
  1088: 'class_master_id parameter is empty/invalid.',
  1090: 'extend_duration parameter is empty or invalid.',
} as const;

export type RefusalCode = keyof typeof MESSAGES;

/** A call that the sandbox refuses with `<error code="…" msg="…"/>`. */
export class Refusal extends Error {
  /** `limit` replaces the placeholder in the message. */
  constructor(
    readonly code: RefusalCode,
    limit?: number,
  ) {
    super(MESSAGES[code].replace(/#\w+#/, String(limit)));
  }
}
