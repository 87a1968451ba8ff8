import { type Act, STANCES, type Stance } from '../records/attribution.ts';
import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { ACT_RULES } from '../rules/en/act-rules.ts';
import { JUDGING_WORDS, NEGATIVE_WORDS } from '../rules/en/act-words.ts';
import { STANCE_OF_ACT } from '../rules/en/cue-lines.ts';
import { phrasesByFirstWord } from '../rules/en/cues.ts';
import { NEGATIONS_OF_CONTENT } from '../rules/en/negation.ts';
import { foundBy } from '../rules/rule-ids.ts';
import { answersNothing, ignores, judges, pleads, rejects, statementDoes } from './act-content.ts';
import {
  announces,
  asksFor,
  type Case,
  type Decider,
  type Decision,
  documents,
  frames,
  inquires,
  mayKnow,
  negated,
  notOnly,
} from './acts.ts';
import { addresseeOf } from './addressee.ts';
import { readCue } from './cue-facts.ts';
import { refusal, saysNothing } from './declines.ts';
import { tokensIn } from './form.ts';

/** In order: the first that has something to say decides. */
const DECIDERS: readonly Decider[] = [
  saysNothing,
  refusal,
  answersNothing,
  notOnly,
  negated,
  mayKnow,
  judges,
  pleads,
  statementDoes,
  rejects,
  ignores,
  announces,
  inquires,
  asksFor,
  frames,
  documents,
];

/**
 * Decides act, stance and addressee of what an engine found, from the cue with its modifiers, what it governs, the source and the
 * content, by the tables in `rules/en`. Where they say nothing the engine's own act and stance stay. Each decision replaces the
 * engine's `why` for the act. An addressee that looks like no outlet is dropped. Pure; spans stay as they are.
 */
export function settleActs(parse: Parse, found: readonly Found[]): Found[] {
  const inner = found.map((): Span[] => []);
  for (const f of found) if (f.within !== null) for (const span of f.content) inner[f.within]!.push(span);
  return found.map((f, i) => {
    const c: Case = { parse, found: f, cue: readCue(parse, f), inner: inner[i]! };
    const to = addresseeOf(c);
    const decision = settled(c);
    if (!decision) return to === f.to ? f : { ...f, to };
    return { ...f, to, act: decision.act, stance: decision.stance, why: because(f, decision) };
  });
}

function settled(c: Case): Decision | null {
  for (const decider of DECIDERS) {
    const decision = decider(c);
    if (decision) return decision;
  }
  return phrase(c) ?? lexicon(c) ?? agreeing(c);
}

/** "allegedly": an adverb that is a cue of nobody means one thing; "according to" is saying, whoever's words they are. */
function phrase({ parse, found, cue }: Case): Decision | null {
  if (found.act === 'show' && parse.text.slice(...found.cue).toLowerCase() === 'according to')
    return { rule: 'act-of-phrase', act: 'say', stance: found.stance };
  if (found.source.length || cue.last - cue.first !== 1) return null;
  const { lower } = parse.tokens[cue.first]!;
  const known = phrasesByFirstWord(lower).find((p) => p.source === 'none' && p.phrase === lower);
  return known && known.act !== found.act ? { rule: 'act-of-phrase', act: known.act, stance: known.stance } : null;
}

/** Stances that can go with each act; an act that is not listed goes with its own alone. */
const POSSIBLE: Readonly<Partial<Record<Act, readonly Stance[]>>> = {
  promise: ['asserts', 'denies'],
  predict: ['asserts', 'denies'],
  show: ['asserts', 'denies', 'withholds'],
  attitude: STANCES,
};

/** Act and stance of an engine that do not go together: the lexicon's act where that goes with the stance, else the act's own stance. */
function agreeing(c: Case): Decision | null {
  const { found, cue } = c;
  const stance = STANCE_OF_ACT[found.act];
  // "pledged not to sell": what is promised is negative, the promise is not.
  const unsaid = (found.act === 'promise' || found.act === 'predict') && !isNegative(c);
  if (found.stance === stance || (!unsaid && POSSIBLE[found.act]?.includes(found.stance))) return null;
  const known = cue.verb ?? cue.noun;
  if (known && known.act !== found.act && known.stance === found.stance && known.stance !== 'asserts')
    return { rule: 'act-of-stance', act: known.act, stance: found.stance };
  return { rule: 'stance-of-act', act: found.act, stance };
}

