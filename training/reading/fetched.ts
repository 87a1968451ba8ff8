/**
 * Writes the texts that `fetched.jsonl` annotates and `../linking/groups-fetched.jsonl` puts into claims:
 * `npx tsx training/reading/fetched.ts --from FILE --bodies DIR --out DIR`.
 *
 * FILE is `cleaned_endataset.json` of the public repository airKlizz/WikinewsSum at commit 1d985031625909c908766812e8a18d0c88116ec8: a line
 * for each Wikinews report with the pages it cites; `wn013-2` is the third page of the fourteenth line. DIR holds `train_bodies.csv` and
 * `competition_test_bodies.csv` of FakeNewsChallenge/fnc-1 at commit 29d473af2d15278f0464d5e41e4cbe7eb58231f2: `fnc-a12` and `fnc-b12` are body 12 of the first and the
 * second. The pages belong to their outlets and are no part of this package.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Report {
  readonly sources: readonly { readonly maintext: string }[];
}

const { values } = parseArgs({
  options: { from: { type: 'string' }, bodies: { type: 'string' }, out: { type: 'string' } },
});
if (!values.from || !values.bodies || !values.out) {
  console.error('fetched: give --from FILE (cleaned_endataset.json), --bodies DIR (of fnc-1) and --out DIR');
  process.exit(2);
}
const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);
const reports = linesOf(values.from).map((line) => JSON.parse(line) as Report);

/** Bodies by id: rows of two fields (RFC 4180), the second in quotation marks where it has to be. */
function bodiesOf(file: string): Map<string, string> {
  const rows = readFileSync(join(values.bodies!, file), 'utf8').matchAll(
    /^(\d+),(?:"((?:[^"]|"")*)"|([^"\r\n]*))\r?$/gm,
  );
  return new Map(Array.from(rows, ([, id, quoted, plain]) => [id!, quoted?.replaceAll('""', '"') ?? plain!]));
}
const bodies = { a: bodiesOf('train_bodies.csv'), b: bodiesOf('competition_test_bodies.csv') };

function textOf(id: string): string | undefined {
  const [, line, page] = /^wn(\d+)-(\d+)$/.exec(id) ?? [];
  if (line) return reports[Number(line)]?.sources[Number(page)]?.maintext.trim();
  const [, part, body] = /^fnc-([ab])(\d+)$/.exec(id)!;
  return bodies[part as 'a' | 'b']
    .get(body!)
    ?.replace(/\r\n?/g, '\n')
    .trim()
    .replace(/\n{3,}/g, '\n\n');
}

mkdirSync(values.out, { recursive: true });
const annotated = linesOf(join(import.meta.dirname, 'fetched.jsonl')).map((l) => (JSON.parse(l) as { id: string }).id);
const grouped = linesOf(join(import.meta.dirname, '../linking/groups-fetched.jsonl')).flatMap((l) =>
  (JSON.parse(l) as { files: string[] }).files.map((f) => f.replace('.txt', '')),
);
const ids = [...new Set([...annotated, ...grouped])];
for (const id of ids) {
  const text = textOf(id);
  if (text === undefined) {
    console.error(`fetched: ${id} is not in the files given: are they another version?`);
    process.exit(1);
  }
  writeFileSync(join(values.out, `${id}.txt`), `${text}\n`);
}
console.log(`${ids.length} texts in ${values.out}`);
