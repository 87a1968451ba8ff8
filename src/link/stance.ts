import type { Attribution, Stance } from '../records/attribution.ts';
import type { Parse } from '../records/parse.ts';
import { judgingByFirstWord } from '../rules/en/judging-patterns.ts';
import { BELIEFS, JUDGEMENTS } from '../rules/en/negation.ts';

/** The stance of who holds `outer` to something that holds `inner`: a denial of a denial asserts; doubt and silence stay what they are. */
export function compose(outer: Stance, inner: Stance): Stance {
  if (outer === 'asserts') return inner;
  if (outer === 'denies') return inner === 'denies' ? 'asserts' : inner === 'asserts' ? 'denies' : inner;
  return outer;
}

/** True where the tokens hold words that judge a claim ("are false", "did not happen"): their "not" is that judgement. */
export function judges(parse: Parse, list: readonly number[]): boolean {
  const lower = list.map((i) => parse.tokens[i]!.lower);
  const patterned = lower.some((w, k) =>
    judgingByFirstWord(w).some(({ words }) => words.every((x, n) => lower[k + n] === x)),
  );
  const line = lower.join(' ');
  return patterned || JUDGEMENTS.some((pattern) => pattern.test(line));
}

/** Whether a content leaves open what it states: "whether the gate was open", "was it open?"; one with "how" or "what" takes it for granted. */
const leavesOpen = (first: string, asked: boolean): boolean => asked || first === 'whether' || first === 'if';

export interface Said {
  /** The statement's own words hold a negation of their main clause. */
  readonly negated: boolean;
  /** They judge a claim, which the reader has already put into the attribution's stance; without an attribution the judgement alone denies. */
  readonly judging: boolean;
  /** It ends with a question mark. */
  readonly asked: boolean;
  /** Its first word, in small letters. */
  readonly first: string;
  /** Words of the cue, in small letters; none without an attribution. */
  readonly cue: readonly string[];
}

/**
 * Stance to the affirmative text of a statement. Who debates or fears something, or does not like it, denies nothing and questions
 * nothing: only who does not believe it denies, and only who asks whether it is so leaves it open.
 */
export function stanceOf(attribution: Attribution | null, said: Said): Stance {
  const own = ownStance(attribution, said);
  if (said.asked && own === 'asserts') return 'questions';
  if (said.judging) return own === 'asserts' ? 'denies' : own;
  return said.negated ? compose(own, 'denies') : own;
}

function ownStance(attribution: Attribution | null, { first, asked, cue }: Said): Stance {
  if (attribution === null) return 'asserts';
  const { act, stance } = attribution;
  if (act === 'ask' && stance === 'questions' && !leavesOpen(first, asked)) return 'asserts';
  if (act === 'attitude' && stance === 'denies' && !cue.some((w) => BELIEFS.has(w))) return 'asserts';
  return stance;
}
