import type { Token } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { judgingByFirstWord, REJECTED_NOUNS, REJECTING_VERBS, type RejectedNoun } from '../rules/en/act-changes.ts';
import {
  AMBIGUOUS_JUDGEMENTS,
  CLAIM_PRONOUNS,
  EMPTY_ANSWERS,
  JUDGING_WORDS,
  NAMING_VERBS,
} from '../rules/en/act-words.ts';
import { claimNoun } from '../rules/en/claim-nouns.ts';
import { HOLDING_CUES, MESSAGE_NOUNS } from '../rules/en/content-words.ts';
import { nounByForm, verbByForm } from '../rules/en/cues.ts';
import { DETERMINERS, PREPOSITIONS, SUBORDINATORS } from '../rules/en/grammar.ts';
import { pluralOf } from '../rules/en/noun-plurals.ts';
import { type Decider, decide } from './acts.ts';
import { tokensIn } from './form.ts';
import { matchWords } from './match-words.ts';

const rejected = new Map(REJECTED_NOUNS.flatMap((n) => [[n.noun, n.act] as const, [pluralOf(n.noun), n.act] as const]));
const rejecting = new Map(REJECTING_VERBS.map((v) => [v.lemma, v.act]));

/**
 * Whether a noun phrase names a claim (`deny`), an offer (`refuse`) or a wish to hear somebody ("an interview", "requests for
 * comment": `decline`); its first noun before a preposition or clause tells.
 */
export function rejectedAct(tokens: readonly Token[], from: number, to: number): RejectedNoun['act'] | null {
  let act: RejectedNoun['act'] | null = null;
  for (let i = from; i < Math.min(to, from + REACH); i++) {
    const { lower } = tokens[i]!;
    if ((lower === 'that' && i > from) || lower === ',') break;
    if (act === 'decline') break;
    if (act === 'refuse' && lower === 'for' && i + 1 < to) {
      const wish = tokens[i + (DETERMINERS.has(tokens[i + 1]!.lower) ? 2 : 1)]?.lower ?? '';
      if (wish === 'comment' || rejected.get(wish) === 'decline') return 'decline';
    }
    if (act && (PREPOSITIONS.has(lower) || SUBORDINATORS.has(lower))) break;
    if (!PREPOSITIONS.has(lower)) act = rejected.get(lower) ?? act;
    else if (act === null && i > from + 2) break;
  }
  return act;
}

/** How far into a content its head noun, or its judging word, is looked for. */
const REACH = 12;

/** "rejected the offer" refuses, "rejected the claims" and "rejects that it would" deny. */
export const rejects: Decider = ({ parse, found, cue }) => {
  if (!cue.verb || cue.negated) return null;
  const act = rejecting.get(cue.verb.lemma);
  if (!act) return null;
  if (cue.passive) {
    const piece = found.content[0];
    const named = piece && rejectedAct(parse.tokens, ...tokensIn(parse, piece));
    return named ? decide('rejected-noun', named) : null;
  }
  if (cue.content < 0) return null;
  if (cue.frame === 'that' || cue.frame === 'bare' || cue.frame === 'ing') return decide('rejected-clause', 'deny');
  if (cue.frame === 'inf') return null;
  const named = rejectedAct(parse.tokens, cue.content, cue.contentEnd);
  return named ? decide('rejected-noun', named) : null;
};

/** "issued a statement denying that", "sent a letter accusing them of": what the words do, the last verb of the cue tells. */
export const statementDoes: Decider = ({ parse, cue }) => {
  const last = parse.tokens[cue.last - 1]!;
  if (cue.last - cue.first < 3 || cue.head === cue.last - 1 || cue.negated) return null;
  if (
    !parse.tokens
      .slice(cue.first, cue.last - 1)
      .some((t) => nounByForm(t.lower).length > 0 || MESSAGE_NOUNS.has(t.lower))
  )
    return null;
  const verb = verbByForm(last.lower).find((r) => r.form === 'ing' && r.particle === null)?.verb;
  return verb && verb.act !== 'say' && verb.act !== 'attitude' ? decide('statement-does', verb.act, verb.stance) : null;
};

/** "pleaded not guilty" denies, "pleaded guilty" confirms, whichever of these words the cue takes in. */
export const pleads: Decider = ({ parse, cue }) => {
  const { tokens } = parse;
  if (cue.head < 0 || !/^plead(?:s|ed|ing)?$|^pled$/.test(tokens[cue.head]!.lower)) return null;
  const not = tokens[cue.head + 1]?.lower === 'not';
  if (tokens[cue.head + (not ? 2 : 1)]?.lower !== 'guilty') return null;
  return decide('plea', not ? 'deny' : 'confirm');
};

