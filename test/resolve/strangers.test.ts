import { describe, expect, test } from 'vitest';
import { resolve, whoOf } from './reading.ts';

const said = (n: number, who: string, what = 'it rained'): string =>
  `<source${n}>${who}</source${n}> <cue${n}>said</cue${n}> <content${n}>${what}</content${n}>.`;

describe('names that no list knows', () => {
  test('who said "it plans" is no person', () => {
    const { of } = resolve('<source>Norrvik</source> <cue>said</cue> <content>it plans to close a plant</content>.', {
      names: [{ span: [0, 7], label: 'PER', score: 0.6 }],
    });
    expect(of[0]!.kind).toBe('organization');
  });

  test('rain says nothing of who told of it', () => {
    const { of } = resolve('<source>Norrvik</source> <cue>said</cue> <content>it was raining</content>.', {
      names: [{ span: [0, 7], label: 'PER', score: 0.9 }],
    });
    expect(of[0]!.kind).toBe('person');
  });

  test('a company by the first word of its name, a council not by its town', () => {
    expect(whoOf(`Norrvik Instruments fell. ${said(1, 'Norrvik')} ${said(2, 'Norrvik Instruments')}`)).toEqual([
      'Norrvik Instruments',
      'Norrvik Instruments',
    ]);
    expect(new Set(whoOf(`${said(1, 'Ostvik Council')} ${said(2, 'Ostvik')}`)).size).toBe(2);
  });

  test('a paper by its masthead, and "the newspaper" behind it', () => {
    const { of } = resolve(`${said(1, 'The Wickham Gazette')} ${said(2, 'The newspaper')}`, {
      names: [{ span: [4, 19], label: 'ORG', score: 0.99 }],
    });
    expect(of[0]!.kind).toBe('outlet');
    expect(of[1]).toBe(of[0]);
  });

  test('a gender that a list only guesses gives way where nobody else can be meant', () => {
    expect(whoOf(`${said(1, 'Foreign Minister Arden Tolk')} ${said(2, 'He')}`)).toEqual(['Arden Tolk', 'Arden Tolk']);
    expect(whoOf(`${said(1, 'Anna Holm')} ${said(2, 'He')}`)).toEqual(['Anna Holm', 'He']);
  });
});

describe('names of places and of what is called after them', () => {
  test('an island is no person, whoever speaks behind it', () => {
    const { of, sources } = resolve(
      `The horse went to the island of Ker, ${said(1, 'its director')} ${said(2, 'The mayor')}`,
    );
    expect(of.map((s) => s!.name)).not.toContain('Ker');
    expect(sources.map((s) => s.name)).not.toContain('Ker');
  });

  test('a company that is called after a town is not the town', () => {
    expect(new Set(whoOf(`Drivers in Halvern left. ${said(1, 'Halvern Lines')} ${said(2, 'Halvern')}`)).size).toBe(2);
  });

  test('the bank of a country keeps its name where the country is named alone', () => {
    expect(whoOf(`Norvia was calm. ${said(1, 'The National Bank of Norvia')}`)).toEqual(['National Bank of Norvia']);
  });

  test('a website is an outlet', () => {
    expect(resolve(said(1, 'The website Strazha')).of[0]).toMatchObject({ name: 'Strazha', kind: 'outlet' });
  });
});

