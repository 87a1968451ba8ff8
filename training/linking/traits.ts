/**
 * What is seen of labelled statements and titles, for `listable.py`: `npx tsx training/linking/traits.ts --what listable|alone --entries FILE --out FILE
 * [--shared DIR]`; one line a statement with its traits, vector, labels and event. Statements whose place the reading no longer cuts so are left out.
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
    what: { type: 'string', default: 'listable' },
    entries: { type: 'string' },
    out: { type: 'string' },
  },
});
const { what } = values;
if (!values.entries || !values.out || (what !== 'listable' && what !== 'alone')) {
  console.error(
    'traits: name --what listable or alone, the file of read.ts with --entries and the file to write with --out',
  );
  process.exit(2);
}
const entries = deserialize(readFileSync(values.entries)) as Map<string, LedgerEntry>;

interface Label {
  readonly set: string;
  readonly file: string;
  readonly content: number[][];
  readonly label?: string;
  readonly alone?: number;
}

/** Statements of the shared folder, or titles (`titles.jsonl`: places alone). */
function labels(): Label[] {
  const file =
    what === 'alone'
      ? new URL('titles.jsonl', import.meta.url)
      : join(resolve(values.shared), 'pairs/statements.jsonl');
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Label & { readonly span: number[][] })
    .map((l) => ({ ...l, content: l.content ?? l.span }));
}

/** Event that an article tells of, as far as its file shows it. */
function eventOf({ set, file }: Label): string {
  if (set === 'events-raw') return file.replace(/-\d+\.txt$/, '');
  if (set === 'ecbplus') return file.split('_')[0]!;
  return set === 'fetched' ? file.split('-')[0]! : file.split('_').slice(0, 2).join('_');
}

const all = labels();
const out = all.flatMap((label) => {
  const entry = entries.get(`${label.set}/${label.file}`);
  const statement = entry?.statements.find((s) => JSON.stringify(s.content) === JSON.stringify(label.content));
  if (!entry || !statement) return [];
  const parse = parseArticle(entry.read.article);
  const attribution = entry.read.attributions.find((a) => a.id === statement.attribution) ?? null;
  const candidate = candidateOf(entry.read.article, parse, statement, attribution, statement.facts.title ?? null);
  const seen = traitsOf(candidate);
  return JSON.stringify({
    x: what === 'alone' ? [...seen, ...candidate.pointers] : seen,
    v: statement.vector && [...statement.vector],
    label: label.label ?? null,
    alone: label.alone ?? null,
    event: `${label.set} ${eventOf(label)}`,
  });
});
writeFileSync(values.out, `${out.join('\n')}\n`);
console.log(`${out.length} of ${all.length} statements`);
