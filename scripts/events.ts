/** The annotated events (`links` of the shared folder): their articles read for the ledger. Used by `score-links.ts`. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { loadEngine } from '../src/node.ts';
import { readForLedger } from '../src/pipeline.ts';
import { readText } from '../src/read/text.ts';
import type { LedgerEntry } from '../src/records/ledger.ts';

/** The articles, in order of their names, read with the default engine. `cache`: a file that keeps them, so that a second run needs no model. */
export async function readEvents(folder: string, cache?: string): Promise<LedgerEntry[]> {
  if (cache && existsSync(cache)) return deserialize(readFileSync(cache)) as LedgerEntry[];
  const engine = await loadEngine('model');
  const list: LedgerEntry[] = [];
  for (const file of readdirSync(join(folder, 'articles')).sort())
    list.push(await readForLedger(readText(readFileSync(join(folder, 'articles', file), 'utf8'), { file }), engine));
  if (cache) writeFileSync(cache, serialize(list));
  return list;
}
