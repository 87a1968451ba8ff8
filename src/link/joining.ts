import type { Evidence } from '../records/claim.ts';
import type { LedgerSource, Publication } from '../records/ledger.ts';
import type { Union } from './union.ts';

/** One source of one article, with the publications of the article where they are at hand. */
export interface SourceMention {
  readonly article: string;
  readonly source: LedgerSource;
  readonly publications?: readonly Pick<Publication, 'id' | 'outlet' | 'outletId'>[];
  /** Of a joint source the records that its members are in, by their ids in the article, as far as these are known. */
  readonly memberIds?: ReadonlyMap<string, string>;
}

/** What ties sources of two articles together beside their names. */
export interface SourceTie {
  readonly a: { readonly article: string; readonly local: string };
  readonly b: { readonly article: string; readonly local: string };
  /** Both are told to have said the same words, or the same thing, or the one article has it from the other; or a person said that they are one. */
  readonly kind: 'same-utterance' | 'same-report' | 'same-claim' | 'same-source';
  readonly text: string;
}

/** Mentions in the making: which are one, and why. */
export interface Joining {
  readonly mentions: readonly SourceMention[];
  readonly sets: Union;
  /** By mention: what joined it to others. */
  readonly why: Map<number, Evidence[]>;
  /** Ties by mention. */
  readonly ties: ReadonlyMap<number, readonly { readonly to: number; readonly tie: SourceTie }[]>;
}

/** Joins two mentions and notes why, at both. */
export function joinMentions({ sets, why }: Joining, a: number, b: number, evidence: Evidence): void {
  sets.join(a, b);
  for (const i of [a, b]) {
    const list = why.get(i) ?? [];
    if (!list.some((e) => e.kind === evidence.kind && e.text === evidence.text)) why.set(i, [...list, evidence]);
  }
}
