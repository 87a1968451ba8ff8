import { expect, test } from 'vitest';
import { decode } from '../../src/read/decode.ts';
import { seedOf } from '../random.ts';
import { LABELS } from './charset-labels.ts';
import { mutatedPages } from './mutated-pages.ts';

const PAGES = 120;

test(`${PAGES} pages with bytes changed at random: spans hold, what is lost is told`, {
  timeout: 300_000,
}, async () => {
  const { read, refused, stored, faults } = await mutatedPages(PAGES, seedOf('mutated pages'));
  console.log(`${read} read, ${refused} refused, ${stored} stored`);
  expect(faults).toEqual([]);
  expect(read).toBeGreaterThan(PAGES / 2);
});

/** Letters of ASCII with bytes among them that mean something else in each encoding, and one that is cut off. */
const BYTES = Buffer.concat([
  Buffer.from('The mayor said “'),
  Buffer.from([0xe4, 0xf6, 0xfc, 0x93, 0x94, 0xc3]),
  Buffer.from('” on Monday. '),
  Buffer.from([0x81]),
]);

test('every label of a charset is known, and no bytes under it are an error', () => {
  const wrong: string[] = [];
  for (const [encoding, labels] of Object.entries(LABELS)) {
    for (const label of labels.split(' ')) {
      for (const written of [label, label.toUpperCase()]) {
        const { text, charset } = decode(BYTES, `text/html; charset="${written}"`);
        if (charset !== encoding || !text.startsWith('The mayor said')) wrong.push(`${written}: ${charset}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
