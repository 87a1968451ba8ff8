import { STANCES, type Stance } from '../records/attribution.ts';
import type { Position } from '../records/claim.ts';
import type { LedgerSource, Linkable } from '../records/ledger.ts';
import { foldName } from './fold-name.ts';
import { wordsAlike, wordsOf } from './said-words.ts';
import { localSourceId, outletSourceId, sourceId } from './source-id.ts';

/** Who holds a position. */
export interface Holder {
  readonly id: string;
  readonly name: string;
}

export interface Positions {
  readonly positions: readonly Position[];
  /** Statements whose source has taken another stance since. */
  readonly withdrawn: ReadonlySet<string>;
}

/** Likeness from which a later report retells an earlier utterance. */
const RETOLD = 0.7;

/** Id of a local source across articles. */
export const idOfSource = (article: string, source: LedgerSource & { readonly id: string | null }): string =>
  source.id ?? localSourceId(article, source.local);

/**
 * Who holds what a statement says: its source (each member of a joint one), as a person decided or as the article tells; in the
 * article's own voice every outlet that published it. Nobody where neither is known. Relays hold nothing.
 */
export function holdersOf(l: Linkable, speakers?: ReadonlyMap<string, string>): Holder[] {
  const { statement, sources, publications } = l;
  const decided = speakers?.get(statement.id);
  if (decided !== undefined) {
    const found = [...sources.values()].find((s) =>
      [s.name, ...s.aliases].some((n) => foldName(n) === foldName(decided)),
    );
    return [
      { id: found ? idOfSource(statement.article, found) : sourceId(`decided ${foldName(decided)}`), name: decided },
    ];
  }
  if (statement.attribution === null) {
    const outlets = new Map<string, Holder>();
    for (const { outlet, outletId } of publications)
      if (outlet !== null) {
        const id = outletSourceId(outletId, outlet);
        if (!outlets.has(id)) outlets.set(id, { id, name: outlet });
      }
    return [...outlets.values()];
  }
  const source = statement.source === null ? undefined : sources.get(statement.source);
  if (!source) return [];
  const members = source.members.flatMap((m) => sources.get(m) ?? []);
  return (members.length ? members : [source]).map((s) => ({ id: idOfSource(statement.article, s), name: s.name }));
}

interface Told {
  readonly link: Linkable;
  readonly name: string;
  readonly time: string | null;
}

/** When a statement was made, as far as that is known: the day it was said, else when its text was first published. */
export const timeOf = ({ statement, publications }: Linkable): string | null =>
  statement.said ?? publications.find((p) => p.published !== null)?.published ?? null;

/** Negative where `a` is earlier. By day where either is only a date; 0 where they cannot be told apart. */
export function compareTimes(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0;
  const [x, y] = [a.slice(0, 10), b.slice(0, 10)];
  const full = a.length > 10 && b.length > 10;
  if (full) return Math.sign(Date.parse(a) - Date.parse(b)) || 0;
  return x < y ? -1 : x > y ? 1 : 0;
}

/**
 * Every source's position to the claim. Where a source first asserts and later denies, or the other way round, the later stance
 * counts from its first day on, and what it said before is withdrawn; silence and doubt end with the first clear word. A report
 * that only repeats earlier words is as old as these.
 */
export function positionsOf(members: readonly Linkable[], speakers?: ReadonlyMap<string, string>): Positions {
  const told = new Map<string, Told[]>();
  for (const link of members)
    for (const { id, name } of holdersOf(link, speakers)) {
      const item = { link, name, time: timeOf(link) };
      const list = told.get(id);
      if (list) list.push(item);
      else told.set(id, [item]);
    }
  const positions: Position[] = [];
  const held = new Set<string>();
  const left = new Set<string>();
  for (const [id, list] of [...told].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const items = retold(list);
    const holds = standing(items);
    for (const t of items) (holds.includes(t) ? held : left).add(t.link.statement.id);
    for (const stance of STANCES) {
      const mine = holds.filter((t) => t.link.statement.stance === stance);
      if (mine.length) positions.push(position(id, stance, mine));
    }
  }
  positions.sort(
    (a, b) =>
      STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance) ||
      b.statements.length - a.statements.length ||
      (a.sourceId < b.sourceId ? -1 : 1),
  );
  return { positions, withdrawn: new Set([...left].filter((id) => !held.has(id))) };
}

function position(sourceId: string, stance: Stance, list: readonly Told[]): Position {
  const times = list.map((t) => t.time).filter((t) => t !== null);
  const names = list.map((t) => t.name).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return {
    sourceId,
    sourceName: names[0]!,
    stance,
    statements: list.map((t) => t.link.statement.id).sort(),
    since: times.length ? times.reduce((a, b) => (compareTimes(b, a) < 0 ? b : a)).slice(0, 10) : null,
  };
}

/** The same words again, without a day of their own, are as old as the earliest report of them. */
function retold(list: readonly Told[]): Told[] {
  return list.map((t) => {
    if (t.link.statement.said !== null) return t;
    let { time } = t;
    for (const o of list)
      if (
        o.link.statement.stance === t.link.statement.stance &&
        compareTimes(o.time, time) < 0 &&
        wordsAlike(wordsOf(o.link.statement), wordsOf(t.link.statement)) >= RETOLD
      )
        time = o.time;
    return { ...t, time };
  });
}

const CLEAR: ReadonlySet<Stance> = new Set(['asserts', 'denies']);

const opposite = (s: Stance): Stance => (s === 'asserts' ? 'denies' : 'asserts');

/** What of a source's statements still stands. */
function standing(list: readonly Told[]): Told[] {
  const stanceOf = (t: Told): Stance => t.link.statement.stance;
  const dated = list.filter((t) => CLEAR.has(stanceOf(t)) && t.time !== null);
  const newest = dated.filter((t) => dated.every((o) => compareTimes(o.time, t.time) <= 0));
  const before = (s: Stance): boolean => dated.some((t) => stanceOf(t) === s && !newest.includes(t));
  // An article that tells of a change repeats what was said before it.
  const repeats = (t: Told): boolean =>
    t.link.statement.said === null &&
    newest.some((n) => stanceOf(n) !== stanceOf(t) && n.link.statement.article === t.link.statement.article);
  const stances = [...new Set(newest.map(stanceOf))];
  const now = stances.filter(
    (s) =>
      stances.length === 1 ||
      (before(opposite(s)) && !before(s) && newest.every((t) => stanceOf(t) === s || repeats(t))),
  );
  const [stance] = now;
  if (now.length !== 1 || stance === undefined) return [...list];
  return list.filter((t) => {
    if (stanceOf(t) === stance) return true;
    if (newest.includes(t)) return false;
    return t.time === null || newest.every((n) => stanceOf(n) !== stance || compareTimes(t.time, n.time) >= 0);
  });
}
