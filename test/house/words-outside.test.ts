import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/*
 * Knowledge of English is data and lies in `src/rules/`. What still stands elsewhere is counted here, file by file, and can only become
 * less: `RATCHET=write npx vitest run test/house/words-outside.test.ts` writes lower numbers down, and never a higher one.
 */
const SRC = resolve(import.meta.dirname, '../../src');
const RATCHET = resolve(import.meta.dirname, 'words-outside.json');
/** Words from which on a list is one of the language and no enumeration by chance. */
const MANY = 4;
const WORD = /^[A-Za-z][a-z’']+(?:[ -][A-Za-z][a-z’']*)*$/;

/** The words that a regular expression lets stand in one place, at most: of `/\b(?:said|told|wrote)\b/` three. */
function choicesOf(expression: string): number {
  const counts = [0];
  const ends = (): void => {
    if (/^[A-Za-z]{2,}/.test(branch)) counts[counts.length - 1]!++;
    branch = '';
  };
  let branch = '';
  let most = 0;
  const plain = expression.replace(/\\./g, ' ').replace(/\[[^\]]*\]/g, ' ');
  for (const c of plain) {
    if (c === '(') {
      ends();
      counts.push(0);
    } else if (c === ')') {
      ends();
      most = Math.max(most, counts.pop() ?? 0);
      if (!counts.length) counts.push(0);
    } else if (c === '|') ends();
    else if (branch !== '' || /[A-Za-z]/.test(c)) branch += c;
  }
  ends();
  return Math.max(most, ...counts);
}

const isConst = (node: ts.Node): boolean => ts.isAsExpression(node.parent) && node.parent.type.getText() === 'const';

/** Whether a node is a list or an expression of many words. What is listed `as const` is an enumeration of ours. */
function isOfWords(node: ts.Node): boolean {
  if (ts.isRegularExpressionLiteral(node)) return choicesOf(node.text.slice(1, node.text.lastIndexOf('/'))) >= MANY;
  if (ts.isArrayLiteralExpression(node))
    return !isConst(node) && node.elements.filter((e) => ts.isStringLiteral(e) && WORD.test(e.text)).length >= MANY;
  const isSplit =
    ts.isStringLiteralLike(node) &&
    ts.isPropertyAccessExpression(node.parent) &&
    node.parent.expression === node &&
    node.parent.name.text === 'split';
  return isSplit && node.text.split(/[\s|,]+/).filter((w) => WORD.test(w)).length >= MANY;
}

function listsIn(source: string): number {
  let n = 0;
  const visit = (node: ts.Node): void => {
    if (isOfWords(node)) n++;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true));
  return n;
}

/** How many lists of words each file outside of `rules/` has; files without are left out. */
function found(): Readonly<Record<string, number>> {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts') && !f.startsWith('rules/'))
    .sort();
  return Object.fromEntries(files.map((f) => [f, listsIn(readFileSync(join(SRC, f), 'utf8'))]).filter(([, n]) => n));
}

test('no list of English words is added outside of src/rules/', () => {
  const known = JSON.parse(readFileSync(RATCHET, 'utf8')) as Readonly<Record<string, number>>;
  const now = found();
  const more = Object.entries(now).filter(([file, n]) => n > (known[file] ?? 0));
  const told = more.map(([file, n]) => `${file}: ${n} lists of words, ${known[file] ?? 0} before`);
  expect(told, 'words of the language belong in src/rules/, under a name').toEqual([]);
  if (process.env.RATCHET === 'write') writeFileSync(RATCHET, `${JSON.stringify(now, null, 2)}\n`);
  else expect(known, 'it has become less: RATCHET=write keeps it so').toEqual(now);
});

test('what counts as a list of words', () => {
  expect(
    [
      "const X = new Set(['said', 'told', 'wrote', 'added']);",
      "const X = ['said', 'told', 'wrote'];",
      "const X = ['said', 'told', 'wrote', 'added'] as const;",
      "const X = 'said told wrote added'.split(' ');",
      "const x = 'The mayor said so.';",
      'const X = /\\b(?:said|told|wrote|add(?:s|ed))\\b/;',
      'const X = /\\b(?:said|told)\\b/;',
      'const X = /^said|^told|^wrote|^added/;',
      'const X = /[a-z]|\\d|\\s|\\p{L}/u;',
    ].map(listsIn),
  ).toEqual([1, 0, 0, 1, 0, 1, 0, 1, 0]);
});
