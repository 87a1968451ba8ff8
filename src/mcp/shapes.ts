import { z } from 'zod';
import { ACTS, FORMS, STANCES } from '../records/attribution.ts';
import { type Claim, DRIFT_KINDS, RELATION_KINDS, type Statement } from '../records/claim.ts';
import { HEDGES } from '../records/figure.ts';
import type { Linkable, Publication } from '../records/ledger.ts';
import { GRADES, SOURCE_KINDS } from '../records/source.ts';
import { STATEMENT_GRADES } from '../records/statement-grade.ts';
import type { SourceSummary, StatementHit } from '../store/store.ts';
import { named, namedOrNull, quoted, quotedShape } from './quoted.ts';

export const quotedOrNull = quotedShape.nullable();
/** Ids and dates hold no words. */
export const id = z.string().regex(/^[\w:.#-]{1,100}$/);
export const idOrNull = id.nullable();
export const date = z
  .string()
  .regex(/^[\d:.TZ+-]{4,40}$/)
  .nullable()
  .describe('ISO 8601, as the page tells it.');
const stance = z.enum(STANCES);
export const count = z.int().min(0);
export const interval = z.strictObject({ atLeast: count, atMost: count });

/** A date of a page, or null where it is none in form. */
export const dateOf = (value: string | null | undefined): string | null =>
  value && /^[\d:.TZ+-]{4,40}$/.test(value) ? value : null;

export const claimShape = z.strictObject({
  id,
  title: quotedShape,
  disputed: z.boolean().describe('Sources surely stand on two sides.'),
  possiblyDisputed: z.boolean(),
  hidden: z.boolean(),
  articles: count,
  statements: count,
  origins: z
    .strictObject({ asserts: interval, denies: interval })
    .describe('Independent origins of each side, from at least to at most.'),
  first: date,
  latest: date,
});

/** A claim as lists show it. */
export function claimOf(claim: Claim): z.infer<typeof claimShape> {
  const days = claim.statements.flatMap((s) => dateOf(s.published) ?? []).sort();
  const [first] = claim.statements;
  return {
    id: claim.id,
    title: first ? quoted(claim.title, first.article, first.content) : named(claim.title),
    disputed: claim.disputed,
    possiblyDisputed: claim.possiblyDisputed,
    hidden: claim.hidden ?? false,
    articles: new Set(claim.statements.map((s) => s.article)).size,
    statements: claim.statements.length,
    origins: claim.independent,
    first: days[0] ?? null,
    latest: days.at(-1) ?? null,
  };
}

export const statementShape = z.strictObject({
  id,
  claim: idOrNull,
  stance,
  words: quotedShape,
  source: z.strictObject({ id: idOrNull, name: quotedOrNull }).nullable().describe("Null in the article's own voice."),
  grade: z.enum(STATEMENT_GRADES).describe('How far someone could be held to it.'),
  hands: count.describe('Changes of source between speaker and article.'),
  chain: z.array(quotedShape).describe('Sources from the outside in.'),
  outlet: quotedOrNull,
  published: date,
  address: quotedOrNull,
  withdrawn: z.boolean(),
});
type StatementRow = z.infer<typeof statementShape>;

const addressOf = (p: Publication | null | undefined): string | null => p?.canonical ?? p?.url ?? p?.file ?? null;

/** A statement of a claim. */
export function statementOf(s: Statement, claim: string, linked: Linkable | undefined): StatementRow {
  const place = linked?.publications.find((p) => p.outlet === s.outlet && p.published === s.published);
  return {
    id: s.id,
    claim,
    stance: s.stance,
    words: quoted(linked?.statement.words ?? '', s.article, s.content),
    source: s.attribution === null ? null : { id: s.sourceId, name: namedOrNull(s.sourceName, s.article) },
    grade: s.grade,
    hands: s.hands,
    chain: s.chain.map((name) => named(name, s.article)),
    outlet: namedOrNull(s.outlet, s.article),
    published: dateOf(s.published),
    address: namedOrNull(addressOf(place), s.article),
    withdrawn: s.withdrawn,
  };
}

/** A statement that was found by search. */
export function hitOf({ statement: s, publications, sourceId, sourceName, claim }: StatementHit): StatementRow {
  const [place] = publications;
  return {
    id: s.id,
    claim,
    stance: s.stance,
    words: quoted(s.words, s.article, s.content),
    source: s.attribution === null ? null : { id: sourceId, name: namedOrNull(sourceName, s.article) },
    grade: s.grade,
    hands: s.hands,
    chain: [],
    outlet: namedOrNull(place?.outlet, s.article),
    published: dateOf(place?.published),
    address: namedOrNull(addressOf(place), s.article),
    withdrawn: false,
  };
}

export const sourceShape = z.strictObject({
  id,
  name: quotedShape,
  kind: z.enum(SOURCE_KINDS),
  grade: z.enum(GRADES),
  role: quotedOrNull,
  affiliation: quotedOrNull,
  articles: count,
  statements: count,
  asserts: count,
  denies: count,
});

/** A source as lists show it. */
export const sourceOf = ({ source: s, ...counts }: SourceSummary): z.infer<typeof sourceShape> => ({
  id: s.id,
  name: named(s.name),
  kind: s.kind,
  grade: s.grade,
  role: namedOrNull(s.role),
  affiliation: namedOrNull(s.affiliation),
  ...counts,
});

export const sideShape = z.strictObject({
  stance,
  source: z.strictObject({ id, name: quotedShape }),
  since: date,
  statements: z.array(id),
});
export const originShape = z.strictObject({
  stance,
  articles: count,
  statements: z.array(id),
  why: z.array(quotedShape).describe('Why they have one root.'),
});
export const driftShape = z.strictObject({ kind: z.enum(DRIFT_KINDS), from: id, to: id, why: quotedShape });
export const relationShape = z.strictObject({ kind: z.enum(RELATION_KINDS), claim: id, why: z.array(quotedShape) });

export const attributionShape = z.strictObject({
  id,
  source: quotedOrNull.describe('The words that name who expresses it; null where the article names nobody.'),
  name: quotedOrNull,
  kind: z.enum(SOURCE_KINDS).nullable(),
  grade: z.enum(GRADES),
  cue: quotedShape,
  content: z.array(quotedShape),
  form: z.enum(FORMS),
  act: z.enum(ACTS),
  stance,
  within: idOrNull.describe('The attribution in whose content this one lies: the chain.'),
  about: idOrNull,
  hands: count,
  date,
  confidence: z.number().min(0).max(1),
});

const numberOrNull = z.number().nullable();
export const figureShape = z.strictObject({
  words: quotedShape,
  min: numberOrNull,
  max: numberOrNull,
  hedge: z.enum(HEDGES),
  counted: quotedOrNull,
  unit: quotedOrNull,
  was: numberOrNull,
});
