import { BESIDE_BYLINE, NOBODY } from '../rules/en/byline-words.ts';
import { MONTHS, WEEKDAYS } from '../rules/en/dates.ts';
import { BYLINE_OPENERS } from '../rules/page-tags.ts';
import { isOutlet, isPerson, partsOf } from './names.ts';

/** Of addresses, dates and code. */
const NO_NAME = /https?:|www\.|\.com\b|@|\d{2}|[<>{}]/i;
const isNoName = (words: string): boolean => NO_NAME.test(words) || NOBODY.has(words.toLowerCase());
const openers = [...BYLINE_OPENERS].sort((a, b) => b.length - a.length);

/** A name without "By" before it and a note in brackets behind it. */
function bare(name: string): string {
  let words = name.replace(/\s+/g, ' ').trim();
  const lower = words.toLowerCase();
  const opener = openers.find((o) => lower.startsWith(`${o} `));
  if (opener) words = words.slice(opener.length).trim();
  return words.replace(/(?<!\s)\s*\([^()]*\)$/, '').replace(/(?<![\s,;:|–—-])[\s,;:|–—-]+$/, '');
}

const isDate = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((w) => (MONTHS.has(w) || WEEKDAYS.has(w)) && /\d/.test(words));

/** "Monday March", what is left of a date without its figures; "May Holm" is a name. */
const isDay = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .every((w) => w === '' || MONTHS.has(w) || WEEKDAYS.has(w));

/**
 * Names that a page's metadata gives as authors, which may be bodies too ("Harbour Post staff writers" is none). One string may
 * hold several; "Holm, Ada" is turned round where `lastFirst`.
 */
export function namedAuthors(values: readonly string[], lastFirst = false): string[] {
  const out: string[] = [];
  for (const value of values) {
    const turned =
      lastFirst && /^[^,]+, [^,]+$/.test(value.trim()) ? value.trim().replace(/^([^,]+), (.+)$/, '$2 $1') : value;
    const words = bare(turned.slice(0, 300));
    // "Ada Holm, Ben Ruiz" is two; a name of a body with a comma in it is not cut.
    const parts = partsOf(words, [0, words.length]).map((p) => bare(p.words));
    const named = parts.filter((p) => isPerson(p) || isOutlet(p));
    const names = parts.length > 1 && named.some(isPerson) ? named : [words];
    for (const name of names) {
      if (name.length < 2 || name.length > 80 || isNoName(name) || isDate(name) || !/\p{L}/u.test(name)) continue;
      if (!out.some((o) => o.toLowerCase() === name.toLowerCase())) out.push(name);
    }
  }
  return out;
}

/** Persons in a visible byline: "By Ada Holm and Ben Ruiz, Agency T" is two. Its lines are read apart; dates and editors are left out. */
export function bylineAuthors(byline: string): string[] {
  const out: string[] = [];
  for (const line of byline.slice(0, 600).split(/[\n\r\t]+|\s{3,}/)) {
    if (BESIDE_BYLINE.test(line)) continue;
    const plain = line.replace(/\([^()]*\)?/g, ' ');
    for (const part of partsOf(plain, [0, plain.length])) {
      const name = bare(part.words).replace(/(?<!\s)\s*\d.*$/s, '');
      if (!isPerson(name) || isOutlet(name) || isNoName(name) || isDay(name)) continue;
      if (!out.some((o) => o.toLowerCase() === name.toLowerCase())) out.push(name);
    }
  }
  return out;
}
