import type { Attribution } from '../../records/attribution.ts';
import { sentenceIndex, tokensIn } from '../../records/in-parse.ts';
import type { Span } from '../../records/span.ts';
import { PREPOSITIONS } from '../../rules/en/grammar.ts';
import { ANSWERLESS_STEMS } from '../../rules/en/lint-context-words.ts';
import { blames } from '../blame.ts';
import type { Draft } from '../draft.ts';
import { isQuoted, sentenceAt, sourceOf } from '../look.ts';
import { keyOf, type Name, namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';
import { wrongdoingIn } from '../wrongdoing.ts';

export const accusationWithoutAnswer: Rule = {
  id: 'accusation-without-answer',
  level: 'warning',
  about: 'an accusation of somebody who neither answers nor is said to have been asked',
  why: 'Whoever is accused must be able to answer, and a reader must be able to see the answer or that there was none.',
  standards: [
    'SPJ Code of Ethics: diligently seek subjects of coverage to allow them to respond to criticism or allegations of wrongdoing',
    'BBC Editorial Guidelines, Fairness: right of reply to allegations of wrongdoing',
  ],
  limits:
    'Any words of the accused count as an answer, and so does a denial or a refusal to comment right behind the accusation.',
  bad: [
    { text: 'Councillor Per Holm accused Mayor Ada Lund of taking bribes from a builder.' },
    {
      text: 'Clerk Ida Moss accused the keeper of the park, Peter Holm, of selling the deer. The town has a new keeper.',
    },
    { text: 'Clerk Ida Moss said that Mayor Ada Lund had falsified the books. The town votes in May.' },
  ],
  good: [
    { text: 'Clerk Ida Moss said that Mayor Ada Lund had falsified the books. Lund said that the books were right.' },
    {
      text: 'Councillor Per Holm accused Mayor Ada Lund of taking bribes from a builder. Lund denied it.',
    },
    {
      text: 'Councillor Per Holm accused Mayor Ada Lund of taking bribes from a builder. Her office did not respond to a request for comment.',
    },
  ],
  check: (draft) => {
    const done = new Set<string>();
    return draft.read.attributions.flatMap((a) => {
      const accused = accusedBy(draft, a);
      if (!accused || done.has(keyOf(accused)) || answers(draft, a, accused)) return [];
      done.add(keyOf(accused));
      const name = accused.words.join(' ');
      return [
        {
          span: [Math.min(a.cue[0], accused.span[0]), Math.max(a.cue[1], accused.span[1])] as const,
          message: `${name} is accused and does not answer: add the answer, or say that ${name} was asked`,
        },
      ];
    });
  },
};

/** Forms that tell of an accusation that was made. */
const FINITE = /(?:ed|s|ing)$/;

/** Who is accused by somebody; null where nobody with a name is. */
function accusedBy(draft: Draft, a: Attribution): Name | null {
  if (a.stance !== 'asserts' || !a.sourceId || isQuoted(draft, a.cue)) return null;
  if (a.act !== 'accuse') return saidOf(draft, a);
  const cue = tokensIn(draft, a.cue);
  if (!blames(draft, a) || cue.some((t) => ANSWERLESS_STEMS.test(t.lower)) || !cue.some((t) => FINITE.test(t.lower)))
    return null;
  const first = a.content[0];
  if (!first) return null;
  // The accused may stand between the cue and what it is about: "accused | Holm | of theft".
  const from = a.cue[1] <= first[0] && first[0] - a.cue[1] <= FAR ? a.cue[1] : first[0];
  const name = namesIn(draft, [from, first[1]])[0];
  return name && (isApposition(draft, name) || !isBehindPreposition(draft, [from, name.span[0]])) ? name : null;
}
/** Letters between a cue and what the accusation is about, in which the accused is named, at most. */
const FAR = 120;

/** "accused the audience of being donors of X": whoever stands behind the preposition is not the one accused. */
const isBehindPreposition = (draft: Draft, span: Span): boolean =>
  tokensIn(draft, span).some((t) => PREPOSITIONS.has(t.lower));

/** "the owner of the ferry, *Ada Lund*, of": the name of whoever was described before it. */
function isApposition(draft: Draft, { span }: Name): boolean {
  const { text } = draft.read.article;
  return (
    /,\s*$/.test(text.slice(Math.max(0, span[0] - 3), span[0])) && /^,? of\b/.test(text.slice(span[1], span[1] + 5))
  );
}

/** A named person of whom somebody says that he did wrong: "said that Holm took bribes". */
function saidOf(draft: Draft, a: Attribution): Name | null {
  if ((a.act !== 'say' && a.act !== 'allege') || sourceOf(draft, a)?.kind === 'document') return null;
  for (const c of a.content) {
    const found = isQuoted(draft, c) ? null : wrongdoingIn(draft, c);
    if (found) return found.doer;
  }
  return null;
}

/** Sentences behind an accusation in which a denial or a refusal to comment answers it, whoever it is by. */
const NEAR = 2;

function answers(draft: Draft, accusation: Attribution, accused: Name): boolean {
  const key = keyOf(accused);
  return draft.read.attributions.some((b) => {
    if (b.sourceId === accusation.sourceId || b.within === accusation.id) return false;
    const source = sourceOf(draft, b);
    if (b.act === 'decline' || b.act === 'deny' || (b.stance === 'denies' && b.act !== 'refuse')) {
      const away = sentenceIndex(draft, b.cue[0]) - sentenceIndex(draft, accusation.cue[0]);
      const sentence = sentenceAt(draft, b.cue[0])!.span;
      return (
        (away >= 0 && away <= NEAR) ||
        draft.read.article.text
          .slice(...sentence)
          .toLowerCase()
          .includes(key)
      );
    }
    return (
      source !== null &&
      b.act !== 'attitude' &&
      [source.name, ...source.aliases, source.affiliation ?? ''].some((n) => n.toLowerCase().includes(key))
    );
  });
}
