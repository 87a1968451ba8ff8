/**
 * The texts of the grouped events in word pieces, for the teacher of statement vectors: `npx tsx training/linking/linked.ts --entries FILE --vocab FILE
 * --out FILE`. One line a text, as training/dump.ts writes them, with `statements`: the pieces [first, last) of each, and `cuts`: pieces at which what
 * another claim says begins (1) or does not (0), none of the events in `held.txt`; then one line an event: its `claims`, lists of [text, statement].
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import { features } from '../../src/attribute/model/features.ts';
import { WordPiece } from '../../src/attribute/model/wordpiece.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { type Cut, cutsOf } from './cuts.ts';
import { groupedEvents, groupedLines } from './grouped.ts';
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
const held = new Set(
  readFileSync(join(import.meta.dirname, 'held.txt'), 'utf8')
    .split(/\s+/)
    .filter(Boolean),
);
const cuts = new Map<string, Cut[]>();
for (const line of groupedLines(values.groups))
  line.files.forEach((name, file) => {
    const entry = entries.get(`${line.set}/${name}`);
    if (!entry || held.has(line.event)) return;
    const { article } = entry.read;
    const found = cutsOf(line, file, features(parseArticle(article), tokenizer), article.text);
    cuts.set(`${line.set}/${name}`, [...(cuts.get(`${line.set}/${name}`) ?? []), ...found]);
  });

for (const key of new Set(events.flatMap((e) => e.texts))) {
  const entry = entries.get(key)!;
  lines.push(JSON.stringify({ id: key, ...inPieces(entry, tokenizer), cuts: cuts.get(key) ?? [] }));
}
for (const { event, texts, claims } of events) {
  const at = new Map(texts.flatMap((key) => entries.get(key)!.statements.map((s, i) => [s.id, [key, i]] as const)));
  const placed = claims.map((c) => c.map(({ link }) => at.get(link.statement.id)));
  lines.push(JSON.stringify({ event, texts, claims: placed }));
}
writeFileSync(values.out, lines.join('\n'));
console.log(`${lines.length - events.length} texts, ${events.length} events`);
