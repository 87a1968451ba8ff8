import { remembered } from '../records/remembered.ts';
import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { isSameSource } from './changes.ts';
import type { Telling } from './telling.ts';

/** Likeness of words (0..1) from which two statements may be one that was changed. */
const ALIKE = 0.5;
/** The same where one source tells both by one act. */
const ALIKE_ONE_SOURCE = 0.3;
/** Statements that share a word so common tell nothing of one another by it. */
const COMMON = 40;

/** Of each statement of the later version the index of the one that it was; -1 for those that were added. A statement is in one pair at most. */
export function pairsOf(before: readonly Telling[], after: readonly Telling[]): readonly number[] {
  const was = after.map(() => -1);
  const taken = new Set<number>();
  const take = (i: number, j: number): void => {
    was[j] = i;
    taken.add(i);
  };
  const exact = byKey(before, exactKey);
  for (const [j, t] of after.entries()) {
    const found = exact.get(exactKey(t))?.find((i) => !taken.has(i));
    if (found !== undefined) take(found, j);
  }
  const left = candidates(
    before,
    after,
    (i) => !taken.has(i),
    (j) => was[j]! < 0,
  );
  for (const { i, j } of left) if (!taken.has(i) && was[j]! < 0) take(i, j);
  return was;
}

/** Who tells it and what: of two equal quotations the one from the same source comes first. */
const exactKey = (t: Telling): string => `${t.names[0] ?? t.grade}|${t.act}|${t.said.join(' ')}`;

function byKey(list: readonly Telling[], key: (t: Telling) => string): ReadonlyMap<string, readonly number[]> {
  const out = new Map<string, number[]>();
  for (const [i, t] of list.entries()) {
    const known = out.get(key(t));
    if (known) known.push(i);
    else out.set(key(t), [i]);
  }
  return out;
}

interface Pair {
  readonly i: number;
  readonly j: number;
  readonly score: number;
}

/** Pairs that may be one statement, the likest first, then in the order of the texts. */
function candidates(
  before: readonly Telling[],
  after: readonly Telling[],
  isLeft: (i: number) => boolean,
  isOpen: (j: number) => boolean,
): readonly Pair[] {
  const having = new Map<string, number[]>();
  for (const [i, { said, names }] of before.entries())
    if (isLeft(i))
      for (const w of new Set([...said, ...names])) {
        const known = having.get(w);
        if (known) known.push(i);
        else having.set(w, [i]);
      }
  const pairs: Pair[] = [];
  for (const [j, t] of after.entries()) {
    if (!isOpen(j)) continue;
    const near = new Set<number>();
    for (const w of new Set([...t.said, ...t.names])) {
      const list = having.get(w) ?? [];
      if (list.length <= COMMON) for (const i of list) near.add(i);
    }
    for (const i of near) {
      const score = scoreOf(before[i]!, t);
      if (score !== null) pairs.push({ i, j, score });
    }
  }
  return pairs.sort((a, b) => b.score - a.score || a.j - b.j || a.i - b.i);
}

/** How likely two statements are one; null for too little. */
function scoreOf(a: Telling, b: Telling): number | null {
  const isOwn = (a.act === null) === (b.act === null);
  const oneSource = isSameSource(a, b) && isOwn;
  const oneAct = a.act === b.act;
  const alike = a.said.length + b.said.length === 0 ? Number(oneSource && oneAct) : likeness(telling(a), telling(b));
  if (alike < (oneSource && oneAct && a.act !== null ? ALIKE_ONE_SOURCE : ALIKE)) return null;
  return alike + (oneSource ? 0.2 : 0) + (oneAct ? 0.1 : 0) + (isOwn ? 0.05 : 0);
}

/** Words that tell something; all of them where none does. */
const telling = remembered(({ said }: Telling): readonly string[] => {
  const found = said.filter((w) => !FUNCTION_WORDS.has(w));
  return found.length ? found : said;
});

/** Share of words that both have, each as often as it occurs, 0..1; of a much shorter one the share of its own words counts half. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const w of a) counts.set(w, (counts.get(w) ?? 0) + 1);
  let both = 0;
  for (const w of b) {
    const n = counts.get(w) ?? 0;
    if (n > 0) both++;
    counts.set(w, n - 1);
  }
  const jaccard = both / (a.length + b.length - both);
  const least = Math.min(a.length, b.length);
  return least < FEW ? jaccard : Math.max(jaccard, (both / least) * SHORTER);
}

/** Words from which on a statement that was cut short is known by what is left of it. */
const FEW = 4;
const SHORTER = 0.8;
