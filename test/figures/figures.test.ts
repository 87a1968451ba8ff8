import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf, interval, unmark } from './read.ts';

describe('numbers, hedges and ranges', () => {
  test.each([
    ['The fire destroyed <figure>1,200</figure> homes.', ['1200..1200 exact']],
    ['The port lost <figure>three and a half million</figure> tonnes.', ['3500000..3500000 exact']],
    [
      'Nara bought <figure>a dozen</figure> ferries and sold <figure>two dozen</figure> barges.',
      ['12..12 exact', '24..24 exact'],
    ],
    ['The flood drove <figure>hundreds of thousands</figure> of people from Nara.', ['.. about']],
    ['<figure>Dozens</figure> were hurt in Port Nara.', ['.. about']],
    ['The loan of <figure>€1.2bn</figure> was repaid.', ['1200000000..1200000000 exact']],
    ['It cost <figure>$3.4 million</figure>.', ['3400000..3400000 exact']],
    ['Prices rose <figure>12 per cent</figure> and wages <figure>3.5%</figure>.', ['12..12 exact', '3.5..3.5 exact']],
    ['<figure>More than half</figure> of the voters stayed at home.', ['50.. more than']],
    ['<figure>Two thirds</figure> of the boats sank.', ['66.7..66.7 exact']],
    ['<figure>One in five</figure> children went hungry.', ['20..20 exact']],
    ['The crash killed <figure>between 3 and 5</figure> people.', ['3..5 between']],
    ['The mine employs <figure>17 to 21</figure> welders.', ['17..21 between']],
    ['The mine employs <figure>15-20</figure> welders.', ['15..20 between']],
    ['It needs <figure>2 to 3 million</figure> litres.', ['2000000..3000000 between']],
    ['<figure>At least 17</figure> people were killed.', ['17.. at least']],
    ['<figure>No fewer than 17</figure> people were killed.', ['17.. at least']],
    ['The quake killed <figure>17 or more</figure> people.', ['17.. at least']],
    ['<figure>Nearly 300</figure> homes were lost.', ['300..300 about']],
    ['<figure>Some 300</figure> homes were lost.', ['300..300 about']],
    ['The repair took <figure>just over 300</figure> workers.', ['300.. more than']],
    ['The repair took <figure>up to 300</figure> workers.', ['..300 at most']],
    ['The repair took <figure>fewer than 300</figure> workers.', ['..300 less than']],
    ['Rates rose by a quarter of a point.', []],
    ['Rates rose by three quarters of a point.', []],
    ['The man is 83. He is a father of three.', []],
    ['A man of 34 was held. The hall was full by 6, she said.', []],
    ['The lead grew by <figure>6</figure>, she said.', ['6..6 exact']],
    ['The council cut the number of wardens by <figure>9</figure>, she said.', ['9..9 exact']],
    ['The yard is under <figure>two</figure> feet of water.', ['2..2 exact']],
    ['The coast guard handed over <figure>$25 million</figure> to the port.', ['25000000..25000000 exact']],
    ['<figure>Twenty-five thousand three hundred and six</figure> ballots were found.', ['25306..25306 exact']],
    ['The vote was won by <figure>half a million</figure> ballots.', ['500000..500000 exact']],
    ['Holm’s <figure>12</figure>-nation pact held.', ['12..12 exact']],
  ])('%s', (marked, expected) => {
    const { text, spans } = unmark(marked);
    const figures = figuresOf(text);
    expect(figures.map(interval)).toEqual(expected);
    for (const [i, f] of figures.entries()) expect(text.slice(...f.span)).toContain(text.slice(...spans[i]!));
  });

  test('a hedge before a list covers all of it, and no other verb', () => {
    expect(
      figuresOf('The firm will cut about 4,300 jobs in Nara, 3,700 in Sula and 400 in Port Holm.').map(interval),
    ).toEqual(['4300..4300 about', '3700..3700 about', '400..400 about']);
    expect(figuresOf('At least 17 people were killed and 28 wounded.').map(interval)).toEqual([
      '17.. at least',
      '28.. at least',
    ]);
    expect(figuresOf('The blast killed at least 17 people and destroyed 28 homes.').map(interval)).toEqual([
      '17.. at least',
      '28..28 exact',
    ]);
  });
});

