import type { Evidence } from '../../records/claim.ts';
import type { LedgerSource } from '../../records/ledger.ts';
import type { DecidedSources, LocalId, NearSources } from '../store.ts';
import { edgeCodes } from './codes.ts';
import { hash48, idOf, type Key, keyOf } from './ids.ts';
import type { Writing } from './writing.ts';

const SAME = edgeCodes.of('same');
/** Sources elsewhere that one name leads to: those of the least articles, whatever came first. */
export const PER_NAME = 16;
/** Where a name leads to as many, of each record that they are in those of the least articles: enough to tell who else belongs to it. */
const PER_RECORD = 6;
/** What one source leads to, at most: the nearest first. */
const MOST_NEAR = 2000;
/** Once so much is found no further source is taken: those that are left are asked for again. */
const ENOUGH = 1000;

/** A source within one article, as the table has it. */
export interface LocalRow {
  readonly row: number;
  readonly article: number;
  readonly n: number;
  /** Its id there. */
  readonly id: string;
  /** Equal where articles tell the same of it, in the same words. */
  readonly wording: number;
  readonly source: number | null;
}

const COLUMNS = 'l.row, l.article, l.n, l.id, l.wording, l.source';

/** A source that was found, and what is told of it in its article. */
interface Found extends LocalRow {
  readonly told: LedgerSource;
}

interface FoundTie {
  readonly from: Found;
  readonly to: Found;
  readonly why: readonly Evidence[];
}

export const sourcesBeside = (w: Writing, statements: readonly string[]): LocalId[] =>
  w.sql
    .all<{ article: number; id: string }>(
      `SELECT article, id FROM local WHERE article IN
       (SELECT s.article FROM json_each(?) r CROSS JOIN statement s ON s.row = r.value) ORDER BY article, n`,
      JSON.stringify(w.statements(statements)),
    )
    .map(({ article, id }) => ({ article: w.articles.id(article), local: id }));

/** The first of these sources, those that names and linked statements lead to from there, and on from those. */
export function sourcesNear(w: Writing, sources: readonly LocalId[]): NearSources {
  const { found, ties, taken, isWhole } = new Search(w).from(sources);
  const publications = new Map<number, NearSources['mentions'][number]['publications']>();
  for (const { article } of found.values())
    if (!publications.has(article)) publications.set(article, publishersOf(w, article));
  const placed = ({ article, id }: Found) => ({ article: w.articles.id(article), local: id });
  return {
    mentions: [...found.values()].map(({ article, id, told }) => ({
      article: w.articles.id(article),
      source: told.local === id ? told : { ...told, local: id },
      publications: publications.get(article)!,
    })),
    ties: ties.map(({ from, to, why }) => ({ a: placed(from), b: placed(to), why })),
    decided: decidedAmong(w, found),
    taken,
    isWhole,
  };
}

const publishersOf = (w: Writing, article: number): NearSources['mentions'][number]['publications'] =>
  w.sql
    .all<{ id: Key; outlet: string; outletId: string | null }>(
      'SELECT p.id, o.name AS outlet, o.outletId FROM publication p JOIN outlet o ON o.row = p.outlet WHERE p.article = ?',
      article,
    )
    .map(({ id, ...outlet }) => ({ id: idOf('p:', id), ...outlet }));

/** Walks from source to source, breadth first. */
class Search {
  readonly found = new Map<number, Found>();
  readonly ties: FoundTie[] = [];
  taken = 0;
  isWhole = true;
  readonly #w: Writing;
  /** Found, and not gone on from. */
  readonly #open: Found[] = [];
  /** Names that were followed, each with the wording of who bears it: that one's own name tells whom it leads to. */
  readonly #asked = new Set<string>();
  readonly #bearers = new Map<string, readonly Bearer[]>();
  /** Records of which it was asked whether persons made them one with others. */
  readonly #records = new Set<number>();

  constructor(w: Writing) {
    this.#w = w;
  }

  from(sources: readonly LocalId[]): this {
    for (const source of sources) {
      if (this.found.size >= ENOUGH) break;
      this.taken++;
      const start = localOf(this.#w, source);
      if (start && !this.found.has(start.row)) this.#around(start);
    }
    return this;
  }

  /** All that one source leads to: what is seen of a name is then the same whatever else is asked for. */
  #around(start: LocalRow): void {
    const before = this.found.size;
    this.#put(start);
    for (let at = this.#open.shift(); at; at = this.#open.shift()) {
      if (this.found.size - before >= MOST_NEAR) {
        this.isWhole = false;
        this.#open.length = 0;
        return;
      }
      this.#byName(at);
      this.#byTie(at);
      this.#byDecision(at);
    }
  }

  #put(local: LocalRow): Found {
    const known = this.found.get(local.row);
    if (known) return known;
    const found = { ...local, told: this.#w.articles.told(local) };
    this.found.set(local.row, found);
    this.#open.push(found);
    return found;
  }

