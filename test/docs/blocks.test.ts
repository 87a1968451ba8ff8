import { expect, test } from 'vitest';
import { placeOf, type Snippet, snippetsOf, TEXTS } from './snippets.ts';

const ALL = TEXTS.flatMap((file) => snippetsOf(file));
const of = (language: string): readonly Snippet[] => ALL.filter((s) => s.language === language);
/** Languages that are checked, here or in the tests beside this one. */
const CHECKED = ['sh', 'ts', 'json', 'python'];
/** What is only shown: what is printed, settings of editors, changes to the source, pages that show the element. */
const SHOWN = ['text', 'lua', 'elisp', 'toml', 'diff', 'html', 'sql'];

test('every block of code is in a language that is checked, or is only shown', () => {
  expect(ALL.length).toBeGreaterThan(40);
  expect(ALL.filter((s) => ![...CHECKED, ...SHOWN].includes(s.language)).map(placeOf)).toEqual([]);
});

test('whatever is not run says why', () => {
  const short = ALL.filter((s) => s.noRun !== null && s.noRun.length < 10).map(placeOf);
  expect(short).toEqual([]);
});

test('JSON is JSON', () => {
  const all = of('json').filter((s) => s.noRun === null);
  expect(all.length).toBeGreaterThan(4);
  for (const s of all) expect(() => JSON.parse(s.code), placeOf(s)).not.toThrow();
});
