import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toTerminal } from '../../src/present/terminal.ts';
import { columns, shorten, wrap } from '../../src/present/wrap.ts';
import { build } from '../build.ts';
import { demoCase } from '../demo-case.ts';
import { expectGolden } from '../golden.ts';
import { workedCase } from '../worked-case.ts';

test('the demo record is that of the shipped article', () => {
  expect(demoCase.article.text).toBe(readFileSync(new URL('../../examples/demo.txt', import.meta.url), 'utf8'));
});

test('what a reader sees', () => {
  expectGolden('present/golden/worked-80.txt', toTerminal(workedCase));
  expectGolden('present/golden/worked-48.txt', toTerminal(workedCase, { width: 48 }));
  expectGolden('present/golden/demo-100.txt', toTerminal(demoCase, { width: 100 }));
  expectGolden('present/golden/demo-80-why.txt', toTerminal(demoCase, { why: true }));
});

test('no line is wider than asked', () => {
  for (const width of [40, 48, 60, 80, 100, 110]) {
    for (const read of [workedCase, demoCase]) {
      const wide = toTerminal(read, { width, why: true })
        .split('\n')
        .filter((l) => columns(l) > width);
      expect(wide).toEqual([]);
    }
  }
});

test('colour adds nothing but colour', () => {
  for (const width of [40, 80, 110]) {
    const plain = toTerminal(demoCase, { width });
    const painted = toTerminal(demoCase, { width, color: true });
    expect(painted).not.toBe(plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences that colour writes
    const bare = painted.replace(/\u001b\[\d+m/g, '').replace(/[ \t]+$/gm, '');
    expect(bare).toBe(plain);
  }
});

test('nothing in an article can steer the terminal', () => {
  const read = build(
    '<source1>A\u001b[2J\u202eB</source1> <cue1>said\u0007</cue1> <content1>x\u009b31m\r\u2066y</content1>',
    {
      attributions: [{ by: 1 }],
      sources: [{ name: 'A\u001b[2J\u202eB', aliases: ['\u0008'] }],
      article: { title: 'Title\u001b]0;pwned\u0007', outlet: '\u202eoutlet' },
      notices: [{ code: 'x', level: 'info', span: null, message: 'odd \u001b', hint: '\u0000' }],
    },
  );
  const text = toTerminal(read);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066]/);
  expect(text).toContain('A[U+001B][2J[RLO]B');
});

test('an article without attributions says so', () => {
  expect(toTerminal(build('Rain fell.'))).toContain('WHO SAID WHAT\n  no attributions found\n');
});

test('wrapping counts columns, not code units', () => {
  expect(columns('Zoë')).toBe(3);
  expect(columns('Zoe\u0308')).toBe(3);
  expect(columns('漢字')).toBe(4);
  expect(columns('👩‍🚒')).toBe(2);
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('extraordinary', 5)).toEqual(['extra', 'ordin', 'ary']);
  expect(wrap('', 5)).toEqual([]);
  expect(shorten('one two three four', 7, 1)).toEqual(['one tw…']);
  expect(shorten('one two', 7, 1)).toEqual(['one two']);
});
