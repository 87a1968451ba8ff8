import type { BlockKind } from '../records/article.ts';
import type { Attribution } from '../records/attribution.ts';
import type { Figure } from '../records/figure.ts';
import { blockIndex, firstIndex, sentenceIndex, tokensIn } from '../records/in-parse.ts';
import type { ParsedBlock, Quotation, Sentence } from '../records/parse.ts';
import { remembered } from '../records/remembered.ts';
import type { Source } from '../records/source.ts';
import { contains, overlaps, type Span, words } from '../records/span.ts';
import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { stem } from '../rules/en/stem.ts';
import type { Text } from './draft.ts';

/** Words as a reader sees them, for messages: at most `most` letters. */
export function shown({ read: { article } }: Text, span: Span, most = 60): string {
  const all = words(article.text, [span], article.skip);
  return all.length > most ? `${all.slice(0, most - 1).trimEnd()}…` : all;
}

export const wordCount = (text: Text, span: Span): number =>
  tokensIn(text, span).filter((t) => t.kind !== 'mark').length;

export const sentenceAt = (text: Text, at: number): Sentence | undefined =>
  text.parse.sentences[sentenceIndex(text, at)];

export const blockAt = (text: Text, at: number): ParsedBlock | undefined => text.parse.blocks[blockIndex(text, at)];

/** Blocks in which the draft tells its story. */
const TELLING: ReadonlySet<BlockKind> = new Set(['standfirst', 'paragraph', 'listItem']);

export const isBody = (text: Text, at: number): boolean => TELLING.has(blockAt(text, at)?.kind ?? 'furniture');

export const bodySentences = remembered((text: Text): readonly Sentence[] =>
  text.parse.sentences.filter((s) => TELLING.has(text.parse.blocks[s.block]!.kind)),
);

/** The headline: the first block of this kind, where it stands before the body. */
export const headlineOf = remembered((text: Text): Span | null => {
  const first = text.parse.blocks.find((b) => b.kind === 'headline' || TELLING.has(b.kind));
  return first?.kind === 'headline' ? first.span : null;
});

/** Outermost quotations in text order. */
export const outermost = remembered((text: Text): readonly Quotation[] =>
  text.parse.quotations.filter((q) => q.depth === 0),
);

/** The outermost quotation that shares a letter with the span, or null. */
export function quotationAt(text: Text, span: Span): Quotation | null {
  const all = outermost(text);
  const at = firstIndex(all.length, (i) => all[i]!.span[1] > span[0]);
  const found = all[at];
  return found && found.span[0] < span[1] ? found : null;
}

/** True where the span touches words in quotation marks: rules leave those alone. */
export const isQuoted = (text: Text, span: Span): boolean => quotationAt(text, span) !== null;

const sourcesOf = remembered(
  (text: Text): ReadonlyMap<string, Source> => new Map(text.read.sources.map((s) => [s.id, s])),
);

export const sourceOf = (text: Text, { sourceId }: Pick<Attribution, 'sourceId'>): Source | null =>
  sourceId === null ? null : (sourcesOf(text).get(sourceId) ?? null);

const attributionsOf = remembered(
  (text: Text): ReadonlyMap<string, Attribution> => new Map(text.read.attributions.map((a) => [a.id, a])),
);

export const attributionOf = (text: Text, id: string | null): Attribution | null =>
  id === null ? null : (attributionsOf(text).get(id) ?? null);

/** The attribution with those around it, from the inside out. */
export function chainOf(text: Text, a: Attribution): readonly Attribution[] {
  const chain: Attribution[] = [];
  for (let at: Attribution | null = a; at && !chain.includes(at); at = attributionOf(text, at.within)) chain.push(at);
  return chain;
}

/** Attributions whose content shares a letter with the span. */
export const tellersOf = (text: Text, span: Span): readonly Attribution[] =>
  text.read.attributions.filter((a) => a.content.some((c) => overlaps(c, span)));

/** The innermost attribution whose content holds the middle of the span. */
export function speakerOf(text: Text, span: Span): Attribution | null {
  const middle: Span = [Math.floor((span[0] + span[1]) / 2), Math.floor((span[0] + span[1]) / 2) + 1];
  const around = text.read.attributions.filter((a) => a.content.some((c) => contains(c, middle)));
  return around.find((a) => !around.some((b) => b.within === a.id)) ?? null;
}

/** True where a source, cue or content of an attribution stands in the span. */
export const isAttributed = (text: Text, span: Span): boolean =>
  text.read.attributions.some((a) => overlaps(a.cue, span) || a.content.some((c) => overlaps(c, span)));

/** Stems of the words that tell something, numbers and function words left out. */
export function stemsIn(text: Text, span: Span): ReadonlySet<string> {
  const found = new Set<string>();
  for (const t of tokensIn(text, span))
    if (t.kind === 'word' && t.lower.length > 1 && !FUNCTION_WORDS.has(t.lower))
      found.add(stem(t.lower.replace(/['’]s$/, '')));
  return found;
}

/** Share of `wanted` that stands in `found`, 0..1. */
export function shareOf(wanted: ReadonlySet<string>, found: ReadonlySet<string>): number {
  let both = 0;
  for (const w of wanted) if (found.has(w)) both++;
  return wanted.size === 0 ? 0 : both / wanted.size;
}

/** The one value of a figure that is exact; null for all others. */
export const exactValue = (f: Figure): number | null =>
  f.hedge === 'exact' && f.min !== null && f.min === f.max ? f.min : null;

/** Words in lower case, one kind of apostrophe, with their places. */
export interface PlainWord {
  readonly word: string;
  readonly span: Span;
}

export const plainWords = (text: Text, span: Span): readonly PlainWord[] =>
  tokensIn(text, span)
    .filter((t) => t.kind !== 'mark')
    .map((t) => ({ word: t.lower, span: [t.start, t.end] }));
