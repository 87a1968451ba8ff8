import { remembered } from '../records/remembered.ts';
import type { Source } from '../records/source.ts';
import { contains, overlaps, type Span } from '../records/span.ts';
import { stem } from '../rules/en/stem.ts';
import type { Draft, Text } from './draft.ts';
import { outermost, type PlainWord, plainWords, sentenceAt, shareOf, sourceOf, speakerOf } from './look.ts';

/** Words between one pair of marks, with who speaks them. */
export interface Quote {
  readonly span: Span;
  readonly words: readonly PlainWord[];
  readonly speaker: Source | null;
}

/** Words from which on a quotation can be told from another. */
const FEW = 4;

export const quotesOf = remembered((text: Text): readonly Quote[] =>
  outermost(text)
    .filter((q) => q.marks === 'double')
    .flatMap(({ span }) => {
      const words = plainWords(text, span);
      const teller = speakerOf(text, span);
      return words.length < FEW ? [] : [{ span, words, speaker: teller && sourceOf(text, teller) }];
    }),
);

/** What somebody says in a transcript, "Name: words", which has no marks: one for each turn. */
const turnsOf = remembered((text: Text): readonly Quote[] =>
  text.read.attributions
    .filter((a) => text.read.article.text.slice(...a.cue).trim() === ':')
    .flatMap((a) =>
      a.content.map((c) => {
        // The sentence may go on behind what is read as content.
        const span: Span = [c[0], Math.max(c[1], sentenceAt(text, c[1] - 1)?.span[1] ?? 0)];
        return { span, words: plainWords(text, span), speaker: sourceOf(text, a) };
      }),
    ),
);

/** The sentences of such turns, as pieces that a draft may quote. */
const spokenOf = remembered((text: Text): readonly Quote[] =>
  turnsOf(text).flatMap(({ span, speaker }) =>
    text.parse.sentences
      .filter((s) => overlaps(s.span, span))
      .map((s): Span => [Math.max(s.span[0], span[0]), Math.min(s.span[1], span[1])])
      .map((piece) => ({ span: piece, words: plainWords(text, piece), speaker }))
      .filter((q) => q.words.length >= FEW),
  ),
);

/** How a quotation of the draft stands in the documents that it is held against. */
export type Standing =
  | { readonly kind: 'absent' }
  | { readonly kind: 'altered'; readonly span: Span; readonly was: string }
  | { readonly kind: 'same'; readonly text: Text; readonly at: Span; readonly quote: Quote | null };

/** The words of a document in order. */
const allWords = remembered((text: Text): readonly PlainWord[] => plainWords(text, [0, text.read.article.text.length]));

/** Where the words of a quotation stand, as its first and last word's index in the document; -1 where they do not. */
function findWords(all: readonly PlainWord[], wanted: readonly PlainWord[]): number {
  return all.findIndex((_, i) => wanted.every((w, k) => all[i + k]?.word === w.word));
}

const known = new WeakMap<Draft, ReadonlyMap<Quote, Standing>>();

/** Each quotation of the draft with its standing; empty where the draft is held against nothing. */
export function standings(draft: Draft): ReadonlyMap<Quote, Standing> {
  const made =
    known.get(draft) ?? new Map(draft.against.length ? quotesOf(draft).map((q) => [q, standingOf(draft, q)]) : []);
  known.set(draft, made);
  return made;
}

function standingOf(draft: Draft, quote: Quote): Standing {
  for (const text of draft.against) {
    const all = allWords(text);
    const at = findWords(all, quote.words);
    if (at < 0) continue;
    const span: Span = [all[at]!.span[0], all[at + quote.words.length - 1]!.span[1]];
    return {
      kind: 'same',
      text,
      at: span,
      quote:
        quotesOf(text).find((q) => contains(q.span, span)) ??
        turnsOf(text).findLast((q) => contains(q.span, span)) ??
        null,
    };
  }
  let best: { readonly change: Standing; readonly share: number } | null = null;
  for (const text of draft.against)
    for (const other of [...quotesOf(text), ...spokenOf(text)]) {
      const change = compare(quote, other);
      if (change && (!best || change.share > best.share)) best = change;
    }
  return best?.change ?? { kind: 'absent' };
}

/** Share of the shorter quotation's words that must stand in the other in the same order. */
const SAME = 0.6;

/** The change from a quotation of a document to one of the draft; null where they are not one utterance. */
function compare(quote: Quote, other: Quote): { readonly change: Standing; readonly share: number } | null {
  const [a, b] = [other.words.map((w) => stem(w.word)), quote.words.map((w) => stem(w.word))];
  if (shareOf(new Set(b), new Set(a)) < SAME / 2) return null;
  const pairs = aligned(a, b);
  const share = pairs.length / Math.min(a.length, b.length);
  if (share < SAME) return null;
  const same = new Set(pairs.filter(([x, y]) => other.words[x]!.word === quote.words[y]!.word).map(([, y]) => y));
  const first = quote.words.findIndex((_, i) => !same.has(i));
  const last = quote.words.findLastIndex((_, i) => !same.has(i));
  const span: Span = first < 0 ? quote.span : [quote.words[first]!.span[0], quote.words[last]!.span[1]];
  return { change: { kind: 'altered', span, was: other.words.map((w) => w.word).join(' ') }, share };
}

/** Words that stand in both lists in one order, as pairs of indices (longest common subsequence). */
function aligned(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const best = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let k = b.length - 1; k >= 0; k--)
      best[i]![k] = a[i] === b[k] ? best[i + 1]![k + 1]! + 1 : Math.max(best[i + 1]![k]!, best[i]![k + 1]!);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (a[i] === b[k]) pairs.push([i++, k++]);
    else if (best[i + 1]![k]! >= best[i]![k + 1]!) i++;
    else k++;
  }
  return pairs;
}

/** True where two sources may be one: a name of the one ends as a name of the other does, or one has none. */
export function mayBeOne(a: Source, b: Source): boolean {
  if (a.grade !== 'named' || b.grade !== 'named') return true;
  const ends = (s: Source): readonly string[] => [s.name, ...s.aliases].map((n) => n.split(' ').at(-1)!.toLowerCase());
  return ends(a).some((n) => ends(b).includes(n));
}
