import type { Engine } from '../../src/attribute/engine.ts';
import { analyse } from '../../src/pipeline.ts';
import { makeArticle } from '../../src/read/article.ts';
import type { BlockKind } from '../../src/records/article.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import type { Reading } from '../../src/records/reading.ts';

/** A reading of plain text: one block a line, all of one kind. */
export function readingOf(text: string, kind: BlockKind = 'paragraph'): Reading {
  const blocks = [...text.matchAll(/[^\n]+/g)].map((m) => ({
    kind,
    span: [m.index, m.index + m[0].length] as const,
  }));
  return { article: makeArticle({ text, blocks }), notices: [] };
}

/** The record of a plain text by one engine. */
export const readText = (text: string, engine: Engine, kind: BlockKind = 'paragraph'): Promise<ReadArticle> =>
  analyse(readingOf(text, kind), engine);
