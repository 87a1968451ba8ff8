import { expect, test } from 'vitest';
import { disputeOf } from '../../src/link/disputes.ts';
import type { Edge, Linkable } from '../../src/records/ledger.ts';
import { linkable, type SourceSpec, type Spec } from './linkables.ts';

const mayor: SourceSpec = { name: 'Ada Holm', role: 'mayor of Marl', id: 's:holm' };
const engineer: SourceSpec = { name: 'Jon Vik', role: 'engineer', id: 's:vik' };
const official: SourceSpec = { name: 'an official', grade: 'unnamed', id: 's:official' };

const told = (id: string, who: readonly SourceSpec[], more: Partial<Spec> = {}): Linkable =>
  linkable({ id, file: id, words: 'the lock gate was left open', outlet: `Paper ${id}`, chain: who, ...more });
const denied = (id: string, who: readonly SourceSpec[]): Linkable => {
  const l = told(id, who, { stance: 'denies' });
  return { ...l, statement: { ...l.statement, facts: { ...l.statement.facts, denied: true } } };
};
const edge = (score: number): Edge => ({ a: 'a', b: 'b', kind: 'same', score, why: [], by: 'link' });
const dispute = (members: readonly Linkable[], score = 0.9) => disputeOf(members, [edge(score)], new Set());

test('a named source denies in so many words what another asserts, and both are surely of one claim', () => {
  expect(dispute([told('a', [mayor]), denied('b', [engineer])])).toBe('sure');
});

test('where it is not sure that they speak of one thing, a dispute is only possible', () => {
  expect(dispute([told('a', [mayor]), denied('b', [engineer])], 0.3)).toBe('possible');
});

test('a negation that was read out of the words, and who cannot be held to it, make no sure dispute', () => {
  expect(dispute([told('a', [mayor]), told('b', [engineer], { stance: 'denies' })])).toBe('possible');
  expect(dispute([told('a', [mayor]), denied('b', [official])])).toBe('possible');
});

test('nobody is in dispute with himself, and one side makes none', () => {
  expect(dispute([told('a', [mayor]), denied('b', [mayor])])).toBeNull();
  expect(dispute([denied('a', [mayor]), denied('b', [engineer])])).toBeNull();
});

test('what an article negates in its own voice, and what is not surely of one claim, is no dispute', () => {
  expect(dispute([told('a', [mayor]), told('b', [], { stance: 'denies' })])).toBeNull();
  expect(dispute([told('a', [mayor]), told('b', [engineer], { stance: 'denies' })], 0.3)).toBeNull();
});
