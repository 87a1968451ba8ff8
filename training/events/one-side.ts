/**
 * Whether one side of a pair alone tells its label. A set where it does teaches a model to look at one side only: pairs written freely give
 * themselves away. The classifier is a logistic regression over the words of one side.
 */

/** One side of a pair; its label is seen from that side. */
export interface Side {
  readonly event: string;
  readonly words: string;
  readonly label: string;
}

/** Shares of sides told rightly, 0..1. */
export interface OneSide {
  readonly accuracy: number;
  /** The share of the commonest label. */
  readonly chance: number;
}

const FOLDS = 5;
const STEPS = 300;
const RATE = 2;
/** Pull of the weights towards nought, a step. */
const DECAY = 0.0005;

/** Trained on the events of four folds and tried on those of the fifth, in turn; null for fewer than five events. */
export function oneSide(sides: readonly Side[]): OneSide | null {
  const events = [...new Set(sides.map((s) => s.event))].sort();
  if (events.length < FOLDS) return null;
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = new Set(events.filter((_, i) => i % FOLDS === fold));
    const train = sides.filter((s) => !held.has(s.event));
    const test = sides.filter((s) => held.has(s.event));
    const guess = learn(train);
    right += test.filter((s) => s.label === guess(s.words)).length;
  }
  return { accuracy: right / sides.length, chance: commonest(sides) / sides.length };
}

/** Words of a text in small letters. */
export const wordSet = (text: string): string[] => [
  ...new Set(text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu) ?? []),
];

/** How often the commonest label stands. */
function commonest(sides: readonly Side[]): number {
  const counts = new Map<string, number>();
  for (const { label } of sides) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.max(...counts.values());
}

/** Weights of a word, one a label; the text's own constant stands under the empty word. */
type Weights = Map<string, number[]>;

function learn(sides: readonly Side[]): (words: string) => string {
  const labels = [...new Set(sides.map((s) => s.label))].sort();
  const rows = sides.map((s) => ({ words: featuresOf(s.words), label: labels.indexOf(s.label) }));
  const weights: Weights = new Map();
  for (const w of new Set(rows.flatMap((r) => r.words)))
    weights.set(
      w,
      labels.map(() => 0),
    );
  for (let step = 0; step < STEPS; step++) {
    const slopes: Weights = new Map([...weights].map(([w, v]) => [w, v.map((x) => -DECAY * x)]));
    for (const { words, label } of rows) {
      const shares = softmax(scoresOf(weights, words, labels.length));
      const scale = 1 / (rows.length * Math.sqrt(words.length));
      for (const w of words)
        for (const [k, share] of shares.entries()) slopes.get(w)![k]! += scale * ((k === label ? 1 : 0) - share);
    }
    for (const [w, slope] of slopes) for (const [k, x] of slope.entries()) weights.get(w)![k]! += RATE * x;
  }
  return (words) => {
    const scores = scoresOf(weights, featuresOf(words), labels.length);
    return labels[scores.indexOf(Math.max(...scores))]!;
  };
}

const featuresOf = (text: string): string[] => ['', ...wordSet(text)];

function scoresOf(weights: Weights, words: readonly string[], labels: number): number[] {
  const scores = new Array<number>(labels).fill(0);
  const scale = 1 / Math.sqrt(words.length);
  for (const w of words) for (const [k, x] of (weights.get(w) ?? []).entries()) scores[k]! += x * scale;
  return scores;
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const parts = scores.map((s) => Math.exp(s - most));
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((p) => p / sum);
}
