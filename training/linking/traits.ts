/**
 * What is seen of titles that readers judged, for `listable.py`: `npx tsx training/linking/traits.ts --entries FILE --out FILE`; one line a title with its traits,
 * what points back in it, what the reader model makes of it, the labels and its event. Titles whose place the reading no longer cuts so are left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import { traitsOf } from '../../src/link/listable.ts';
import { candidateOf } from '../../src/link/statements.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { type EntryRead, eventOf, labelledTitles } from './labelled.ts';

const { values } = parseArgs({ options: { entries: { type: 'string' }, out: { type: 'string' } } });
if (!values.entries || !values.out) {
  console.error('traits: name the file of read.ts with --entries and the file to write with --out');
  process.exit(2);
}
const entries = deserialize(readFileSync(values.entries)) as Map<string, EntryRead>;

const all = labelledTitles();
const out = all.flatMap((label) => {
  const entry = entries.get(`${label.set}/${label.file}`);
  const at = entry?.statements.findIndex((s) => JSON.stringify(s.content) === JSON.stringify(label.content)) ?? -1;
  const statement = entry?.statements[at];
  if (!entry || !statement) return [];
  const parse = parseArticle(entry.read.article);
  const attribution = entry.read.attributions.find((a) => a.id === statement.attribution) ?? null;
  const candidate = candidateOf(entry.read.article, parse, statement, attribution, statement.facts.title ?? null);
  const { alone, news } = label;
  const traits = traitsOf({ ...candidate, judged: null });
  const judged = entry.judged?.[at] ?? null;
  return JSON.stringify({ traits, pointers: candidate.pointers, judged, alone, news, event: eventOf(label) });
});
writeFileSync(values.out, `${out.join('\n')}\n`);
console.log(`${out.length} of ${all.length} titles`);
