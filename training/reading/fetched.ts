/**
 * Writes the texts that `fetched.jsonl` annotates and `../linking/groups-fetched.jsonl` puts into claims:
 * `npx tsx training/reading/fetched.ts --from FILE --bodies DIR --more DIR --out DIR`.
 *
 * FILE is `cleaned_endataset.json` of the public repository airKlizz/WikinewsSum at commit 1d985031625909c908766812e8a18d0c88116ec8: a line
 * for each Wikinews report with the pages it cites; `wn013-2` is the third page of the fourteenth line. DIR holds `train_bodies.csv` and
 * `competition_test_bodies.csv` of FakeNewsChallenge/fnc-1 at commit 29d473af2d15278f0464d5e41e4cbe7eb58231f2: `fnc-a12` and `fnc-b12` are body 12 of the first and the
 * second. The third DIR holds `dev.tsv` and `train.tsv` (`data/eng/dev.tsv` and `few_shot_data/50_samples/eng/train.tsv` of
 * masakhane-io/masakhane-news at commit 819be052e79e0a600e0ed4a7356594681cb5c4f3: `bbc-d001` and `bbc-t001` are their second rows),
 * `scraped_articles.json` (`docs/` of ajakaiye33/ngrnewscorpus at 0209c82dcb27e8fecdd0c4b138a132f35a239690; articles numbered through all
 * outlets: `ng-punch000`) and `True.csv` (10-lalitha/fakenewsdetection at 1731fd858dfbf7b82b00298edd320c1821888f7e: `rtr-000`). The pages
 * belong to their outlets and are no part of this package.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Report {
  readonly sources: readonly { readonly maintext: string }[];
}

const { values } = parseArgs({
  options: { from: { type: 'string' }, bodies: { type: 'string' }, more: { type: 'string' }, out: { type: 'string' } },
});
if (!values.from || !values.bodies || !values.more || !values.out) {
  console.error(
    'fetched: give --from FILE (cleaned_endataset.json), --bodies DIR (of fnc-1), --more DIR (dev.tsv, train.tsv, scraped_articles.json, True.csv) and --out DIR',
  );
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

/** Title and text of each row of a file with a head line (RFC 4180 with any delimiter). */
function titledOf(file: string, delimiter: ',' | '\t', title: string): string[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}\r\n]*))(${delimiter}|\r?\n|$)`, 'gy');
  const rows: string[][] = [[]];
  for (const [whole, quoted, plain, end] of readFileSync(join(values.more!, file), 'utf8').matchAll(cell)) {
    if (whole === '') break;
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end !== delimiter) rows.push([]);
  }
  const [head = [], ...body] = rows;
  const [titles, texts] = [head.indexOf(title), head.indexOf('text')];
  return body.map((row) => `${row[titles]?.trim()}\n\n${row[texts]?.trim()}`);
}

interface Scraped {
  readonly newspapers: Readonly<Record<string, { readonly articles?: readonly { title: string; text?: string }[] }>>;
}
const scraped = JSON.parse(readFileSync(join(values.more, 'scraped_articles.json'), 'utf8')) as Scraped;
const outlets = Object.entries(scraped.newspapers).flatMap(([outlet, { articles = [] }]) =>
  articles.map((a) => ({ outlet, text: `${a.title.trim()}\n\n${(a.text ?? '').trim()}` })),
);
const named = (prefix: string, texts: readonly string[]): [string, string][] =>
  texts.map((text, i) => [`${prefix}${String(i).padStart(3, '0')}`, text]);
const more = new Map([
  ...named('bbc-d', titledOf('dev.tsv', '\t', 'headline')),
  ...named('bbc-t', titledOf('train.tsv', '\t', 'headline')),
  ...named('rtr-', titledOf('True.csv', ',', 'title')),
  ...outlets.map(({ outlet, text }, i): [string, string] => [`ng-${outlet}${String(i).padStart(3, '0')}`, text]),
]);
/** A line is a paragraph in these; spaces that do not break are spaces. */
const inParagraphs = (text: string): string =>
  text
    .replace(/\r/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]*\n+[ \t]*/g, '\n\n')
    .trim();

function textOf(id: string): string | undefined {
  const titled = more.get(id);
  if (titled !== undefined) return inParagraphs(titled);
  const [, line, page] = /^wn(\d+)-(\d+)$/.exec(id) ?? [];
  if (line) return reports[Number(line)]?.sources[Number(page)]?.maintext.trim();
  const [, part, body] = /^fnc-([ab])(\d+)$/.exec(id) ?? [];
  if (!part) return undefined;
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
