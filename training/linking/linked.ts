/**
 * The texts of the grouped events in word pieces, for the teacher of statement vectors: `npx tsx training/linking/linked.ts --entries FILE --vocab FILE
 * --out FILE`. One line a text, as training/dump.ts writes them, with `statements`: the pieces [first, last) of each; then one line an event: its
 * `claims`, lists of [text, statement].
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import { features, lowerBound } from '../../src/attribute/model/features.ts';
import { units } from '../../src/attribute/model/windows.ts';
import { WordPiece } from '../../src/attribute/model/wordpiece.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { WINDOW } from '../settings.ts';
import { groupedEvents } from './grouped.ts';

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
  const f = features(parseArticle(entry.read.article), tokenizer);
  const statements = entry.statements.map(({ content }) =>
    content.flatMap(([start, end]) => {
      const [first, last] = [lowerBound(f.starts, start), lowerBound(f.starts, end)];
      return last > first ? [[first, last]] : [];
    }),
  );
  const { ids, cases, quotes, kinds, blocks } = f;
  const cut = units(f, Math.floor((WINDOW.limit - 1) / 2)).map((u) => [u.from, u.to]);
  lines.push(JSON.stringify({ id: key, ids, cases, quotes, kinds, blocks, units: cut, statements }));
}
for (const { event, texts, claims } of events) {
  const at = new Map(texts.flatMap((key) => entries.get(key)!.statements.map((s, i) => [s.id, [key, i]] as const)));
  const placed = claims.map((c) => c.map(({ link }) => at.get(link.statement.id)));
  lines.push(JSON.stringify({ event, texts, claims: placed }));
}
writeFileSync(values.out, lines.join('\n'));
console.log(`${lines.length - events.length} texts, ${events.length} events`);
