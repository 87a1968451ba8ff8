import { expect, test } from 'vitest';
import { claimOf, claimOfOne } from '../../src/link/claim.ts';
import { linkable, type Spec } from './linkables.ts';

const MAYOR = { name: 'Ana Holm', role: 'mayor of Ostrel' };
const AGENCY = { name: 'Agency T', kind: 'outlet' as const };

const alone: Record<string, Spec> = {
  'a named speaker': { id: 'st:1', file: 'a.txt', words: 'the bridge is closed', outlet: 'Paper P', chain: [MAYOR] },
  'a chain': {
    id: 'st:2',
    file: 'b.txt',
    words: 'that the bridge is closed',
    outlet: 'Paper P',
    chain: [AGENCY, MAYOR],
  },
  'its own voice': { id: 'st:3', file: 'c.txt', words: 'The bridge closed at noon.', outlet: 'Paper P' },
  'its own voice, outlet not known': { id: 'st:4', file: 'd.txt', words: 'The bridge closed at noon.' },
  'nobody who is named': { id: 'st:5', file: 'e.txt', words: 'the bridge sank', nobody: true, published: '2026-02-03' },
  'a denial': { id: 'st:6', file: 'f.txt', words: 'the bridge is closed', stance: 'denies', chain: [MAYOR] },
};

test.each(Object.entries(alone))('the claim of a statement alone, made in parts, is the whole one: %s', (_, spec) => {
  const statement = linkable(spec);
  const whole = claimOf([statement], []);
  const parts = claimOfOne(statement);
  expect(parts).toEqual(whole);
  expect(JSON.stringify(parts)).toBe(JSON.stringify(whole));
  // What lists are sorted by without a look at its origins.
  expect(Object.values(whole.origins).flat()).toHaveLength(1);
});
