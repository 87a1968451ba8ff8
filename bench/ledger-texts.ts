import { addBatch } from '../src/ledger/add.ts';
import { BATCH } from '../src/ledger/ledger.ts';
import { settleAll } from '../src/ledger/settle.ts';
import type { LedgerEntry } from '../src/records/ledger.ts';
import { STEMS_BY_FREQUENCY } from '../src/rules/en/frequencies.ts';
import type { Store } from '../src/store/store.ts';
import { dice, entry, type Prose, type Told, word } from '../test/store/generated.ts';

/** Of an article's statements, those that others of its story state too. */
const SHARED = 2;
/** Stems, names and words of the topic that a story has. */
const STORY_STEMS = 12;
const STORY_NAMES = 5;
const TOPIC = 24;
/** People who speak in a story. */
const SPEAKERS = 5;
/** Of a hundred stems of a statement those of its story; those that no list of frequencies has; those that another hand words otherwise. */
const OF_STORY = 15;
const RARE = 12;
const REWORDED = 20;
/** Names that many stories share, the first of them most. */
const NAMES = 3000;
/** First names, and last names: of people whom one story alone tells of, two share one here and there. */
const GIVEN = 400;
const FAMILIES = 60_000;

/** Stems as often as news has them: a number within the sum of all counts leads to one. */
const CLASSES = STEMS_BY_FREQUENCY.map((list, k) => ({ stems: list.split(' ').filter(Boolean), count: 1.5 * 2 ** k }));
const ALL = CLASSES.reduce((n, { stems, count }) => n + stems.length * count, 0);

function anyStem(d: (n: number) => number): string {
  if (d(100) < RARE) return word(40_000 + d(60_000));
  let at = d(1_000_000) * (ALL / 1_000_000);
  for (const { stems, count } of CLASSES) {
    const size = stems.length * count;
    if (at < size) return stems[Math.floor(at / count)]!;
    at -= size;
  }
  return word(d(100));
}

/** Somebody who speaks, and the words in which most articles tell who that is. */
interface Speaker {
  readonly name: string;
  readonly role: string;
  readonly affiliation: string;
}

interface Story {
  readonly speakers: readonly Speaker[];
  readonly stems: readonly string[];
  readonly names: readonly string[];
  readonly topic: readonly (readonly [string, number])[];
  readonly direction: Float32Array;
}

const list = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i));
const direction = (d: (n: number) => number): Float32Array => Float32Array.from({ length: 384 }, () => d(2001) - 1000);

function storyOf(story: number): Story {
  const d = dice(story * 31 + 5);
  const stems = list(STORY_STEMS, () => anyStem(d));
  const names = list(STORY_NAMES, () => (d(2) ? word(100_000 + oneOfMany(d)) : word(200_000 + story * 8 + d(8))));
  const others = list(TOPIC - STORY_STEMS - STORY_NAMES, () => anyStem(d));
  const topic = [...new Set([...names, ...stems, ...others])].map((w, i) => [w, 40 - i] as const);
  const speakers = list(SPEAKERS, (i) => (d(2) ? speakerOf(oneOfMany(d)) : speakerOf(NAMES + story * SPEAKERS + i)));
  return { stems, names, topic, speakers, direction: direction(d) };
}

/** One of the names that many stories share: the tenth is met a tenth as often as the first. */
const oneOfMany = (d: (n: number) => number): number => Math.floor(NAMES ** (d(1000) / 1000));

/** As in an archive of a year: half of those who speak are named in its story alone, some in very many. */
function speakerOf(person: number): Speaker {
  const s = dice(person * 53 + 7);
  return {
    name: `${word(500_000 + s(GIVEN))} ${word(300_000 + (person % FAMILIES))}`,
    role: ['mayor', 'minister', 'police chief', 'spokeswoman', 'lawyer'][s(5)]!,
    affiliation: `${word(400_000 + s(3000))} council`,
  };
}

