import type { Claim } from '../records/claim.ts';
import type { LedgerFigure, Publication } from '../records/ledger.ts';
import type { StatementFilter, StatementHit, Store } from '../store/store.ts';

/** One value of a figure: who gives it, where, for what time. */
export interface FigureValue {
  readonly figure: LedgerFigure;
  readonly hit: StatementHit | null;
  readonly publications: readonly Publication[];
  /** The time that it holds for, as far as known: `asOf`, else when it was said, else when it was published. */
  readonly time: string | null;
}

/** Values of what seems to be the same quantity, by time; those without a time last. */
export interface FigureSeries {
  /** The fullest words for what is counted; null where no article names it. */
  readonly counted: string | null;
  readonly unit: string | null;
  /** Claims that the values stand in. */
  readonly claims: readonly string[];
  readonly values: readonly FigureValue[];
  /** True where two values of the same thing cannot both be right for the same time as far as their bounds tell. */
  readonly competing: boolean;
}

const DAY = 'YYYY-MM-DD'.length;
const PAGE = 500;
const MOST = 5_000;

/**
 * Figures that compete or follow one another: of the same unit and counting alike things, in statements of one claim or of claims
 * that update or contradict each other. At most 5,000 figures are looked at, the newest first. Appearances that are not `isIn` are left out.
 */
export async function seriesOf(
  store: Store,
  filter: StatementFilter,
  isIn: (p: Publication) => boolean = () => true,
): Promise<readonly FigureSeries[]> {
  return grouped(store, await valuesOf(store, filter, isIn));
}

/** The same of the figures in statements of these claims, wherever in these stories they stand. */
export async function seriesOfClaims(
  store: Store,
  claims: ReadonlySet<string>,
  stories: Iterable<string>,
): Promise<readonly FigureSeries[]> {
  const values: FigureValue[] = [];
  for (const story of stories)
    for (const value of await valuesOf(store, { story }))
      if (value.hit && claims.has(value.hit.claim)) values.push(value);
  return grouped(store, values);
}

async function valuesOf(
  store: Store,
  filter: StatementFilter,
  isIn: (p: Publication) => boolean = () => true,
): Promise<readonly FigureValue[]> {
  const values: FigureValue[] = [];
  let cursor: string | null = filter.cursor ?? null;
  do {
    const page: Awaited<ReturnType<Store['figures']>> = await store.figures({ ...filter, limit: PAGE, cursor });
    for (const { figure, hit, ...found } of page.items) {
      const publications = found.publications.filter(isIn);
      const time = figure.asOf ?? hit?.statement.said ?? publications[0]?.published ?? null;
      values.push({ figure, hit, publications, time });
    }
    cursor = page.next;
  } while (cursor !== null && values.length < MOST);
  return values;
}

async function grouped(store: Store, values: readonly FigureValue[]): Promise<readonly FigureSeries[]> {
  const roots = await rootsOf(store, new Set(values.flatMap((v) => (v.hit ? [v.hit.claim] : []))));
  const groups: FigureValue[][] = [];
  const byRoot = new Map<string, FigureValue[][]>();
  for (const value of values) {
    const root = value.hit ? (roots.get(value.hit.claim) ?? value.hit.claim) : `alone ${value.figure.article}`;
    const near = byRoot.get(root) ?? [];
    byRoot.set(root, near);
    const group = near.find((g) => isAlike(g[0]!.figure, value.figure));
    if (group) group.push(value);
    else {
      const fresh = [value];
      near.push(fresh);
      groups.push(fresh);
    }
  }
  return groups.map(series).sort(byWeight);
}

/** Claims that hang together by updates and contradictions, each under the least id among them. */
async function rootsOf(store: Store, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const root = new Map([...ids].map((id) => [id, id]));
  const find = (id: string): string => {
    const up = root.get(id)!;
    return up === id ? id : find(up);
  };
  for (const id of ids) {
    const claim: Claim | null = await store.claim(id);
    for (const { claim: other, kind } of claim?.relations ?? []) {
      if (kind === 'narrower' || !root.has(other)) continue;
      const [a, b] = [find(id), find(other)].sort();
      root.set(b!, a!);
    }
  }
  return new Map([...ids].map((id) => [id, find(id)]));
}

const wordsOf = (counted: string | null): readonly string[] =>
  (counted ?? '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w.length > 2)
    .map((w) => w.replace(/(?:es|s)$/, ''));

/** Of one unit, and counting things that share a word (or naming none). */
function isAlike(a: LedgerFigure, b: LedgerFigure): boolean {
  if (a.unit !== b.unit) return false;
  const [x, y] = [wordsOf(a.counted), wordsOf(b.counted)];
  return x.length === 0 || y.length === 0 || x.some((w) => y.includes(w));
}

const bound = (x: number | null, open: number): number => x ?? open;

/** No value lies in both intervals. */
const isApart = (a: LedgerFigure, b: LedgerFigure): boolean =>
  bound(a.min, -Infinity) > bound(b.max, Infinity) || bound(b.min, -Infinity) > bound(a.max, Infinity);

/** Of two articles, for one day: a toll that grows from day to day does not compete with itself. Without a day, only what is said of one claim. */
const isSameTime = (a: FigureValue, b: FigureValue): boolean =>
  a.figure.article !== b.figure.article &&
  (a.time === null || b.time === null
    ? a.hit !== null && a.hit.claim === b.hit?.claim
    : a.time.slice(0, DAY) === b.time.slice(0, DAY));

/** The same thing in the same words, whole in both: 8 of the visitors are not set against 11 people in all. */
function isSameThing({ figure: a, hit: x }: FigureValue, { figure: b, hit: y }: FigureValue): boolean {
  if (a.partOf !== null || b.partOf !== null) return false;
  const [v, w] = [new Set(wordsOf(a.counted)), new Set(wordsOf(b.counted))];
  if (v.size === 0 || v.size !== w.size || ![...v].every((t) => w.has(t))) return false;
  const [m, n] = [namesIn(x?.statement.words ?? ''), namesIn(y?.statement.words ?? '')];
  return m.size === 0 || n.size === 0 || [...m].some((name) => n.has(name));
}

/** Words with a capital that do not open the statement: other places and people make another thing of what is counted. */
const namesIn = (words: string): ReadonlySet<string> =>
  new Set(words.match(/(?<=[\p{Ll}\p{N},] )\p{Lu}\p{L}{2,}/gu) ?? []);

function series(values: readonly FigureValue[]): FigureSeries {
  const sorted = [...values].sort(
    (a, b) =>
      Number(a.time === null) - Number(b.time === null) ||
      (a.time ?? '').localeCompare(b.time ?? '') ||
      a.figure.article.localeCompare(b.figure.article) ||
      a.figure.span[0] - b.figure.span[0],
  );
  const counted = sorted
    .map((v) => v.figure.counted)
    .reduce((best, c) => (c !== null && (best === null || c.length > best.length) ? c : best), null);
  return {
    counted,
    unit: sorted[0]!.figure.unit,
    claims: [...new Set(sorted.flatMap((v) => (v.hit ? [v.hit.claim] : [])))],
    values: sorted,
    competing: sorted.some((a, i) =>
      sorted.slice(i + 1).some((b) => isSameTime(a, b) && isSameThing(a, b) && isApart(a.figure, b.figure)),
    ),
  };
}

/** Competing series first, then those with the most values. */
const byWeight = (a: FigureSeries, b: FigureSeries): number =>
  Number(b.competing) - Number(a.competing) ||
  b.values.length - a.values.length ||
  (a.counted ?? '').localeCompare(b.counted ?? '');
