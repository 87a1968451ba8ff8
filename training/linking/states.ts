/**
 * Token states of statements, as the encoder gives them in the context of their article: `npx tsx training/linking/states.ts --entries FILE --data DIR`.
 * Of every statement that a pair, an edit, a label or an annotated event names, and of the edits, read where the original stood. Writes `states.bin`
 * (int8 rows with a scale each) and `states.jsonl` (where the rows of each lie, and what each is: 0 statement, 1 cue, 2 source).
 */
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import { features, lowerBound } from '../../src/attribute/model/features.ts';
import { readManifest, readPart } from '../../src/attribute/model/manifest.ts';
import { nodeRuntime } from '../../src/attribute/model/runtime-node.ts';
import { input, windows } from '../../src/attribute/model/windows.ts';
import { WordPiece } from '../../src/attribute/model/wordpiece.ts';
import { MODEL_FOLDER } from '../../src/node.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { readText } from '../../src/read/text.ts';
import type { Parse } from '../../src/records/parse.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import type { Span } from '../../src/records/span.ts';

const { values } = parseArgs({ options: { entries: { type: 'string' }, data: { type: 'string' }, all: { type: 'boolean' } } });
const data = values.data!;
const entries = deserialize(readFileSync(values.entries!)) as Map<string, LedgerEntry>;
const lines = (f: string): any[] => readFileSync(join(data, f), 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l));
const need = new Set<number>();
for (const p of lines('pairs.jsonl')) need.add(p.a).add(p.b);
for (const p of lines('labels.jsonl')) need.add(p.a);
const edits = lines('edits.jsonl');
for (const p of edits) need.add(p.a);

const file = (name: string): Promise<Uint8Array> => readFile(new URL(name, MODEL_FOLDER));
const { manifest } = await readManifest(file);
const tokenizer = new WordPiece(new TextDecoder().decode(await readPart(file, manifest, 'vocab.txt')));
const encoder = await nodeRuntime().load(await readPart(file, manifest, 'encoder.onnx'));
const WIDTH = 384;

async function rowsOf(parse: Parse, wanted: readonly { readonly spans: readonly Span[]; readonly role: number }[][]): Promise<{ rows: Float32Array[]; roles: number[] }[]> {
  const f = features(parse, tokenizer);
  const all = new Float32Array(f.ids.length * WIDTH);
  for (const w of windows(f, manifest.window)) {
    const t = input(f, w, tokenizer.cls, tokenizer.sep);
    const dims = [1, t.ids.length];
    const out = await encoder.run({ ids: { data: t.ids, dims }, cases: { data: t.cases, dims }, quotes: { data: t.quotes, dims }, blocks: { data: t.kinds, dims } }, ['vector']);
    const v = out.vector!.data as Float32Array;
    t.pieces.forEach((p, k) => { if (p >= w.coreFrom && p < w.coreTo) all.set(v.subarray(k * WIDTH, (k + 1) * WIDTH), p * WIDTH); });
  }
  return wanted.map((parts) => {
    const rows: Float32Array[] = [];
    const roles: number[] = [];
    for (const { spans, role } of parts)
      for (const [start, end] of spans)
        for (let p = lowerBound(f.ends, start + 1); p < f.starts.length && f.starts[p]! < end; p++) {
          rows.push(all.subarray(p * WIDTH, (p + 1) * WIDTH));
          roles.push(role);
        }
    return { rows, roles };
  });
}

const bin = createWriteStream(join(data, 'states.bin'));
const index: string[] = [];
let at = 0;
function put(key: unknown, { rows, roles }: { rows: Float32Array[]; roles: number[] }): void {
  const buf = Buffer.alloc(rows.length * (WIDTH + 4));
  rows.forEach((r, i) => {
    let most = 1e-9;
    for (const x of r) most = Math.max(most, Math.abs(x));
    buf.writeFloatLE(most / 127, i * (WIDTH + 4));
    r.forEach((x, d) => buf.writeInt8(Math.round((127 * x) / most), i * (WIDTH + 4) + 4 + d));
  });
  bin.write(buf);
  index.push(JSON.stringify({ key, at, n: rows.length, roles: roles.join('') }));
  at += rows.length;
}

let n = 0;
let count = 0;
for (const [key, e] of entries) {
  const byId = new Map(e.read.attributions.map((a) => [a.id, a]));
  const mine = e.statements.map((s, k) => ({ s, i: n + k })).filter(({ i }) => values.all || need.has(i) || key.startsWith('links/'));
  n += e.statements.length;
  if (mine.length === 0) continue;
  const parse = parseArticle(e.read.article);
  const found = await rowsOf(parse, mine.map(({ s }) => {
    const a = s.attribution ? byId.get(s.attribution) : undefined;
    return [{ spans: s.content, role: 0 }, ...(a ? [{ spans: [a.cue], role: 1 }, { spans: a.source, role: 2 }] : [])];
  }));
  mine.forEach(({ i }, k) => put(i, found[k]!));
  if (++count % 100 === 0) console.error(count, key, at);
}
const rowsMeta = readFileSync(join(data, 'statements.jsonl'), 'utf8').split('\n');
for (const [k, d] of edits.entries()) {
  const r = JSON.parse(rowsMeta[d.a]!) as { before: string; behind: string };
  const at0 = d.editContext ? d.editContext.indexOf(d.edit) : -1;
  const before = at0 >= 0 ? d.editContext.slice(0, at0) : r.before.replace(/\s+/g, ' ');
  const behind = at0 >= 0 ? d.editContext.slice(at0 + d.edit.length) : '';
  const text = `${before}${d.edit}${behind}\n`;
  const { article } = readText(text, { file: 'e.txt' });
  const [found] = await rowsOf(parseArticle(article), [[{ spans: [[before.length, before.length + d.edit.length]], role: 0 }]]);
  put(`e${k}`, found!);
}
await new Promise<void>((done) => bin.end(done));
writeFileSync(join(data, 'states.jsonl'), index.join('\n'));
console.error('done', at);