/** The last stories, as articles of one come close together. */
const stories = new Map<number, Story>();
function story(number: number): Story {
  const known = stories.get(number);
  if (known) return known;
  if (stories.size > 4000) stories.clear();
  const made = storyOf(number);
  stories.set(number, made);
  return made;
}

function told(subject: number, number: number, d: (n: number) => number): Told {
  const of = story(number);
  const s = dice(subject);
  const names = [...new Set(list(s(3), () => of.names[s(STORY_NAMES)]!))];
  const stems = list(3 + s(6), () => (s(100) < OF_STORY ? of.stems[s(STORY_STEMS)]! : anyStem(s))).map((stem) =>
    d(100) < REWORDED ? anyStem(d) : stem,
  );
  const own = direction(s);
  const values = own.map((x, i) => x + 0.6 * of.direction[i]! + (d(801) - 400));
  const norm = Math.sqrt(values.reduce((n, v) => n + v * v, 0));
  return {
    words: [...names, 'would', ...stems].join(' '),
    stems: [...new Set(stems)],
    names,
    vector: Int8Array.from(values, (v) => Math.round((127 * v) / norm)),
  };
}

const PROSE: Prose = {
  told,
  context: (number) => [...story(number).names, ...story(number).stems.slice(0, 4)],
  topic: (number) => story(number).topic,
  story: (number) => ({ names: story(number).names, numbers: [], words: story(number).stems }),
  speaker: (number, d) => {
    const speaker = story(number).speakers[d(SPEAKERS)]!;
    // One article in three tells nothing of who somebody is.
    return d(3) ? speaker : { ...speaker, role: null, affiliation: null };
  },
};

/** Of the dice that tell which story an article tells. */
export const SEED = 7;

/** Articles of a day: a year of an archive has some hundred thousand. */
const A_DAY = 300;
const FIRST_DAY = Date.UTC(2026, 0, 1);
const dayOf = (n: number): string =>
  new Date(FIRST_DAY + Math.floor(n / A_DAY) * 86_400_000).toISOString().slice(0, 10);

/** Article number `n`, telling of a story: some of its statements are those of the story, the others its own. They come day by day. */
export const storyEntry = (n: number, number: number, statements: number): LedgerEntry =>
  entry(n, { story: number, statements, shared: SHARED, filler: 6, published: dayOf(n), prose: PROSE });

/** Stories as news has them: a few that many articles tell, many that few do, each for a while. */
export class Stories {
  readonly #d: (n: number) => number;
  readonly #recent: number[] = [];
  #last = 0;

  constructor(d: (n: number) => number) {
    this.#d = d;
  }

  next(): number {
    const isNew = this.#recent.length === 0 || this.#d(2) === 0;
    // A story is told again the more the more it was told lately.
    const story = isNew ? ++this.#last : this.#recent[this.#d(this.#recent.length)]!;
    this.#recent.push(story);
    if (this.#recent.length > 1500) this.#recent.shift();
    return story;
  }
}

/** Articles after which all is settled. */
const SETTLED = 3200;
/** Statements of an article. */
export const STATEMENTS = 8;

/**
 * Adds articles of stories in the order of their days, links and settles them as `hearsay add` does; the same ones on every run. `run`
 * runs each step; `onSettled` is told how many are in.
 */
export async function addStories(
  store: Store,
  articles: number,
  {
    run = (step) => step(),
    onSettled,
  }: {
    readonly run?: (step: () => Promise<unknown>) => Promise<unknown>;
    readonly onSettled: (added: number) => void;
  },
): Promise<void> {
  const stories = new Stories(dice(SEED));
  let settled = 0;
  for (let n = 0; n < articles; n += BATCH) {
    const batch = list(Math.min(BATCH, articles - n), (i) => storyEntry(n + i, stories.next(), STATEMENTS));
    await run(() => store.write((tx) => addBatch(tx, batch)));
    const added = n + batch.length;
    if (added - settled < SETTLED && added < articles) continue;
    settled = added;
    await run(() => settleAll(store));
    onSettled(added);
  }
}
