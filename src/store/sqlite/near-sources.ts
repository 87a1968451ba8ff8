import type { Evidence } from '../../records/claim.ts';
import type { LedgerSource } from '../../records/ledger.ts';
import { edgeCodes } from '../rows/codes.ts';
import { hash48, idOf, type Key, keyOf } from '../rows/ids.ts';
import { ENOUGH, MOST_NEAR, PER_NAME, PER_RECORD } from '../rows/reach.ts';
import type { DecidedSources, LocalId, Near, NearSources } from '../store.ts';
import type { Writing } from './writing.ts';

const SAME = edgeCodes.of('same');

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
export function sourcesNear(
  w: Writing,
  sources: readonly LocalId[],
  { whole = false, most = 0 }: Near = {},
): NearSources {
  const { found, ties, taken, unfollowed } = new Search(w, whole, Math.max(most, MOST_NEAR)).from(sources);
  const publications = new Map<number, NearSources['mentions'][number]['publications']>();
  for (const { article } of found.values())
    if (!publications.has(article)) publications.set(article, publishersOf(w, article));
  const placed = ({ article, id }: Found) => ({ article: w.articles.id(article), local: id });
  return {
    mentions: [...found.values()].map(({ row, article, id, told }) => ({
      article: w.articles.id(article),
      source: told.local === id ? told : { ...told, local: id },
      publications: publications.get(article)!,
      ...(told.members.length > 0 && { memberIds: recordsIn(w, article) }),
      isFollowed: !unfollowed.has(row),
    })),
    ties: ties.map(({ from, to, why }) => ({ a: placed(from), b: placed(to), why })),
    decided: decidedAmong(w, found),
    taken,
  };
}

