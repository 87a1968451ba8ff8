import { parseArticle } from '../../src/parse/parse.ts';
import { makeArticle } from '../../src/read/article.ts';
import type { Article, Block } from '../../src/records/article.ts';
import type { Source } from '../../src/records/source.ts';
import { contains } from '../../src/records/span.ts';
import type { ResolveContext, Resolved } from '../../src/resolve/context.ts';
import { resolveSources } from '../../src/resolve/resolve.ts';
import type { FoundSource } from '../../src/resolve/scene.ts';
import { parseMarked } from '../marked.ts';

/** An article of our own: each line is a paragraph. */
export function article(text: string): Article {
  const blocks: Block[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim()) blocks.push({ kind: 'paragraph', span: [at, at + line.length] });
    at += line.length + 1;
  }
  return makeArticle({ text, blocks });
}

export interface Result extends Resolved {
  readonly text: string;
  /** The source of each attribution, by its number less one. */
  readonly of: readonly (Source | null)[];
}

/** Resolves a marked article; an attribution that lies in another's content is within the innermost such one. */
export function resolve(marked: string, context: Partial<ResolveContext> = {}): Result {
  const { text, all } = parseMarked(marked);
  const found: FoundSource[] = all.map(({ source, cue, content }, i) => {
    const outer = all
      .map((o, k) => ({ k, piece: o.content.find((p) => k !== i && cue[0] && contains(p, cue[0])) }))
      .filter((x) => x.piece !== undefined)
      .sort((a, b) => a.piece![1] - a.piece![0] - (b.piece![1] - b.piece![0]))[0];
    return { source, cue: cue[0] ?? [0, 0], content, to: null, kind: null, act: 'say', within: outer?.k ?? null };
  });
  const read = article(text);
  const resolved = resolveSources(parseArticle(read), found, { article: read, ...context });
  const byId = new Map(resolved.sources.map((s) => [s.id, s]));
  return { ...resolved, text, of: resolved.sourceOf.map((id) => (id === null ? null : byId.get(id)!)) };
}

/** Names of the sources of the attributions, in their order. */
export const whoOf = (marked: string): (string | null)[] => resolve(marked).of.map((s) => s?.name ?? null);
