import { expect, test } from 'vitest';
import { loadEngine } from '../../src/node.ts';
import { digestsOf, eventsOf } from '../digest/events.ts';
import { lostIn } from '../digest/held.ts';

test.for(['model', 'rules'] as const)(
  'digests of all written events come back whole, read by the engine %s',
  async (name) => {
    const engine = await loadEngine(name);
    const sum = { digests: 0, lines: 0, attributions: 0, found: 0, turned: 0 };
    for (const file of ['train', 'develop', 'test'].flatMap(eventsOf))
      for (const { digest, first } of await digestsOf(file, engine)) {
        expect([file, await lostIn(digest, engine)]).toEqual([file, []]);
        sum.digests++;
        sum.lines += first.lines;
        sum.attributions += first.attributions;
        sum.found += first.found;
        sum.turned += first.turned;
      }
    console.log(name, JSON.stringify(sum), `${((100 * sum.found) / sum.attributions).toFixed(1)} % before the check`);
    expect(sum.digests).toBeGreaterThan(60);
  },
);
