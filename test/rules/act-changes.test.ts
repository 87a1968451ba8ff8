import { describe, expect, it } from 'vitest';
import { ACTS, STANCES } from '../../src/records/attribution.ts';
import {
  ACTS_BY_DOCUMENT,
  ACTS_BY_FRAME,
  DECLINE_PATTERNS,
  declineByFirstWord,
  JUDGING_PATTERNS,
  judgingByFirstWord,
  NEGATED_ACTS,
  NEGATED_KNOWING,
  REJECTED_NOUNS,
  REJECTING_VERBS,
} from '../../src/rules/en/act-changes.ts';
import { cueVerbs, FRAMES } from '../../src/rules/en/cues.ts';
import { MODIFIERS, modifierKind } from '../../src/rules/en/modifiers.ts';
import { expandPattern } from '../../src/rules/en/patterns.ts';
import { parseMarked, shown } from '../marked.ts';

const verbs = new Map(cueVerbs.map((v) => [v.lemma, v]));

/** Words as the tokenizer gives them: lower case, straight apostrophes, clitics apart, marks dropped. */
const wordsOf = (s: string): string =>
  ` ${s
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/n't\b/g, " n't")
    .replace(/'(?:s|re|d)\b/g, ' $&')
    .replace(/[^\p{L}\p{N}' -]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()} `;

const cueOf = (example: string): string => {
  const { text, spans } = parseMarked(example);
  return wordsOf(shown(text, spans.cue).join(' '));
};

const hasForm = (lemma: string, words: string): boolean => {
  const verb = verbs.get(lemma);
  if (!verb) return false;
  return [lemma, ...Object.values(verb.forms), ...verb.others.map((o) => o.text)].some((f) => words.includes(` ${f} `));
};

describe('negation', () => {
  it.each(NEGATED_ACTS.map((n) => [n.from, n] as const))('of %s', (from, { act, stance, example }) => {
    expect(ACTS).toContain(act);
    expect(STANCES).toContain(stance);
    const cue = cueOf(example);
    expect(/ (?:not|n't|never) /.test(cue)).toBe(true);
    expect(
      cueVerbs.some((v) => v.act === from && hasForm(v.lemma, cue)),
      example,
    ).toBe(true);
  });

  it('knows its verbs of knowing', () => {
    expect(NEGATED_KNOWING.filter((lemma) => !verbs.has(lemma))).toEqual([]);
  });
});

describe('act by frame and by document', () => {
  it.each(ACTS_BY_FRAME.map((a) => [`${a.lemma} ${a.frame}`, a] as const))(
    '%s',
    (_name, { lemma, frame, act, example }) => {
      expect(FRAMES).toContain(frame);
      expect(verbs.get(lemma)?.frames, lemma).toContain(frame);
      expect(ACTS).toContain(act);
      expect(hasForm(lemma, cueOf(example)), example).toBe(true);
    },
  );

  it.each(ACTS_BY_DOCUMENT.map((a) => [a.lemma, a] as const))('%s', (lemma, { example }) => {
    expect(hasForm(lemma, cueOf(example)), example).toBe(true);
  });
});

describe('contents that judge a claim', () => {
  it.each(JUDGING_PATTERNS.map((j) => [j.pattern, j.example] as const))('%s', (pattern, example) => {
    const { text, spans } = parseMarked(example);
    const content = wordsOf(shown(text, spans.content).join(' '));
    expect(
      expandPattern(pattern).some((words) => content.includes(` ${words.join(' ')} `)),
      example,
    ).toBe(true);
  });

  it('are found by their first word, the longest first', () => {
    expect(judgingByFirstWord('are').some((j) => j.words.join(' ') === 'are false')).toBe(true);
    expect(judgingByFirstWord('harbour')).toEqual([]);
  });
});

describe('what is rejected', () => {
  it('is one noun each, and every verb is a cue', () => {
    const nouns = REJECTED_NOUNS.map((n) => n.noun);
    expect(nouns.filter((n, i) => nouns.indexOf(n) !== i)).toEqual([]);
    expect(REJECTING_VERBS.filter((v) => !verbs.has(v.lemma))).toEqual([]);
    expect(REJECTED_NOUNS.find((n) => n.noun === 'offer')?.act).toBe('refuse');
    expect(REJECTED_NOUNS.find((n) => n.noun === 'allegation')?.act).toBe('deny');
  });
});

describe('ways of saying nothing', () => {
  it.each(DECLINE_PATTERNS.map((d) => [d.pattern, d] as const))('%s', (pattern, { example, content }) => {
    const cue = cueOf(example).trim();
    const { spans, text } = parseMarked(example);
    const before = spans.content.filter((s) => s[0] < spans.cue[0]![0]);
    // "No explanation | was given": the pattern has the content too.
    const words = content === 'passive' ? text.slice(before[0]![0], spans.cue[0]![1]).toLowerCase() : cue;
    expect(expandPattern(pattern).map((w) => w.join(' '))).toContain(words);
    const leading = content === 'passive' || content === 'unanswered';
    expect(spans.content.length - before.length).toBe(content === 'none' || leading ? 0 : 1);
    if (leading) expect(before).toHaveLength(1);
  });

  it('are found by their first word, the longest first', () => {
    const found = declineByFirstWord('declined').map((d) => d.words.join(' '));
    expect(found.indexOf('declined to comment on')).toBeLessThan(found.indexOf('declined to comment'));
    expect(found).toContain('declined to comment');
    const lengths = declineByFirstWord('did').map((d) => d.words.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
  });
});

describe('modifiers', () => {
  it('have one kind each', () => {
    const words = MODIFIERS.map((m) => m.word);
    expect(words.filter((w, i) => words.indexOf(w) !== i)).toEqual([]);
    expect(modifierKind('repeatedly')).toBe('time');
    expect(modifierKind("n't")).toBe('negation');
    expect(modifierKind('publicly')).toBe('manner');
    expect(modifierKind('harbour')).toBeUndefined();
  });
});
