import type { Span } from '../../records/span.ts';
import { bestPiece, bestPieces, type ChainScores, type Decoded, logPartition, type Pieces } from './chain.ts';

/** Numbers of the decoder, tuned on the development texts; they stand in the manifest. Nats. */
export interface DecodeSettings {
  /** Added to the log-probability of "a cue begins here": above 0 finds more cues. */
  readonly cue: number;
  /** Added to the score of each piece of content, and of the source. */
  readonly content: number;
  readonly source: number;
  /** Least confidence of an attribution; what is below is left out. */
  readonly least: number;
  /** The same for one whose cue lies in the content of an attribution that is kept. */
  readonly leastNested: number;
  /** The same for one whose whole content is quotations: marks leave little doubt that somebody is quoted. */
  readonly leastQuoted: number;
}

/** A cue as a range of tokens, and the probability that a cue begins there and goes on to there. */
export interface FoundCue {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/**
 * Cues from the tagger's `logits` (3 a token: none, begins, goes on): the best path where a cue goes on only behind its begin.
 * `allowed` tells the tokens that can be part of a cue.
 */
export function findCues(logits: Float32Array, allowed: (token: number) => boolean, bias: number): FoundCue[] {
  const n = logits.length / 3;
  const p = new Float64Array(n * 3);
  for (let i = 0; i < n; i++) {
    const [o, b, c] = [logits[3 * i]!, logits[3 * i + 1]!, logits[3 * i + 2]!];
    const z = logSum3(o, b, c);
    p.set([o - z, b - z, c - z], 3 * i);
  }
  const back = new Uint8Array(n * 3);
  let best = [0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < n; i++) {
    const ok = allowed(i);
    const any = best[1]! > best[0]! ? (best[2]! > best[1]! ? 2 : 1) : best[2]! > best[0]! ? 2 : 0;
    const inside = best[2]! > best[1]! ? 2 : 1;
    back.set([any, any, inside], 3 * i);
    best = [
      best[any]! + p[3 * i]!,
      ok ? best[any]! + p[3 * i + 1]! + bias : Number.NEGATIVE_INFINITY,
      ok ? best[inside]! + p[3 * i + 2]! : Number.NEGATIVE_INFINITY,
    ];
  }
  const out: FoundCue[] = [];
  let state = best.indexOf(Math.max(...best));
  let end = -1;
  for (let i = n - 1; i >= 0; i--) {
    if (state > 0 && end < 0) end = i + 1;
    const from = state === 1;
    state = back[3 * i + state]!;
    if (from) {
      let score = p[3 * i + 1]!;
      for (let k = i + 1; k < end; k++) score = Math.min(score, p[3 * k + 2]!);
      out.unshift({ from: i, to: end, score: Math.exp(score) });
      end = -1;
    }
  }
  return out;
}

const logSum3 = (a: number, b: number, c: number): number => {
  const m = Math.max(a, b, c);
  return m + Math.log(Math.exp(a - m) + Math.exp(b - m) + Math.exp(c - m));
};

/** What the decoder knows of the window's tokens; one entry a token. */
export interface TokenFacts {
  /** 1 where a word begins (a piece may begin there). */
  readonly heads: Uint8Array;
  /** 1 where a word ends. */
  readonly tails: Uint8Array;
  /** 0 for separators, which lie in no span. */
  readonly real: Uint8Array;
  /** Outermost quotations, marks included, as ranges of tokens. */
  readonly quotations: Pieces;
}

const NEVER = -1e4;

/** Source and content of one cue as token ranges, with the probability of exactly these. */
export interface FoundSpans {
  readonly source: Pieces;
  readonly sourceScore: number;
  readonly content: Pieces;
  readonly contentScore: number;
}

/**
 * Source and content of `cue` from the six `scores` a token (inside, begins, ends: of the source, then of the content). Spans
 * begin and end with words and keep clear of the cue; content keeps clear of the source, and takes a quotation whole or not at
 * all unless the cue stands in it (so it is in 99.7 % of 9,200 annotated cases).
 */
export function findSpans(
  scores: Float32Array,
  cue: FoundCue,
  facts: TokenFacts,
  settings: DecodeSettings,
): FoundSpans {
  const blocked = Uint8Array.from(facts.real, (r, i) => (r && (i < cue.from || i >= cue.to) ? 0 : 1));
  const sources = chain(scores, 0, facts, blocked, settings.source);
  const source = bestPiece(sources);
  for (const [from, to] of source.pieces) blocked.fill(1, from, to);
  const contents = chain(scores, 3, facts, blocked, settings.content);
  for (const [from, to] of facts.quotations) {
    if (cue.from < to && from < cue.to) continue;
    contents.begins.fill(NEVER, from + 1, to);
    contents.ends.fill(NEVER, from, to - 1);
  }
  const content = bestPieces(contents);
  return {
    source: source.pieces,
    sourceScore: probability(source, sources),
    content: content.pieces,
    contentScore: probability(content, contents),
  };
}

const probability = (d: Decoded, c: ChainScores): number => Math.min(1, Math.exp(d.score - logPartition(c)));

function chain(scores: Float32Array, at: number, facts: TokenFacts, blocked: Uint8Array, price: number): ChainScores {
  const n = blocked.length;
  const inside = new Float64Array(n);
  const begins = new Float64Array(n);
  const ends = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    inside[i] = blocked[i] ? NEVER : scores[6 * i + at]!;
    begins[i] = facts.heads[i] ? scores[6 * i + at + 1]! + price : NEVER;
    ends[i] = facts.tails[i] ? scores[6 * i + at + 2]! : NEVER;
  }
  return { inside, begins, ends };
}

/** An attribution as far as keeping and nesting ask. */
export interface Placed {
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly confidence: number;
  /** True where the content is quotations and nothing else. */
  readonly quoted: boolean;
}

const holds = (outer: Placed, { cue }: Placed): boolean => outer.content.some(([s, e]) => s <= cue[0] && cue[1] <= e);

/** Those that are sure enough, in the order given. */
export function choose<T extends Placed>(list: readonly T[], settings: DecodeSettings): T[] {
  const { least, leastNested, leastQuoted } = settings;
  const isSure = (a: T): boolean => a.confidence >= (a.quoted ? Math.min(least, leastQuoted) : least);
  const sure = list.filter(isSure);
  return list.filter((a) => isSure(a) || (a.confidence >= leastNested && sure.some((outer) => holds(outer, a))));
}

/** Index of the attribution in whose content each cue lies, the innermost; null for none. No cycles. */
export function nest(list: readonly Placed[]): (number | null)[] {
  const size = list.map(({ content }) => content.reduce((n, [s, e]) => n + e - s, 0));
  // Where each lies in the other's content, the larger content is outside; of equal ones the earlier.
  const outside = (a: number, b: number): boolean => size[a]! > size[b]! || (size[a] === size[b] && a < b);
  return list.map((inner, i) => {
    let best: number | null = null;
    list.forEach((outer, o) => {
      if (o === i || !holds(outer, inner)) return;
      if (holds(inner, outer) && !outside(o, i)) return;
      if (best === null || outside(best, o)) best = o;
    });
    return best;
  });
}
