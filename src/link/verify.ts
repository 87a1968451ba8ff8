import type { Evidence } from '../records/claim.ts';
import type { Edge, Linkable } from '../records/ledger.ts';
import { UNSURE } from '../records/relations.ts';
import { ofOther, prepare, sharedWeight } from './compare.ts';
import {
  compete,
  countAdded,
  noneAgainst,
  numberConflict,
  inWords as numberInWords,
  ofOne,
  oppositeWords,
  otherDay,
  otherTime,
  timeAdded,
} from './conflict.ts';
import { isBare, otherPeople } from './fact-numbers.ts';
import { otherPeriod } from './fact-periods.ts';
import { type Common, commonOf, type Likeness, likeness, meaningOf, wording } from './likeness.ts';
import { isClause } from './said-words.ts';
import { BY_WORDS, WEIGHED, WEIGHTS } from './weights.ts';

/** Version of weights, groups and frequencies: what signs an edge. */
export const LINKING = 'link-9';

/** Probability from which two statements are one claim, as the average of a claim's pairs weighs it. */
export const SAME = 0.3;

/** The same where one denies what the other asserts: that somebody denies a thing is told only where it is that thing. */
export const DENIED = 0.5;

/** Probability from which two statements are surely about one thing: what counts by its unit alone, and verbs with several senses, part none below. */
const ONE_THING = 0.55;

/** Weight of shared words below which words alone tell of no claim in common. */
export const LEAST = 4;

/** Shared weight (of `Likeness`) below which two statements say too little of one thing in the same words, unless that is nearly all they say. */
export const ENOUGH = 0.25;
export const NEARLY_ALL = 0.8;

/** Cosine of two vectors from which on statements may be of one claim whatever their words. */
export const MEANS = 0.6;

/** Probability that two statements state one proposition; `without`: as if these did not count. */
export function probability(found: Likeness, without: ReadonlySet<keyof Likeness> = new Set()): number {
  const weights = found.meaning === null ? BY_WORDS : WEIGHTS;
  let z = weights.bias;
  for (const key of WEIGHED) if (!without.has(key)) z += weights[key] * (found[key] ?? 0);
  return 1 / (1 + Math.exp(-z));
}

/** What sets two statements apart that may be about one thing all the same. */
export const CONFLICTS: ReadonlySet<keyof Likeness> = new Set(['otherNumbers', 'otherDates']);

/** Whether two statements share enough words, or mean enough of the same, to be weighed at all. */
export const mayBeOne = (a: Linkable, b: Linkable, words = wording(a, b), meaning = meaningOf(a, b)): boolean =>
  (sharedWeight(prepare(a).words, prepare(b).words) >= LEAST &&
    (words.shared >= ENOUGH || words.overlap >= NEARLY_ALL)) ||
  (meaning ?? 0) >= MEANS;

/**
 * The edge between two statements, or null where they have too little in common. A pure function of the pair, the same in both
 * orders: a logistic model of named weights over words, numbers, dates, context, statement vectors and the stories of the two texts. `same`
 * where both state one proposition (whatever their stance).
 */
export function verify(a: Linkable, b: Linkable): Edge | null {
  if (a.statement.id === b.statement.id) return null;
  const [x, y] = a.statement.id < b.statement.id ? [a, b] : [b, a];
  if (deniesOther(x, y) && !bothSay(x, y)) return null;
  const meaning = meaningOf(x, y);
  const words = wording(x, y);
  if (!mayBeOne(x, y, words, meaning)) return null;
  const found = likeness(x, y, words, meaning);
  if (probability(found, CONFLICTS) < SAME || ofOthers(x, y, found)) return null;
  const p = probability(found);
  const against = opposed(x, y, probability(found, CONFLICTS));
  if (against) return against;
  return p >= (deniesOther(x, y) ? DENIED : SAME)
    ? (narrower(x, y, p) ?? edge(x, y, 'same', p, reasons(found, commonOf(x, y))))
    : null;
}

/** Statements that deny each other by their words say something of something: "any wrongdoing", "the concerns", "his remarks" may be of anything. */
const bothSay = ({ statement: a }: Linkable, { statement: b }: Linkable): boolean => isClause(a) && isClause(b);

const deniesOther = ({ statement: a }: Linkable, { statement: b }: Linkable): boolean =>
  (a.stance === 'denies' && b.stance === 'asserts') || (a.stance === 'asserts' && b.stance === 'denies');

