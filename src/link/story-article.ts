import type { LedgerStatement, Linkable, TextFacts } from '../records/ledger.ts';
import { WEEKDAYS } from '../rules/en/dates.ts';
import { nameParts } from './compare.ts';
import { dayNumber } from './day-number.ts';
import { type PreparedStory, storyWeights, type Weights, weightsOf } from './story.ts';

/** Statements at the head of an article, which tell what is new: of these the words, */
const LEAD = 4;
/** and of these the vectors. */
const VECTORS = 6;

/** What places an article in a story: all of it follows from the records that the ledger keeps of it. */
export interface StoryArticle {
  readonly article: string;
  /** Days since 1970 of its first publication; null without a date. */
  readonly day: number | null;
  readonly text: TextFacts;
  /** Weightiest names, numbers and words of the whole text. */
  readonly story: PreparedStory;
  readonly words: Weights;
  /** Words and names of the first statements. */
  readonly lead: Weights;
  /** Unit vectors of the first statements that have one. */
  readonly vectors: readonly Float32Array[];
  /** What dates its statements speak of. */
  readonly weekdays: ReadonlySet<string>;
  /** Days of a month: `10-19`. */
  readonly days: ReadonlySet<string>;
  readonly years: ReadonlySet<string>;
}

/** What places the article of these statements, which are all that it has; null where it has none. */
export function storyArticle(linkables: readonly Linkable[]): StoryArticle | null {
  const [first] = linkables;
  if (!first) return null;
  const statements = linkables.map((l) => l.statement).sort(byPlace);
  const lead = statements.slice(0, LEAD);
  const dates = statements.flatMap((s) => s.facts.dates);
  const found = (pattern: RegExp): ReadonlySet<string> =>
    new Set(dates.flatMap((date) => pattern.exec(date)?.[1] ?? []));
  return {
    article: first.text.article,
    day: dayNumber(first.publications[0]?.published ?? null),
    text: first.text,
    story: storyWeights(first.text.story),
    words: weightsOf(first.text.story.words),
    lead: weightsOf([...lead.flatMap((s) => s.facts.stems), ...lead.flatMap((s) => s.facts.names.flatMap(nameParts))]),
    vectors: statements.flatMap((s) => (s.vector ? [unit(s.vector)] : [])).slice(0, VECTORS),
    weekdays: new Set(dates.filter((date) => WEEKDAYS.has(date))),
    days: found(/-(\d\d-\d\d)$/),
    years: found(/^(\d{4})/),
  };
}

const byPlace = (a: LedgerStatement, b: LedgerStatement): number =>
  (a.content[0]?.[0] ?? 0) - (b.content[0]?.[0] ?? 0) || Number(a.id > b.id) - Number(a.id < b.id);

function unit(vector: Int8Array): Float32Array {
  let square = 0;
  for (const x of vector) square += x * x;
  const norm = Math.sqrt(square) || 1;
  return Float32Array.from(vector, (x) => x / norm);
}
