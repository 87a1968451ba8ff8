import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinSources } from '../../src/link/join-sources.ts';
import type { SourceMention, SourceTie } from '../../src/link/joining.ts';
import { mayJoin, namesFit, sourceNames } from '../../src/link/source-names.ts';
import { Union } from '../../src/link/union.ts';
import { type SourceSpec, source } from './linkables.ts';

const at = (article: string, ...specs: SourceSpec[]): SourceMention[] =>
  specs.map((spec, i) => ({ article, source: source(spec.local ?? `s${i + 1}`, spec) }));

/** Names of the sources that are one, as sets of articles with local ids. */
const sets = (mentions: readonly SourceMention[], ties: readonly SourceTie[] = []): string[] =>
  joinSources(mentions, ties)
    .map((r) => r.joined.map((j) => `${j.article}.${j.local}`).join(' '))
    .filter(Boolean)
    .sort();

test('a full name is one person where the posts agree or nothing tells them apart', () => {
  const mayor = { name: 'Ada Holm', role: 'mayor of Marl' };
  expect(sets([...at('a', mayor), ...at('b', { name: 'Mayor Ada J. Holm', role: 'mayor' })])).toEqual(['a.s1 b.s1']);
  expect(sets([...at('a', mayor), ...at('b', { name: 'Ada Holm' })])).toEqual(['a.s1 b.s1']);
});

test('people of one surname stay apart, and so do two of one full name with other posts', () => {
  expect(sets([...at('a', { name: 'Ada Holm' }), ...at('b', { name: 'Jon Holm' })])).toEqual(['a.s1', 'b.s1']);
  const mayor = { name: 'Ada Holm', role: 'mayor', affiliation: 'Marl' };
  const doctor = { name: 'Ada Holm', role: 'surgeon', affiliation: 'Tarn Clinic' };
  expect(sets([...at('a', mayor), ...at('b', doctor)])).toEqual(['a.s1', 'b.s1']);
  // A bare name says nothing of which of the two it is.
  expect(sets([...at('a', mayor), ...at('b', doctor), ...at('c', { name: 'Ada Holm' })])).toEqual([
    'a.s1',
    'b.s1',
    'c.s1',
  ]);
});

test('a short name or a role joins a full name only by a tie', () => {
  const tie: SourceTie = {
    a: { article: 'a', local: 's1' },
    b: { article: 'b', local: 's1' },
    kind: 'same-utterance',
    text: 'the same words',
  };
  const full = at('a', { name: 'Li Wen', role: 'foreign ministry spokesman', affiliation: 'Iceland' });
  const role = at('b', { name: "Iceland's foreign ministry spokesman", grade: 'role', affiliation: 'Iceland' });
  expect(sets([...full, ...at('b', { name: 'Wen' })])).toEqual(['a.s1', 'b.s1']);
  expect(sets([...full, ...at('b', { name: 'Wen' })], [tie])).toEqual(['a.s1 b.s1']);
  expect(sets([...full, ...role])).toEqual(['a.s1', 'b.s1']);
  expect(sets([...full, ...role], [tie])).toEqual(['a.s1 b.s1']);
});

test('bodies by folded name and acronym, governments by country or capital, bare bodies not at all', () => {
  const body = (name: string, more: Partial<SourceSpec> = {}): SourceSpec => ({ name, kind: 'organization', ...more });
  const list = [
    ...at(
      'a',
      body('the Harbour Safety Board', { aliases: ['HSB'] }),
      body('Reykjavik'),
      body('the police', { grade: 'role' }),
    ),
    ...at('b', body('HSB'), body('Iceland'), body('police', { grade: 'role' })),
    ...at('c', body('Harbour Safety Board'), body('Icelandic foreign ministry', { grade: 'role' })),
    ...at('d', body('the foreign ministry', { grade: 'role', affiliation: 'Iceland' })),
  ];
  expect(sets(list)).toEqual(['a.s1 b.s1 c.s1', 'a.s2 b.s2', 'a.s3', 'b.s3', 'c.s2 d.s1']);
});

test('sources without a name join by the same utterance only', () => {
  const tie: SourceTie = {
    a: { article: 'a', local: 's1' },
    b: { article: 'b', local: 's1' },
    kind: 'same-claim',
    text: 'one claim',
  };
  const list = [
    ...at('a', { name: 'a port official', grade: 'anonymous' }),
    ...at('b', { name: 'an official', grade: 'unnamed' }),
  ];
  expect(sets(list, [tie])).toHaveLength(2);
  expect(sets(list, [{ ...tie, kind: 'same-utterance' }])).toEqual(['a.s1 b.s1']);
});

const PLACES = 'Lowland Brell Ebrin Ottery Quist Tessin Marl Velt'.split(' ');
const tiedInWords = (mentions: readonly SourceMention[]): SourceTie[] =>
  mentions.flatMap((m, i) =>
    mentions.slice(0, i).map((n) => ({
      a: { article: m.article, local: m.source.local },
      b: { article: n.article, local: n.source.local },
      kind: 'same-utterance' as const,
      text: 'the same words',
    })),
  );

