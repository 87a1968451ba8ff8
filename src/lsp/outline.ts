import type { DocumentSymbol } from 'vscode-languageserver';
import { bySource, type Chains, extent, shown } from '../present/chain.ts';
import type { Attribution } from '../records/attribution.ts';
import { hull, type Span } from '../records/span.ts';
import { type Review, rangeOf } from './review.ts';
import { SymbolKind } from './sdk.ts';

/** The sources of a draft with what each says, in the order of the text; last what nobody is named for. */
export function outlineOf(review: Review): readonly DocumentSymbol[] {
  const { chains } = review;
  const sources = bySource(chains.read)
    .filter(({ of }) => of.length > 0)
    .map(({ source, of }) => ({ name: source.name, detail: source.grade, of }));
  const nobodys = chains.read.attributions.filter((a) => chains.source(a.sourceId) === null);
  const none = { name: 'no source', detail: 'none', of: nobodys };
  return [...sources, ...(nobodys.length > 0 ? [none] : [])]
    .map(({ of, ...rest }) => ({ ...rest, of, span: hull(of.map(extent)) ?? ([0, 0] as Span) }))
    .sort((a, b) => a.span[0] - b.span[0])
    .map(({ name, detail, of, span }) => ({
      name: named(name),
      detail,
      kind: SymbolKind.Namespace,
      range: rangeOf(review, span),
      selectionRange: rangeOf(review, of[0]!.source[0] ?? of[0]!.cue),
      children: of.map((a) => statement(review, chains, a)),
    }));
}

const statement = (review: Review, chains: Chains, a: Attribution): DocumentSymbol => ({
  name: named(shown(chains.read, a.content.length > 0 ? a.content : [a.cue])),
  detail: `${shown(chains.read, [a.cue])} · ${a.stance}`,
  kind: SymbolKind.String,
  range: rangeOf(review, extent(a)),
  selectionRange: rangeOf(review, a.cue),
});

/** A name as editors list it: not empty, and not long. */
const named = (words: string): string => (words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words || '…');
