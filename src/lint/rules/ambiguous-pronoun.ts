import type { Attribution } from '../../records/attribution.ts';
import { sentenceIndex } from '../../records/in-parse.ts';
import type { Span } from '../../records/span.ts';
import { BEFORE_FIRM_NAMES, BEFORE_OTHER_NAMES } from '../../rules/en/lint-context-words.ts';
import { NOT_NAMES } from '../../rules/en/names.ts';
import { sourceNoun } from '../../rules/en/people.ts';
import type { Draft } from '../draft.ts';
import { isAttributed, isQuoted, shown } from '../look.ts';
import { keyOf, type Name, namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';

export const ambiguousPronoun: Rule = {
  id: 'ambiguous-pronoun',
  level: 'info',
  about: '"he" or "she said" where the sentence before names two who may be meant',
  why: 'Words that may be those of either of two people are as good as not attributed, and a careless reader credits the wrong one.',
  standards: ['AP Stylebook: pronouns need a clear antecedent', 'SPJ Code of Ethics: identify sources clearly'],
  limits: 'Where one of the two spoke in that sentence the pronoun is taken to be that one.',
  bad: [
    {
      text: 'After the vote on Monday Lund met Moss. She said the plan was not dead.\n\nMayor Ada Lund spoke for an hour. "It was late," Councillor Ida Moss said.',
    },
    { text: 'Mayor Ada Lund met Councillor Ida Moss after the vote. She said the plan was not dead.' },
    { text: 'Mayor Ada Lund met the surgeon Zorine Moss after the vote. She said the plan was not dead.' },
  ],
  good: [
    { text: 'On Monday Mayor Ada Lund met Councillor Peter Moss. She said the plan was not dead.' },
    { text: 'Mayor Ada Lund met the firm Moss Bricks after the vote. She said the plan was not dead.' },
    { text: 'Mayor Ada Lund met Councillor Ida Moss after the vote. Lund said the plan was not dead.' },
    { text: 'Mayor Ada Lund met Councillor Peter Moss after the vote. She said the plan was not dead.' },
  ],
  check: (draft) =>
    draft.read.attributions.flatMap((a) => {
      const two = candidates(draft, a);
      return two
        ? [
            {
              span: a.source[0]!,
              message: `"${shown(draft, a.source[0]!)}" may be ${two[0].words.join(' ')} or ${two[1].words.join(' ')}: use the name`,
            },
          ]
        : [];
    }),
};

/** Two people of the sentence before that the pronoun fits equally; null where there are not two, or one of them spoke there. */
function candidates(draft: Draft, a: Attribution): readonly [Name, Name] | null {
  const span = a.source[0];
  const pronoun = span && shown(draft, span).toLowerCase();
  if (!span || a.source.length > 1 || (pronoun !== 'he' && pronoun !== 'she') || isQuoted(draft, span)) return null;
  const at = sentenceIndex(draft, span[0]);
  const sentence = draft.parse.sentences[at]!;
  const before = draft.parse.sentences[at - 1];
  // Behind a name of its own sentence the pronoun is that one's.
  if (!before || !opens(sentence.span, span) || isAttributed(draft, before.span)) return null;
  const gender = pronoun === 'he' ? 'm' : 'f';
  const fits = namesIn(draft, before.span).filter(
    (n) => isSurelyPerson(draft, n) && (n.gender === null || n.gender === gender),
  );
  const [one, two] = fits.filter((n, i) => fits.findIndex((m) => keyOf(m) === keyOf(n)) === i);
  return one && two ? [one, two] : null;
}

/** A title, a person who speaks elsewhere, two words of which the first is a given name or that the text calls a person, in no name of a firm or place. */
function isSurelyPerson(draft: Draft, name: Name): boolean {
  const { text } = draft.read.article;
  const before = text.slice(Math.max(0, name.span[0] - 24), name.span[0]);
  const behind = text.slice(name.span[1], name.span[1] + 20);
  if (!name.isPerson && !(name.words.length > 1 && isCalledPerson(before, behind))) return false;
  return (
    name.words.length <= (name.isKnown ? 3 : 2) &&
    (name.isKnown || name.words.length === 2) &&
    !(name.isKnown ? BEFORE_FIRM_NAMES : BEFORE_OTHER_NAMES).test(withoutDay(before).slice(-16)) &&
    !/^ (?:&|\p{Ll}+s\b)/u.test(behind)
  );
}

/** "On *Thursday* Lund" is no longer name. */
const withoutDay = (before: string): string =>
  before.replace(/(\p{Lu}\p{Ll}+) $/u, (all, word: string) => (NOT_NAMES.has(word.toLowerCase()) ? '' : all));

/** "the jurist Ada Lund", "Ada Lund, who", "Ada Lund, 44,". */
const isCalledPerson = (before: string, behind: string): boolean =>
  /^, (?:who|whom|whose|\d\d,)/.test(behind) ||
  (before.endsWith(' ') && sourceNoun(before.trimEnd().split(' ').at(-1)!)?.kind === 'person');

const opens = (sentence: Span, span: Span): boolean => span[0] === sentence[0];
