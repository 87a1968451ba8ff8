import { BODY_KINDS } from '../records/article.ts';
import type { Attribution } from '../records/attribution.ts';
import type { DigestPublication } from '../records/digest.ts';
import { blockIndex, firstIndex, sentenceIndex, tokensIn } from '../records/in-parse.ts';
import type { Parse, Sentence, Token } from '../records/parse.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { Source } from '../records/source.ts';
import type { Span } from '../records/span.ts';
import { lookupOutlet } from '../rules/outlets/register.ts';

/** An article of a digest with its tokens, sentences and quotations, and its records by id. */
export interface Text {
  readonly read: ReadArticle;
  readonly parse: Parse;
  readonly publications: readonly DigestPublication[];
  readonly attributions: ReadonlyMap<string, Attribution>;
  readonly inside: ReadonlyMap<string, readonly Attribution[]>;
  readonly sources: ReadonlyMap<string, Source>;
}

export function textOf(read: ReadArticle, parse: Parse, publications: readonly DigestPublication[]): Text {
  const inside = new Map<string, Attribution[]>();
  for (const a of read.attributions) if (a.within !== null) inside.set(a.within, [...(inside.get(a.within) ?? []), a]);
  return {
    read,
    parse,
    publications,
    attributions: new Map(read.attributions.map((a) => [a.id, a])),
    inside,
    sources: new Map(read.sources.map((s) => [s.id, s])),
  };
}

/** "harbour.example": an address and no name. */
export const isHost = (outlet: string): boolean => /^[\w-]+(?:\.[\w-]+)+$/.test(outlet);

/** Who publishes it, as far as known. */
export function outletOf({ read, publications }: Text): string | null {
  const outlet = publications.find((p) => p.outlet !== null)?.outlet ?? read.article.outlet;
  // The name of a host is nobody's name: the register may have the outlet's own.
  return outlet !== null && isHost(outlet) ? (lookupOutlet(outlet)?.name ?? outlet.replace(/^www\./i, '')) : outlet;
}

export const publishedOf = ({ read, publications }: Text): string | null =>
  publications.find((p) => p.published !== null)?.published ?? read.article.published;

export const sourceOf = (text: Text, a: Attribution): Source | null =>
  a.sourceId === null ? null : (text.sources.get(a.sourceId) ?? null);

/** The attribution that the article itself tells, in which this one lies. */
export function rootOf(text: Text, a: Attribution): Attribution {
  const seen = new Set([a.id]);
  let at = a;
  for (let up = a.within; up !== null && !seen.has(up); up = at.within) {
    const outer = text.attributions.get(up);
    if (!outer) break;
    seen.add(up);
    at = outer;
  }
  return at;
}

/** An attribution with all that lies in it, the outer ones first. */
export function treeOf(text: Text, root: Attribution): readonly Attribution[] {
  const out = [root];
  for (let i = 0; i < out.length; i++)
    for (const a of text.inside.get(out[i]!.id) ?? []) if (!out.includes(a)) out.push(a);
  return out;
}

/** The tokens that touch the span; of an empty one none. */
export const tokensWithin = (text: Text, span: Span): readonly Token[] =>
  span[1] <= span[0] ? [] : tokensIn(text, span);

/** The sentence that holds the offset, or the one before it. */
export const sentenceAt = (text: Text, at: number): Sentence | undefined =>
  text.parse.sentences[sentenceIndex(text, at)];

/** The kind of block that holds the offset. */
export const blockKindAt = (text: Text, at: number): string =>
  text.parse.blocks[blockIndex(text, at)]?.kind ?? 'furniture';

/** True where the article tells its story there: neither headline nor furniture, credit or note. */
export function isBody(text: Text, at: number): boolean {
  const kind = blockKindAt(text, at);
  return kind !== 'headline' && kind !== 'caption' && BODY_KINDS.has(kind as never);
}

/** True where the offset lies within quotation marks. */
export function isQuotedAt({ parse: { quotations } }: Text, at: number): boolean {
  const n = firstIndex(quotations.length, (i) => quotations[i]!.span[0] > at);
  for (let i = n - 1; i >= 0 && i >= n - 4; i--)
    if (quotations[i]!.marks === 'double' && quotations[i]!.span[1] > at) return true;
  return false;
}
