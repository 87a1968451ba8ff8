import type { BlockKind } from '../records/article.ts';
import type { Act, Stance } from '../records/attribution.ts';
import type { Judged } from '../records/judged.ts';
import type { StatementFacts } from '../records/ledger.ts';
import type { Grade } from '../records/source.ts';
import { CLAUSE_OPENERS, PERSONAL_PRONOUNS, PHRASE_ENDS, SPEAKING_PRONOUNS } from '../rules/en/listable.ts';
import { ALONE, LISTABLE } from './listable-weights.ts';
import { saidWords } from './said-words.ts';
import type { Worths } from './worths.ts';

/** A statement with what its article tells of it, as far as listing goes. */
export interface Candidate {
  readonly words: string;
  readonly facts: StatementFacts;
  readonly quoted: boolean;
  readonly grade: Grade;
  readonly hasSource: boolean;
  /** Of its attribution; null in the article's own voice. */
  readonly act: Act | null;
  readonly stance: Stance | null;
  readonly block: BlockKind;
  /** The characters beside it in the text; empty at the ends. */
  readonly before: string;
  readonly behind: string;
  /** Log-odds that it is understood alone and that it is news, as the reader sees it; null where it does not say. */
  readonly judged: Judged | null;
  /** What in it points to what its article told before (`pointers.ts`). */
  readonly pointers: readonly number[];
}

/** How far a statement is worth a place on the board, 0..1 each. */
export interface Worth {
  /** It could be found true or false, is specific, and belongs to the matter. */
  readonly listable: number;
  /** Its title is understood by somebody who sees nothing else. */
  readonly stands: number;
}

/**
 * What was learned from titles that readers judged (`training/linking/listable.py`): from what is seen of a statement and, where a model has read its article,
 * from what that makes of it.
 */
export function worthOf(candidate: Candidate): Worth {
  const seen = traitsOf(candidate);
  const { judged } = candidate;
  const score = ({ withReader, without }: Worths, traits: readonly number[]): number => {
    const { bias, own } = judged ? withReader : without;
    const all = judged ? [...traits, judged.alone, judged.news] : traits;
    const z = own.reduce((sum, weight, i) => sum + weight * all[i]!, bias);
    return Math.round(100 / (1 + Math.exp(-z))) / 100;
  };
  return { listable: score(LISTABLE, seen), stands: score(ALONE, [...seen, ...candidate.pointers]) };
}

const yes = (x: boolean): number => (x ? 1 : 0);

/** What is seen of a statement, in the order of the weights. */
export function traitsOf({
  words,
  facts,
  quoted,
  grade,
  hasSource,
  act,
  stance,
  block,
  before,
  behind,
}: Candidate): number[] {
  const list = saidWords(words).map((w) => w.word);
  const n = Math.max(1, list.length);
  const pronouns = list.filter((w) => PERSONAL_PRONOUNS.has(w)).length;
  const capitals = (words.match(/(?<!\p{L})\p{Lu}/gu) ?? []).length;
  return [
    Math.min(n, 40) / 20,
    yes(n < 5),
    yes(n < 8),
    yes(n > 30),
    yes(facts.predicate !== null),
    yes(facts.names.length > 0),
    Math.min(3, facts.names.length) / 3,
    yes(facts.numbers.length > 0),
    yes(facts.dates.length > 0),
    facts.stems.length / n,
    Math.min(12, facts.stems.length) / 12,
    yes(PERSONAL_PRONOUNS.has(list[0] ?? '')),
    yes(pronouns > 0),
    pronouns / n,
    yes(list.some((w) => SPEAKING_PRONOUNS.has(w))),
    yes(words.includes('?')),
    yes(words.includes('!')),
    yes(/…|\.\.\./.test(words)),
    yes(quoted),
    yes(hasSource),
    yes(grade === 'named'),
    yes(stance !== null && stance !== 'asserts'),
    yes(act === 'attitude'),
    yes(act === 'promise' || act === 'predict' || act === 'urge'),
    yes(act === 'ask'),
    yes(block === 'headline'),
    yes(block !== 'headline' && block !== 'paragraph'),
    yes(facts.negated),
    yes(facts.hedges.length > 0),
    yes(PHRASE_ENDS.has(list.at(-1) ?? 'of')),
    yes(CLAUSE_OPENERS.has(list[0] ?? '')),
    yes(list[0] === 'to'),
    yes(list[0] === 'that' || list[0] === 'whether'),
    capitals / n,
    yes(behind === '' || /[.!?\n"”]/.test(behind)),
    yes(before === '' || /[.!?\n"“]/.test(before)),
    yes(/^["“]?\p{Lu}/u.test(words)),
    yes(/\d/.test(words)),
    list.reduce((sum, w) => sum + w.length, 0) / n / 6,
  ];
}
