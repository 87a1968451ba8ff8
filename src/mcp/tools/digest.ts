import { z } from 'zod';
import { digest as digestOf, type ReadBack } from '../../digesting.ts';
import { type DigestAsked, digestMatter } from '../../ledger/digest.ts';
import { ACTS, STANCES } from '../../records/attribution.ts';
import {
  DIGEST_KINDS,
  type Digest,
  type DigestAmount,
  type DigestFigure,
  type DigestLine,
  type DigestPlace,
  type DigestValue,
} from '../../records/digest.ts';
import { Failure } from '../../records/failure.ts';
import { HEDGES } from '../../records/figure.ts';
import { fromJson } from '../../records/json.ts';
import { STATEMENT_GRADES } from '../../records/statement-grade.ts';
import type { Reader } from '../../server/reader.ts';
import type { Store } from '../../store/store.ts';
import { named, namedOrNull, quoted, quotedShape } from '../quoted.ts';
import { count, date, dateOf, id, idOrNull, interval, quotedOrNull } from '../shapes.ts';
import { tool } from '../tool.ts';
import { filters } from './claims.ts';

const grade = z.enum(STATEMENT_GRADES);
const number = z.number().nullable();

const placeShape = z.strictObject({
  words: quotedShape.describe('The very words of an article, with its id and their offsets.'),
  outlet: quotedOrNull,
  published: date,
  address: quotedOrNull.describe('The page at these words, else the file.'),
});

const lineShape = z.strictObject({
  sentence: quotedShape.describe('It says whose word it is. It has no offsets: `places` says what it rests on.'),
  told: z.array(
    z.strictObject({
      source: quotedOrNull,
      grade,
      act: z.enum(ACTS),
      stance: z.enum(STANCES),
      within: count.nullable().describe('Index in this list of the attribution that it lies in.'),
      content: quotedShape,
    }),
  ),
  figures: z.array(
    z.strictObject({
      min: number,
      max: number,
      hedge: z.enum(HEDGES),
      unit: quotedOrNull,
      counted: quotedOrNull,
    }),
  ),
  places: z.array(placeShape),
  claim: idOrNull,
});

const valueShape = z.strictObject({
  min: number,
  max: number,
  hedge: z.enum(HEDGES),
  source: quotedShape,
  grade,
  time: date,
  place: placeShape,
});

const output = z.strictObject({
  kind: z.enum(DIGEST_KINDS),
  of: quotedShape.describe('Id of the story, ids of the claims, or the words and days that were asked for.'),
  headline: lineShape.nullable(),
  standfirst: lineShape.nullable(),
  bullets: z.array(lineShape).describe('In the order of weight.'),
  quotation: lineShape.nullable(),
  background: z.array(lineShape),
  figures: z.array(
    z.strictObject({
      counted: quotedOrNull,
      unit: quotedOrNull,
      now: z.array(valueShape).describe('One value; several where they compete.'),
      older: z.array(valueShape),
    }),
  ),
  silent: z.array(lineShape).describe('Who did not answer, or did not say something.'),
  origins: z.array(z.strictObject({ claim: id, title: quotedShape, asserts: interval, denies: interval })),
  sources: z.array(
    z.strictObject({
      name: quotedShape,
      grade,
      reason: quotedOrNull.describe('The stated ground for withholding the name.'),
      lines: count.describe('How many lines tell what it expressed.'),
      outlets: z.array(quotedShape),
    }),
  ),
  articles: z.array(
    z.strictObject({ id, title: quotedOrNull, outlet: quotedOrNull, published: date, address: quotedOrNull }),
  ),
  leftOut: z
    .array(z.strictObject({ sentence: quotedShape, why: quotedShape }))
    .describe('What did not come back when the digest was read again, and why: it is not told.'),
});
type Answer = z.input<typeof output>;

interface Asked extends Readonly<Partial<Record<'story' | keyof Window, string | undefined>>> {
  readonly claim?: string | readonly string[] | undefined;
}
type Window = Extract<DigestAsked, { readonly kind: 'window' }>['filter'];

/** Which part of the ledger is asked for. Throws a `Failure` for none, for several, and for an id that the ledger does not have. */
async function askedOf(store: Store, { story, claim, ...filter }: Asked): Promise<DigestAsked> {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  if ([story !== undefined, claim !== undefined, isFiltered].filter(Boolean).length !== 1)
    throw new Failure('usage', 'a digest is of one thing', 'give `story`, `claim`, or what to filter by');
  if (story !== undefined) {
    const known = story.includes(':') ? story : `sy:${story}`;
    if (!(await store.story(known)))
      throw new Failure('no-story', `no story ${story}`, 'give its id: sy:…, which `hearsay://article/{id}` has');
    return { kind: 'story', id: known };
  }
  if (claim !== undefined) {
    const ids: string[] = [];
    for (const one of typeof claim === 'string' ? [claim] : claim) {
      const known = one.includes(':') ? one : `c:${one}`;
      if ((await store.claimJson(known)) === null)
        throw new Failure('no-claim', `no claim ${one}`, 'look it up with find_claims');
      ids.push(known);
    }
    return { kind: 'claims', ids };
  }
  const { query = null, source = null, outlet = null, from = null, to = null } = filter;
  return { kind: 'window', filter: { query, source, outlet, from, to } };
}

