import type { Drift, DriftKind } from '../records/claim.ts';
import type { Linkable } from '../records/ledger.ts';
import type { Span } from '../records/span.ts';
import type { Tie } from './ties.ts';

/** One step from hand to hand: two statements on one root, the earlier hand first, and what ties them. */
export interface Step {
  readonly from: Linkable;
  readonly to: Linkable;
  readonly ties: readonly Tie[];
  /** Both are told of one source, not only of one root. */
  readonly sameSource: boolean;
  /** The words about the two sources tell them apart: one is not the other under another name. */
  readonly apart: boolean;
  /** Likeness of the words, 0..1. */
  readonly alike: number;
  /** False where nothing shows which hand came first. */
  readonly ordered: boolean;
}

/** A change within a step; `at` is where in the words of `to` it shows, as offsets into them, or null for all of them. */
export interface Change {
  readonly kind: DriftKind;
  readonly at: Span | null;
  readonly why: string;
}

/** The record of a change, with its place as a span of the later article. */
export function driftFrom({ from, to }: Step, { kind, at, why }: Change): Drift {
  return { from: from.statement.id, to: to.statement.id, kind, span: spanIn(to, at), why };
}

/** Offsets into a statement's words as a span of its article: exact where the words are the text unfolded, else the whole content. */
function spanIn({ statement: { content, words } }: Linkable, at: Span | null): Span {
  const first = content[0] ?? [0, 0];
  const whole: Span = [first[0], content.at(-1)?.[1] ?? first[1]];
  if (at === null || content.length !== 1 || first[1] - first[0] !== words.length || at[1] > words.length) return whole;
  return [first[0] + at[0], first[0] + at[1]];
}
