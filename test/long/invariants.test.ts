import { expect, test } from 'vitest';
import { loadEngine } from '../../src/node.ts';
import { articles, broken } from '../attribute/invariants.ts';

test.each(['rules', 'model'] as const)(
  'what holds for every text holds for all real articles at hand, %s',
  async (name) => {
    const engine = await loadEngine(name);
    const faults: string[] = [];
    for (const path of articles(1)) faults.push(...(await broken(path, engine)));
    expect(faults).toEqual([]);
  },
);
