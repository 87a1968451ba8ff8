import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteLines } from '../../../src/read/byte-lines.ts';
import { memorySource, streamSource } from '../../../src/read/bytes.ts';
import { braces, fitsGlob } from '../../../src/read/glob.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('lines are what splitting gives, with their places; long ones are passed over', async () => {
  const line = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.integer({ min: 0, max: 200_000 }).map((n) => 'x'.repeat(n)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.integer({ min: 1, max: 70_000 }), async (parts, size) => {
      const text = parts.map((p) => p.replace(/[\r\n]/g, '')).join('\n');
      const bytes = Buffer.from(text);
      const wanted = text.split('\n').map((l) => (Buffer.byteLength(l) > 100_000 ? null : l));
      if (wanted.at(-1) === '') wanted.pop();
      for (const source of [memorySource(bytes), streamSource(pieces(bytes, size))]) {
        const found: (string | null)[] = [];
        let at = 0;
        for await (const l of byteLines(source, 0, 100_000)) {
          expect(l.offset).toBe(at);
          at = l.next;
          found.push(l.bytes && Buffer.from(l.bytes).toString());
        }
        expect(found).toEqual(wanted);
        expect(at).toBe(bytes.length);
      }
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['a.txt', '*', true],
  ['a.txt', '*.txt', true],
  ['a.txt', '*.tx', false],
  ['a.txt', '?.t*t', true],
  ['b.txt', '[a-c].txt', true],
  ['d.txt', '[a-c].txt', false],
  ['d.txt', '[!a-c].txt', true],
  ['[.txt', '[.txt', true],
  ['', '*', true],
  ['', '?', false],
])('%j fits %s: %s', (name, pattern, fits) => {
  expect(fitsGlob(name, pattern)).toBe(fits);
});

test('braces, and a pattern that is hostile', () => {
  expect(braces('a{b,c{d,e}}f')).toEqual(['abf', 'acdf', 'acef']);
  const began = Date.now();
  expect(braces('{a,b}'.repeat(40)).length).toBeLessThan(3000);
  expect(fitsGlob('a'.repeat(5000), `${'a*'.repeat(500)}b`)).toBe(false);
  expect(Date.now() - began).toBeLessThan(1000);
});
