import { tokensIn } from '../../records/in-parse.ts';
import { overlaps, type Span } from '../../records/span.ts';
import { STAFF_PREPOSITIONS } from '../../rules/en/insider-words.ts';
import {
  BACKWARD_DETERMINERS,
  BEHIND_PRESS_NOUNS,
  DEMONYMS,
  LOOSE_PRESS_NOUNS,
  PERIODICAL_NOUNS,
  PRESS_NOUNS,
  PRESS_OPENERS,
  PRESS_PLACES,
  PRESS_QUALIFIERS,
  PRESS_RANKS,
  RANKED_PRESS_NOUNS,
} from '../../rules/en/press-words.ts';
import type { Draft } from '../draft.ts';
import { blockAt, isQuoted, shown } from '../look.ts';
import type { Rule } from '../rule.ts';

export const outletNotNamed: Rule = {
  id: 'outlet-not-named',
  level: 'warning',
  about: 'a report of another outlet that is neither named nor linked',
  why: "Other people's reporting is theirs, and a reader can weigh or check it only by knowing where it stands.",
  standards: [
    'SPJ Code of Ethics: never plagiarize, always attribute',
    'Reuters Handbook of Journalism: credit what others reported',
  ],
  limits: '"The paper", of an outlet that was named before, is fine.',
  bad: [
    { text: 'A local newspaper reported that the mayor would try again in the autumn.' },
    { text: 'A daily in the capital wrote that the mayor would try again in the autumn.' },
    { text: 'A rival paper reported that the mayor would try again in the autumn.' },
    { text: 'A radio station in Nara reported that the mayor would try again in the autumn.' },
    { text: 'Media reports said that the prosecutor had opened a file.' },
  ],
  good: [
    { text: 'A clerk at the broadcaster reported that the mayor would try again in the autumn.' },
    { text: 'A paper in the journal Lake Studies reported that the fish had gone.' },
    { text: 'The Nara Herald, a local newspaper, reported that the mayor would try again in the autumn.' },
    {
      text: '# Mayor to try again\n\nA [local newspaper](https://nara.example/a) reported that the mayor would try again.',
    },
  ],
  check: (draft) => {
    const seen = new Set<number>();
    return draft.read.attributions.flatMap(({ source, within, act }) => {
      const span = source[0];
      if (
        !span ||
        within !== null ||
        act === 'attitude' ||
        seen.has(span[0]) ||
        isQuoted(draft, span) ||
        !isPress(draft, span) ||
        isLinked(draft, span)
      )
        return [];
      seen.add(span[0]);
      return [{ span, message: `"${shown(draft, span)}" names no outlet: name it, or link to its report` }];
    });
  },
};

/** Words for the press with no name among them and no article that points back to one. */
function isPress(draft: Draft, span: Span): boolean {
  const all = tokensIn(draft, span).filter((t) => t.kind !== 'mark');
  // Where it stands names a place and no outlet: "a newspaper *in Nara*".
  const end = all.findIndex((t, i) => BEHIND_PRESS_NOUNS.has(t.lower) && PRESS_NOUNS.has(all[i - 1]?.lower ?? ''));
  const tokens = end < 0 ? all : all.slice(0, end);
  const words = tokens.map((t) => t.lower);
  const head = words.findLastIndex((w) => PRESS_NOUNS.has(w));
  // Who works there is no outlet: "a technician at the broadcaster".
  if (words.slice(0, Math.max(0, head)).some((w) => STAFF_PREPOSITIONS.has(w))) return false;
  if (head < 0 || head > 4 || head < words.length - 1 || BACKWARD_DETERMINERS.has(words[0]!)) return false;
  // A name, whatever stands first: "Yonhap news agency".
  if (
    tokens.some((t, i) => /^\p{Lu}/u.test(t.text) && !DEMONYMS.has(t.lower) && (i > 0 || !PRESS_OPENERS.has(t.lower)))
  )
    return false;
  if (tokens.some((t) => t.lower === "'s" || t.lower === '’s')) return false;
  const noun = words[head]!;
  const before = words.slice(0, head);
  const isInPlace = end >= 0 && all.slice(end).some((t) => PRESS_PLACES.has(t.lower));
  if (PERIODICAL_NOUNS.has(noun) || (isInPlace && /^papers?$/.test(noun))) return true;
  if (!LOOSE_PRESS_NOUNS.has(noun)) return true;
  return before.some(
    (w) =>
      PRESS_NOUNS.has(w) ||
      PRESS_QUALIFIERS.has(w) ||
      (RANKED_PRESS_NOUNS.has(noun) && (PRESS_RANKS.has(w) || DEMONYMS.has(w))),
  );
}

/** A link in the paragraph, or an outlet that the house knows by name. */
const isLinked = (draft: Draft, span: Span): boolean => {
  const block = blockAt(draft, span[0])!.span;
  const words = draft.read.article.text.slice(...block);
  if (draft.house.outlets.some((name) => words.includes(name))) return true;
  return draft.read.article.links.some((l) => overlaps(l.span, block));
};
