import type { BlockKind } from '../../records/article.ts';
import type { Parse } from '../../records/parse.ts';
import { lowerBound as leastIndex } from '../form.ts';
import type { Pieces, WordPiece } from './wordpiece.ts';

/** Letter case of the word that a piece belongs to (the vocabulary is uncased). The order is that of the trained embeddings. */
const CASES = ['mark', 'lower', 'capital', 'upper', 'mixed', 'digit'] as const;
/** Where a piece stands towards quotation marks. The order is that of the trained embeddings. */
export const QUOTES = ['outside', 'open', 'inside', 'close', 'nested'] as const;
/** Kinds of block that the network tells apart; all other kinds are `other`. The order is that of the trained embeddings. */
const BLOCKS = ['headline', 'standfirst', 'paragraph', 'listItem', 'blockQuote', 'caption', 'other'] as const;

/** What the network reads of an article: one entry a piece, all lists equally long. */
export interface Features extends Pieces {
  /** Index into `CASES`. */
  readonly cases: readonly number[];
  /** Index into `QUOTES`. */
  readonly quotes: readonly number[];
  /** Index into `BLOCKS`. */
  readonly kinds: readonly number[];
  /** Index of the article's block. */
  readonly blocks: readonly number[];
  /** First pieces of sentences, in order. */
  readonly sentences: readonly number[];
}

/** Pieces of the article's blocks with their features. A pure function of the parse. */
export function features(parse: Parse, tokenizer: WordPiece): Features {
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const heads: number[] = [];
  const kinds: number[] = [];
  const blocks: number[] = [];
  parse.blocks.forEach((block, index) => {
    // What is no part of the article is not read, and disturbs nothing around it.
    if (block.kind === 'furniture') return;
    const kind = kindOf(block.kind);
    const p = tokenizer.split(parse.text, block.span[0], block.span[1]);
    for (let i = 0; i < p.ids.length; i++) {
      ids.push(p.ids[i]!);
      starts.push(p.starts[i]!);
      ends.push(p.ends[i]!);
      heads.push(p.heads[i]!);
      kinds.push(kind);
      blocks.push(index);
    }
  });
  return {
    ids,
    starts,
    ends,
    heads,
    kinds,
    blocks,
    cases: cases(parse.text, { ids, starts, ends, heads }),
    quotes: quotes(parse, starts, ends),
    sentences: parse.sentences.map((s) => lowerBound(starts, s.span[0])),
  };
}

const kindOf = (kind: BlockKind): number => {
  const at = (BLOCKS as readonly string[]).indexOf(kind);
  return at < 0 ? BLOCKS.length - 1 : at;
};

/** First index whose value is not below `value` in the sorted `list`. */
export const lowerBound = (list: readonly number[], value: number): number =>
  leastIndex(list.length, (i) => list[i]! >= value);

function cases(text: string, { starts, ends, heads }: Pieces): number[] {
  const out: number[] = [];
  for (let i = 0; i < starts.length; ) {
    let j = i + 1;
    while (j < starts.length && !heads[j]) j++;
    const value = CASES.indexOf(caseOf(text.slice(starts[i]!, ends[j - 1]!)));
    for (; i < j; i++) out.push(value);
  }
  return out;
}

function caseOf(word: string): (typeof CASES)[number] {
  const lower = word.toLowerCase();
  const upper = word.toUpperCase();
  if (lower === upper) return /\p{N}/u.test(word) ? 'digit' : 'mark';
  if (word === lower) return 'lower';
  const head = String.fromCodePoint(word.codePointAt(0)!);
  const tail = word.slice(head.length);
  if (head !== head.toLowerCase() && tail === tail.toLowerCase()) return 'capital';
  return word === upper ? 'upper' : 'mixed';
}

/** Marks of quotations are `open` and `close` at any depth; `nested` is inside a quotation within a quotation. */
function quotes(parse: Parse, starts: readonly number[], ends: readonly number[]): number[] {
  const out = new Array<number>(starts.length).fill(0);
  const marks: [number, number][] = [];
  for (const q of parse.quotations) {
    const from = lowerBound(starts, q.span[0]);
    const to = lowerBound(starts, q.span[1]);
    for (let i = from; i < to; i++) out[i] = q.depth > 0 ? 4 : 2;
    const open = parse.text[q.span[0]]!;
    if (/["'“”‘’„«»‹›`]/.test(open))
      for (let i = from; i < to && ends[i]! <= q.span[0] + width(parse.text, q.span[0]); i++) marks.push([i, 1]);
    if (q.closed)
      for (let i = to - 1; i > from && starts[i]! >= q.span[1] - width(parse.text, q.span[1] - 1, -1); i--)
        marks.push([i, 3]);
  }
  for (const [i, value] of marks) out[i] = value;
  return out;
}

/** Units of the quotation mark at `at`: 2 for a doubled one (`''`). */
const width = (text: string, at: number, step = 1): number =>
  /['`’]/.test(text[at]!) && text[at + step] === text[at] ? 2 : 1;
