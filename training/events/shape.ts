/**
 * The shape of a written event: an invented story told by several invented outlets, with its whole truth. `places.ts` turns the words by
 * which a file names places into spans.
 */
import { z } from 'zod';
import { ACTS, STANCES } from '../../src/records/attribution.ts';
import { DRIFT_KINDS, RELATION_KINDS } from '../../src/records/claim.ts';
import { HEDGES } from '../../src/records/figure.ts';
import { GRADES, SOURCE_KINDS } from '../../src/records/source.ts';

export const PARTS = ['train', 'develop', 'test'] as const;

export const GENRES = [
  'wire',
  'tabloid',
  'local weekly',
  'broadsheet',
  'broadcast transcript',
  'live blog',
  'interview',
  'press release',
  'column',
  'court report',
  'translation',
  'trade paper',
  'parliamentary report',
  'sports desk',
  'science desk',
  'business desk',
] as const;

/** What two statements are to one another: `a-narrower` says all of b and more. */
export const PAIR_LABELS = ['same', 'a-narrower', 'b-narrower', 'contradicts', 'different'] as const;
export type PairLabel = (typeof PAIR_LABELS)[number];

const words = z.string().min(1);
/** Words that stand once in the text; which of several; or the words in a longer stretch that stands once. */
const place = z.union([words, z.tuple([words, z.int().min(1)]), z.tuple([words, words])], {
  error: 'a place is "words", ["words", 2] for the second of several, or ["words", "longer words around them"]',
});
export type Place = z.infer<typeof place>;

const id = z.string().regex(/^\S+$/, 'an id has no blanks');
const text = z.string().min(1);

const source = z.strictObject({
  id,
  kind: z.enum(SOURCE_KINDS),
  name: text,
  role: text.nullable().default(null),
  affiliation: text.nullable().default(null),
  members: z.array(id).default([]),
});

const attribution = z.strictObject({
  id,
  source: place.nullable(),
  who: id.nullable(),
  grade: z.enum(GRADES),
  cue: place,
  content: z.array(place),
  to: place.nullable().default(null),
  act: z.enum(ACTS),
  stance: z.enum(STANCES),
  about: id.nullable().default(null),
  within: id.nullable().default(null),
  reason: place.nullable().default(null),
});

const figure = z.strictObject({
  words: place,
  min: z.number().nullable(),
  max: z.number().nullable(),
  hedge: z.enum(HEDGES),
  counted: text.nullable(),
  unit: text.nullable(),
  was: z.number().nullable().default(null),
  asOf: text.nullable().default(null),
  attribution: id.nullable(),
});

const article = z.strictObject({
  id,
  outlet: text,
  genre: z.enum(GENRES),
  url: z.url().nullable(),
  published: z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'a time with its offset from UTC ("2031-05-04T09:12:00+02:00"), or a day',
  }),
  text,
  furniture: z.array(place).default([]),
  /** Words of each source, by its id. */
  mentions: z.record(id, z.array(place)).default({}),
  attributions: z.array(attribution),
  figures: z.array(figure).default([]),
});

const statement = z.strictObject({
  article: id,
  words: place,
  attribution: id.nullable(),
  stance: z.enum(STANCES),
  alone: z.literal([1, 2, 3]),
  origin: id.nullable(),
});

const count = z.strictObject({ atLeast: z.int().min(1), atMost: z.int().min(1) });

const claim = z.strictObject({
  id,
  text,
  listable: z.boolean(),
  statements: z.array(statement).min(1, 'a claim needs a statement'),
  origins: z.partialRecord(z.enum(STANCES), count),
});

/** Words of an article, or a statement of a claim by its number from 1: `"c3.2"`. */
const far = z.union([z.tuple([id, place]), z.string().regex(/^\S+\.\d+$/)], {
  error: 'a place in another text is ["article", "words"], or "c3.2" for the second statement of c3',
});
export type Far = z.infer<typeof far>;

export const eventShape = z.strictObject({
  event: id,
  plan: z.strictObject({ domain: text, place: text, shares: text.nullable(), notes: z.string() }),
  sources: z.array(source),
  articles: z.array(article),
  claims: z.array(claim),
  relations: z.array(z.strictObject({ a: id, b: id, kind: z.enum(RELATION_KINDS) })).default([]),
  drift: z.array(z.strictObject({ from: far, to: far, kind: z.enum(DRIFT_KINDS) })).default([]),
  pairs: z.array(z.strictObject({ a: far, b: far, label: z.enum(PAIR_LABELS), why: text })),
});

/** An event as its file has it, with places as words. */
export type EventFile = z.infer<typeof eventShape>;

/** The event in `value`, with what it leaves out filled in; or one line for each place where it is not of the shape: ids (or numbers from 1) lead there. */
export function shaped(value: unknown): { file: EventFile; faults: null } | { file: null; faults: string[] } {
  const { data, error } = eventShape.safeParse(value);
  if (data) return { file: data, faults: null };
  return { file: null, faults: error.issues.map((i) => `${pathOf(value, i.path)}: ${i.message.toLowerCase()}`) };
}

function pathOf(value: unknown, path: readonly PropertyKey[]): string {
  const names: string[] = [];
  let at: unknown = value;
  for (const key of path) {
    at = (at as Record<PropertyKey, unknown> | undefined)?.[key];
    const own = (at as { id?: unknown } | null | undefined)?.id;
    names.push(typeof key !== 'number' ? String(key) : typeof own === 'string' ? own : `${key + 1}`);
  }
  return names.join(' ') || 'the file';
}