  #byName({ told, wording }: Found): void {
    const { articles, linking } = this.#w;
    for (const name of linking.sourceNames(told)) {
      const asked = `${name} ${wording}`;
      if (this.#asked.has(asked)) continue;
      this.#asked.add(asked);
      const bearers = this.#bearersOf(name);
      const fitting = bearers.filter((b) => linking.namesFit(told, articles.told(b)));
      for (const bearer of bearers.length < PER_NAME ? fitting : someOfEach(fitting)) this.#put(bearer);
    }
  }

  #bearersOf(name: string): readonly Bearer[] {
    const known = this.#bearers.get(name) ?? bearersOf(this.#w, name);
    this.#bearers.set(name, known);
    return known;
  }

  /** Those that a person made one with it, or that hold the record together which it is in. */
  #byDecision({ row, source }: Found): void {
    for (const other of this.#w.sql.all<LocalRow>(
      `SELECT ${COLUMNS} FROM oneSource o CROSS JOIN oneSource p ON p.decision = o.decision CROSS JOIN local l ON l.row = p.local
       WHERE o.local = ? ORDER BY l.row`,
      row,
    ))
      this.#put(other);
    if (source === null || this.#records.has(source)) return;
    this.#records.add(source);
    for (const other of this.#w.sql.all<LocalRow>(
      `SELECT ${COLUMNS} FROM oneSource o CROSS JOIN local l ON l.row = o.local WHERE l.source = ? ORDER BY l.row`,
      source,
    ))
      this.#put(other);
  }

  #byTie(from: Found): void {
    for (const { to, why, isFirst } of tiedTo(this.#w, from)) {
      // From its other end the tie comes again.
      if (isFirst) this.ties.push({ from, to: this.#put(to), why });
      else this.#put(to);
    }
  }
}

/** Of these sources those that persons made one with others of them. */
function decidedAmong(w: Writing, found: ReadonlyMap<number, Found>): DecidedSources[] {
  const by = new Map<string, LocalId[]>();
  for (const { local, decision } of w.sql.all<{ local: number; decision: string }>(
    'SELECT local, decision FROM oneSource ORDER BY decision, local',
  )) {
    const at = found.get(local);
    if (at) by.set(decision, [...(by.get(decision) ?? []), { article: w.articles.id(at.article), local: at.id }]);
  }
  return [...by].map(([decision, sources]) => ({ decision, sources }));
}

/** Whether a person made the source one with another. */
export const isDecided = (w: Writing, { row }: LocalRow): boolean =>
  w.sql.get('SELECT 1 FROM oneSource WHERE local = ?', row) !== undefined;

/** A source by its article and its id there. */
export const localOf = (w: Writing, { article, local }: LocalId): LocalRow | undefined =>
  w.sql.get<LocalRow>(
    `SELECT ${COLUMNS} FROM article a CROSS JOIN local l ON l.article = a.row WHERE a.id = ? AND l.id = ?`,
    keyOf('sha256:', article),
    local,
  );

/** Who bears a name, with what its article's id ranks by. */
export interface Bearer extends LocalRow {
  readonly rank: number;
}

/** Those of the least articles that bear a name, `PER_NAME` at most. */
export const bearersOf = (w: Writing, name: string): Bearer[] =>
  w.sql.all<Bearer>(
    `SELECT ${COLUMNS}, k.rank FROM (SELECT local, rank FROM nameKey WHERE key = ? ORDER BY rank LIMIT ?) k
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
function tiedTo(w: Writing, from: LocalRow) {
  const out: { readonly to: LocalRow; readonly why: readonly Evidence[]; readonly isFirst: boolean }[] = [];
  const told = w.articles.told(from);
  for (const linked of [FROM_A, FROM_B])
    for (const { facts, ...to } of w.sql.all<LocalRow & { readonly facts: Buffer }>(
      linked,
      SAME,
      from.article,
      from.n,
    )) {
      const other = w.articles.told(to);
      if (told.kind !== other.kind) continue;
      const { why } = w.reasons.facts(facts);
      const isSaid = why.some((reason) => reason.kind === 'same-utterance' || reason.kind === 'same-report');
      if (w.linking.mayJoin(told, other, isSaid)) out.push({ to, why, isFirst: linked === FROM_A });
    }
  return out;
}

/** Rows of the records that linked statements tie a source to; null for a source that is in none yet. */
export const recordsTied = (w: Writing, from: LocalRow): (number | null)[] =>
  tiedTo(w, from).map(({ to }) => to.source);

const linkedFrom = (near: 'a' | 'b', far: 'a' | 'b'): string =>
  `SELECT ${COLUMNS}, e.facts FROM statement s CROSS JOIN edge e ON e.${near} = s.row AND e.kind = ? CROSS JOIN statement t ON t.row = e.${far}
   CROSS JOIN local l ON l.article = t.article AND l.n = t.local
   WHERE s.article = ? AND s.local = ? AND t.article <> s.article AND t.local >= 0 AND t.stance = s.stance`;
const FROM_A = linkedFrom('a', 'b');
const FROM_B = linkedFrom('b', 'a');