describe('what is counted', () => {
  test.each([
    ['17 people were killed in Nara.', ['people killed'], ['people']],
    ['17 people were killed and 28 wounded.', ['people killed', 'people wounded'], ['people', 'people']],
    ['The blast killed 17.', ['people killed'], ['people']],
    ['The death toll rose to 21.', ['people killed'], ['people']],
    ['The loan was worth $5 million.', [null], ['USD']],
    ['The loan was worth 500 euros.', [null], ['EUR']],
    ['The trail is 12 kilometres long.', ['kilometres'], ['km']],
    ['Fifty people were on board. Some 20 fled.', ['people', null], ['people', null]],
    ['Voters in two districts had complained.', ['districts'], ['districts']],
    ['Dozens were hurt and hundreds of homes burned.', ['people hurt', 'homes'], ['people', 'homes']],
    ['The navy fired six shells at Nara.', ['shells'], ['shells']],
    ['Fully 40 percent of voters agreed.', ['voters'], ['%']],
    ['She denies nine counts of fraud.', ['counts of fraud'], ['counts']],
    ['The council got 412 letters of objection.', ['letters of objection'], ['letters']],
    ['The number of homes was cut from 420 following feedback.', ['homes'], ['homes']],
    ['The number of people killed rose to 412.', ['people killed'], ['people']],
    [
      'It hurt 1,200 people; some 30,000 have been left homeless.',
      ['people hurt', 'people left homeless'],
      ['people', 'people'],
    ],
    ['At least 70 children are believed to be trapped.', ['children trapped'], ['people']],
    ['Sixty-one percent of those surveyed agreed.', ['those surveyed'], ['%']],
    ['Of 35 economists, 29 predicted no change.', ['economists', 'economists'], ['economists', 'economists']],
    ['The number of people killed by the fever in western Varn has risen to 58.', ['people killed'], ['people']],
    ['The death toll from the fever in western Varn rises to 58.', ['people killed'], ['people']],
    ['Children as young as five went by bus.', [], []],
    ['Three night workers were killed.', ['night workers killed'], ['people']],
    ['The singer, 31, sang.', [], []],
  ])('%s', (text, counted, units) => {
    const figures = figuresOf(text);
    expect(figures.map((f) => f.unit)).toEqual(units);
    expect(figures.map((f) => f.counted)).toEqual(counted);
  });
});

describe('values that belong together', () => {
  test('the old value is no figure of its own', () => {
    for (const text of [
      'The toll rose to 21 from 17.',
      'The toll rose from 17 to 21.',
      'The toll is 21, up from 17.',
      'The toll is 21, up from an earlier count of 17.',
      'Some said 21 people had fled from Varn since Friday, up from 17 a week earlier.',
    ]) {
      const figures = figuresOf(text);
      expect(figures.map(interval), text).toEqual(['21..21 exact']);
      expect(figures[0]!.was, text).toBe(17);
    }
  });

  test('a part points to its whole', () => {
    const [whole, children, women] = figuresOf(
      'The landslide killed 17 people, including three children and two women.',
    );
    expect(whole!.partOf).toBeNull();
    expect([children!.partOf, women!.partOf]).toEqual([whole!.id, whole!.id]);
    expect(figuresOf('The firm has 54,000 workers, 25,000 of them in Nara.')[1]!.partOf).toBe('f1');
    expect(figuresOf('Some 300 of the 500 villagers fled.').map((f) => f.partOf)).toEqual(['f2', null]);
    expect(figuresOf('Of the 40 passengers, 12 were hurt.').map((f) => f.partOf)).toEqual([null, 'f1']);
    expect(figuresOf('As many as 30 rebels, two of them boys, died.').map(interval)).toEqual([
      '..30 at most',
      '2..2 exact',
    ]);
    // More than the whole is no part of it.
    expect(figuresOf('The firm has 54 trucks, including 60 in Nara.')[1]!.partOf).toBeNull();
  });

  test('the outcome of a vote is two figures', () => {
    const figures = figuresOf('The council voted 52-35 to close the port.');
    expect(figures.map((f) => [f.min, f.counted])).toEqual([
      [52, 'votes for'],
      [35, 'votes against'],
    ]);
  });

  test('as-of times resolve against the date of publication', () => {
    const asOf = (text: string, published: string | null) => figuresOf(text, published)[0]!.asOf;
    expect(asOf('The toll stood at 21 by Monday evening.', '2026-03-12')).toBe('2026-03-09');
    expect(asOf('As of March 4, the toll stood at 21.', '2026-03-12')).toBe('2026-03-04');
    expect(asOf('The toll stood at 21 by Monday evening.', null)).toBeNull();
    expect(asOf('The firm will cut 21 jobs by Friday.', '2026-03-12')).toBeNull();
  });

  test('a figure belongs to the innermost attribution around it', () => {
    const text = 'Agency T said the mayor told it that 17 people died. Another 9 left.';
    const start = text.indexOf('the mayor');
    const figures = figuresOf(text, null, [
      { id: 'a1', cue: [9, 13], content: [[start, 51]], within: null },
      { id: 'a2', cue: [24, 28], content: [[text.indexOf('that'), 51]], within: 'a1' },
    ]);
    expect(figures.map((f) => f.attribution)).toEqual(['a2', null]);
  });
});