/**
 * They count other people, or one number over two periods; a word of one is the opposite of a word of the other ("the gate opened", "the gate closed"); or one verb
 * tells of two days. Which of them is right, or whether they are two things, is not told.
 */
function ofOthers(x: Linkable, y: Linkable, found: Likeness): boolean {
  if (oppositeWords(x, y) !== null || otherDay(x, y)) return true;
  const [a, b] = [x.statement.facts.numbers, y.statement.facts.numbers];
  if (otherPeople(a, b)) return true;
  if (found.predicate > 0 && found.otherNumbers > 0 && ofOther(prepare(x), prepare(y))) return true;
  return found.numbers > 0 && [...a, ...b].every((n) => n.unit !== 'people') && otherPeriod(x, y);
}

/** What parts two statements about one thing however alike they are: numbers that cannot both be right, none against some, two times of day. */
function opposed(x: Linkable, y: Linkable, score: number): Edge | null {
  if (score < SAME) return null;
  const numbers = byNumber(x, y, score);
  if (numbers || score < ONE_THING) return numbers;
  const against = noneAgainst(x, y) ?? otherTime(x, y);
  return against && edge(x, y, 'contradicts', score, [against]);
}

/** An edge from the one that says all of the other and how much or how many, or that adds later at what time of day. */
function narrower(x: Linkable, y: Linkable, score: number): Edge | null {
  const [early, late] = onTwoDays(x, y) && dayOf(y)! < dayOf(x)! ? [y, x] : [x, y];
  const time = score >= ONE_THING && onTwoDays(x, y) ? timeAdded(early, late) : null;
  if (time) return edge(late, early, 'narrower', score, [time]);
  const [less, more] = x.statement.facts.numbers.length ? [y, x] : [x, y];
  const added = countAdded(less, more);
  return added && edge(more, less, 'narrower', score, [added, ...unsure(score >= ONE_THING && ofOne(less, more))]);
}

/** A newer count of the same is an update of the older; without dates, or counted on one day, the two contradict each other. */
function byNumber(x: Linkable, y: Linkable, score: number): Edge | null {
  if (otherPeriod(x, y)) return null;
  const later = onTwoDays(x, y);
  const [a, b] = later && dayOf(y)! > dayOf(x)! ? [y, x] : [x, y];
  const pair = numberConflict(a, b, later);
  if (!pair || (score < ONE_THING && pair.some(isBare))) return null;
  const text = `${numberInWords(pair[0])} ${later ? 'told later than' : 'against'} ${numberInWords(pair[1])}`;
  const sure = score >= ONE_THING && compete(a, b, pair);
  return edge(a, b, later ? 'updates' : 'contradicts', score, [{ kind: 'number', text }, ...unsure(sure)]);
}

/** What keeps two claims apart without a relation between them. */
const unsure = (sure: boolean): Evidence[] =>
  sure ? [] : [{ kind: UNSURE, text: 'that both speak of the same is not sure' }];

/** Both days are known, and two. */
function onTwoDays(a: Linkable, b: Linkable): boolean {
  const [x, y] = [dayOf(a), dayOf(b)];
  return x !== null && y !== null && x !== y;
}

/** ISO day of the saying, else of the oldest publication with a date. */
const dayOf = ({ statement, publications }: Linkable): string | null =>
  statement.said ??
  publications.reduce<string | null>(
    (least, { published }) =>
      published && (!least || published.slice(0, 10) < least) ? published.slice(0, 10) : least,
    null,
  );

const edge = (a: Linkable, b: Linkable, kind: Edge['kind'], score: number, why: readonly Evidence[]): Edge => ({
  a: a.statement.id,
  b: b.statement.id,
  kind,
  score: Number(score.toFixed(4)),
  why,
  by: LINKING,
});

function reasons(found: Likeness, { cosine, names, speaker }: Common): Evidence[] {
  const percent = (x: number): string => `${Math.round(100 * x)} %`;
  return [
    { kind: 'words', text: `${percent(found.overlap)} of the weight of their words is shared` },
    ...(cosine > 0 ? [{ kind: 'meaning', text: `statement vectors are ${percent(cosine)} alike` }] : []),
    ...(names ? [{ kind: 'names', text: 'they name the same' }] : []),
    ...(found.numbers > 0 ? [{ kind: 'number', text: 'their numbers agree' }] : []),
    ...(speaker ? [{ kind: 'speaker', text: 'one speaker' }] : []),
  ];
}