/** "ignored the question" declines; "ignored the rain" says nothing to a claim. */
export const ignores: Decider = ({ parse, cue }) => {
  if (cue.verb?.lemma !== 'ignore' || cue.negated || cue.content < 0) return null;
  const from = cue.head + 1;
  const object = parse.tokens.slice(from, Math.min(cue.contentEnd, from + REACH));
  const asked =
    rejectedAct(parse.tokens, from, cue.contentEnd) !== null ||
    object.some((t) => nounByForm(t.lower).some((n) => ADDRESSING.has(n.noun.act)));
  return asked ? decide('ignored-question', 'decline') : decide('ignored-thing', 'attitude', 'withholds');
};

/** Acts of nouns that name what somebody was asked, or told to answer: questions, calls, accusations. Who ignored a warning did so by a deed. */
const ADDRESSING: ReadonlySet<string> = new Set(['ask', 'urge', 'accuse', 'allege', 'say'] as const);

/** Acts that say something: what they say can be a judgement of somebody's claim. */
const SAYING: ReadonlySet<string> = new Set(['say', 'allege', 'confirm', 'show', 'accuse', 'deny'] as const);

/** "The allegations are false", "That is not true": denies whatever the verb. */
export const judges: Decider = ({ parse, found, cue, inner }) => {
  const head = cue.verb ?? cue.noun;
  // Who holds it for false without a word denies it in mind; who hopes that it is false holds nothing.
  const holding = HOLDING_CUES.has(head?.lemma ?? '');
  if (cue.negated || !(holding || SAYING.has(head?.act ?? found.act))) return null;
  const { tokens } = parse;
  const judged = found.content.some((piece, n) => {
    // The words of the judgement alone may be quoted: 'called the claims "lies"'.
    const words = tokens.slice(...tokensIn(parse, piece)).filter((t) => !/^["“”]/.test(t.text));
    // A later piece says other things too: it judges only a claim that it calls one, "it is wrong" may be anything.
    return isJudgement(words, inner, (at, judgement) =>
      n === 0
        ? !AMBIGUOUS_JUDGEMENTS.has(judgement.at(-1)!) || isClaim(words, 0, at)
        : found.act === 'say' && rejectedAct(words, 0, at) === 'deny',
    );
  });
  if (judged) return holding ? decide('judging-content', 'attitude', 'denies') : decide('judging-content', 'deny');
  return naming(tokens, cue.verb?.lemma ?? '', cue.content, cue.contentEnd) ? decide('judging-name', 'deny') : null;
};

/** True where the first words of a content have a judgement for which `counts` holds, by its place and its words. */
function isJudgement(
  words: readonly Token[],
  inner: readonly Span[],
  counts: (at: number, judgement: readonly string[]) => boolean,
): boolean {
  for (let i = 0; i < Math.min(words.length, REACH); i++) {
    const { lower, start } = words[i]!;
    // What another's words within these judge is that other's affair.
    if (inner.some((s) => s[0] <= start && start < s[1])) continue;
    // Behind these words another thing is spoken of: "said he knew that the report was false".
    if (i > 1 && (SUBORDINATORS.has(lower) || lower === ',' || lower === ';')) return false;
    if (judgingByFirstWord(lower).some((j) => matchWords(words, i, j.words) !== null && counts(i, j.words)))
      return true;
  }
  return false;
}

/** The subject of a judgement is a pronoun, "there", or a noun that names a claim. */
function isClaim(tokens: readonly Token[], first: number, at: number): boolean {
  let from = first;
  while (from < at && (tokens[from]!.kind === 'mark' || tokens[from]!.lower === 'that')) {
    if (tokens[from]!.lower === 'that' && from + 1 === at) break;
    from++;
  }
  const subject = tokens.slice(from, at).filter((t) => t.kind !== 'mark');
  if (!subject.length) return true;
  if (subject.length <= 2 && subject.some((t) => CLAIM_PRONOUNS.has(t.lower) || t.lower === 'there')) return true;
  return rejectedAct(tokens, from, at) === 'deny';
}

/** "called the claims baseless", "dismissed it as propaganda". */
function naming(tokens: readonly Token[], lemma: string, from: number, to: number): boolean {
  if (!NAMING_VERBS.has(lemma) || from < 0) return false;
  const object = tokens[from]!.lower;
  const named = tokens.slice(from, Math.min(to, from + REACH)).some((t) => claimNoun(t.lower)?.acts.includes('say'));
  const claim = CLAIM_PRONOUNS.has(object) || named || rejectedAct(tokens, from, to) === 'deny';
  return claim && tokens.slice(from + 1, Math.min(to, from + 2 * REACH)).some((t) => JUDGING_WORDS.has(t.lower));
}

/** said "No comment": declines. */
export const answersNothing: Decider = ({ parse, found }) => {
  if (found.content.length !== 1) return null;
  const [first, last] = tokensIn(parse, found.content[0]!);
  if (last - first > 8) return null;
  const said = parse.tokens.slice(first, last).filter((t) => t.kind !== 'mark');
  return EMPTY_ANSWERS.includes(said.map((t) => t.lower).join(' ')) ? decide('no-comment', 'decline') : null;
};
