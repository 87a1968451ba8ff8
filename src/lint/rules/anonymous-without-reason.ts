import type { Act, Attribution } from '../../records/attribution.ts';
import { tokensIn } from '../../records/in-parse.ts';
import type { Source } from '../../records/source.ts';
import type { Span } from '../../records/span.ts';
import { anonymityByFirstWord } from '../../rules/en/anonymity.ts';
import { OPEN_HEARINGS } from '../../rules/en/insider-words.ts';
import { GROUND_BEFORE, NAME_WORDS, WITHHOLDING_WORDS } from '../../rules/en/lint-context-words.ts';
import type { Draft } from '../draft.ts';
import { isInsider } from '../insider.ts';
import { isBody, isQuoted, sentenceAt, shown } from '../look.ts';
import { namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';
import { isUnknownOrigin } from '../sources.ts';

export const anonymousWithoutReason: Rule = {
  id: 'anonymous-without-reason',
  level: 'warning',
  about: 'a source whose name is withheld without a stated reason',
  why: 'A reader can judge an anonymous source only by who it is and why it may not be named; without a reason the paper asks for trust that it has not explained.',
  standards: [
    'AP, News Values and Principles: the story must explain why the source asked for anonymity',
    'SPJ Code of Ethics: explain why anonymity was granted',
  ],
  limits:
    'Where another outlet granted the anonymity ("told the Nara Herald"), or where only "sources" are named, other rules speak.',
  bad: [
    { text: 'A person familiar with the talks said the port would be sold before the summer.' },
    { text: 'A port official, who asked that her name be kept out of the paper, said that the gate was stuck.' },
    { text: 'A cook at the inn whose name is known to the editors said the roof had leaked for a year.' },
    { text: 'A guard who would speak only if his name was left out said that the gate was stuck.' },
    { text: 'A clerk at the land registry said that the files had been moved twice.' },
    { text: 'An old colleague of the missing man said that he had debts in three towns.' },
  ],
  good: [
    { text: 'A guard who asked for the name of the captain said that the gate was stuck.' },
    {
      text: 'A port official, who spoke on condition of anonymity because the talks are not public, said the port would be sold.',
    },
    {
      text: 'A port official, who asked that her name be kept out of the paper because she fears for her post, said that the gate was stuck.',
    },
    {
      text: 'A port official, who feared for her post and therefore asked not to be named, said that the gate was stuck.',
    },
    { text: 'Port director Lena Orsk said the port would be sold before the summer.' },
    { text: 'A passenger on the ferry said that she had heard two bangs.' },
    { text: 'A former employee of the firm told the court that the books had been kept twice.' },
    { text: 'A member of the audience said that the sound was off.' },
  ],
  check: (draft) =>
    draft.read.sources.flatMap((source) => {
      const isKnown = source.grade === 'anonymous';
      if (isKnown && source.reason !== null) return [];
      const said = isKnown
        ? firstWords(draft, source)
        : (withheldInClause(draft, source) ?? insiderWords(draft, source));
      return said && !isUnknownOrigin(shown(draft, said.who, 200))
        ? [
            {
              span: said.span,
              message: `"${shown(draft, said.who)}" speaks without a name and no reason is given: say why the name is withheld`,
            },
          ]
        : [];
    }),
};

/** A source of a category alone with a clause about its name that is withheld, which the record does not know: "an officer who spoke only if his name did not appear". */
function withheldInClause(draft: Draft, source: Source) {
  if (source.grade !== 'unnamed' || (source.kind !== 'person' && source.kind !== 'group')) return null;
  for (const a of draft.read.attributions) {
    const who = a.source[0];
    if (a.sourceId !== source.id || !who || a.within !== null || isToOthers(draft, a) || isQuoted(draft, who)) continue;
    const tokens = tokensIn(draft, [who[0], Math.max(who[1], a.cue[0])]);
    const from = tokens.findIndex((t) => t.lower === 'who' || t.lower === 'whose');
    const words = from < 0 ? [] : tokens.slice(from);
    const at = words.findLastIndex((t) => NAME_WORDS.has(t.lower));
    if (at < 0 || !words.some((t) => WITHHOLDING_WORDS.has(t.lower))) continue;
    return words.some((t) => GROUND_BEFORE.has(t.lower)) ? null : { who, span: [who[0], words.at(-1)!.end] as const };
  }
  return null;
}

/** Told to another outlet, which granted the anonymity; not "told this newspaper". */
function isToOthers(draft: Draft, { to }: Attribution): boolean {
  if (to === null) return false;
  const words = draft.read.article.text.slice(Math.max(0, to.span[0] - 5), to.span[1]);
  return !/\b(?:this|our|us)\b/i.test(words);
}

/** One source or a few without a name who know the matter from inside, where they first tell something: "a clerk at the registry said". */
function insiderWords(draft: Draft, source: Source) {
  if (source.reason !== null) return null;
  if (!['unnamed', 'role'].includes(source.grade) || (source.kind !== 'person' && source.kind !== 'group')) return null;
  const own = draft.read.attributions.filter((a) => a.sourceId === source.id);
  if (own.some((a) => isToOthers(draft, a) || a.within !== null || a.source.length > 1)) return null;
  // Who declines to speak on the record has told why, or tells nothing.
  if (own.some((a) => a.act === 'decline')) return null;
  const first = own.find((a) => a.source.length > 0 && TELLING.has(a.act) && a.stance !== 'withholds');
  const who = first?.source[0];
  if (!first || !who || first.content.length === 0 || isQuoted(draft, who) || !isBody(draft, who[0])) return null;
  const sentence = sentenceAt(draft, who[0])!.span;
  const isOpen = tokensIn(draft, [who[1], sentence[1]]).some(
    (t) => GROUND_BEFORE.has(t.lower) && t.start < first.cue[0],
  );
  if (isOpen || namesIn(draft, who).some((n) => n.isPerson) || spokeInTheOpen(draft, first)) return null;
  return isInsider(draft, who) ? { who, span: who } : null;
}
/** Acts by which something is told that a reader has to trust. */
const TELLING: ReadonlySet<Act> = new Set([
  'say',
  'allege',
  'confirm',
  'deny',
  'accuse',
  'warn',
  'predict',
  'promise',
] as const);

/** "told the court": whoever testifies hides from nobody. */
const spokeInTheOpen = (draft: Draft, { cue, content }: Attribution): boolean =>
  tokensIn(draft, [cue[0], Math.max(cue[1], content[0]![0])]).some((t) => OPEN_HEARINGS.has(t.lower));

/** Where the source is first said to speak to the draft itself: the words that name it, and those with the clause that says that its name is withheld. */
function firstWords(draft: Draft, source: Source): { readonly who: Span; readonly span: Span } | null {
  const own = draft.read.attributions.filter((a) => a.sourceId === source.id && a.act !== 'attitude');
  if (own.some((a) => isToOthers(draft, a) || a.within !== null)) return null;
  for (const { source: places, cue } of own)
    for (const who of places)
      if (!isQuoted(draft, who)) {
        const span: Span = [who[0], withheldEnd(draft, [who[1], cue[0]]) ?? who[1]];
        return tokensIn(draft, span).some((t) => GROUND_BEFORE.has(t.lower)) ? null : { who, span };
      }
  return null;
}

/** End of the words between a source and its cue that say that the name is withheld: "a clerk *who asked not to be named* said". */
function withheldEnd(draft: Draft, between: Span): number | null {
  if (between[1] <= between[0]) return null;
  const tokens = tokensIn(draft, between);
  for (const [i, t] of tokens.entries()) {
    const phrase = anonymityByFirstWord(t.lower).find(({ words }) => words.every((w, k) => tokens[i + k]?.lower === w));
    if (phrase) return tokens[i + phrase.words.length - 1]!.end;
  }
  return null;
}
