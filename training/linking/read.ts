/**
 * Reads the texts that linking learns from, once: `npx tsx training/linking/read.ts --out FILE [--shared DIR] [--fetched DIR]`. Articles of
 * `titles.jsonl` and of the grouped events, all of `events-raw` and `links`; `--fetched` names the folder
 * of `reading/fetched.ts`. Writes the ledger entries (`v8.serialize`), by `set/file`, each with `judged`: what the reader makes of its statements as titles.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serialize } from 'node:v8';
import { gunzipSync } from 'node:zlib';
import type { Engine, Findings } from '../../src/attribute/engine.ts';
import { loadEngine } from '../../src/node.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import { groupedLines } from './grouped.ts';
import { type EntryRead, labelledTitles } from './labelled.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    out: { type: 'string' },
    fetched: { type: 'string' },
  },
});
if (!values.out) {
  console.error('read: name the file to write with --out');
  process.exit(2);
}
const shared = resolve(values.shared);

const wanted = new Map<string, Set<string>>();
const want = (set: string, file: string): unknown => wanted.set(set, (wanted.get(set) ?? new Set<string>()).add(file));
for (const { set, file } of labelledTitles()) if (set !== 'fetched' || values.fetched) want(set, file);
for (const { set, files } of groupedLines())
  if (set !== 'fetched' || values.fetched) for (const f of files) want(set, f);
for (const f of readdirSync(join(shared, 'events-raw/articles'))) want('events-raw', f);
for (const f of readdirSync(join(shared, 'links/articles'))) want('links', f);

const ecb = new Map(
  gunzipSync(readFileSync(join(shared, 'data/ecbplus/ecbplus-topics-1-35.jsonl.gz')))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l) as { doc: string; text: string })
    .map((d) => [d.doc, d.text] as const),
);
function textOf(set: string, file: string): string {
  if (set === 'ecbplus') {
    const text = ecb.get(file) ?? ecb.get(file.replace(/\.txt$/, ''));
    if (text === undefined) throw new Error(`no document ${file}`);
    return `${text.trim()}\n`;
  }
  if (set === 'fetched') return readFileSync(join(values.fetched!, file), 'utf8');
  const folder =
    set === 'events-raw' ? 'events-raw/articles' : set === 'links' ? 'links/articles' : 'polnear/train/text';
  return readFileSync(join(shared, folder, file), 'utf8');
}

const model = await loadEngine('model');
let findings: Findings | null = null;
const engine: Engine = {
  ...model,
  attribute: async (parse, options) => {
    findings = await model.attribute(parse, options);
    return findings;
  },
};
const out = new Map<string, EntryRead>();
for (const set of [...wanted.keys()].sort())
  for (const file of [...wanted.get(set)!].sort()) {
    const entry = await readForLedger(readText(textOf(set, file), { file }), engine);
    const judged = (findings as Findings | null)?.judged?.(entry.statements.map((s) => s.content)) ?? null;
    out.set(`${set}/${file}`, { ...entry, judged });
    if (out.size % 50 === 0) console.error(`${out.size} articles read`);
  }
writeFileSync(values.out, serialize(out));
console.log(`${out.size} articles`);