describe('no figures', () => {
  test.each([
    'A 17-year-old was held.',
    'A boy aged 17 was held.',
    'Ana Kim, 54, was held.',
    'Ana Kim (54) was held.',
    'The talks lasted for three days.',
    'A two-year plan was agreed.',
    'They met on March 3, 2016, and on 4 and 5 May.',
    'They met at 7 p.m. and left at 12:30.',
    'They met in 2016 and again in the 2019 election.',
    'Nara won 2-1 against Sula.',
    'Nara beat Sula 3 – 0.',
    'A Boeing 737 and an F-16 took off for the G7.',
    'He lives at 10 Harbour Street.',
    'Call 555-0123 for help.',
    'See page 3 and section 12 of Article 5.',
    'She is one of the ministers, and one must ask why.',
    'The third man came in 21st.',
    'The Big Three met in Nara.',
    'It happened in the first half of the match.',
    'Write to holm@nara.example/42 or #17.',
    'The 1990s were hard.',
    'The shop is open 24/7.',
  ])('%s', (text) => expect(figuresOf(text).map((f) => text.slice(...f.span))).toEqual([]));
});

test('any text: spans in order, slices of the text, bounds in order', () => {
  const word = fc.constantFrom(
    '17',
    '1,200',
    '$',
    '€',
    '%',
    'to',
    'and',
    'between',
    'at least',
    'half',
    'a',
    'million',
    'dozens',
    'of',
    'people',
    'killed',
    '-',
    '.',
    ',',
    'March',
    '2016',
    'one',
    'in',
    'five',
    '1.2bn',
    '\n',
    'twenty-five',
    '6-page',
    '99999999999999999999',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 60 }).map((w) => w.join(' ')),
      ),
      (text) => {
        let at = 0;
        for (const f of figuresOf(text, '2026-03-12')) {
          expect(f.span[0]).toBeGreaterThanOrEqual(at);
          expect(f.span[1]).toBeGreaterThan(f.span[0]);
          expect(f.span[1]).toBeLessThanOrEqual(text.length);
          at = f.span[1];
          if (f.min !== null && f.max !== null) expect(f.min).toBeLessThanOrEqual(f.max);
          if (f.hedge === 'exact') expect(f.min).toBe(f.max);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  '1 ',
  'million ',
  'between 3 and ',
  '5 to ',
  'one in ',
  'and a half ',
  '-',
  '1-',
  'at least ',
  'of hundreds ',
  '(9 km ',
])('ends on hostile text: %j', (unit) => {
  const text = unit.repeat(Math.ceil(300_000 / unit.length));
  for (const f of figuresOf(text, '2026-03-12')) expect(f.span[1]).toBeLessThanOrEqual(text.length);
});
