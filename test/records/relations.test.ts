import { expect, test } from 'vitest';
import { type ClaimLink, relationsFrom } from '../../src/records/relations.ts';

const link = (kind: ClaimLink['kind'], more: Partial<ClaimLink> = {}): ClaimLink => ({
  ...{ claim: 'c:b', kind, towards: true, first: 10, why: [{ kind: 'number', text: '21 and 17' }] },
  ...more,
});
const kinds = (first: number | null, ...links: readonly ClaimLink[]): string[] =>
  relationsFrom(first, links).map((r) => `${r.kind} ${r.claim}`);

test('the later count updates the earlier, whatever late copies of either say', () => {
  expect(kinds(11, link('updates'), link('contradicts'))).toEqual(['updates c:b']);
  expect(kinds(11, link('contradicts'))).toEqual(['updates c:b']);
  // The older one tells nothing of it: the newer does.
  expect(kinds(9, link('updates', { towards: false }))).toEqual([]);
});

test('two counts of one day contradict each other', () => {
  expect(kinds(10, link('updates'), link('updates', { towards: false }))).toEqual(['contradicts c:b']);
});

test('without dates the links decide, and contradict where they do not agree', () => {
  const undated = { first: null };
  expect(kinds(null, link('updates', undated))).toEqual(['updates c:b']);
  expect(kinds(null, link('updates', { ...undated, towards: false }))).toEqual([]);
  expect(kinds(null, link('updates', undated), link('updates', { ...undated, towards: false }))).toEqual([
    'contradicts c:b',
  ]);
});

test('other contradictions stand as they are, and what is narrower tells it alone', () => {
  const why = [{ kind: 'opposite', text: 'open, closed' }];
  expect(kinds(11, link('contradicts', { why }))).toEqual(['contradicts c:b']);
  expect(kinds(11, link('narrower', { why }))).toEqual(['narrower c:b']);
  expect(kinds(11, link('narrower', { why, towards: false }))).toEqual([]);
});
