import { describe, expect, it } from 'vitest';
import { SOURCE_KINDS } from '../../src/records/source.ts';
import {
  ANONYMITY_PHRASES,
  anonymityByFirstWord,
  REASON_OPENERS,
  reasonByFirstWord,
} from '../../src/rules/en/anonymity.ts';
import { expandPattern } from '../../src/rules/en/patterns.ts';
import { SOURCE_NOUNS, sourceNoun, TITLE_MODIFIERS, TITLES, titleOf } from '../../src/rules/en/people.ts';

/** Words of a sentence as the tokenizer gives them: lower case, marks dropped, "n't" apart. */
const wordsOf = (s: string): string =>
  ` ${s
    .toLowerCase()
    .replace(/n't\b/g, " n't")
    .replace(/[^\p{L}\p{N}' -]/gu, '')
    .replace(/\s+/g, ' ')} `;

describe('source nouns', () => {
  it('have one entry each, in lower case', () => {
    const names = SOURCE_NOUNS.map((n) => n.noun);
    expect(names.filter((n, i) => names.indexOf(n) !== i)).toEqual([]);
    expect(names.filter((n) => n !== n.toLowerCase() || n !== n.trim())).toEqual([]);
    expect(SOURCE_NOUNS.filter((n) => !SOURCE_KINDS.includes(n.kind))).toEqual([]);
  });

  it.each([
    ['spokesman', 'person', 'role', false],
    ['spokeswomen', 'group', 'role', true],
    ['spokespeople', 'group', 'role', true],
    ['officials', 'group', 'unnamed', true],
    ['witness', 'person', 'unnamed', false],
    ['eyewitnesses', 'group', 'unnamed', true],
    ['sources', 'group', 'anonymous', true],
    ['foreign ministry', 'organization', 'role', false],
    ['ministries', 'organization', 'role', true],
    ['chiefs of staff', 'group', 'role', true],
    ['authorities', 'group', 'unnamed', true],
    ['survey', 'document', 'unnamed', false],
    ['newspapers', 'outlet', 'role', true],
    ['people', 'group', 'unnamed', true],
  ] as const)('%s', (form, kind, grade, plural) => {
    const found = sourceNoun(form);
    expect(found).toMatchObject({ kind, plural, noun: { grade } });
  });

  it('tell which pronoun fits', () => {
    expect(sourceNoun('spokeswoman')?.noun.gender).toBe('f');
    expect(sourceNoun('chairmen')?.noun.gender).toBe('m');
    expect(sourceNoun('judge')?.noun.gender).toBeNull();
  });

  it('do not know what is no source', () => {
    for (const word of ['banana', 'quickly', '']) expect(sourceNoun(word)).toBeUndefined();
  });
});

describe('titles', () => {
  it('have one entry each', () => {
    const names = TITLES.map((t) => t.title);
    expect(names.filter((n, i) => names.indexOf(n) !== i)).toEqual([]);
    expect(new Set(TITLE_MODIFIERS).size).toBe(TITLE_MODIFIERS.length);
  });

  it('are found in lower case without full stops', () => {
    expect(titleOf('lt col')).toMatchObject({ kind: 'rank' });
    expect(titleOf('prime minister')).toMatchObject({ kind: 'office', gender: null });
    expect(titleOf('mrs')).toMatchObject({ kind: 'honorific', gender: 'f' });
    expect(titleOf('harbour')).toBeUndefined();
  });
});

describe('anonymity', () => {
  it.each(ANONYMITY_PHRASES.map((p) => [p.pattern, p.example] as const))('%s', (pattern, example) => {
    const text = wordsOf(example);
    expect(
      expandPattern(pattern).some((words) => text.includes(` ${words.join(' ')} `)),
      example,
    ).toBe(true);
  });

  it.each(REASON_OPENERS.map((o) => [o.words, o.example] as const))('reason: %s', (words, example) => {
    expect(wordsOf(example)).toContain(` ${words} `);
    expect(reasonByFirstWord(words.split(' ')[0]!).map((o) => o.words)).toContain(words);
  });

  it('gives the longest phrase first', () => {
    const lengths = anonymityByFirstWord('familiar').map((p) => p.words.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    expect(anonymityByFirstWord('familiar').length).toBeGreaterThan(1);
    expect(anonymityByFirstWord('harbour')).toEqual([]);
  });
});
