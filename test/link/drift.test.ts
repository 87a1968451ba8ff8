import { expect, test } from 'vitest';
import { driftOf } from '../../src/link/drift.ts';
import { groupsByStance } from '../../src/link/origins.ts';
import type { Linkable } from '../../src/records/ledger.ts';
import { linkable, type SourceSpec, type Spec } from './linkables.ts';

const mayor: SourceSpec = { name: 'Ada Holm', role: 'mayor of Marl', id: 's:holm' };
const wire = (id: string, words: string, more: Partial<Spec> = {}): Linkable =>
  linkable({
    ...{ id, file: id, words, outlet: `Paper ${id}`, published: `2026-03-1${id.length}`, chain: [mayor] },
    ...more,
  });
const changes = (...members: readonly Linkable[]): string[][] =>
  driftOf(members, groupsByStance(members).groups).map((d) => [d.kind, d.from, d.to, d.why]);

const COPY = Array.from({ length: 64 }, (_, i) => i);
const number = (min: number | null, max: number | null): Spec['numbers'] => [
  { min, max, unit: 'people', counted: ['person', 'kill'] },
];

test('a hedge of a number that is dropped, with the words of both', () => {
  const found = changes(
    wire('a', 'At least 17 people were killed in the flood', { numbers: number(17, null)! }),
    wire('bb', '17 people were killed in the flood', { numbers: number(17, 17)! }),
  );
  expect(found).toEqual([['hedge dropped', 'a', 'bb', '"At least 17" in Paper a, "17" in Paper bb']]);
});

test('a word that hedges is dropped or added', () => {
  const words = 'the gate was perhaps left open in the night';
  const hedged = wire('a', words, { hedges: ['perhaps'] });
  expect(changes(hedged, wire('bb', 'the gate was left open in the night')).map((c) => c[0])).toEqual([
    'hedge dropped',
  ]);
  const added = changes(wire('a', 'the gate was left open in the night'), wire('bb', words, { hedges: ['perhaps'] }));
  expect(added.map((c) => c[0])).toEqual(['hedge added']);
});

test('a copy in which an official has become the office, and the denial is gone', () => {
  const official: SourceSpec = { name: 'an official of the canal office', grade: 'anonymous' };
  const office: SourceSpec = { name: 'the canal office', kind: 'organization', grade: 'role' };
  const words = 'the lock gate was left open in the night';
  const found = changes(
    wire('a', words, { chain: [official], prints: COPY }),
    wire('a2', 'that the gate was left open', { file: 'a', chain: [mayor], stance: 'denies', prints: COPY }),
    wire('bbb', words, { chain: [office], prints: COPY }),
  );
  expect(found.map((c) => c.slice(0, 3))).toEqual([
    ['source upgraded', 'a', 'bbb'],
    ['denial left out', 'a', 'bbb'],
  ]);
  expect(found[1]![3]).toContain('that the gate was left open');
});

test('a source that the article does not name any more', () => {
  const words = 'the lock gate was left open in the night';
  const found = changes(wire('a', words, { prints: COPY }), wire('bb', words, { chain: [], prints: COPY }));
  expect(found.map((c) => c.slice(0, 3))).toEqual([['source lost', 'a', 'bb']]);
});

test('who tells it in its own paper is not lost', () => {
  const port: SourceSpec = { name: 'Marl Harbour Company', kind: 'organization' };
  const words = 'the lock gate was left open in the night';
  const found = changes(
    wire('a', words, { chain: [port], prints: COPY }),
    wire('bb', words, { chain: [], prints: COPY, outlet: 'Marl Harbour Company' }),
  );
  expect(found).toEqual([]);
});

test('words of a quotation that are altered or left out', () => {
  const full = wire('a', '“We had no call, no siren and no message from the dam”', { quoted: true });
  const altered = wire('bb', '“We had no call, no alarm and no message from the dam”', { quoted: true });
  const cut = wire('ccc', '“We had no call, no siren”', { quoted: true });
  expect(changes(full, altered).map((c) => c[0])).toEqual(['quotation altered']);
  expect(changes(full, cut).map((c) => c[0])).toEqual(['quotation trimmed']);
});

test('a quotation is cut too where the clause that is left is whole', () => {
  const one = wire('a', '“What I said was wrong', { quoted: true });
  const behind = {
    ...one,
    statement: { ...one.statement, facts: { ...one.statement.facts, behind: ', and I am sorry”' } },
  };
  const [change] = changes(behind, wire('bb', '“What I said was wrong”', { quoted: true }));
  expect(change?.slice(0, 3)).toEqual(['quotation trimmed', 'a', 'bb']);
  expect(change?.[3]).toContain('and I am sorry');
});

test('one utterance in two translations', () => {
  const found = changes(
    wire('a', '“The water came like a wall”', { quoted: true, translated: true }),
    wire('bb', '“The water stood before us like a wall”', { quoted: true, translated: true }),
  );
  expect(found.map((c) => c[0])).toEqual(['translation differs']);
});

test('of equal hands the earliest is the one that a change is told from', () => {
  const words = 'At least 17 people were killed in the flood';
  const found = changes(
    wire('bb', words, { numbers: number(17, null)! }),
    wire('a', words, { numbers: number(17, null)! }),
    wire('ccc', '17 people were killed in the flood', { numbers: number(17, 17)! }),
  );
  expect(found.map((c) => c.slice(0, 3))).toEqual([['hedge dropped', 'a', 'ccc']]);
});

test('another day, another number: no drift', () => {
  const found = changes(
    wire('a', '17 people were killed in the flood', { numbers: number(17, 17)!, said: '2026-03-10' }),
    wire('bb', '21 people were killed in the flood', { numbers: number(21, 21)!, said: '2026-03-11' }),
  );
  expect(found).toEqual([]);
});
