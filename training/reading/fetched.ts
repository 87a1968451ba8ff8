/**
 * Writes the texts that `fetched.jsonl` annotates: `npx tsx training/reading/fetched.ts --from FILE --out DIR`.
 *
 * FILE is `cleaned_endataset.json` of the public repository airKlizz/WikinewsSum at commit 1d985031625909c908766812e8a18d0c88116ec8: a line
 * for each Wikinews report with the pages it cites. `wn013-2` is the third page of the fourteenth line. The pages belong to their
 * outlets and are no part of this package.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Report {
  readonly sources: readonly { readonly maintext: string }[];
}

const { values } = parseArgs({ options: { from: { type: 'string' }, out: { type: 'string' } } });
if (!values.from || !values.out) {
  console.error('fetched: give --from FILE (cleaned_endataset.json) and --out DIR');
  process.exit(2);
}
const reports = readFileSync(values.from, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Report);
mkdirSync(values.out, { recursive: true });
const ids = readFileSync(new URL('fetched.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => (JSON.parse(line) as { id: string }).id);
for (const id of ids) {
  const [, line, page] = /^wn(\d+)-(\d+)$/.exec(id)!;
  const text = reports[Number(line)]?.sources[Number(page)]?.maintext;
  if (text === undefined) {
    console.error(`fetched: ${values.from} has no page ${page} of report ${line}: is it another version of the file?`);
    process.exit(1);
  }
  writeFileSync(join(values.out, `${id}.txt`), `${text.trim()}\n`);
}
console.log(`${ids.length} texts in ${values.out}`);
