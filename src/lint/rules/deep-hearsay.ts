import type { Act, Attribution } from '../../records/attribution.ts';
import { sentenceIndex, tokensIn } from '../../records/in-parse.ts';
import { hull, type Span } from '../../records/span.ts';
import { THIRD_PRONOUNS } from '../../rules/en/digest-pronoun-words.ts';
import { FUNCTION_WORDS } from '../../rules/en/function-words.ts';
import { AUXILIARIES, isAdverb } from '../../rules/en/grammar.ts';
import { BEARERS, HEARD_OPENERS, HEARING, SAY_FORMS } from '../../rules/en/lint-context-words.ts';
import type { Draft } from '../draft.ts';
import { chainOf, isQuoted, plainWords, shown, sourceOf } from '../look.ts';
import type { Rule } from '../rule.ts';

export const deepHearsay: Rule = {
  id: 'deep-hearsay',
  level: 'info',
  about: 'words that came through three hands or more, told in one sentence',
  why: 'With every hand something is lost or added; a reader should see how far the outlet is from who was there.',
  standards: [
    'SPJ Code of Ethics: use original sources whenever possible',
    'Reuters Handbook of Journalism: how close a source is to the event',
  ],
  limits: null,
  bad: [
    { text: 'The Nara Herald reported that an aide had said that a clerk told her that the builder had paid twice.' },
    {
      text: 'Baker Lena Orsk said that her uncle had heard from a sailor that the mate spoke of a fire on board.',
    },
    { text: 'Mayor Ada Lund said that her driver had been told by a guard that the gate stood open.' },
  ],
  good: [
    { text: 'Mayor Ada Lund said that she had heard from a guard that the gate stood open.' },
    { text: 'A clerk told an aide that the builder had paid twice, the Nara Herald reported.' },
  ],
  check: (draft) => {
    const done = new Set<string>();
    return draft.read.attributions.flatMap((a) => {
      const chain = chainOf(draft, a)
        .filter((x) => SAYING.has(x.act) && x.source.length > 0)
        .reverse();
      const outer = chain[0];
      if (!outer || done.has(outer.id) || isQuoted(draft, a.cue) || !isOneSentence(draft, chain)) return [];
      const through = hands(draft, chain);
      if (through.length < HANDS) return [];
      done.add(outer.id);
      const names = through.slice(0, 4).map((span) => shown(draft, span, 40));
      return [
        {
          span: hull([...chain.flatMap((x) => [x.cue, ...x.source]), ...through])!,
          message: `this came through ${names.join(', ')}: ask the last of them, or say in a sentence of its own how it reached you`,
        },
      ];
    });
  },
};
const HANDS = 3;
/** Acts by which something is passed on. */
const SAYING: ReadonlySet<Act> = new Set(['say', 'allege', 'confirm', 'deny', 'show'] as const);

/** Whoever passed it on, from the outside in: the sources that are surely not one, and those of whom somebody heard it. */
function hands(draft: Draft, chain: readonly Attribution[]): readonly Span[] {
  const found: Span[] = [];
  const ids = new Set<string | null>();
  for (const a of chain) {
    const who = a.source[0]!;
    const isOther = isPronoun(draft, who) ? isAnother(draft, a, who, ids) : !isSame(draft, who, found);
    if (!isOther) continue;
    // A body is "the company" and "the firm" in turn; a person who is quoted does not call himself "the caretaker".
    if (ids.has(a.sourceId) && sourceOf(draft, a)?.kind !== 'person') continue;
    ids.add(a.sourceId);
    found.push(who);
  }
  for (const who of heard(draft, chain[0]!)) if (!isSame(draft, who, found)) found.push(who);
  return found;
}

/** "He" or "she" of whom it is known that none of the others is meant. */
const isAnother = (draft: Draft, { sourceId }: Attribution, who: Span, ids: ReadonlySet<string | null>): boolean =>
  sourceId !== null && !ids.has(sourceId) && THIRD_PRONOUNS.has(plainWords(draft, who)[0]?.word ?? '');

/** A pronoun, or words of which one is a word of somebody's who is among them already. */
function isSame(draft: Draft, who: Span, others: readonly Span[]): boolean {
  if (isPronoun(draft, who)) return true;
  const words = plainWords(draft, who).map((w) => w.word);
  const known = new Set(others.flatMap((o) => plainWords(draft, o).map((w) => w.word)));
  return words.some((w) => known.has(w) && !FUNCTION_WORDS.has(w) && w.length > 1);
}

const isPronoun = (draft: Draft, who: Span): boolean => plainWords(draft, who).every(({ word }) => BEARERS.has(word));

/** Who heard it of whom, in what somebody says: "her *nephew* heard from *a guard* that", "had been told by *a driver* that". */
function heard(draft: Draft, { content }: Attribution): readonly Span[] {
  return content.flatMap((piece) => {
    const tokens = tokensIn(draft, piece);
    return tokens.flatMap((t, i) => {
      const [verb, by] = HEARING.find(([verbs]) => verbs.has(t.lower)) ?? [];
      if (!verb || isQuoted(draft, [t.start, t.end])) return [];
      const isOf = tokens[i + 1]?.lower === by;
      const end = tokens.findIndex((x, k) => k > i + 1 && k <= i + FAR && HEARD_OPENERS.has(x.lower));
      if (end < 0 || (!isOf && !SAY_FORMS.has(tokens[end]!.lower))) return [];
      let last = i;
      while (last > 0 && (AUXILIARIES.has(tokens[last - 1]!.lower) || isAdverb(tokens[last - 1]!.lower))) last--;
      const listener = tokens[last - 1];
      const teller = tokens.slice(i + (isOf ? 2 : 1), end);
      // "Learned from listening to families": nobody is named who told it.
      if (teller[0]?.lower.endsWith('ing')) return [];
      return [
        ...(listener?.kind === 'word' ? [[listener.start, listener.end] as const] : []),
        ...(teller.length ? [[teller[0]!.start, teller.at(-1)!.end] as const] : []),
      ];
    });
  });
}
/** Words by which who told it is named at most, with what opens what was told. */
const FAR = 8;

const isOneSentence = (draft: Draft, chain: readonly Attribution[]): boolean =>
  new Set(chain.map((a) => sentenceIndex(draft, a.cue[0]))).size === 1;