/** Ids of the records that the sources of an article are in, by their ids there. */
const recordsIn = (w: Writing, article: number): ReadonlyMap<string, string> =>
  new Map(
    w.sql
      .all<{ local: string; id: Key }>(
        'SELECT l.id AS local, s.id FROM local l JOIN source s ON s.row = l.source WHERE l.article = ?',
        article,
      )
      .map(({ local, id }) => [local, idOf('s:', id)]),
  );

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
  /** Rows of those beyond what one source leads to at most. */
  readonly unfollowed = new Set<number>();
  readonly #w: Writing;
  readonly #whole: boolean;
  readonly #most: number;
  /** Found, and not gone on from. */
  readonly #open: Found[] = [];
  /** Names that were followed, each with the wording of who bears it: that one's own name tells whom it leads to. */
  readonly #asked = new Set<string>();
  readonly #bearers = new Map<string, Bearers>();
  /** Records of which it was asked whether persons made them one with others. */
  readonly #records = new Set<number>();

  /** `whole`: without any limit. What a source leads to leads back to it then. */
  constructor(w: Writing, whole: boolean, most: number) {
    this.#w = w;
    this.#whole = whole;
    this.#most = most;
  }

  from(sources: readonly LocalId[]): this {
    let enough = ENOUGH;
    for (const source of sources) {
      if (this.found.size >= enough) break;
      this.taken++;
      const before = this.found.size;
      const start = localOf(this.#w, source);
      if (start && !this.found.has(start.row)) this.#around(start);
      enough = Math.max(enough, 2 * (this.found.size - before));
    }
    return this;
  }

  /** All that one source leads to: what is seen of a name is then the same whatever else is asked for. */
  #around(start: LocalRow): void {
    const before = this.found.size;
    this.#put(start);
    for (let at = this.#open.shift(); at; at = this.#open.shift()) {
      if (!this.#whole && this.found.size - before >= this.#most) {
        for (const { row } of [at, ...this.#open.splice(0)]) this.unfollowed.add(row);
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
      const { alike, isFull } = this.#bearersOf(name);
      const fitting = alike.filter(([first]) => linking.namesFit(told, articles.told(first!))).flat();
      for (const bearer of isFull ? someOfEach(fitting) : fitting) this.#put(bearer);
    }
  }

  #bearersOf(name: string): Bearers {
    const known = this.#bearers.get(name);
    if (known) return known;
    const all = bearersOf(this.#w, name, this.#whole ? ALL : PER_NAME);
    const alike = new Map<number, Bearer[]>();
    for (const bearer of all) {
      const same = alike.get(bearer.wording);
      if (same) same.push(bearer);
      else alike.set(bearer.wording, [bearer]);
    }
    const made = { alike: [...alike.values()], isFull: !this.#whole && all.length >= PER_NAME };
    this.#bearers.set(name, made);
    return made;
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

/** Who bears a name. */
interface Bearers {
  /** Those whom articles tell of in the same words, together. */
  readonly alike: readonly (readonly Bearer[])[];
  /** Whether there may be more. */
  readonly isFull: boolean;
}

/** No limit, as SQLite knows it. */
const ALL = -1;

/** Those of the least articles that bear a name, `PER_NAME` at most unless said. */
export const bearersOf = (w: Writing, name: string, most = PER_NAME): Bearer[] =>
  w.sql.all<Bearer>(
    `SELECT ${COLUMNS}, k.rank FROM (SELECT local, rank FROM nameKey WHERE key = ? ORDER BY rank LIMIT ?) k
     CROSS JOIN local l ON l.row = k.local ORDER BY k.rank`,
    hash48(name),
    most,
  );

function someOfEach(bearers: readonly Bearer[]): Bearer[] {
  const counts = new Map<number | null, number>();
  const byRank = [...bearers].sort((a, b) => a.rank - b.rank);
  return byRank.filter(({ source }) => {
    const n = counts.get(source) ?? 0;
    counts.set(source, n + 1);
    return n < PER_RECORD;
  });
}

/** Whether a name of the source leads to as many as are looked at: then not all of it is seen. */
export const isOfMany = (w: Writing, source: LedgerSource): boolean =>
  w.linking.sourceNames(source).some((name) => bearersOf(w, name).length === PER_NAME);

interface Linked extends LocalRow {
  /** The statements that are linked. */
  readonly own: number;
  readonly other: number;
}

/** Sources elsewhere of which linked statements tell the same in one stance, and which may be one with it. */
function tiedTo(w: Writing, from: LocalRow) {
  const out: { readonly to: LocalRow; readonly why: readonly Evidence[]; readonly isFirst: boolean }[] = [];
  const told = w.articles.told(from);
  // Most could not be one whatever they said, and of most sources that are told alike there are many.
  const mayJoin = new Map<number, readonly [whatever: boolean, ifSaid: boolean]>();
  for (const linked of [FROM_A, FROM_B])
    for (const { own, other, ...to } of w.sql.all<Linked>(linked, SAME, from.article, from.n)) {
      const found = mayJoin.get(to.wording) ?? mayJoinIn(w, told, w.articles.told(to));
      mayJoin.set(to.wording, found);
      const [whatever, ifSaid] = found;
      if (!ifSaid && !whatever) continue;
      const isFirst = linked === FROM_A;
      for (const facts of w.sql.column<Buffer>(FACTS, isFirst ? own : other, SAME, isFirst ? other : own)) {
        const { why } = w.reasons.facts(facts);
        const isSaid = why.some((reason) => reason.kind === 'same-utterance' || reason.kind === 'same-report');
        if (isSaid ? ifSaid : whatever) out.push({ to, why, isFirst });
      }
    }
  return out;
}

const mayJoinIn = ({ linking }: Writing, a: LedgerSource, b: LedgerSource): readonly [boolean, boolean] =>
  a.kind === b.kind ? [linking.mayJoin(a, b, false), linking.mayJoin(a, b, true)] : [false, false];

/** Rows of the records that linked statements tie a source to; null for a source that is in none yet. */
export const recordsTied = (w: Writing, from: LocalRow): (number | null)[] =>
  tiedTo(w, from).map(({ to }) => to.source);

const linkedFrom = (near: 'a' | 'b', far: 'a' | 'b'): string =>
  `SELECT ${COLUMNS}, s.row AS own, t.row AS other FROM statement s CROSS JOIN edge e ON e.${near} = s.row AND e.kind = ?
   CROSS JOIN statement t ON t.row = e.${far} CROSS JOIN local l ON l.article = t.article AND l.n = t.local
   WHERE s.article = ? AND s.local = ? AND t.article <> s.article AND t.local >= 0 AND t.stance = s.stance`;
const FROM_A = linkedFrom('a', 'b');
const FROM_B = linkedFrom('b', 'a');
const FACTS = 'SELECT facts FROM edge WHERE a = ? AND kind = ? AND b = ?';
