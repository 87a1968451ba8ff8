import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupsByStance, independentOf, originsOf } from '../../src/link/origins.ts';
import type { Edge, Linkable } from '../../src/records/ledger.ts';
import { linkable, type SourceSpec, type Spec } from './linkables.ts';

const GATE = 'the lock gate was left open';
const told = (id: string, who: readonly SourceSpec[], more: Partial<Spec> = {}): Linkable =>
  linkable({ id, file: id, words: GATE, outlet: `Paper ${id}`, chain: who, ...more });

/** How many origins those who assert have. */
const interval = (members: readonly Linkable[]) => independentOf(groupsByStance(members)).asserts;

/** Files of each origin of those who assert, most articles first. */
const origins = (members: readonly Linkable[], edges: readonly Edge[] = []): string[] =>
  originsOf(groupsByStance(members, edges).groups).asserts.map((o) => o.files.join(' '));

const mayor: SourceSpec = { name: 'Ada Holm', role: 'mayor of Marl', id: 's:holm' };
const engineer: SourceSpec = { name: 'Jon Vik', role: 'engineer', id: 's:vik' };
const official: SourceSpec = { name: 'an official', grade: 'unnamed' };

test('two people by name are two origins, one person in many articles is one', () => {
  expect(origins([told('a', [mayor]), told('b', [engineer])])).toEqual(['a', 'b']);
  expect(origins([told('a', [mayor]), told('b', [mayor])])).toEqual(['a b']);
});

test('officials without a name are one origin, and one with whoever they may be', () => {
  expect(origins([told('a', [official]), told('b', [{ name: 'officials', grade: 'unnamed', kind: 'group' }])])).toEqual(
    ['a b'],
  );
  expect(origins([told('a', [mayor]), told('b', [official])])).toEqual(['a b']);
});

test('who is told apart by class, country or body alone may be an origin of its own', () => {
  const witnesses: SourceSpec = { name: 'two residents', grade: 'unnamed', kind: 'group' };
  expect(interval([told('a', [mayor]), told('b', [witnesses])])).toEqual({ atLeast: 1, atMost: 2 });
  const lock: SourceSpec = { name: 'an official of the canal authority', grade: 'anonymous' };
  const minister: SourceSpec = { name: 'Ana Reyes', role: 'finance minister' };
  expect(interval([told('a', [minister]), told('b', [lock])])).toEqual({ atLeast: 1, atMost: 2 });
  expect(interval([told('a', [mayor]), told('b', [engineer])])).toEqual({ atLeast: 2, atMost: 2 });
  expect(interval([told('a', [mayor]), told('b', [mayor])])).toEqual({ atLeast: 1, atMost: 1 });
});

test('an article that tells it as its own may have it from somebody else', () => {
  expect(interval([told('a', [mayor]), told('b', [])])).toEqual({ atLeast: 1, atMost: 2 });
  expect(interval([told('a', []), told('b', [])])).toEqual({ atLeast: 1, atMost: 1 });
});

test('two whom one article lets say opposite things are two at most, however they are called', () => {
  const spokesman: SourceSpec = { name: 'Tor Lind', id: 's:lind', local: 's1' };
  const unnamed: SourceSpec = { ...official, id: 's:official', local: 's2' };
  const one = (stance: Spec['stance'], who: SourceSpec, id: string): Linkable =>
    told(id, [who], { file: 'a', stance: stance! });
  const members = [
    one('denies', spokesman, 'a1'),
    one('asserts', unnamed, 'a2'),
    told('b', [spokesman]),
    told('c', [unnamed]),
  ];
  expect(interval(members)).toEqual({ atLeast: 1, atMost: 2 });
  expect(interval(members.slice(1))).toEqual({ atLeast: 1, atMost: 1 });
});

test('a body and who speaks for it are one origin', () => {
  const port: SourceSpec = { name: 'Marl Harbour Company', kind: 'organization' };
  const speaker: SourceSpec = { name: 'Ida Berg', role: 'spokeswoman for the Marl Harbour Company' };
  expect(origins([told('a', [port]), told('b', [speaker])])).toEqual(['a b']);
});

test('somebody who may be of a body, as far as is told, is no origin beside it for sure', () => {
  const port: SourceSpec = { name: 'Marl Harbour Company', kind: 'organization', id: 's:port' };
  const of = (affiliation: string | null): SourceSpec => ({
    name: 'Ida Berg',
    role: 'engineer',
    affiliation,
    id: 's:berg',
  });
  expect(interval([told('a', [port]), told('b', [of(null)])])).toEqual({ atLeast: 1, atMost: 2 });
  expect(interval([told('a', [port]), told('b', [of('Harbour Company of Marl')])]).atLeast).toBe(1);
  expect(interval([told('a', [port]), told('b', [of('Lake Institute')])])).toEqual({ atLeast: 2, atMost: 2 });
});

test('what two articles have from one teller who names nobody is grouped without a source of its own', () => {
  const nobody = (id: string): Linkable => {
    const l = told(id, [mayor, engineer]);
    const chain = l.statement.chain.slice(0, 1);
    return { ...l, statement: { ...l.statement, source: null, chain: [...chain, 'nobody'], grade: 'none' } };
  };
  expect(origins([told('a', [mayor]), nobody('b'), nobody('c')])).toHaveLength(1);
});

test('the voice of an article and a cited outlet are no origins beside others', () => {
  const agency: SourceSpec = { name: 'Agency T', kind: 'outlet' };
  expect(origins([told('a', [mayor]), told('b', []), told('c', [agency])])).toEqual(['a b c']);
  expect(origins([told('b', []), told('c', [agency])])).toEqual(['b c']);
});