describe('descriptions', () => {
  test('"his lawyer" speaks of another than himself', () => {
    expect(
      whoOf(
        'Petr Olin was held. <content2><source1>He</source1> <cue1>denies</cue1> <content1>it</content1></content2>, <source2>his lawyer</source2> <cue2>said</cue2>.',
      )[0],
    ).toBe('Petr Olin');
  });

  test('a noun that no list knows has no name for its article', () => {
    expect(resolve(said(1, 'A draft text')).of[0]!.grade).toBe('unnamed');
  });

  test('the same words of two attributions are one source', () => {
    const { sources } = resolve(
      '<source1><source2>A mayor in the north</source2></source1> <cue1>argued</cue1> <content1>that it was fair</content1>, <cue2>adding</cue2> <content2>that it would pay</content2>.',
    );
    expect(sources).toHaveLength(1);
  });

  test("somebody's spokesman is nobody of before", () => {
    expect(whoOf(`${said(1, 'A diplomat')} ${said(2, "The minister's spokesman")}`)).toEqual([
      'A diplomat',
      "The minister's spokesman",
    ]);
  });

  test('"another" is never the one before, and has no name', () => {
    const { of } = resolve(
      `${said(1, 'One resident')} ${said(2, 'Another, who did not want to be named,')} ${said(3, 'Another')}`,
    );
    expect(new Set(of).size).toBe(3);
    expect(of.map((s) => s!.grade)).toEqual(['unnamed', 'anonymous', 'unnamed']);
  });

  test('one of several, without a name', () => {
    const { of } = resolve(
      `${said(1, 'People familiar with the matter')} They asked not to be named because the talks are private. ${said(2, 'One of the people')} ${said(3, 'One of the people')}`,
    );
    expect(of[1]!.id).not.toBe(of[0]!.id);
    expect(of[2]!.id).toBe(of[1]!.id);
    expect([of[1]!.kind, of[1]!.grade]).toEqual(['person', of[0]!.grade]);
  });

  test('one of several, with a name', () => {
    const { of } = resolve(said(1, 'One of them, retired teacher Beryl Stowe, 77,'));
    expect(of[0]).toMatchObject({ name: 'Beryl Stowe', kind: 'person', grade: 'named' });
  });

  test('a court somewhere has an office and no name', () => {
    expect(resolve(said(1, 'A court in Varn')).of[0]).toMatchObject({ kind: 'organization', grade: 'role' });
  });

  test('who saw a letter did not write it', () => {
    expect(resolve(said(1, 'A letter seen by the Lake Institute')).of[0]!.grade).toBe('unnamed');
    expect(resolve(said(1, 'A letter by the Lake Institute')).of[0]!.grade).toBe('named');
  });

  test('"the paper" of researchers is what they published', () => {
    const { of } = resolve(`${said(1, 'The study')} The researchers dug deep. ${said(2, 'The paper')}`);
    expect(of[1]!.kind).toBe('document');
    expect(resolve(said(1, 'The paper')).of[0]!.kind).toBe('outlet');
  });

  test('"the builder" is the company, not its director', () => {
    const { of } = resolve(`${said(1, 'The director, Stefan Luk,')} ${said(2, 'The builder')}`);
    expect(of[1]!.name).toBe('The builder');
  });
});

describe('words that open a sentence', () => {
  test('people by what they do, whom no list knows, are a group without a name', () => {
    for (const who of ['Fishmongers', 'Stallbuilders', 'Kitesurfers']) {
      const { of } = resolve(`The loss grew. ${said(1, who)}`);
      expect([of[0]!.kind, of[0]!.grade]).toEqual(['group', 'unnamed']);
    }
    // A surname that the text has elsewhere, an outlet.
    expect(resolve(`Then Anna Masters came. ${said(1, 'Masters')}`).of[0]!.name).toBe('Anna Masters');
    expect(resolve(`The loss grew. ${said(1, 'Reuters')}`).of[0]!.grade).toBe('named');
  });

  test('an adjective makes no report one that is known by name', () => {
    for (const what of ['Initial reports', 'Early indications'])
      expect(resolve(`It rained. ${said(1, what)}`).of[0]!.grade).toBe('unnamed');
  });
});

describe('documents', () => {
  test('of a definite office are known by it', () => {
    const grade = (what: string): string => resolve(`It rained. ${said(1, what)}`).of[0]!.grade;
    expect(grade('Figures from the transport ministry')).toBe('role');
    expect(grade('A report by the council')).toBe('role');
    expect(grade('A report seen by the council')).toBe('unnamed');
    expect(grade('A report on the council')).toBe('unnamed');
    expect(grade('Figures from a council')).toBe('unnamed');
  });
});

describe('companies', () => {
  test('a name behind a noun for a person or a company', () => {
    for (const who of ['The ferry’s operator, Lanza Lines', 'The developer Oakfold Homes', 'The Swiss group Arvenne']) {
      const { of } = resolve(`It sank. ${said(1, who)}`);
      expect([of[0]!.kind, of[0]!.grade]).toEqual(['organization', 'named']);
    }
  });

  test('the maker of something, and "the company" behind who asked others', () => {
    expect(
      whoOf(
        `${said(1, 'Kestrel Foods')} ${said(2, 'The maker of Dunmore bars')} ${said(3, 'Analysts polled by MarketLine')} It fell, ${said(4, 'the company')}`,
      ),
    ).toEqual(['Kestrel Foods', 'Kestrel Foods', 'Analysts polled by MarketLine', 'Kestrel Foods']);
  });
});