test('who speaks for the council of one place is nobody else, whatever both are told to have said', () => {
  for (const office of [
    'council',
    'police',
    'water board',
    'school board',
    'port authority',
    'ministry of transport',
  ]) {
    const speakers = PLACES.flatMap((place) =>
      at(place, { name: `a spokesman for the ${office} of ${place}`, grade: 'role', role: 'spokesman' }),
    );
    const alone = PLACES.map((place) => `${place}.s1`).sort();
    expect(sets(speakers, tiedInWords(speakers))).toEqual(alone);
    // Nor does one that may be any of them make them one.
    const vague = [...speakers, ...at('x', { name: 'a spokesman', grade: 'unnamed' })];
    expect(sets(vague, tiedInWords(vague))).toEqual([...alone, 'x.s1'].sort());
  }
  const boards = ['a', 'b'].flatMap((article, i) =>
    at(article, { name: `an official of the ${['water', 'school'][i]} board`, grade: 'anonymous' }),
  );
  expect(sets(boards, tiedInWords(boards))).toEqual(['a.s1', 'b.s1']);
});

test('who may be either of two people who said the same is neither, and does not make them one', () => {
  const named = ['Anna Holm', 'Ben Ruiz'].flatMap((name, i) =>
    at(String(i), { name, role: 'spokesperson for the council of Brell' }),
  );
  const unnamed = ['2', '3'].flatMap((article) =>
    at(article, { name: 'a spokesperson for the council of Brell', grade: 'role', role: null }),
  );
  const all = [...named, ...unnamed];
  const said = (pairs: readonly (readonly [string, string])[]): SourceTie[] =>
    tiedInWords(all).filter(({ a, b }) => pairs.some(([x, y]) => x === b.article && y === a.article));
  const chain = said([
    ['0', '2'],
    ['1', '3'],
    ['2', '3'],
  ]);
  expect(sets(all, chain)).toEqual(['0.s1 2.s1', '1.s1 3.s1']);
});

test('no two of many offices called alike are one, however they are told', () => {
  const offices =
    'council,city council,county council,police,regional police,transport police,regional court,federal court,high court,' +
    'court of appeal,court of audit,ministry of health,ministry of transport,water board,school board,fire brigade,hospital,' +
    'port authority,tax office,land office,election commission,first regiment,second regiment,security service,1st district court,' +
    '2nd district court,general staff,national guard,local government,state government';
  const mentions = offices
    .split(',')
    .flatMap((office) =>
      PLACES.flatMap((place) =>
        [
          `the ${place} ${office}`,
          `the ${office} of ${place}`,
          `${place} ${office}`,
          `the ${office} in ${place}`,
        ].flatMap((name, i) =>
          (['role', 'named'] as const).flatMap((grade) =>
            at(`${office}/${place}/${i}/${grade}`, { name, kind: 'organization', grade }),
          ),
        ),
      ),
    );
  const wrong = joinSources(mentions)
    .map((r) => new Set(r.joined.map(({ article }) => article.split('/').slice(0, 2).join(' of '))))
    .filter((offices) => offices.size > 1)
    .map((offices) => [...offices].join(', '));
  expect(wrong).toEqual([]);
});

test('one name with one post at two places is two people', () => {
  for (const post of ['mayor', 'member of the council', 'president of the court']) {
    const two = PLACES.slice(0, 2).flatMap((place) => at(place, { name: 'Ada Holm', role: `${post} of ${place}` }));
    expect(sets(two)).toEqual(['Brell.s1', 'Lowland.s1']);
  }
});

test('ids last when more articles come, and members point at records', () => {
  const list = at(
    'b',
    { name: 'Arva', kind: 'organization' },
    { name: 'Tarn', kind: 'organization' },
    { name: 'Arva and Tarn', kind: 'group', members: ['s1', 's2'] },
  );
  const before = joinSources(list);
  const after = joinSources([...list, ...at('c', { name: 'Arva', kind: 'organization' })]);
  expect(after.map((r) => r.id)).toEqual(before.map((r) => r.id));
  const joint = after.find((r) => r.kind === 'group')!;
  expect(joint.members).toEqual(
    after
      .filter((r) => r.kind === 'organization')
      .map((r) => r.id)
      .sort(),
  );
});

