import type { Attribution } from '../../records/attribution.ts';
import { tokensIn } from '../../records/in-parse.ts';
import { PASSIVE_BE } from '../../rules/en/lint-context-words.ts';
import { HIDING_ADVERBS, HIDING_PARTICIPLES } from '../../rules/en/lint-words.ts';
import type { Draft } from '../draft.ts';
import { isBody, isQuoted, shown } from '../look.ts';
import type { Rule } from '../rule.ts';

export const hiddenSpeaker: Rule = {
  id: 'hidden-speaker',
  level: 'warning',
  about: 'a passive or an adverb that hides who says or believes it: "it is believed", "reportedly"',
  why: 'Somebody believes, says or reports it; the passive keeps the reader from asking who, and lets a guess pass for common knowledge.',
  standards: ['AP Stylebook: attribute information to its source', 'SPJ Code of Ethics: identify sources clearly'],
  limits: '"Is expected to" and "allegedly" are left alone: the one often tells of a plan, the other of a charge.',
  bad: [
    { text: 'It is believed that the wind played a part.' },
    { text: 'The director is said to have left the country.' },
    { text: 'The director reportedly left the country.' },
  ],
  good: [
    { text: 'The coastguard believes that the wind played a part.' },
    { text: 'The director is believed by the police to have left the country.' },
  ],
  check: (draft) =>
    draft.read.attributions
      .filter(
        (a) =>
          a.source.length === 0 &&
          a.within === null &&
          isBody(draft, a.cue[0]) &&
          !isQuoted(draft, a.cue) &&
          hides(draft, a),
      )
      .map((a) => ({
        span: a.cue,
        message: `"${shown(draft, a.cue)}" does not say who: name who says or believes it`,
      })),
};

/** "is widely believed", "reportedly"; not "as was reported". */
function hides(draft: Draft, { cue, content }: Attribution): boolean {
  const tokens = tokensIn(draft, cue);
  if (tokens.length === 1 && HIDING_ADVERBS.has(tokens[0]!.lower)) return true;
  const at = tokens.findIndex((t) => HIDING_PARTICIPLES.has(t.lower));
  if (at < 1 || !tokens.slice(0, at).some((t) => PASSIVE_BE.has(t.lower)) || content.length === 0) return false;
  // "No injuries were reported" tells of a lack of reports.
  if (tokens[at]!.lower === 'reported' && tokens[0]!.lower !== 'it') return false;
  const behind = tokensIn(draft, [cue[1], cue[1] + BEHIND]);
  return !behind.slice(0, 2).some((t) => t.lower === 'by');
}
/** Letters behind the cue in which "by" may stand. */
const BEHIND = 12;
