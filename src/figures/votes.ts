import { VOTE_WORDS } from '../rules/en/not-figures.ts';
import { lowerAt, type Place } from './place.ts';
import type { Candidate } from './relations.ts';

/** Words between a vote and its numbers: "a *vote* of 52-35", "*voted* the bill down 52-35", "a 52-35 *vote*". */
const BEFORE = 8;
const AFTER = 3;

/** Where token `i` is the outcome of a vote ("52-35"), the votes for and the votes against; else null. */
export function readVotes(p: Place, i: number): Candidate[] | null {
  const token = p.tokens[i]!;
  const both = /^(\d{1,4})[-‑–](\d{1,4})$/.exec(token.text);
  if (!both) return null;
  let found = false;
  for (let k = Math.max(p.from, i - BEFORE); k < Math.min(p.last, i + AFTER + 1) && !found; k++)
    found = VOTE_WORDS.has(lowerAt(p, k));
  if (!found) return null;
  const middle = token.start + both[1]!.length;
  return (['for', 'against'] as const).map((side, n) => {
    const value = Number(both[n + 1]);
    const start = n ? middle + 1 : token.start;
    const end = n ? token.end : middle;
    const amount = {
      first: i,
      last: i + 1,
      start,
      end,
      kind: 'count',
      low: value,
      high: value,
      compound: null,
      plus: false,
      digits: true,
      scale: 1,
    } as const;
    const q = {
      amount,
      first: i,
      last: i + 1,
      start,
      end,
      low: value,
      high: value,
      hedge: 'exact',
      unit: null,
      was: null,
    } as const;
    return {
      q,
      counted: { words: `votes ${side}`, unit: 'votes', noun: 'votes', last: i + 1 },
      was: null,
      partOf: null,
      asOf: null,
    };
  });
}
