import type { Parse } from '../records/parse.ts';
import type { Span } from '../records/span.ts';

/** Least index in `0..n` for which `holds` is true, where it is false before and true from there on. */
export function lowerBound(n: number, holds: (i: number) => boolean): number {
  let lo = 0;
  let hi = n;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (holds(mid)) hi = mid;
    else lo = mid + 1;
  }
  return lo;
}

/** Indices of the tokens that lie in `spans`, in text order. */
export function tokensOf(parse: Parse, spans: readonly Span[]): number[] {
  const out: number[] = [];
  for (const [start, end] of spans) {
    let i = lowerBound(parse.tokens.length, (k) => parse.tokens[k]!.end > start);
    for (; i < parse.tokens.length && parse.tokens[i]!.start < end; i++) if (out.at(-1) !== i) out.push(i);
  }
  return out.sort((a, b) => a - b);
}

/** The spans that tokens (ascending indices) cover: neighbours joined with what stands between them. */
export function spansOf(parse: Parse, list: readonly number[]): Span[] {
  const out: [number, number][] = [];
  let before = -2;
  for (const i of list) {
    const { start, end } = parse.tokens[i]!;
    if (i === before + 1 && out.length) out.at(-1)![1] = end;
    else out.push([start, end]);
    before = i;
  }
  return out;
}

/** Index of the sentence that holds the token. */
export const sentenceOf = (parse: Parse, token: number): number =>
  lowerBound(parse.sentences.length, (k) => parse.sentences[k]!.last > token);
