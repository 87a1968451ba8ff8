import { Failure } from '../../records/failure.ts';
import type { ClaimFilter, PageOptions, StatementFilter } from '../store.ts';
import { dayOf } from './ids.ts';

/** What statements and claims are filtered by alike. */
export type Wish = Omit<StatementFilter, keyof PageOptions> & Pick<ClaimFilter, 'country'>;

/** Sources across articles. */
export interface Speakers {
  /** Their rows, but for those of `name`. */
  readonly rows: readonly number[];
  /** A folded name that more than `MANY_RECORDS` have, which are not listed then; null where there is none. */
  readonly name: string | null;
}

/** Records of one name that are listed: tens of thousands may be called "officials". */
export const MANY_RECORDS = 2000;

export const given = (value: string | null | undefined): value is string =>
  value !== null && value !== undefined && value !== '';

/** A value that the field may have. Throws a `Failure` for another one. */
export function checked<T extends string>(value: T, allowed: readonly T[], name: string): T {
  if (allowed.includes(value)) return value;
  throw new Failure('filter', `${name} is ${String(value).slice(0, 40)}`, `one of: ${allowed.join(', ')}`);
}

/** A month or year stands for its first day, or for its last. */
export function checkedDay(value: string, name: string, end: number): number {
  const full = /^\d{4}$/.test(value) ? `${value}-01` : value;
  const day = /^\d{4}-\d\d(?:-\d\d(?:$|T))?/.test(full) ? dayOf(full) : null;
  if (day === null) throw new Failure('filter', `${name} is ${value.slice(0, 40)}`, 'give a date such as 2026-03-14');
  return end && day % 100 === 0 ? day + (value.length === 4 ? 1199 : 99) : day;
}