describe('outlets', () => {
  test('the newspaper, whose name no list knows', () => {
    expect(whoOf(`${said(1, 'The Harrow Gazette')} ${said(2, 'The newspaper')}`)).toEqual([
      'Harrow Gazette',
      'Harrow Gazette',
    ]);
  });

  test('a paper by a team is a document', () => {
    expect(resolve(said(1, 'A 2018 paper by a team in Osterlund')).of[0]!.kind).toBe('document');
  });
});

describe('countries that no list knows', () => {
  test('are called by their people', () => {
    expect(
      whoOf(
        `${said(1, 'Kandria')} ${said(2, 'The Kandrian')} ${said(3, 'Orvany')} <source4>Orvanian</source4> <cue4>reports</cue4> <content4>that it rained</content4> came.`,
      ).at(-1),
    ).toBe('Orvany');
  });
});

describe('people', () => {
  test('by their age', () => {
    expect(whoOf(`${said(1, 'Anna Duarte')} ${said(2, 'The 49-year-old')}`)).toEqual(['Anna Duarte', 'Anna Duarte']);
  });

  test('by where they are from', () => {
    expect(
      whoOf(
        `${said(1, 'The defender Ailsa Macrae')} ${said(2, 'The Scot')} ${said(3, 'Coach João Abrantes')} <content4>“It rained,”</content4> <cue4>said</cue4> <source4>the Portuguese</source4>.`,
      ),
    ).toEqual(['Ailsa Macrae', 'Ailsa Macrae', 'João Abrantes', 'João Abrantes']);
    expect(whoOf(`${said(1, 'The Frenchman Luc Holm')} ${said(2, 'the Frenchman')}`)).toEqual(['Luc Holm', 'Luc Holm']);
    // Two may be meant, or a whole people.
    expect(whoOf(`Jan Sander beat Alex Zorn on Sunday. ${said(1, 'The German')}`)).toEqual(['The German']);
    expect(whoOf(`President Jo Bexley raised tariffs. ${said(1, 'The Chinese')}`)).toEqual(['The Chinese']);
    // Where Portugal is spoken of, its people or government may be meant.
    expect(
      whoOf(
        `Portugal won. ${said(1, 'Coach João Abrantes')} <content2>“It rained,”</content2> <cue2>said</cue2> <source2>the Portuguese</source2>.`,
      ),
    ).toEqual(['João Abrantes', 'the Portuguese']);
    expect(whoOf(`${said(1, 'The defender Ailsa Macrae')} ${said(2, 'Germans')}`)).toEqual(['Ailsa Macrae', 'Germans']);
  });

  test('a wife is a woman, whatever her name; whom the paragraph speaks of stands nearer', () => {
    expect(
      whoOf(
        `${said(1, 'Board spokeswoman Kim Osten')} ${said(2, 'She')}\n${said(3, 'Marvin Teague')} His wife, Joyce, sighed.\n${said(4, 'She')}`,
      ),
    ).toEqual(['Kim Osten', 'Kim Osten', 'Marvin Teague', 'Joyce']);
    expect(
      whoOf(
        `${said(1, 'Board spokeswoman Kim Osten')} ${said(2, 'She')}\nEllen Corrigan has troubles of her own. They say so. ${said(3, 'She')}`,
      ).at(-1),
    ).toBe('Ellen Corrigan');
  });

  test('initials in a conversation, and whom its questions call "you"', () => {
    expect(
      whoOf(
        [
          '<source1>Henry Ashdown</source1><cue1>:</cue1> <content1>Well?</content1>',
          '<source2>Rosalind Achebe</source2><cue2>:</cue2> <content2>I was ill.</content2>',
          '<source3>HA</source3><cue3>:</cue3> <content3><source4>You</source4> <cue4>said</cue4> <content4>it was over</content4>.</content3>',
          '<source5>RA</source5><cue5>:</cue5> <content5>It is. <source6>I</source6> <cue6>think</cue6> <content6>so</content6>.</content5>',
        ].join('\n'),
      ),
    ).toEqual([
      'Henry Ashdown',
      'Rosalind Achebe',
      'Henry Ashdown',
      'Rosalind Achebe',
      'Rosalind Achebe',
      'Rosalind Achebe',
    ]);
  });

  test('whom a quotation speaks of does not speak it', () => {
    expect(
      whoOf(
        `${said(1, 'Martha Prentice')} <content2>“I like Anna Duarte a lot,”</content2> <source2>she</source2> <cue2>said</cue2>.`,
      ),
    ).toEqual(['Martha Prentice', 'Martha Prentice']);
  });
});

