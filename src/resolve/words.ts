import type { Parse, Token } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { NAME_PREDICATES, PREDICATE_OPENERS } from '../rules/en/mention-words.ts';

/** The tokens of a parse with what the resolver asks of them again and again; every index is one of `tokens`. */
export interface Words {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Sentence of each token. */
  readonly sentenceOf: Int32Array;
  /** 1 for tokens within double quotation marks. */
  readonly quoted: Uint8Array;
  /** First token of each sentence. */
  readonly starts: readonly number[];
  /** Block of each sentence. */
  readonly blockOf: readonly number[];
  /** 1 for sentences in which nearly every word has a capital, where capitals tell nothing. */
  readonly shouting: Uint8Array;
}

const LONG_WORD = 4;
const TITLE_CASE = 0.65;

/** Indexes a parse; one pass over its tokens. */
export function indexWords(parse: Parse): Words {
  const { tokens } = parse;
  const sentenceOf = new Int32Array(tokens.length).fill(-1);
  const quoted = new Uint8Array(tokens.length);
  const shouting = new Uint8Array(parse.sentences.length);
  for (const [s, { first, last }] of parse.sentences.entries()) {
    let long = 0;
    let capital = 0;
    for (let i = first; i < last; i++) {
      sentenceOf[i] = s;
      const t = tokens[i]!;
      if (i === first || t.kind !== 'word' || t.end - t.start < LONG_WORD) continue;
      long++;
      if (isCapital(t)) capital++;
    }
    if (long >= 3 && capital / long >= TITLE_CASE && !/^[.,:]/.test(tokens[last - 1]?.text ?? '.')) shouting[s] = 1;
  }
  let at = 0;
  for (const q of parse.quotations) {
    if (q.marks !== 'double') continue;
    while (at < tokens.length && tokens[at]!.start < q.span[0]) at++;
    for (let i = at; i < tokens.length && tokens[i]!.end <= q.span[1]; i++) {
      if (quoted[i]) continue;
      quoted[i] = 1;
      at = i;
    }
  }
  const starts = parse.sentences.map((s) => s.first);
  const blockOf = parse.sentences.map((s) => s.block);
  return { text: parse.text, tokens, sentenceOf, quoted, starts, blockOf, shouting };
}

/**
 * "According to the Examiner, the aide, | Jeremy Sloan, | received", "by Mark Rowan, a waitress | told": a description that ends
 * before token `at` belongs to whom it stands before, or speaks itself; it says nothing of the name before its first comma.
 */
export function leadsOn({ tokens }: Words, at: number): boolean {
  const mark = tokens[at];
  if (mark && PREDICATE_OPENERS.has(mark.lower)) return true;
  if (mark?.text !== ',') return false;
  let end = at + 1;
  while (tokens[end] && isCapital(tokens[end]!)) end++;
  const next = tokens[end];
  return (
    end > at + 1 && end < at + 5 && (next?.text === ',' || (next?.kind === 'word' && NAME_PREDICATES.has(next.lower)))
  );
}

/** True for a word that begins with a capital. */
export const isCapital = (t: Token): boolean => {
  if (t.kind !== 'word') return false;
  const c = t.text.charCodeAt(0);
  if (c < 128) return c >= 65 && c <= 90;
  const ch = t.text[0]!;
  return ch !== ch.toLowerCase();
};

/** First token that ends after `offset`; `tokens.length` where there is none. Binary search. */
function tokenFrom(words: Words, offset: number): number {
  let low = 0;
  let high = words.tokens.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (words.tokens[mid]!.end <= offset) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** Tokens of a span as a range, end excluded. */
export function tokenRange(words: Words, span: Span): [first: number, last: number] {
  const first = tokenFrom(words, span[0]);
  let last = tokenFrom(words, span[1]);
  if (last < words.tokens.length && words.tokens[last]!.start < span[1]) last++;
  return [first, last];
}

/** Tokens of a span, or null where it holds none (blanks only). */
export function wordsIn(words: Words, span: Span | null): readonly [first: number, last: number] | null {
  if (!span) return null;
  const range = tokenRange(words, span);
  return range[0] < range[1] && words.sentenceOf[range[0]]! >= 0 ? range : null;
}

/** The span of a range of tokens that is not empty. */
export const spanOf = (words: Words, first: number, last: number): Span => [
  words.tokens[first]!.start,
  words.tokens[last - 1]!.end,
];
