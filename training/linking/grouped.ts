/** The events of `groups.jsonl` and `groups-fetched.jsonl` with the statements of their texts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkablesOf } from '../../scripts/linkables.ts';
import type { LedgerEntry, Linkable } from '../../src/records/ledger.ts';

/** A line of the files: claims are lists of [file, start, end, ..., stance]. */
export interface GroupedLine {
  readonly set: string;
  readonly event: string;
  readonly files: readonly string[];
  readonly claims: readonly (readonly (readonly (number | string)[])[])[];
  /** Of statements that stand under several claims, the words that say each: [claim, which of its statements, start, end]; [0, 0] where a second reader did not find it said. */
  readonly parts: readonly (readonly [claim: number, statement: number, start: number, end: number])[];
}

export interface Stated {
  readonly link: Linkable;
  readonly stance: 'asserts' | 'denies' | 'questions' | 'withholds';
}

export interface GroupedEvent {
  readonly event: string;
  /** Keys of its texts among the entries. */
  readonly texts: readonly string[];
  readonly statements: readonly Linkable[];
  /** Claims of two statements and more. */
  readonly claims: readonly (readonly Stated[])[];
}

const STANCES = { d: 'denies', q: 'questions', w: 'withholds' } as const;
/** How a statement stands to its claim. */
export const stanceOf = (placed: readonly (number | string)[]): Stated['stance'] =>
  STANCES[placed.at(-1) as keyof typeof STANCES] ?? 'asserts';

export function groupedLines(files?: readonly string[]): GroupedLine[] {
  const known = ['groups.jsonl', 'groups-fetched.jsonl'].map((f) => join(import.meta.dirname, f)).filter(existsSync);
  return (files ?? known).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as GroupedLine),
  );
}

/** Characters that a statement and the words that say a claim have in common at least, of all that they have. */
const ALIKE = 0.5;

/** Events whose texts are among `entries` (by `set/file`). What says a claim is the statement that shares most with the words that say it, or with the statement as it was cut when it was grouped. */
export function groupedEvents(entries: ReadonlyMap<string, LedgerEntry>, files?: readonly string[]): GroupedEvent[] {
  return groupedLines(files).map(({ set, event, files: names, claims, parts }) => {
    const words = new Map(parts.map(([c, i, from, to]) => [`${c} ${i}`, [from, to] as const]));
    const keys = names.map((f) => `${set}/${f}`);
    const lists = keys.map((k) => {
      const e = entries.get(k);
      return e ? linkablesOf(e) : [];
    });
    const place = (placed: readonly (number | string)[], claim: number, i: number): Stated[] => {
      const [file, ...whole] = placed.filter((x) => typeof x === 'number');
      const part = words.get(`${claim} ${i}`);
      if (part?.[1] === 0) return [];
      const link = nearest(lists[file!]!, part ?? whole);
      return link ? [{ link, stance: stanceOf(placed) }] : [];
    };
    return {
      event,
      texts: keys.filter((k) => entries.has(k)),
      statements: lists.flat(),
      claims: claims.map((c, k) => uniqueOf(c.flatMap((p, i) => place(p, k, i)))).filter((c) => c.length > 1),
    };
  });
}

const uniqueOf = (list: readonly Stated[]): Stated[] => [...new Map(list.map((s) => [s.link, s])).values()];

function nearest(list: readonly Linkable[], numbers: readonly number[]): Linkable | null {
  let best: Linkable | null = null;
  let most = ALIKE;
  const size = sizeOf(numbers);
  for (const link of list) {
    const own = link.statement.content.flat();
    const common = commonOf(own, numbers);
    const share = common / (sizeOf(own) + size - common);
    if (share > most || (share === most && !best)) [best, most] = [link, share];
  }
  return best;
}

const sizeOf = (n: readonly number[]): number => n.reduce((sum, _, i) => (i % 2 ? sum + n[i]! - n[i - 1]! : sum), 0);

function commonOf(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 2)
    for (let k = 0; k < b.length; k += 2) sum += Math.max(0, Math.min(a[i + 1]!, b[k + 1]!) - Math.max(a[i]!, b[k]!));
  return sum;
}