test('the order of mentions and ties changes nothing, and no record holds two conflicting full names', () => {
  const name = fc.constantFrom('Ada Holm', 'Ada J. Holm', 'Jon Holm', 'Holm', 'Ana Ruiz', 'Ruiz Ana');
  const role = fc.constantFrom(null, 'mayor', 'surgeon', 'harbour ministry spokeswoman');
  const spec = fc.record({ name, role, affiliation: fc.constantFrom(null, 'Marl', 'Tarn Clinic') });
  const mentions = fc.array(spec, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      mentions,
      fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 4 }),
      fc.infiniteStream(fc.nat()),
      (specs, pairs, random) => {
        const list = specs.flatMap((s, i) => at(`t${i}`, s));
        const ties = pairs.map(
          ([x, y]): SourceTie => ({
            a: { article: `t${x}`, local: 's1' },
            b: { article: `t${y}`, local: 's1' },
            kind: 'same-claim',
            text: 'one claim',
          }),
        );
        const shuffled = [...list].map((m) => [random.next().value as number, m] as const).sort(([a], [b]) => a - b);
        const records = joinSources(list, ties);
        expect(
          joinSources(
            shuffled.map(([, m]) => m),
            [...ties].reverse(),
          ),
        ).toEqual(records);
        for (const r of records) {
          const names = r.joined.map((j) => list.find((m) => m.article === j.article)!.source.name);
          expect(names.some((n) => n.startsWith('Ada')) && names.some((n) => n.startsWith('Jon'))).toBe(false);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('the source of a report is one with that of who has it from there, unless the words tell them apart', () => {
  const tie: SourceTie = {
    a: { article: 'a', local: 's1' },
    b: { article: 'b', local: 's1' },
    kind: 'same-report',
    text: 'Paper b has it from Paper a',
  };
  const unnamed = (name: string): SourceSpec => ({ name, grade: 'unnamed' });
  const first = at('a', { name: 'an official of the canal office', grade: 'anonymous' });
  expect(sets([...first, ...at('b', unnamed('An official'))])).toEqual(['a.s1', 'b.s1']);
  expect(sets([...first, ...at('b', unnamed('An official'))], [tie])).toEqual(['a.s1 b.s1']);
  expect(sets([...first, ...at('b', unnamed('a resident'))], [tie])).toEqual(['a.s1', 'b.s1']);
  expect(sets([...first, ...at('b', unnamed('an official of the finance ministry'))], [tie])).toEqual(['a.s1', 'b.s1']);
});

test('a capital is its government, but the town where it belongs to itself', () => {
  const body = (name: string, affiliation: string | null): SourceSpec => ({ name, kind: 'organization', affiliation });
  const country = at('a', body('Iceland', null));
  expect(sets([...country, ...at('b', body('Reykjavik', 'Iceland'))])).toEqual(['a.s1 b.s1']);
  expect(sets([...country, ...at('b', body('Reykjavik', 'Reykjavik'))])).toEqual(['a.s1', 'b.s1']);
});

test('who shares no fitting name and no tie has no part in how a source is joined', () => {
  const person = fc.record({
    name: fc
      .tuple(
        fc.constantFrom('John ', 'James ', 'J. ', 'Jo ', 'Mayor John ', 'John P. ', 'Ann ', 'Sir ', ''),
        fc.constantFrom('Fenwick', 'Holm', 'Holm Fenwick', 'Fenwick Jr.'),
      )
      .map((parts) => parts.join('')),
    role: fc.constantFrom(null, 'mayor', 'surgeon', 'mayor of Marl'),
    affiliation: fc.constantFrom(null, 'Marl', 'Tarn Clinic'),
    grade: fc.constantFrom('named' as const, 'named' as const, 'role' as const),
  });
  const body = fc.record({
    name: fc.constantFrom(
      'Harbour Safety Board',
      'HSB',
      'the Marl police',
      'the council of Marl',
      'the council',
      'Iceland',
    ),
    kind: fc.constantFrom('organization' as const, 'organization' as const, 'document' as const),
    aliases: fc.constantFrom<string[]>([], ['HSB']),
    grade: fc.constantFrom('named' as const, 'role' as const, 'unnamed' as const),
  });
  const speaker = fc.oneof(person, body);
  const tie = fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('same-utterance' as const, 'same-claim' as const));
  fc.assert(
    fc.property(
      fc.array(speaker, { minLength: 2, maxLength: 24 }),
      fc.array(tie, { maxLength: 4 }),
      (people, pairs) => {
        const mentions = people.flatMap((spec, i) => at(String(i).padStart(2, '0'), spec));
        const placed = (i: number) => ({ article: mentions[i]!.article, local: mentions[i]!.source.local });
        const near = new Union(mentions.length);
        const ties = pairs.flatMap(([x, y, kind]): SourceTie[] => {
          const [a, b] = [x % mentions.length, y % mentions.length];
          if (a === b || !mayJoin(mentions[a]!.source, mentions[b]!.source, kind === 'same-utterance')) return [];
          near.join(a, b);
          return [{ a: placed(a), b: placed(b), kind, text: 'the same words' }];
        });
        for (const [i, { source: a }] of mentions.entries())
          for (const [j, { source: b }] of mentions.slice(0, i).entries())
            if (namesFit(a, b) && sourceNames(a).some((name) => sourceNames(b).includes(name))) near.join(i, j);
        const parts = near.sets().flatMap((set) => {
          const some = set.map((i) => mentions[i]!);
          const of = new Set(some.map((m) => m.article));
          return joinSources(
            some,
            ties.filter((t) => of.has(t.a.article)),
          );
        });
        const byId = (x: { id: string }, y: { id: string }): number => (x.id < y.id ? -1 : 1);
        expect(parts.sort(byId)).toEqual(joinSources(mentions, ties).sort(byId));
      },
    ),
    { numRuns: 2000 },
  );
});
