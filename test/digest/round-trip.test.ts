import { expect, test } from 'vitest';
import { loadEngine } from '../../src/node.ts';
import { digestsOf, eventsOf } from './events.ts';
import { linesOf, lostIn } from './held.ts';

/** All events are read by `npm run test:long`; here some of those that no model was trained on. */
const SOME = 8;

test('every attribution of a digest is found again in its words alone, and never with the stance turned', async () => {
  const engine = await loadEngine('model');
  const sum = { attributions: 0, found: 0, lines: 0 };
  for (const file of eventsOf('test').slice(0, SOME))
    for (const { digest, first } of await digestsOf(file, engine)) {
      expect([file, await lostIn(digest, engine)]).toEqual([file, []]);
      for (const line of linesOf(digest)) {
        expect(line.told.length).toBeGreaterThan(0);
        expect(line.places.length).toBeGreaterThan(0);
        for (const t of line.told)
          expect([line.text, t.grade !== 'none' || t.within !== null]).toEqual([line.text, true]);
      }
      sum.attributions += first.attributions;
      sum.found += first.found;
      sum.lines += linesOf(digest).length;
      expect(first.turned).toBe(0);
    }
  // Written events are short, and much of them names things as known.
  expect(sum.lines).toBeGreaterThan(SOME * 2);
  // What the check at run time had to leave out is little.
  expect(sum.found / sum.attributions).toBeGreaterThan(0.9);
}, 600_000);
