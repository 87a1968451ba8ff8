import type { Act, Stance } from '../records/attribution.ts';
import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import {
  ACTS_BY_DOCUMENT,
  ACTS_BY_FRAME,
  ANNOUNCING_VERBS,
  NEGATED_ACTS,
  NEGATED_KNOWING,
  type NegatedAct,
  PLAN_WORDS,
} from '../rules/en/act-changes.ts';
import type { ActRuleId } from '../rules/en/act-rules.ts';
import { INQUIRIES, INQUIRY_WORDS, LIMITING_WORDS, NEGATIVE_SUBJECTS, UNOPPOSED_VERBS } from '../rules/en/act-words.ts';
import { STANCE_OF_ACT } from '../rules/en/cue-lines.ts';
import { nounByForm } from '../rules/en/cues.ts';
import { NEGATIONS, QUESTION_WORDS } from '../rules/en/grammar.ts';
import type { CueFacts } from './cue-facts.ts';
import { tokensIn } from './form.ts';
import { isDocument } from './source-head.ts';

/** An attribution whose act is to be decided, with what its cue is made of. */
export interface Case {
  readonly parse: Parse;
  readonly found: Found;
  readonly cue: CueFacts;
  /** Contents of the attributions that lie within this one: what they state is another's. */
  readonly inner: readonly Span[];
}

/** What a rule decides; an act brings the stance that goes with it unless the rule sets another. */
export interface Decision {
  readonly rule: ActRuleId;
  readonly act: Act;
  readonly stance: Stance;
}

export type Decider = (c: Case) => Decision | null;

export const decide = (rule: ActRuleId, act: Act, stance: Stance = STANCE_OF_ACT[act]): Decision => ({
  rule,
  act,
  stance,
});

const negatedActs = new Map<Act, NegatedAct>(NEGATED_ACTS.map((n) => [n.from, n]));
const knowing: ReadonlySet<string> = new Set(NEGATED_KNOWING);

/** "did not say", "has never claimed", "nobody says": what the negated act becomes. */
export const negated: Decider = ({ parse, found, cue }) => {
  const head = cue.verb ?? cue.noun;
  if (!head || (cue.noun && !cue.negated)) return null;
  const subject = found.source[0];
  const [who, next] = subject ? parse.tokens.slice(...tokensIn(parse, subject)) : [];
  const none = who && (NEGATIVE_SUBJECTS.has(who.lower) || (who.lower === 'no' && next !== undefined));
  if (!cue.negated && !none) return null;
  // Who does not doubt or oppose something holds with it.
  if ((head.act === 'attitude' && head.stance !== 'asserts') || UNOPPOSED_VERBS.has(head.lemma))
    return decide('negated-doubt', 'attitude', 'asserts');
  const change = negatedActs.get(head.act);
  if (!change) return null;
  const stance = knowing.has(head.lemma) ? 'withholds' : change.stance;
  return decide(`negated-${change.from}`, change.act, stance);
};

/** "not only documented": what an engine took for a negation is none. */
export const notOnly: Decider = ({ parse, found, cue }) => {
  const head = cue.verb ?? cue.noun;
  if (head?.stance !== 'asserts' || found.stance === 'asserts' || cue.negated) return null;
  for (let i = cue.first; i < cue.head; i++)
    if (NEGATIONS.has(parse.tokens[i]!.lower) && LIMITING_WORDS.has(parse.tokens[i + 1]?.lower ?? ''))
      return decide('not-only', head.act, 'asserts');
  return null;
};

/** "did not say whether they know who paid": what they know stays open. */
export const mayKnow: Decider = ({ parse, found, cue }) => {
  const subject = found.source[0];
  if (!subject || !knowing.has(cue.verb?.lemma ?? '') || cue.negated) return null;
  const before = parse.tokens[tokensIn(parse, subject)[0] - 1]?.lower;
  return before === 'whether' || before === 'if' ? decide('whether-known', 'attitude', 'withholds') : null;
};

/** How far into a content a word of planning is looked for. */
const PLAN_REACH = 14;

/** "announced that it will close": the source's own plan is a promise, a fact is said; "announced no new boats" leaves it unsaid. */
export const announces: Decider = ({ parse, cue }) => {
  if (!cue.verb || !ANNOUNCING_VERBS.includes(cue.verb.lemma) || cue.content < 0) return null;
  if (cue.frame === 'np' && [cue.last - 1, cue.content].some((i) => parse.tokens[i]!.lower === 'no'))
    return decide('announced-none', 'decline');
  if (cue.frame === 'np' || cue.frame === 'inf') return decide('announce-plan', 'promise');
  const end = Math.min(cue.contentEnd, cue.content + PLAN_REACH);
  for (let i = cue.content; i < end; i++)
    if (PLAN_WORDS.has(parse.tokens[i]!.lower)) return decide('announce-plan', 'promise');
  return null;
};

/** "is investigating whether", "the inquiry is focused on whether": asks. */
export const inquires: Decider = ({ parse, found, cue }) => {
  if (cue.content < 0) return null;
  const word = parse.tokens[cue.content]!.lower;
  if (word !== 'whether' && word !== 'if') return null;
  for (let i = cue.first; i < cue.last; i++)
    if (INQUIRY_WORDS.has(parse.tokens[i]!.lower)) return decide('inquiry-whether', 'ask');
  if (cue.verb || cue.noun) return null;
  const subject = found.source[0] && tokensIn(parse, found.source[0]);
  return subject && parse.tokens.slice(...subject).some((t) => INQUIRIES.has(t.lower))
    ? decide('inquiry-whether', 'ask')
    : null;
};

const byFrame = new Map(ACTS_BY_FRAME.map((a) => [`${a.lemma} ${a.frame}`, a.act]));

/** "asked for help", "asks a fee": a thing is asked for; "asked a question", "asked about the fee" ask. */
export const asksFor: Decider = ({ parse: { tokens }, cue }) => {
  if (cue.verb?.lemma !== 'ask' || cue.passive || cue.frame !== 'np') return null;
  const preposition = tokens[cue.last - 1]!.lower;
  if (preposition === 'for') return decide('ask-for', 'urge');
  if (cue.head !== cue.last - 1) return null;
  const object = tokens.slice(cue.content, Math.min(cue.contentEnd, cue.content + OBJECT));
  const asks = (lower: string): boolean =>
    QUESTION_WORDS.has(lower) ||
    lower === '?' ||
    lower === 'about' ||
    nounByForm(lower).some((n) => n.noun.act === 'ask');
  return object.some((t) => asks(t.lower)) ? decide('ask-question', 'ask') : decide('ask-for', 'urge');
};

/** How far into an object a word is looked for by which it is a question. */
const OBJECT = 10;

/** "asked to see", "told drivers to turn back": the act that the governed clause gives the verb. */
export const frames: Decider = ({ cue }) => {
  if (!cue.verb || !cue.frame) return null;
  const act = byFrame.get(`${cue.verb.lemma} ${cue.frame}`);
  return act ? decide('act-by-frame', act) : null;
};

const byDocument = new Map(ACTS_BY_DOCUMENT.map((a) => [a.lemma, a.act]));

/** "the figures suggest": what a document does is to show. */
export const documents: Decider = ({ parse, found, cue }) => {
  if (!cue.verb) return null;
  const act = byDocument.get(cue.verb.lemma) ?? byDocument.get(cue.verb.lemma.split(' ')[0]!);
  return act && isDocument(parse, found) ? decide('act-of-document', act) : null;
};
