import type { Digest, DigestLine, DigestPlace, DigestValue } from '../records/digest.ts';
import { MONTH_NAMES } from '../rules/en/month-names.ts';
import { sidesInWords } from './digest-parts.ts';
import { amount } from './figure.ts';
import { visible } from './visible.ts';

/** A row of a section, with the places that it rests on. */
export interface SectionRow {
  readonly text: string;
  readonly places: readonly DigestPlace[];
}

/** What every format of a digest shows, in plain words. */
export interface Section {
  readonly title: string;
  readonly rows: readonly SectionRow[];
}

/** "10 March 2026". */
export function dayWords(time: string | null): string | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(time ?? '') ?? [];
  return year === undefined ? null : `${Number(day)} ${MONTH_NAMES[Number(month) - 1]} ${year}`;
}

/** "Lowland Tribune, 10 March 2026". */
export const placeName = ({ outlet, file, published }: Pick<DigestPlace, 'outlet' | 'file' | 'published'>): string =>
  visible([outlet ?? file ?? 'no outlet', dayWords(published)].filter((x) => x !== null).join(', '));

/** The place's address; null without one, and for what is no page of the web. */
export const webLink = ({ link }: Pick<DigestPlace, 'link'>): string | null =>
  link !== null && /^https?:\/\//i.test(link) ? link : null;

/** Who tells it and how far one could be held to it: "Edda Korvin: named". */
export const gradesOf = (line: DigestLine): string =>
  [...new Set(line.told.map((t) => `${t.source ?? 'no source'}: ${t.grade}`))].map(visible).join('; ');

const value = (v: DigestValue, unit: string | null): string =>
  `${amount({ ...v, unit })} (${[v.source, v.grade, ...(v.time === null ? [] : [dayWords(v.time) ?? v.time])].join(
    ', ',
  )})`;

/** Figures as they stand now, with what they were. */
const figureRows = (d: Digest): readonly SectionRow[] =>
  d.figures.map(({ counted, unit, now, older }) => {
    const what = counted ?? unit ?? 'figure';
    const was = older.length ? `; before: ${older.map((v) => value(v, unit)).join(', ')}` : '';
    const text = `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${now.map((v) => value(v, unit)).join('; ')}${was}`;
    return { text: visible(text), places: placesOf([...now, ...older]) };
  });

/** Each once, in order. */
function placesOf(values: readonly DigestValue[]): readonly DigestPlace[] {
  const places = new Map(values.map(({ place }) => [`${place.article} ${place.span.join(' ')}`, place]));
  return [...places.values()];
}

const interval = ({ atLeast, atMost }: { readonly atLeast: number; readonly atMost: number }): string =>
  atLeast === atMost ? `${atLeast}` : `at least ${atLeast}, at most ${atMost}`;

/** On how many origins each claim rests. */
const originRows = (d: Digest): readonly SectionRow[] =>
  d.origins.map((o) => ({ text: visible(`${o.title}: ${sidesInWords(o, interval)}`), places: [] }));

const sourceRows = (d: Digest): readonly SectionRow[] =>
  d.sources.map(({ name, grade, reason, outlets }) => ({
    text: visible(
      `${name}: ${grade}${reason === null ? '' : ` (${reason})`}${outlets.length ? `; in ${outlets.join(', ')}` : ''}`,
    ),
    places: [],
  }));

/** "From 14 articles of 10 outlets, 10 March 2026 to 12 March 2026." */
export function extentWords({ articles }: Digest): string {
  const texts = new Set(articles.map((a) => a.article)).size;
  const outlets = new Set(articles.map((a) => a.outlet).filter((o) => o !== null)).size;
  const days = articles.map((a) => dayWords(a.published)).filter((d) => d !== null);
  const [first, last] = [days[0], days.at(-1)];
  const when = first === undefined ? '' : first === last ? `, ${first}` : `, ${first} to ${last}`;
  const from = outlets ? ` of ${outlets === 1 ? 'one outlet' : `${outlets} outlets`}` : '';
  return `From ${texts === 1 ? 'one article' : `${texts} articles`}${from}${when}.`;
}

/** Sections behind the bullets, those without rows left out. */
export const sectionsOf = (d: Digest): readonly Section[] =>
  [
    { title: 'Figures', rows: figureRows(d) },
    { title: 'Independent origins', rows: originRows(d) },
    { title: 'Sources', rows: sourceRows(d) },
  ].filter((s) => s.rows.length > 0);

export const headlineWords = (d: Digest): string => visible(d.headline?.text ?? 'Digest');
