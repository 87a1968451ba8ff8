/**
 * Texts in word pieces with the titles of their statements, for `hearsay_training.alone`: `npx tsx training/linking/titled.ts --entries FILE --vocab FILE
 * --out FILE`. One line a text, as training/dump.ts writes them, with its event, and of each statement its pieces [first, last), its title, how far it is
 * listable, and how readers judged the title (`titles.jsonl`: understood alone, news; null where none did).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import { WordPiece } from '../../src/attribute/model/wordpiece.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { eventOf, labelledTitles } from './labelled.ts';
import { inPieces } from './pieces.ts';

const { values } = parseArgs({
  options: { entries: { type: 'string' }, vocab: { type: 'string' }, out: { type: 'string' } },
});
if (!values.entries || !values.vocab || !values.out) {
  console.error(
    'titled: name the file of read.ts with --entries, vocab.txt with --vocab and the file to write with --out',
  );
  process.exit(2);
}
const tokenizer = new WordPiece(readFileSync(values.vocab, 'utf8'));
const entries = deserialize(readFileSync(values.entries)) as Map<string, LedgerEntry>;
const keyOf = (set: string, content: unknown): string => `${set} ${JSON.stringify(content)}`;
const judged = new Map(labelledTitles().map((l) => [keyOf(`${l.set}/${l.file}`, l.content), l]));
let found = 0;
const lines = [...entries].flatMap(([key, entry]) => {
  if (!entry.statements.length) return [];
  const labels = entry.statements.map((s) => judged.get(keyOf(key, s.content)) ?? null);
  found += labels.filter((l) => l !== null).length;
  const [set, ...file] = key.split('/');
  return JSON.stringify({
    id: key,
    event: eventOf({ set: set!, file: file.join('/') }),
    ...inPieces(entry, tokenizer),
    titles: entry.statements.map((s) => s.facts.title ?? s.words),
    listable: entry.statements.map((s) => s.facts.listable ?? 0),
    alone: labels.map((l) => l?.alone ?? null),
    news: labels.map((l) => l?.news ?? null),
  });
});
writeFileSync(values.out, lines.join('\n'));
console.log(`${lines.length} texts, ${found} of ${judged.size} judged titles`);
