import type { Evidence } from '../../records/claim.ts';
import type { LedgerSource, Publication } from '../../records/ledger.ts';
import type { LocalId, NearSources } from '../store.ts';
import { edgeCodes } from './codes.ts';
import { hash48, idOf, type Key } from './ids.ts';
import type { Local } from './ready-article.ts';
import type { Writing } from './writing.ts';

const SAME = edgeCodes.of('same');
/** Sources elsewhere that one name leads to: those of the least articles, whatever came first. */
export const PER_NAME = 24;
/** Where a name leads to as many, of each record that they are in those of the least articles: enough to tell who else belongs to it. */
const PER_RECORD = 8;
/** What one source leads to, at most: the nearest first. */
const MOST_NEAR = 2000;
/** Once so much is found no further source is taken: those that are left are asked for again. */
const ENOUGH = 1000;

/** A source within one article, as the table has it. */
export interface LocalRow {
  readonly row: number;
  readonly article: number;
  readonly n: number;
  /** Equal where articles tell the same of it, in the same words. */
  readonly wording: number;
  readonly source: number | null;
  readonly why: string | null;
}

interface LocalTie {
  readonly from: Local;
  readonly to: Local;
  readonly why: readonly Evidence[];
}

/** The first of these sources, those that names and linked statements lead to from there, and on from those. */
export function sourcesNear(w: Writing, sources: readonly LocalId[]): NearSources {
  const { found, ties, taken, isWhole } = new Search(w).from(sources);
  const ids = new Map<number, string>();
  const idOfArticle = (row: number): string => {
    const known = ids.get(row);
    if (known !== undefined) return known;
    const id = idOf('sha256:', w.sql.value<Key>('SELECT id FROM article WHERE row = ?', row)!);
    ids.set(row, id);
    return id;
  };
  const publications = new Map<number, readonly Publication[]>();
  for (const { article } of found.values())
    if (!publications.has(article)) publications.set(article, w.articles.publications(article));
  const placed = ({ article, source: { local } }: Local) => ({ article: idOfArticle(article), local });
  return {
    mentions: [...found.values()].map(({ article, source }) => ({
      article: idOfArticle(article),
      source,
      publications: publications.get(article)!,
    })),
    ties: ties.map(({ from, to, why }) => ({ a: placed(from), b: placed(to), why })),
    taken,
    isWhole,
  };
}

/** Walks from source to source, breadth first. */
class Search {
  readonly found = new Map<number, Local>();
  readonly ties: LocalTie[] = [];
  taken = 0;
  isWhole = true;
  readonly #w: Writing;
  /** Found, and not gone on from. */
  readonly #open: Local[] = [];
  readonly #names = new Set<string>();
  readonly #articles = new Map<number, readonly Local[]>();

  constructor(w: Writing) {
    this.#w = w;
  }

  from(sources: readonly LocalId[]): this {
    for (const { article, local } of sources) {
      if (this.found.size >= ENOUGH) break;
      this.taken++;
      const row = this.#w.articles.rowOf(article);
      const start = row === null ? undefined : this.#localsOf(row).find((l) => l.source.local === local);
      if (start && !this.found.has(start.row)) this.#around(start);
    }
    return this;
  }