/** An engine that is less sure of its act than this gives way to the lexicon. */
const UNSURE = 0.6;

/** An engine that is less sure than this of an act that does not assert, at a cue that no list knows, is not followed. */
const GUESSED = 0.4;

/** True where a word of the cue, or its source, makes it negative. */
const isNegative = ({ parse, cue }: Case): boolean =>
  cue.negated || parse.tokens.slice(Math.max(0, cue.first - 2), cue.last).some((t) => NEGATIVE_WORDS.has(t.lower));

/** Acts of an engine that need a word for them where it is not sure. */
const OPPOSING: ReadonlySet<Act> = new Set(['deny', 'refuse', 'decline']);

/** Acts of verbs that are hardly ever used for plain saying: "warned", "urged", "admitted", "vowed". */
const PLAIN: ReadonlySet<Act> = new Set(['warn', 'urge', 'accuse', 'confirm', 'promise', 'predict'] as const);

/** Whether a word of the content negates or judges: "said that the report was *false*". */
const opposes = ({ parse, found }: Case): boolean =>
  found.content.some((span) =>
    parse.tokens
      .slice(...tokensIn(parse, span))
      .some(({ lower }) => NEGATIONS_OF_CONTENT.has(lower) || NEGATIVE_WORDS.has(lower) || JUDGING_WORDS.has(lower)),
  );

/** The act of the cue's verb or noun, where the engine is not sure of its own. */
function lexicon(c: Case): Decision | null {
  const { found, cue } = c;
  const known = cue.verb ?? cue.noun;
  const score = found.why.find((w) => w.part === 'act')?.score ?? 1;
  const guess = score < UNSURE && OPPOSING.has(found.act) && !isNegative(c);
  if (!known && (guess || score < GUESSED) && found.stance !== 'asserts')
    return { rule: 'unsure-act', act: 'say', stance: 'asserts' };
  if (known?.stance === 'asserts' && guess && !cue.negated)
    return { rule: 'act-of-unsure', act: known.act, stance: known.stance };
  if (!known || cue.negated) return null;
  // "has repeatedly said that the scales are true": plain saying denies by what it says, or not at all.
  if (found.act === 'deny' && cue.verb?.act === 'say' && !isNegative(c) && !opposes(c))
    return { rule: 'act-of-verb', act: 'say', stance: 'asserts' };
  // A verb of denial denies: engines see few of them.
  if (cue.verb?.act === 'deny' && found.stance !== 'denies')
    return { rule: 'act-of-verb', act: 'deny', stance: 'denies' };
  // "had long suspected that": whoever suspects, hopes or fears something does not deny it.
  if (found.act === 'attitude' && found.stance === 'denies' && known.stance === 'asserts' && !isNegative(c))
    return { rule: 'act-of-verb', act: 'attitude', stance: 'asserts' };
  // "evaded questions on": what was asked is not what is done.
  if (cue.verb?.act === 'decline' && found.act === 'ask')
    return { rule: 'act-of-verb', act: 'decline', stance: 'withholds' };
  // A network says "say" of most cues: verbs that can do nothing else say what they do.
  if (found.act === 'say' && cue.verb && found.stance === known.stance && PLAIN.has(known.act))
    return { rule: 'act-of-verb', act: known.act, stance: known.stance };
  if (score >= UNSURE) return null;
  // A stance that the engine saw in the words around the cue is not given up for a plain verb.
  if (found.stance !== 'asserts' && known.stance === 'asserts' && !agreeing(c)) return null;
  return { rule: `act-of-${cue.verb ? 'verb' : 'noun'}`, act: known.act, stance: known.stance };
}

function because(found: Found, { rule, act, stance }: Decision): Found['why'] {
  const changed = [
    ...(act === found.act && rule === 'stance-of-act' ? [] : ['act']),
    ...(stance === found.stance ? [] : ['stance']),
  ];
  return [
    ...found.why.filter((w) => w.part !== 'act' && !changed.includes(w.part)),
    ...changed.map((part) => foundBy(part, rule, ACT_RULES[rule])),
  ];
}
