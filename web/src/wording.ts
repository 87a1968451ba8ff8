const number = new Intl.NumberFormat('en');

export const count = (n: number): string => number.format(n);

/** "1 source", "12 sources". */
export const many = (n: number, one: string, more = `${one}s`): string => `${count(n)} ${n === 1 ? one : more}`;

export const percent = (share: number): string => (share > 0 && share < 0.01 ? '<1 %' : `${Math.round(share * 100)} %`);

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A date as the article gives it, its own calendar day: never moved to the reader's zone. */
export function day(iso: string | null): string {
  const m = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  if (!m) return iso ?? '';
  const date = new Date(Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])));
  return Number.isNaN(date.getTime()) ? (iso ?? '') : DAY.format(date);
}

/** The address where it is one that a browser may follow; else null: articles can hold any string. */
export function webAddress(href: string | null): string | null {
  try {
    const url = new URL(href ?? '');
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** "a, b and c". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Office and body in one line: the body is left out where the office tells it already, as in "mayor of Tolvane". */
export const office = (role: string | null, affiliation: string | null): string =>
  [role, affiliation && role?.includes(affiliation) ? null : affiliation].filter((x) => x).join(', ');

/** A name or id as one part of an address; dots too, since servers take a part with a dot for a file. */
export const inPath = (part: string): string => encodeURIComponent(part).replaceAll('%3A', ':').replaceAll('.', '%2E');

export const claimPath = (id: string): string => `/claims/${inPath(id)}`;
export const storyPath = (id: string): string => `/stories/${inPath(id)}`;
export const sourcePath = (id: string): string => `/sources/${inPath(id)}`;
export const outletPath = (name: string): string => `/outlets/${inPath(name)}`;

/** The article of the ledger, at an attribution's words or at a place. */
export function articlePath(
  article: string,
  attribution: string | null,
  span: readonly [number, number] | null = null,
): string {
  const at = attribution ? `?at=${attribution}` : span ? `?place=${span[0]}-${span[1]}` : '';
  return `/read/${inPath(article)}${at}`;
}