  /** All that one source leads to: what is seen of a name is then the same whatever else is asked for. */
  #around(start: Local): void {
    const before = this.found.size;
    this.found.set(start.row, start);
    this.#open.push(start);
    for (let at = this.#open.shift(); at; at = this.#open.shift()) {
      if (this.found.size - before >= MOST_NEAR) {
        this.isWhole = false;
        this.#open.length = 0;
        return;
      }
      this.#byName(at);
      this.#byTie(at);
    }
  }

  #put(local: Local): void {
    if (this.found.has(local.row)) return;
    this.found.set(local.row, local);
    this.#open.push(local);
  }

  #byName({ source }: Local): void {
    for (const name of this.#w.linking.sourceNames(source)) {
      if (this.#names.has(name)) continue;
      this.#names.add(name);
      const bearers = bearersOf(this.#w, name);
      for (const { row, article } of bearers.length < PER_NAME ? bearers : someOfEach(bearers))
        if (!this.found.has(row)) this.#put(this.#localsOf(article).find((l) => l.row === row)!);
    }
  }

  #byTie(from: Local): void {
    for (const { to, why, isFirst } of tiedTo(this.#w, from, (article) => this.#localsOf(article))) {
      // From its other end the tie comes again.
      if (!isFirst && this.found.has(to.row)) continue;
      if (isFirst) this.ties.push({ from, to, why });
      this.#put(to);
    }
  }

  /** Sources of an article, each at its place. */
  #localsOf(article: number): readonly Local[] {
    const known = this.#articles.get(article) ?? this.#w.articles.locals(article);
    this.#articles.set(article, known);
    return known;
  }
}

/** Who bears a name, with what its article's id ranks by. */
export interface Bearer extends LocalRow {
  readonly rank: number;
}

/** Those of the least articles that bear a name, `PER_NAME` at most. */
export const bearersOf = (w: Writing, name: string): Bearer[] =>
  w.sql.all<Bearer>(
    `SELECT l.*, k.rank FROM (SELECT local, rank FROM nameKey WHERE key = ? ORDER BY rank LIMIT ?) k
     CROSS JOIN local l ON l.row = k.local ORDER BY k.rank`,
    hash48(name),
    PER_NAME,
  );

function someOfEach(bearers: readonly Bearer[]): Bearer[] {
  const counts = new Map<number | null, number>();
  return bearers.filter(({ source }) => {
    const n = counts.get(source) ?? 0;
    counts.set(source, n + 1);
    return n < PER_RECORD;
  });
}

/** Whether a name of the source leads to as many as are looked at: then not all of it is seen. */
export const isOfMany = (w: Writing, source: LedgerSource): boolean =>
  w.linking.sourceNames(source).some((name) => bearersOf(w, name).length === PER_NAME);

/** Sources elsewhere of which linked statements tell the same in one stance, and which may be one with it. */
function tiedTo(w: Writing, from: Local, localsOf: (article: number) => readonly Local[]) {
  const out: { readonly to: Local; readonly why: readonly Evidence[]; readonly isFirst: boolean }[] = [];
  for (const linked of [FROM_A, FROM_B])
    for (const row of w.sql.all<{ article: number; local: number; facts: Buffer }>(
      linked,
      SAME,
      from.article,
      from.n,
    )) {
      const to = localsOf(row.article)[row.local];
      if (!to || from.source.kind !== to.source.kind) continue;
      const { why } = w.reasons.facts(row.facts);
      const isSaid = why.some((reason) => reason.kind === 'same-utterance' || reason.kind === 'same-report');
      if (w.linking.mayJoin(from.source, to.source, isSaid)) out.push({ to, why, isFirst: linked === FROM_A });
    }
  return out;
}

/** Rows of the records that linked statements tie a source to; null for a source that is in none yet. */
export function recordsTied(w: Writing, from: Local): (number | null)[] {
  return tiedTo(w, from, (article) => w.articles.locals(article)).map(
    ({ to }) => w.sql.value<number | null>('SELECT source FROM local WHERE row = ?', to.row) ?? null,
  );
}

const linkedFrom = (near: 'a' | 'b', far: 'a' | 'b'): string =>
  `SELECT t.article, t.local, e.facts FROM statement s JOIN edge e ON e.${near} = s.row AND e.kind = ? JOIN statement t ON t.row = e.${far}
   WHERE s.article = ? AND s.local = ? AND t.article <> s.article AND t.local >= 0 AND t.stance = s.stance`;
const FROM_A = linkedFrom('a', 'b');
const FROM_B = linkedFrom('b', 'a');