test('voices that nothing ties go with one and the same origin', () => {
  const words = 'the lock gate of Marl was left open all night';
  const found = origins([
    told('a', [mayor]),
    told('b', [engineer], { words }),
    told('c', [], { words }),
    told('d', []),
    told('e', [], { words }),
  ]);
  expect(found).toHaveLength(2);
  expect(found[0]!.split(' ')).toEqual(expect.arrayContaining(['c', 'd', 'e']));
});

test('agencies may gather what they tell themselves, unless they tell what somebody says', () => {
  const COPY = Array.from({ length: 64 }, (_, i) => i);
  const report = (id: string, more: Partial<Spec>): Linkable => told(id, [], more);
  const list = (words: string): readonly Linkable[] => [
    report('a', { credits: ['Reuters'], words }),
    report('b', { words, prints: COPY }),
    report('c', { credits: ['AFP'], words, prints: COPY }),
  ];
  expect(interval(list('the gate was left open'))).toEqual({ atLeast: 1, atMost: 2 });
  expect(interval(list('the gate was, the port says, left open'))).toEqual({ atLeast: 1, atMost: 1 });
});

test('a report is cited by what is published after it, never before', () => {
  const paper: SourceSpec = { name: 'Paper a', kind: 'outlet' };
  const cited = (day: string): boolean =>
    originsOf(
      groupsByStance([
        told('a', [mayor], { published: '2026-03-10' }),
        told('b', [engineer], { published: '2026-03-10' }),
        told('c', [paper, { name: 'somebody', grade: 'unnamed' }], { published: day }),
      ]).groups,
    ).asserts.some((o) => o.why.some((w) => w.kind === 'cites'));
  expect(cited('2026-03-11')).toBe(true);
  expect(cited('2026-03-09')).toBe(false);
});

test('what may be something else is no origin of its own', () => {
  const edge = (score: number): Edge => ({ a: 'a', b: 'b', kind: 'same', score, why: [], by: 'link' });
  const members = [told('a', [mayor]), told('b', [engineer])];
  expect(origins(members, [edge(0.95)])).toEqual(['a', 'b']);
  expect(origins(members, [edge(0.45)])).toEqual(['a b']);
});

test('somebody and the body to which the article says that he belongs are one origin', () => {
  const union: SourceSpec = { name: 'Quay Federation', kind: 'organization', role: 'trade union', id: 's:union' };
  const secretary: SourceSpec = {
    name: 'Ulf Brandt',
    role: 'secretary',
    affiliation: 'Quay Federation',
    id: 's:brandt',
  };
  expect(interval([told('a', [union]), told('b', [secretary])])).toEqual({ atLeast: 1, atMost: 1 });
  const other: SourceSpec = { ...secretary, affiliation: 'Lock Keepers' };
  expect(interval([told('a', [union]), told('b', [other])])).toEqual({ atLeast: 2, atMost: 2 });
});

test('an outlet that its article calls by a part of its name is no origin beside a source', () => {
  const short: SourceSpec = { name: 'Tribune', id: 's:tribune', role: 'captain' };
  expect(interval([told('a', [mayor]), told('b', [short], { outlet: 'Lowland Tribune' })])).toEqual({
    atLeast: 1,
    atMost: 2,
  });
  const other = told('b', [short], { outlet: 'Hill Post' });
  expect(interval([told('a', [mayor]), other])).toEqual({ atLeast: 2, atMost: 2 });
});

test('who is known by one word alone is not counted apart', () => {
  expect(interval([told('a', [mayor]), told('b', [{ name: 'Vik', id: 's:v' }])])).toEqual({ atLeast: 1, atMost: 2 });
  const known: SourceSpec = { name: 'Vik', role: 'diver', id: 's:v' };
  expect(interval([told('a', [mayor]), told('b', [known])])).toEqual({ atLeast: 2, atMost: 2 });
});

test('what surely is one claim is shown by those named, not by what stands beside them', () => {
  const beside = told('c', [official], { chain: [official] });
  const members = [told('a', [mayor]), told('b', [engineer]), beside];
  const same = (a: string, b: string, score: number): Edge => ({ a, b, kind: 'same', score, why: [], by: 'test' });
  const id = (i: number): string => members[i]!.statement.id;
  const edges = [same(id(0), id(1), 0.4), same(id(0), id(2), 0.95), same(id(1), id(2), 0.95)];
  expect(groupsByStance(members, edges).groups.asserts).toHaveLength(1);
});

test('the order of members changes nothing, and every source is in one origin', () => {
  const spec = fc.constantFrom<SourceSpec>(
    mayor,
    engineer,
    official,
    { name: 'two residents', grade: 'unnamed', kind: 'group' },
    { name: 'Marl Harbour Company', kind: 'organization' },
    { name: 'Agency T', kind: 'outlet' },
  );
  fc.assert(
    fc.property(fc.array(spec, { minLength: 1, maxLength: 8 }), fc.integer(), (sources, seed) => {
      const members = sources.map((s, i) => told(`x${i}`, [s]));
      const turned = members.map((m, i) => ({ m, at: (i * 7 + seed) % 11 })).sort((a, b) => a.at - b.at);
      const shown = originsOf(groupsByStance(members).groups).asserts;
      expect(originsOf(groupsByStance(turned.map((x) => x.m)).groups).asserts).toEqual(shown);
      const all = shown.flatMap((o) => o.statements);
      expect([...all].sort()).toEqual(members.map((m) => m.statement.id).sort());
    }),
  );
});
