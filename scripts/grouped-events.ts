/**
 * Grouped events (`training/linking/groups-*.jsonl`) as a folder of annotated events: `npx tsx scripts/grouped-events.ts --fetched DIR --out DIR [--file FILE]`.
 * `score-links.ts --shared DIR` scores it; FILE is `groups-fetched-test.jsonl` unless told. Of a statement of several claims the words that say each stand for it.
 */
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { groupedLines, stanceOf } from '../training/linking/grouped.ts';

const { values } = parseArgs({
  options: {
    fetched: { type: 'string' },
    out: { type: 'string' },
    file: { type: 'string' },
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
  },
});
if (!values.fetched || !values.out) {
  console.error(
    'grouped-events: name the folder of training/reading/fetched.ts with --fetched and one to write with --out',
  );
  process.exit(2);
}
const file = values.file ?? join(import.meta.dirname, '../training/linking/groups-fetched-test.jsonl');
const folder = join(values.out, 'links');
mkdirSync(join(folder, 'articles'), { recursive: true });
symlinkSync(resolve(values.shared, 'score'), join(values.out, 'score'));
writeFileSync(join(folder, 'pairs.jsonl'), '');
const lines = groupedLines([file]);
for (const { event, files, claims, parts } of lines) {
  for (const f of files) copyFileSync(join(values.fetched, f), join(folder, 'articles', f));
  const told = claims.map((claim, c) => ({
    id: `c${c + 1}`,
    statements: claim.map((placed, i) => {
      const numbers = placed.slice(1).filter((x) => typeof x === 'number');
      const part = parts.find((p) => p[0] === c && p[1] === i && p[3] > 0);
      return {
        article: files[Number(placed[0])]!.replace('.txt', ''),
        stance: stanceOf(placed),
        source: null,
        origin: 0,
        span: part ? part.slice(2) : [numbers[0], numbers.at(-1)],
      };
    }),
  }));
  writeFileSync(join(folder, `${event}.json`), JSON.stringify({ event, claims: told }));
}
console.log(`${lines.length} events in ${folder}`);
