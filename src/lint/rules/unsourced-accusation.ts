import { tokensIn } from '../../records/in-parse.ts';
import type { Span } from '../../records/span.ts';
import { ACCUSATIONS } from '../../rules/en/accusations.ts';
import { BE, isAdverb, NEGATIONS } from '../../rules/en/grammar.ts';
import { ACCUSING_VERB_END } from '../../rules/en/lint-context-words.ts';
import { CHARGED_WORDS } from '../../rules/en/lint-words.ts';
import { byRule } from '../../rules/rule-ids.ts';
import type { Draft } from '../draft.ts';
import { isBody, isQuoted } from '../look.ts';
import { namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';

export const unsourcedAccusation: Rule = {
  id: 'unsourced-accusation',
  level: 'error',
  about: 'wrongdoing of a named person that the article states as fact, with no source',
  why: "It tells as the outlet's own knowledge what a court or a witness would have to say; if it is wrong it is a libel, and a reader cannot tell who says so.",
  standards: [
    'BBC Editorial Guidelines, Accuracy: allegations and claims that are not corroborated should be attributed',
    'AP Stylebook, "allege": say who makes an allegation',
  ],
  limits: 'Charges, verdicts and inquiries name their source themselves and are not found.',
  bad: [
    { text: 'The town elected a new council. Deputy Mayor Per Holm embezzled money from the housing fund in 2019.' },
  ],
  good: [
    { text: 'Deputy Mayor Per Holm embezzled money from the housing fund in 2019, the auditor said.' },
    { text: 'Deputy Mayor Per Holm was convicted of having embezzled money from the housing fund.' },
    { text: 'Deputy Mayor Per Holm was harassed on his way to the council.' },
  ],
  check: (draft) =>
    draft.read.unattributed
      .filter((u) => u.why.some((w) => w.by === byRule('accusation-in-own-voice')) && isBody(draft, u.span[0]))
      .flatMap((u) => {
        const span = statesIt(draft, u.span);
        return span
          ? [
              {
                span,
                message: 'this is told as fact with no source: say who says it and on what ground, or take it out',
              },
            ]
          : [];
      }),
};

/** From a person's name to the word that says that this person did wrong; null where the clause does not say so. */
function statesIt(draft: Draft, span: Span): Span | null {
  const tokens = tokensIn(draft, span);
  if (tokens.some((t) => CHARGED_WORDS.has(t.lower) || NEGATIONS.has(t.lower) || /^(?:if|whether)$/.test(t.lower)))
    return null;
  const people = namesIn(draft, span).filter((n) => n.isPerson);
  for (const [i, t] of tokens.entries()) {
    if (!ACCUSATIONS.has(t.lower) || isQuoted(draft, [t.start, t.end])) continue;
    let before = i - 1;
    while (before >= 0 && isAdverb(tokens[before]!.lower)) before--;
    const isOfBe = tokens.slice(Math.max(0, before - 1), before + 1).some((x) => BE.has(x.lower));
    const isVerb = ACCUSING_VERB_END.test(t.lower);
    if (isVerb === isOfBe) continue;
    const doer = people.filter((p) => p.span[1] <= t.start).at(-1);
    if (doer && tokensIn(draft, [doer.span[1], t.start]).filter((x) => x.kind !== 'mark').length <= NEAR)
      return [doer.span[0], t.end];
  }
  return null;
}
/** Words between who did it and the verb, at most. */
const NEAR = 3;
