/**
 * What is seen of labelled statements, for `listable.py`: `npx tsx training/linking/traits.ts --entries FILE --out FILE [--shared DIR]`; one line a statement with its
 * traits, vector, label and event.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import { traitsOf } from '../../src/link/listable.ts';
import { candidateOf } from '../../src/link/statements.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    entries: { type: 'string' },
    out: { type: 'string' },
  },
});
if (!values.entries || !values.out) {
  console.error('traits: name the file of read.ts with --entries and the file to write with --out');
  process.exit(2);
}
const entries = deserialize(readFileSync(values.entries)) as Map<string, LedgerEntry>;
const labels = readFileSync(join(resolve(values.shared), 'pairs/statements.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean);
const out = labels.flatMap((line) => {
  const { set, file, span, label, alone } = JSON.parse(line) as {
    set: string;
    file: string;
    span: number[][];
    label: string;
    alone?: number;
  };
  const entry = entries.get(`${set}/${file}`);
  const statement = entry?.statements.find((s) => JSON.stringify(s.content) === JSON.stringify(span));
  if (!entry || !statement) return [];
  const candidate = candidateOf(
    entry.read.article,
    parseArticle(entry.read.article),
    statement,
    entry.read.attributions.find((a) => a.id === statement.attribution) ?? null,
  );
  const event =
    set === 'events-raw'
      ? file.replace(/-\d+\.txt$/, '')
      : set === 'ecbplus'
        ? file.split('_')[0]
        : file.split('_').slice(0, 2).join('_');
  return [
    JSON.stringify({
      x: traitsOf(candidate),
      v: statement.vector && [...statement.vector],
      label,
      alone: alone ?? null,
      event: `${set} ${event}`,
    }),
  ];
});
writeFileSync(values.out, `${out.join('\n')}\n`);
console.log(`${out.length} of ${labels.length} statements`);
