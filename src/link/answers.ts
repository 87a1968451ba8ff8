import type { LedgerStatement } from '../records/ledger.ts';
import { ANAPHORIC_ANSWER } from '../rules/en/claim-words.ts';
import { oppositesOf } from '../rules/en/opposites.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { compose } from './stance.ts';

/** A statement with the index of its first sentence. */
interface Placed {
  readonly statement: LedgerStatement;
  readonly sentence: number;
}

/** A statement about somebody or something told before, in so many content words at most, may be nothing but an answer. */
const FEW = 2;

/**
 * Statements in text order; where one source answers what another has just said with the opposite word, as in "X said that the
 * bells had rung. Y said that they had been silent", the answer denies what it answers.
 */
export function answering(all: readonly Placed[]): LedgerStatement[] {
  return all.map(({ statement, sentence }, at) => {
    if (!isAnswer(statement)) return statement;
    for (let k = at - 1; k >= 0 && all[k]!.sentence >= sentence - 1; k--) {
      const before = all[k]!.statement;
      const isOther = before.attribution !== null && before.about === null && before.source !== statement.source;
      if (isOther && before.stance !== 'withholds' && opposes(statement, before))
        return {
          ...statement,
          about: before.id,
          stance: compose('denies', before.stance === 'denies' ? 'denies' : 'asserts'),
        };
    }
    return statement;
  });
}

const isAnswer = ({ attribution, about, source, stance, words, facts }: LedgerStatement): boolean =>
  attribution !== null &&
  about === null &&
  source !== null &&
  stance === 'asserts' &&
  facts.stems.length > 0 &&
  facts.stems.length <= FEW &&
  ANAPHORIC_ANSWER.test(words);

/** A word of the answer is the opposite of one of the statement before, which lacks it. */
function opposes(answer: LedgerStatement, before: LedgerStatement): boolean {
  const groups = new Set(before.facts.stems.map(groupOf));
  return answer.facts.stems.some((stem) => {
    const group = groupOf(stem);
    return !groups.has(group) && [...(oppositesOf(group) ?? [])].some((o) => groups.has(o));
  });
}
