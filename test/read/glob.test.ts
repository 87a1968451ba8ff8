import fc from 'fast-check';
import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import { braces, fitsGlob } from '../../src/read/glob.ts';

test.each([
  ['*.txt', 'a.txt', true],
  ['*.txt', 'a.txt.gz', false],
  ['part-?.html', 'part-7.html', true],
  ['part-?.html', 'part-.html', false],
  ['[a-c]*', 'bridge', true],
  ['[!a-c]*', 'bridge', false],
  ['2026-0[1-3]-*.eml', '2026-02-28.eml', true],
  ['a]b', 'a]b', true],
  ['(a|b)+', '(a|b)+', true],
])('%s and %s: %s', (pattern, name, fits) => {
  expect(fitsGlob(name, pattern)).toBe(fits);
});

test('braces stand for each of their choices', () => {
  expect(braces('{a,b}/x.{txt,md}')).toEqual(['a/x.txt', 'a/x.md', 'b/x.txt', 'b/x.md']);
  expect(braces('{a/{b,c},d}')).toEqual(['a/b', 'd', 'a/c']);
  expect(braces('{a}')).toEqual(['{a}']);
});

test('a name fits what picomatch lets it fit', () => {
  const part = fc.constantFrom('*', '?', '[ab]', '[^a]', '[a-c]', 'a', 'b', '.', '-');
  const pattern = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('').replace(/\*+/g, '*'));
  const name = fc.stringMatching(/^[abc-][abc.-]{0,6}$/);
  fc.assert(
    fc.property(pattern, name, (pattern, name) => {
      expect(fitsGlob(name, pattern), `${pattern} ${name}`).toBe(picomatch.isMatch(name, pattern, { dot: true }));
    }),
    { numRuns: 5000, seed: 1 },
  );
});

test('many stars take no longer than the text times the pattern', () => {
  // By backtracking this would take longer than anybody lives.
  expect(fitsGlob('a'.repeat(255), `${'*a'.repeat(60)}b`)).toBe(false);
});
