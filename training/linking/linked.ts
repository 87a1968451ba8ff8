/**
 * The texts of the grouped events in word pieces, for the teacher of statement vectors: `npx tsx training/linking/linked.ts --entries FILE --vocab FILE
 * --out FILE`. One line a text, as training/dump.ts writes them, with `statements`: the pieces [first, last) of each; then one line an event: its
 * `claims`, lists of [text, statement].
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import { WordPiece } from '../../src/attribute/model/wordpiece.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { groupedEvents } from './grouped.ts';
import { inPieces } from './pieces.ts';

const { values } = parseArgs({
  options: {
    entries: { type: 'string' },
    vocab: { type: 'string' },
    out: { type: 'string' },
    groups: { type: 'string', multiple: true },
  },
});
if (!values.entries || !values.vocab || !values.out) {
  console.error(
    'linked: name the file of read.ts with --entries, vocab.txt with --vocab and the file to write with --out',
  );
  process.exit(2);
}
const tokenizer = new WordPiece(readFileSync(values.vocab, 'utf8'));
const entries = deserialize(readFileSync(values.entries)) as Map<string, LedgerEntry>;
const events = groupedEvents(entries, values.groups);
const lines: string[] = [];

for (const key of new Set(events.flatMap((e) => e.texts))) {
  const entry = entries.get(key)!;
  lines.push(JSON.stringify({ id: key, ...inPieces(entry, tokenizer) }));
}
for (const { event, texts, claims } of events) {
  const at = new Map(texts.flatMap((key) => entries.get(key)!.statements.map((s, i) => [s.id, [key, i]] as const)));
  const placed = claims.map((c) => c.map(({ link }) => at.get(link.statement.id)));
  lines.push(JSON.stringify({ event, texts, claims: placed }));
}
writeFileSync(values.out, lines.join('\n'));
console.log(`${lines.length - events.length} texts, ${events.length} events`);