const readBackBy =
  (reader: Reader): ReadBack =>
  async (content) => {
    const line = await reader.read({ url: null, content, format: 'text', file: 'digest', given: {} });
    return fromJson(new TextDecoder().decode(line));
  };

const placeOf = ({ article, words, span, outlet, published, link, file }: DigestPlace): z.input<typeof placeShape> => ({
  words: quoted(words, article, [span]),
  outlet: namedOrNull(outlet, article),
  published: dateOf(published),
  address: namedOrNull(link ?? file, article),
});

const amountOf = ({ min, max, hedge, unit, counted }: DigestAmount) => ({
  min,
  max,
  hedge,
  unit: namedOrNull(unit),
  counted: namedOrNull(counted),
});

const lineOf = ({ text, told, figures, places, claim }: DigestLine): z.input<typeof lineShape> => ({
  sentence: named(text),
  told: told.map((t) => ({
    source: namedOrNull(t.source),
    grade: t.grade,
    act: t.act,
    stance: t.stance,
    within: t.within,
    content: named(t.content),
  })),
  figures: figures.map(amountOf),
  places: places.map(placeOf),
  claim,
});

const lineOrNull = (line: DigestLine | null) => (line === null ? null : lineOf(line));

const amountAt = ({ min, max, hedge, source, grade: held, time, place }: DigestValue): z.input<typeof valueShape> => ({
  min,
  max,
  hedge,
  source: named(source),
  grade: held,
  time: dateOf(time),
  place: placeOf(place),
});

const figureOf = ({ counted, unit, now, older }: DigestFigure): Answer['figures'][number] => ({
  counted: namedOrNull(counted),
  unit: namedOrNull(unit),
  now: now.map(amountAt),
  older: older.map(amountAt),
});

/** A digest as an answer: its sentences are words of the articles, and are marked as such. */
const answer = (d: Digest): Answer => ({
  kind: d.kind,
  of: named(d.of),
  headline: lineOrNull(d.headline),
  standfirst: lineOrNull(d.standfirst),
  bullets: d.bullets.map(lineOf),
  quotation: lineOrNull(d.quotation),
  background: d.background.map(lineOf),
  figures: d.figures.map(figureOf),
  silent: d.silent.map(lineOf),
  origins: d.origins.map((o) => ({ claim: o.claim, title: named(o.title), asserts: o.asserts, denies: o.denies })),
  sources: d.sources.map((s) => ({
    name: named(s.name),
    grade: s.grade,
    reason: namedOrNull(s.reason),
    lines: s.lines,
    outlets: s.outlets.map((outlet) => named(outlet)),
  })),
  articles: d.articles.map((a) => ({
    id: a.article,
    title: namedOrNull(a.title, a.article),
    outlet: namedOrNull(a.outlet, a.article),
    published: dateOf(a.published),
    address: namedOrNull(a.url ?? a.file, a.article),
  })),
  leftOut: d.leftOut.map(({ text, why }) => ({ sentence: named(text), why: named(why) })),
});

const { query, source, outlet, from, to } = filters;
const claimId = z.string().min(1).max(100);

export const digest = tool({
  name: 'digest',
  title: 'Write a digest',
  about:
    'A digest of a story, of claims, or of what words, a source, an outlet or days find: sentences that each say whose word they are, put together from the words of the articles alone, each with the places that it rests on. It is read again; what does not come back is left out and listed.',
  input: z.strictObject({
    story: z.string().min(1).max(100).optional().describe('Its id: sy:…, which `hearsay://article/{id}` gives.'),
    claim: claimId
      .or(z.array(claimId).min(1).max(40))
      .optional()
      .describe('Id of a claim, c:…, or a list of ids: one digest that tells of each.'),
    query,
    source,
    outlet,
    from,
    to,
    bullets: z.int().min(1).max(40).default(10).describe('Sentences in the list, at most.'),
  }),
  output,
  run: async ({ bullets, ...asked }, { ledger, reader }) => {
    const { store } = ledger;
    const matter = await digestMatter(store, await askedOf(store, asked));
    return answer(await digestOf(matter, readBackBy(reader), { bullets }));
  },
});