describe('descriptions that belong to the next name', () => {
  test('an appositive before a name, or one who speaks', () => {
    const { sources } = resolve(
      `The Capitol Examiner wrote so. According to the Examiner, the aide, Jeremy Sloan, took it. ${said(1, 'The Examiner')}`,
    );
    expect(sources.map((s) => [s.name, s.kind])).toEqual([['Capitol Examiner', 'outlet']]);
    const { of } = resolve(
      `In an affidavit by Detective Mark Rowan, a waitress told police that it rained. ${said(1, 'Rowan')}`,
    );
    expect([of[0]!.name, of[0]!.role]).toEqual(['Mark Rowan', 'Detective']);
  });

  test('an office with a body behind it, and "its director"', () => {
    const { of } = resolve(
      `${said(1, 'The Marl Centre')} ${said(2, 'Its director, Mira Sol,')} ${said(3, 'A spokesman for the Trask campaign, Greg Lund,')} ${said(4, 'Minister of Finance Olga Brandt')}`,
    );
    expect(of.map((s) => [s!.name, s!.affiliation])).toEqual([
      ['Marl Centre', null],
      ['Mira Sol', 'Marl Centre'],
      ['Greg Lund', 'Trask campaign'],
      ['Olga Brandt', null],
    ]);
  });
});

describe('whose body it is', () => {
  test('the party of a leader, the office of a senator, the front, a body that a spokesman does not name', () => {
    expect(
      whoOf(
        `${said(1, 'The Unity Party')} ${said(2, 'Renewal’s leader, Ana Petri,')} ${said(3, 'Petri’s party')}`,
      ).slice(1),
    ).toEqual(['Ana Petri', 'Renewal']);
    expect(
      whoOf(
        `${said(1, 'The Federal Budget Office')} ${said(2, 'Senator Lora Beckett')} ${said(3, 'Beckett’s office')}`,
      ).at(-1),
    ).not.toBe('Federal Budget Office');
    expect(whoOf(`Lena Holm, a nurse at Varn Hospital, was suspended. ${said(1, 'Her union')}`)[0]).not.toBe(
      'Varn Hospital',
    );
    expect(whoOf(`${said(1, 'The Varesh Liberation Front')} ${said(2, 'The Front')}`)).toEqual([
      'Varesh Liberation Front',
      'Varesh Liberation Front',
    ]);
    expect(whoOf(`${said(1, 'Councillors')} ${said(2, 'Opposition councillors')}`)).toEqual([
      'Councillors',
      'Opposition councillors',
    ]);
  });
});

describe('names that lists know as something else', () => {
  test('a surname that a company has too', () => {
    expect(whoOf(`${said(1, 'Ada Fitch')} ${said(2, 'Fitch')}`)).toEqual(['Ada Fitch', 'Ada Fitch']);
    expect(resolve(said(1, 'Fitch')).of[0]!.kind).toBe('organization');
    expect(whoOf(`Fitch cut the rating. Ada Fitch, a trader, sold. ${said(1, 'Fitch')}`)).toEqual(['Fitch']);
  });

  test('police before a title are no name', () => {
    const { of } = resolve(`${said(1, 'Police Chief Ada Holm')} ${said(2, 'Police')}`);
    expect(of.map((s) => s!.grade)).toEqual(['named', 'role']);
  });

  test('a country that speaks', () => {
    const { of } = resolve(`It is off the coast of Calmera. ${said(1, 'Calmera')} Calmeran troops came.`);
    expect(of[0]!.kind).toBe('organization');
  });

  test('a star born in a place is no body', () => {
    expect(whoOf(`${said(1, 'The singer Kayla Dean')} ${said(2, 'the Brambleford-born songwriter')}`)).toEqual([
      'Kayla Dean',
      'Kayla Dean',
    ]);
  });
});
