/** Checks the create of a series and builds its parameters. Pure. */
import { fillCreate, type PreparedClass } from '../classes/body';
import { ClassForm } from '../classes/form';
import { type CreateRecurringClassInput } from './input';
import {
  recurrenceParameters,
  recurrencePaths,
  recurrenceProblems,
  type RecurrenceRule,
  recurrenceRule,
} from './recurrence';

/** A checked create_recurring. */
export interface PreparedSeries extends PreparedClass {
  readonly rule: RecurrenceRule;
}

/** Checks the create of a series and builds its parameters. Throws UserErrors. */
export function prepareCreateRecurring(input: CreateRecurringClassInput, now: Date): PreparedSeries {
  const form = new ClassForm(['class']);
  const { idempotencyKey } = input.class;
  if (idempotencyKey !== undefined && idempotencyKey !== null) {
    form.refuse('INVALID', 'idempotencyKey', 'the key of a series is given beside `class`, not in it.');
  }
  const { requested, day } = fillCreate(form, input.class, now);
  for (const { field, message, providerCode } of recurrenceProblems(input, day)) {
    form.problems.refuse('RECURRENCE_INVALID', field, message, providerCode);
  }
  form.problems.throwIfAny();
  const rule = recurrenceRule(input);
  return {
    requested,
    rule,
    parameters: { ...form.parameters, ...recurrenceParameters(rule) },
    paths: { ...form.paths, ...recurrencePaths(input) },
  };
}
