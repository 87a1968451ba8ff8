import type { Parse, Token } from '../../records/parse.ts';
import type { Span } from '../../records/span.ts';
import { AUXILIARIES } from '../../rules/en/grammar.ts';

/** A token, or a whole quotation that the region reads as one opaque thing. */
export interface Item {
  readonly start: number;
  readonly end: number;
  /** The word in lower case; `"` for a quotation. */
  readonly lower: string;
  readonly token: Token | null;
  /** Index of the quotation, or -1. */
  readonly quote: number;
}

/** A token that stands for itself alone. */
export const asItem = (t: Token): Item => ({ start: t.start, end: t.end, lower: t.lower, token: t, quote: -1 });

/** A stretch that is read as one sentence: a sentence of the article, or one inside a quotation. */
export interface Region {
  readonly items: readonly Item[];
  readonly block: number;
  /** Index of the quotation whose inside this is, or -1. */
  readonly inside: number;
  /** True where the region is the first of its block. */
  readonly leads: boolean;
}

const FINAL = new Set([',', '.', '!', '?', '…']);

/** A quotation that is speech, not a word in marks: five words, or a final mark before its closing mark. */
function isSpeech(parse: Parse, quote: number, tokens: readonly Token[], before: Token | undefined): boolean {
  const { closed, continues } = parse.quotations[quote]!;
  const words = tokens.filter((t) => t.kind !== 'mark');
  // The official “did not say which”: the quotation is the predicate of the sentence around it.
  if (words[0] && words[0].text === words[0].lower && AUXILIARIES.has(words[0].lower) && before?.text !== ',')
    return false;
  const inner = words.length;
  const beforeClose = tokens.at(closed ? -2 : -1);
  return inner >= 5 || continues || (inner > 0 && beforeClose !== undefined && FINAL.has(beforeClose.text));
}

/** Deeper levels of quotation stay opaque: news has two. */
const MAX_DEPTH = 6;

/**
 * All regions of the blocks that `reads` admits: each sentence with the speech in it opaque, and the inside of each such quotation
 * cut at its own final marks. A token is an item of at most one region a level of quotation, so the whole is linear.
 */
export function regions(parse: Parse, reads: (block: number) => boolean): Region[] {
  const out: Region[] = [];
  const { quotations, tokens } = parse;
  let q = 0;
  const read = (first: number, last: number, block: number, inside: number, leads: boolean): void => {
    const items: Item[] = [];
    for (let i = first; i < last; i++) {
      const t = tokens[i]!;
      while (q < quotations.length && quotations[q]!.span[0] < t.start) q++;
      const quote = quotations[q];
      if (quote?.span[0] === t.start) {
        const self = q++;
        let end = i;
        while (end < last && tokens[end]!.end <= quote.span[1]) end++;
        if (quote.depth < MAX_DEPTH && isSpeech(parse, self, tokens.slice(i, end), tokens[i - 1])) {
          items.push({ start: t.start, end: tokens[end - 1]!.end, lower: '"', token: null, quote: self });
          sentencesIn(i + 1, quote.closed ? end - 1 : end, block, self);
          i = end - 1;
          continue;
        }
      }
      items.push({ start: t.start, end: t.end, lower: t.lower, token: t, quote: -1 });
    }
    if (items.length) out.push({ items, block, inside, leads });
  };
  const sentencesIn = (first: number, last: number, block: number, inside: number): void => {
    let start = first;
    for (let i = first; i < last; i++) {
      const { kind, text } = tokens[i]!;
      const final = kind === 'mark' && (text === '.' || text === '!' || text === '?');
      if (!final && i < last - 1) continue;
      read(start, i + 1, block, inside, false);
      start = i + 1;
    }
  };
  for (const [b, block] of parse.blocks.entries()) {
    if (!reads(b)) continue;
    for (let s = block.first; s < block.last; s++) {
      const { first, last } = parse.sentences[s]!;
      read(first, last, b, -1, s === block.first);
    }
  }
  return out;
}

/** From the first unit of item `from` to the last of item `to` (excluded). */
export const spanOf = (items: readonly Item[], from: number, to: number): Span => [
  items[from]!.start,
  items[to - 1]!.end,
];

/** A word or a number, not a mark and not a quotation. */
export const isWord = (item: Item | undefined): boolean => item?.token != null && item.token.kind !== 'mark';

/** One of the marks in `marks`. */
export const isMark = (item: Item | undefined, marks: string): boolean =>
  item?.token?.kind === 'mark' && item.lower.length === 1 && marks.includes(item.lower);

/** A word that begins with a capital letter. */
export const isCapital = (item: Item | undefined): boolean =>
  item?.token?.kind === 'word' && /^\p{Lu}/u.test(item.token.text);

export const isQuote = (item: Item | undefined): boolean => item !== undefined && item.quote >= 0;

/** The end of what is said: no item, or a mark that ends sentences. */
export const isEnd = (item: Item | undefined): boolean =>
  item === undefined || isMark(item, '.!?;') || item.lower === '...';
