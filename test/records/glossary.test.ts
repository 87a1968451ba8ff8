import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const RECORDS = new URL('../../src/records/', import.meta.url);
/** The page, each item on one line. */
const page = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8').replace(/\n {2}(?=\S)/g, ' ');
const files = readdirSync(RECORDS).filter((f) => f.endsWith('.ts'));

/** Words in bold at the start of an item, by the heading above them. */
const entries = new Map<string, string[]>();
let heading = '';
for (const line of page.split('\n')) {
  if (line.startsWith('#')) heading = line.replace(/^#+ /, '');
  const word = /^- \*\*([^*]+)\*\*: (.+)$/.exec(line);
  if (word) entries.set(heading, [...(entries.get(heading) ?? []), word[1]!]);
}

test('every list of values has its section, with the values in order', async () => {
  const lists = new Map<string, readonly string[]>();
  for (const file of files) {
    const module: Readonly<Record<string, unknown>> = await import(new URL(file, RECORDS).href);
    for (const [name, value] of Object.entries(module)) {
      if (/^[A-Z_]+$/.test(name) && Array.isArray(value)) lists.set(name, value);
    }
  }
  expect(lists.size).toBeGreaterThan(12);
  for (const [name, values] of lists) expect(entries.get(name), `section ${name}`).toEqual(values);
  const sections = [...entries.keys()].filter((h) => /^[A-Z_]+$/.test(h));
  expect(sections.filter((h) => !lists.has(h))).toEqual([]);
});

test('every record type has an entry, and every entry is a type', () => {
  const types = files.flatMap((f) =>
    [...readFileSync(new URL(f, RECORDS), 'utf8').matchAll(/^export (?:interface|class) (\w+)/gm)].map((m) => m[1]!),
  );
  const words = ['Of one article', 'Of many articles', 'Of the ledger', 'Of a draft', 'Of the code'].flatMap(
    (h) => entries.get(h) ?? [],
  );
  expect([...words].sort()).toEqual([...types].sort());
});

test('every item is a word with one sentence', () => {
  const items = page.split('\n').filter((l) => l.startsWith('- '));
  expect(items.filter((l) => !/^- \*\*[^*]+\*\*: [^A-Z"].*[^.]\.$/.test(l))).toEqual([]);
});
