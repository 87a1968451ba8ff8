import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, TEXTS, textOf } from './snippets.ts';

const MOST = 120;

/** Lines of a text with their numbers. Rows of tables stand on one line, however long, also in a change of one. */
const lines = (file: string): readonly (readonly [number, string])[] =>
  textOf(file)
    .split('\n')
    .map((line, i): readonly [number, string] => [i + 1, line])
    .filter(([, line]) => !/^[+ -]?\s*\|/.test(line));

test('no line of the documentation is longer than 120 characters', () => {
  const long = TEXTS.flatMap((file) =>
    lines(file).flatMap(([n, line]) => ([...line].length > MOST ? [`${file}:${n}`] : [])),
  );
  expect(long, 'npx tsx scripts/wrap-markdown.ts').toEqual([]);
});

/** Paths in the words of a text: `src/link/story-keys.ts`, `test/long`. With a star or a placeholder they name many. */
const PATH =
  /`((?:src|test|scripts|bench|training|docs|examples|schema|python|editors|models|web|site)\/[^\s`*{}<>…]*)`/g;
/** Made by a build or by a person, and not in the repository. */
const MADE = /^(?:web\/dist|examples\/bundle\/your-article\.html)/;

test('files that the documentation names are there', () => {
  const gone = TEXTS.filter((f) => f !== 'CHANGELOG.md' && !f.startsWith('training/')).flatMap((file) =>
    [...textOf(file).matchAll(PATH)]
      .map((m) => m[1]!)
      .filter((path) => !MADE.test(path) && !existsSync(resolve(ROOT, path)))
      .map((path) => `${file}: ${path}`),
  );
  expect(gone).toEqual([]);
});

test('every decision is listed', () => {
  const list = textOf('docs/decisions/README.md');
  const decisions = readdirSync(resolve(ROOT, 'docs/decisions')).filter((f) => /^\d/.test(f));
  expect(decisions.length).toBeGreaterThan(10);
  expect(decisions.filter((f) => !list.includes(`(${f})`))).toEqual([]);
  for (const f of decisions) {
    const title = /^# \d+\. (.*)$/m.exec(textOf(`docs/decisions/${f}`))?.[1];
    expect(list, f).toContain(`| ${Number(f.slice(0, 4))} | [${title}](${f}) |`);
  }
});
