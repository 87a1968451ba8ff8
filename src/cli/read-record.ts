import { fromJson } from '../records/json.ts';
import type { EngineName, ReadArticle } from '../records/read-article.ts';
import type { Given } from '../records/reading.ts';

/** An article that is read now, or the record of one that was (`hearsay read --format json`). Throws what reading throws. */
export async function readRecord(
  file: string,
  known: Given,
  { engine, allowPrivate }: { readonly engine: EngineName; readonly allowPrivate: boolean },
): Promise<ReadArticle> {
  const { loadEngine, openFile, readFound } = await import('../node.ts');
  const input = await openFile(file, known, { allowPrivate });
  const text = typeof input.content === 'string' ? input.content : new TextDecoder().decode(input.content);
  if (/^\s*\{\s*"hearsay"/.test(text)) return fromJson(text);
  const { analyse } = await import('../pipeline.ts');
  return analyse(readFound(input), await loadEngine(engine));
}
