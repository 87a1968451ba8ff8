import { InvalidArgumentError, Option } from 'commander';
import type { Given } from '../records/reading.ts';

/** What a person knows of an article and its text may not say. */
export interface GivenOptions {
  readonly outlet?: string | undefined;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly published?: string | undefined;
}

export const outletOption = (): Option =>
  new Option('--outlet <name>', 'who publishes it, where the text does not say');
export const urlOption = (): Option => new Option('--url <address>', 'its address').argParser(address);
export const publishedOption = (): Option =>
  new Option('--published <date>', 'its date, as 2026-03-16 or 2026-03-16T09:30+02:00').argParser(date);

/** Leaves out what was not given: a given value wins over a found one. */
export const given = ({ outlet, title, url, published }: GivenOptions): Given =>
  Object.fromEntries(Object.entries({ outlet, title, url, published }).filter(([, value]) => value !== undefined));

/** An http or https address. */
export function address(value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new InvalidArgumentError('Give an address that starts with http:// or https://.');
  }
  return value;
}

function date(value: string): string {
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  // An impossible day (2026-02-30) would roll over to another one.
  if (!form.test(value) || Number.isNaN(Date.parse(value)) || day.toISOString().slice(0, 10) !== value.slice(0, 10)) {
    throw new InvalidArgumentError('Give a date as 2026-03-16, or with a time and its offset from UTC.');
  }
  return value;
}
