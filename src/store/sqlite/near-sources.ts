import type { Evidence } from '../../records/claim.ts';
import type { LedgerSource, Publication } from '../../records/ledger.ts';
import type { LocalId, NearSources } from '../store.ts';
import type { Local } from './articles.ts';
import { edgeCodes } from './codes.ts';
import { fold, hash48, idOf, type Key } from './ids.ts';
import { nameKeys, plainName } from './name-keys.ts';
import type { Writing } from './writing.ts';

const SAME = edgeCodes.of('same');
/** Sources elsewhere that one name leads to: those of the least articles, whatever came first. */
export const PER_NAME = 50;
/** What one step looks at in all: the nearest first. */
const MOST_NEAR = 2000;

/** A source within one article, as the table has it. */
export interface LocalRow {
  readonly row: number;
  readonly article: number;
  readonly n: number;
  readonly source: number | null;
  readonly why: string | null;
}

interface LocalTie {
  readonly from: Local;
  readonly to: Local;
  readonly why: readonly Evidence[];
}

/** These sources, those that names and linked statements lead to from there, and on from those. */
export function sourcesNear(w: Writing, sources: readonly LocalId[]): NearSources {
  const { found, ties } = new Search(w).from(sources);
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
    isWhole: found.size < MOST_NEAR,
  };
}

/** Walks from source to source, breadth first. */
class Search {
  readonly found = new Map<number, Local>();
  readonly ties: LocalTie[] = [];
  readonly #w: Writing;
  readonly #names = new Set<string>();
  readonly #articles = new Map<number, readonly Local[]>();

  constructor(w: Writing) {
    this.#w = w;
  }

  from(sources: readonly LocalId[]): this {
    for (const { article, local } of sources) {
      const row = this.#w.articles.rowOf(article);
      const found = row === null ? undefined : this.#localsOf(row).find((l) => l.source.local === local);
      if (found) this.found.set(found.row, found);
    }
    // A Map goes on to what is put in meanwhile.
    for (const local of this.found.values()) {
      if (this.found.size >= MOST_NEAR) break;
      this.#byName(local);
      this.#byTie(local);
    }
    return this;
  }

  #byName({ source }: Local): void {
    const { sql } = this.#w;
    for (const key of nameKeys(source)) {
      if (this.#names.has(key)) continue;
      this.#names.add(key);
      for (const { row, article } of sql.all<{ row: number; article: number }>(
        `SELECT l.row, l.article FROM (SELECT local FROM nameKey WHERE key = ? ORDER BY rank LIMIT ?) k
         CROSS JOIN local l ON l.row = k.local`,
        hash48(key),
        PER_NAME,
      ))
        if (!this.found.has(row)) this.found.set(row, this.#localsOf(article).find((l) => l.row === row)!);
    }
  }

  #byTie(from: Local): void {
    for (const linked of [FROM_A, FROM_B]) {
      const rows = this.#w.sql.all<{ article: number; local: number; facts: Buffer }>(
        linked,
        SAME,
        from.article,
        from.n,
      );
      for (const { article, local, facts } of rows) {
        const to = this.#localsOf(article)[local];
        if (!to) continue;
        // From its other end the tie comes again.
        if (linked === FROM_B && this.found.has(to.row)) continue;
        if (from.source.kind !== to.source.kind) continue;
        const { why } = this.#w.reasons.facts(facts);
        const isSaid = why.some((reason) => reason.kind === 'same-utterance' || reason.kind === 'same-report');
        if (!mayJoin(from.source, to.source, isSaid)) continue;
        if (linked === FROM_A) this.ties.push({ from, to, why });
        if (!this.found.has(to.row)) this.found.set(to.row, to);
      }
    }
  }

  /** Sources of an article, each at its place. */
  #localsOf(article: number): readonly Local[] {
    const known = this.#articles.get(article) ?? this.#w.articles.locals(article);
    this.#articles.set(article, known);
    return known;
  }
}

const linkedFrom = (near: 'a' | 'b', far: 'a' | 'b'): string =>
  `SELECT t.article, t.local, e.facts FROM statement s JOIN edge e ON e.${near} = s.row AND e.kind = ? JOIN statement t ON t.row = e.${far}
   WHERE s.article = ? AND s.local = ? AND t.article <> s.article AND t.local >= 0 AND t.stance = s.stance`;
const FROM_A = linkedFrom('a', 'b');
const FROM_B = linkedFrom('b', 'a');

const GENERATIONS = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const BINDING = new Set('a an and at by for from in of on or the to with'.split(' '));

/**
 * Whether a link between what two sources say may show that they are one: people of whom one is not called by a full name and
 * whose names or posts have a word in common, or whose full names fit; sources without a name that are told to have used the same
 * words, and bodies that are called alike. The others could not be one source whatever they said.
 */
function mayJoin(a: LedgerSource, b: LedgerSource, isSaid: boolean): boolean {
  if (a.kind !== b.kind) return false;
  if (a.grade !== 'named' && b.grade !== 'named')
    return isSaid || (a.kind === 'organization' && plainName(a.name) === plainName(b.name));
  if (a.kind !== 'person') return false;
  const [x, y] = [fullName(a), fullName(b)];
  return x && y ? mayFit(x, y) : meet(naming(a), naming(b));
}

const fullNames = new WeakMap<LedgerSource, readonly string[] | null>();

/** Words of a name of more than one; null for any other. */
function fullName(source: LedgerSource): readonly string[] | null {
  const known = fullNames.get(source);
  if (known !== undefined) return known;
  const made = wordsOf(source);
  fullNames.set(source, made);
  return made;
}

function wordsOf({ grade, name }: LedgerSource): readonly string[] | null {
  const words = plainName(name)
    .split(' ')
    .filter((word) => !GENERATIONS.has(word));
  return grade === 'named' && words.length > 1 ? words : null;
}

/** One may be a longer form of the other. Titles stand before some names. */
function mayFit(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return (
    short.every((word) => long.includes(word)) ||
    (a.at(-1) === b.at(-1) && long.some((word) => word[0] === short[0]![0]))
  );
}

/** Words by which a source is called, folded. */
const naming = ({ name, aliases, role }: LedgerSource): ReadonlySet<string> =>
  new Set(
    fold([name, ...aliases, role ?? ''].join(' '))
      .split(/[^\p{L}\p{N}]+/u)
      .filter((x) => x !== '' && !BINDING.has(x)),
  );

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((word) => b.has(word));
