import type { Claim, Statement } from '../records/claim.ts';
import type { Publication } from '../records/ledger.ts';
import type { StorySummary } from '../records/story.ts';
import type { FigureSet } from './ledger-figures.ts';
import type { HitRow } from './ledger-hits.ts';
import type { SourceRow } from './ledger-sources.ts';
import { type Column, toTable, type Value } from './table.ts';

interface ClaimRow {
  readonly claim: Claim;
  readonly s: Statement;
}

const CLAIM_COLUMNS: readonly Column<ClaimRow>[] = [
  { name: 'claim', value: (r) => r.claim.id },
  { name: 'title', value: (r) => r.claim.title },
  { name: 'text', value: (r) => r.claim.text },
  { name: 'disputed', value: (r) => r.claim.disputed },
  { name: 'possibly_disputed', value: (r) => r.claim.possiblyDisputed },
  { name: 'origins_asserting_at_least', value: (r) => r.claim.independent.asserts.atLeast },
  { name: 'origins_asserting_at_most', value: (r) => r.claim.independent.asserts.atMost },
  { name: 'origins_denying_at_least', value: (r) => r.claim.independent.denies.atLeast },
  { name: 'origins_denying_at_most', value: (r) => r.claim.independent.denies.atMost },
  { name: 'statement', value: (r) => r.s.id },
  { name: 'article', value: (r) => r.s.article },
  { name: 'file', value: (r) => r.s.file },
  { name: 'outlet', value: (r) => r.s.outlet },
  { name: 'published', value: (r) => r.s.published },
  { name: 'stance', value: (r) => r.s.stance },
  { name: 'source', value: (r) => r.s.sourceName },
  { name: 'source_id', value: (r) => r.s.sourceId },
  { name: 'grade', value: (r) => r.s.grade },
  { name: 'hands', value: (r) => r.s.hands },
  { name: 'chain', value: (r) => r.s.chain.join(' > ') },
  { name: 'origin', value: (r) => originOf(r) },
  { name: 'withdrawn', value: (r) => r.s.withdrawn },
];

/** Which origin of its stance a statement rests on, from 1; null for none. */
function originOf({ claim, s }: ClaimRow): number | null {
  const at = claim.origins[s.stance].findIndex((o) => o.statements.includes(s.id));
  return at < 0 ? null : at + 1;
}

/** One row a statement of each claim. */
export const claimsToCsv = (claims: readonly Claim[], header = true): string =>
  toTable(
    CLAIM_COLUMNS,
    claims.flatMap((claim) => claim.statements.map((s) => ({ claim, s }))),
    header,
  );

/** One row a statement that was found, with its first publication. */
export const hitsToCsv = (hits: readonly HitRow[], header = true): string =>
  toTable(
    [
      { name: 'statement', value: (r) => r.statement.id },
      { name: 'claim', value: (r) => r.claim },
      { name: 'words', value: (r) => r.statement.words },
      { name: 'stance', value: (r) => r.statement.stance },
      { name: 'source', value: (r) => r.sourceName },
      { name: 'grade', value: (r) => r.statement.grade },
      { name: 'hands', value: (r) => r.statement.hands },
      { name: 'article', value: (r) => r.statement.article },
      { name: 'file', value: (r) => r.publications[0]?.file ?? null },
      { name: 'outlet', value: (r) => r.publications[0]?.outlet ?? null },
      { name: 'published', value: (r) => r.publications[0]?.published ?? null },
      { name: 'publications', value: (r) => r.publications.length },
    ],
    hits,
    header,
  );

/** One row a source. */
export const sourcesToCsv = (rows: readonly SourceRow[], header = true): string =>
  toTable(
    [
      { name: 'source', value: (r) => r.source.id },
      { name: 'name', value: (r) => r.source.name },
      { name: 'aliases', value: (r) => r.source.aliases.join('; ') },
      { name: 'kind', value: (r) => r.source.kind },
      { name: 'grade', value: (r) => r.source.grade },
      { name: 'role', value: (r) => r.source.role },
      { name: 'affiliation', value: (r) => r.source.affiliation },
      { name: 'outlet_id', value: (r) => r.source.outletId },
      { name: 'articles', value: (r) => r.articles },
      { name: 'statements', value: (r) => r.statements },
      { name: 'asserts', value: (r) => r.asserts },
      { name: 'denies', value: (r) => r.denies },
    ],
    rows,
    header,
  );

/** One row a value; `series` counts the quantities from 1. */
export const figuresToCsv = (sets: readonly FigureSet[], header = true): string =>
  toTable(
    [
      { name: 'series', value: (r) => r.series },
      { name: 'counted', value: (r) => r.set.counted },
      { name: 'unit', value: (r) => r.v.figure.unit },
      { name: 'min', value: (r) => r.v.figure.min },
      { name: 'max', value: (r) => r.v.figure.max },
      { name: 'hedge', value: (r) => r.v.figure.hedge },
      { name: 'was', value: (r) => r.v.figure.was },
      { name: 'as_of', value: (r) => r.v.figure.asOf },
      { name: 'time', value: (r) => r.v.time },
      { name: 'words', value: (r) => r.v.figure.words },
      { name: 'source', value: (r) => r.v.hit?.sourceName ?? null },
      { name: 'hands', value: (r) => r.v.hit?.statement.hands ?? null },
      { name: 'claim', value: (r) => r.v.hit?.claim ?? null },
      { name: 'statement', value: (r) => r.v.hit?.statement.id ?? null },
      { name: 'article', value: (r) => r.v.figure.article },
      { name: 'file', value: (r) => r.v.publications[0]?.file ?? null },
      { name: 'outlet', value: (r) => r.v.publications[0]?.outlet ?? null },
      { name: 'published', value: (r) => r.v.publications[0]?.published ?? null },
    ] satisfies readonly Column<{ series: number; set: FigureSet; v: FigureSet['values'][number] }>[],
    sets.flatMap((set, k) => set.values.map((v) => ({ series: k + 1, set, v }))),
    header,
  );

/** Names and values, one row each. */
export const pairsToCsv = (pairs: readonly (readonly [string, Value])[], header = true): string =>
  toTable(
    [
      { name: 'name', value: (r) => r[0] },
      { name: 'value', value: (r) => r[1] },
    ] satisfies readonly Column<readonly [string, Value]>[],
    pairs,
    header,
  );

/** What lists tell of a story beside its id. */
export const STORY_COLUMNS: readonly Column<StorySummary>[] = [
  { name: 'title', value: (s) => s.title },
  { name: 'outlet', value: (s) => s.outlet },
  { name: 'published', value: (s) => s.published },
  { name: 'articles', value: (s) => s.articles },
  { name: 'outlets', value: (s) => s.outlets.join(' | ') },
  { name: 'claims', value: (s) => s.claims },
  { name: 'disputed', value: (s) => s.disputed },
  { name: 'from', value: (s) => s.from },
  { name: 'to', value: (s) => s.to },
];

/** One row a story. */
export const storiesToCsv = (stories: readonly StorySummary[], header = true): string =>
  toTable([{ name: 'story', value: (s) => s.id }, ...STORY_COLUMNS], stories, header);

/** One row an appearance of an article. */
export const publicationsToCsv = (publications: readonly Publication[], header = true): string =>
  toTable(
    [
      { name: 'article', value: (p) => p.article },
      { name: 'title', value: (p) => p.title },
      { name: 'outlet', value: (p) => p.outlet },
      { name: 'published', value: (p) => p.published },
      { name: 'address', value: (p) => p.canonical ?? p.url },
      { name: 'file', value: (p) => p.file },
    ],
    publications,
    header,
  );
