import type { Act, Attribution } from '../../records/attribution.ts';
import { sentenceIndex, tokensIn } from '../../records/in-parse.ts';
import type { Token } from '../../records/parse.ts';
import { hull, type Span } from '../../records/span.ts';
import { THIRD_PRONOUNS } from '../../rules/en/digest-pronoun-words.ts';
import { FUNCTION_WORDS } from '../../rules/en/function-words.ts';
import { AUXILIARIES, BE, isAdverb } from '../../rules/en/grammar.ts';
import {
  BEARERS,
  GETTING_VERBS,
  HEARD_OPENERS,
  HEARING,
  JOINING_WORDS,
  RELAYING_VERBS,
  SAY_FORMS,
  TOLD_THINGS,
} from '../../rules/en/lint-context-words.ts';
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
    { text: 'Clerk Bo Lind said a porter had passed on what a guest told him about the fire.' },
    { text: 'Mayor Ada Lund said that her driver had it from a guard that the gate stood open.' },
  ],
  good: [
    { text: 'Mayor Ada Lund said that she had heard from a guard that the gate stood open.' },
    { text: 'Baker Lena Orsk said that the mill had passed on the cost and that the guild told bakers to wait.' },
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

/** Who passed it on before it reached whoever speaks, in what that one says, in text order. */
function heard(draft: Draft, { content }: Attribution): readonly Span[] {
  return content.flatMap((piece) => {
    const tokens = tokensIn(draft, piece);
    const found = tokens.flatMap((t, i) =>
      isQuoted(draft, [t.start, t.end]) ? [] : [...heardOf(tokens, i), ...gotFrom(tokens, i)],
    );
    return [...found, ...relayers(draft, tokens)];
  });
}

/** "her *nephew* heard from *a guard* that", "had been told by *a driver* that". */
function heardOf(tokens: readonly Token[], i: number): readonly Span[] {
  const [verb, by] = HEARING.find(([verbs]) => verbs.has(tokens[i]!.lower)) ?? [];
  if (!verb) return [];
  const isOf = tokens[i + 1]?.lower === by;
  const end = tokens.findIndex(
    (x, k) =>
      k > i + 1 &&
      k <= i + FAR &&
      (HEARD_OPENERS.has(x.lower) || (isOf && x.text === ',' && tokens[k + 1]?.lower === 'who')),
  );
  if (end < 0 || (!isOf && !SAY_FORMS.has(tokens[end]!.lower))) return [];
  const teller = tokens.slice(i + (isOf ? 2 : 1), end);
  // "Learned from listening to families": nobody is named who told it.
  if (teller[0]?.lower.endsWith('ing')) return [];
  return [...subjectBefore(tokens, i), ...spanOf(teller)];
}
/** Words by which who told it is named at most, with what opens what was told. */
const FAR = 8;

/** "*his secretary* had it from *a driver*", "word from *a nurse* that". */
function gotFrom(tokens: readonly Token[], i: number): readonly Span[] {
  if (tokens[i]!.lower !== 'from' || !TOLD_THINGS.has(tokens[i - 1]?.lower ?? '')) return [];
  const end = tokens.findIndex(
    (x, k) => k > i && (x.kind === 'mark' || HEARD_OPENERS.has(x.lower) || x.lower === 'who'),
  );
  // Goods come from somebody too: what was told must stand behind.
  if (end < 0 || !tokens.slice(end, end + 2).some((x) => HEARD_OPENERS.has(x.lower))) return [];
  const teller = tokens.slice(i + 1, end);
  const verb = tokens.slice(0, i).findLastIndex((x, k) => k >= i - 4 && GETTING_VERBS.has(x.lower));
  return [...(verb > 0 ? subjectBefore(tokens, verb) : []), ...spanOf(teller)];
}

/** Who tells what the next one told: "*a porter* had passed on what *a guest* told him". A clause that joins another ends the chain. */
function relayers(draft: Draft, tokens: readonly Token[]): readonly Span[] {
  const found: Span[] = [];
  for (const [i, t] of tokens.entries()) {
    if (JOINING_WORDS.has(t.lower) || isQuoted(draft, [t.start, t.end])) break;
    const isVerb = RELAYING_VERBS.has(t.lower) || (t.lower === 'passed' && tokens[i + 1]?.lower === 'on');
    // "Was told": a passive has whoever heard it before it.
    if (!isVerb || BE.has(tokens[i - 1]?.lower ?? '')) continue;
    const behind = tokens.slice(i + 1, i + 1 + FAR);
    if (behind.some((x) => HEARD_OPENERS.has(x.lower) || TOLD_THINGS.has(x.lower)) || found.length > 0)
      found.push(...subjectBefore(tokens, i));
  }
  return found.length > 1 || tokens.some((t) => t.lower === 'from') ? found : [];
}

/** The last word of what stands before a verb; what "who" belongs to; nobody where that is a pronoun. */
function subjectBefore(tokens: readonly Token[], verb: number): readonly Span[] {
  let last = verb - 1;
  while (last >= 0 && (AUXILIARIES.has(tokens[last]!.lower) || isAdverb(tokens[last]!.lower))) last--;
  while (last > 0 && (tokens[last]!.lower === 'who' || tokens[last]!.text === ',')) last--;
  const who = tokens[last];
  return who?.kind === 'word' && !FUNCTION_WORDS.has(who.lower) ? [[who.start, who.end]] : [];
}

const spanOf = (tokens: readonly Token[]): readonly Span[] =>
  tokens.length ? [[tokens[0]!.start, tokens.at(-1)!.end]] : [];

const isOneSentence = (draft: Draft, chain: readonly Attribution[]): boolean =>
  new Set(chain.map((a) => sentenceIndex(draft, a.cue[0]))).size === 1;
