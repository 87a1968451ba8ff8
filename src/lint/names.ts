import { tokenRange } from '../records/in-parse.ts';
import { remembered } from '../records/remembered.ts';
import type { Span } from '../records/span.ts';
import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { MEN, MORE_MEN, MORE_WOMEN, WOMEN } from '../rules/en/given-names.ts';
import { type Gender, NOT_NAMES, ORGANIZATION_WORDS, PARTICLES } from '../rules/en/names.ts';
import { type Title, titleOf } from '../rules/en/titles.ts';
import type { Text } from './draft.ts';

/** A run of words with capitals that names somebody or something. */
export interface Name {
  readonly span: Span;
  /** Its words without a title before them. */
  readonly words: readonly string[];
  readonly isPerson: boolean;
  /** It has a title, or is the name of a person who speaks in the text. */
  readonly isKnown: boolean;
  /** By title or given name, where they tell. */
  readonly gender: Gender;
}

const set = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap((l) => l.split(' ')));
const women = set(WOMEN, MORE_WOMEN);
const men = set(MEN, MORE_MEN);

function genderOf(given: string): Gender {
  if (women.has(given) === men.has(given)) return null;
  return women.has(given) ? 'f' : 'm';
}

/** Pairs of words with capitals on one line, the first of which may be a given name or a title. */
function* capitalPairs(text: string): Generator<readonly [first: string, last: string]> {
  for (const line of text.split('\n')) {
    const words = line.split(' ');
    for (const [i, word] of words.entries()) {
      const first = word.replace(/^[^\p{L}]+/u, '');
      const last = /^\p{Lu}[\p{L}'’-]{1,40}/u.exec(words[i + 1] ?? '');
      if (last && /^\p{Lu}[\p{L}.]{1,30}$/u.test(first)) yield [first, last[0]];
    }
  }
}

/** Family names in lower case: of the persons among the sources, and of whoever is named in full or with a title. */
const families = remembered((text: Text): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const s of text.read.sources)
    if (s.kind === 'person' && s.grade === 'named') found.add(s.name.split(' ').at(-1)!.toLowerCase());
  for (const [first, last] of capitalPairs(text.read.article.text)) {
    const given = first.toLowerCase().replace(/\.$/, '');
    const family = last.toLowerCase();
    const isPerson = titleOf(given) || women.has(given) || men.has(given);
    if (isPerson && !titleOf(family) && !women.has(family) && !men.has(family) && !ORGANIZATION_WORDS.has(family))
      found.add(family);
  }
  return found;
});

/** Names in the span, in text order: runs of words with capitals, the first word of a sentence only where it goes on or is known. */
export function namesIn(text: Text, span: Span): readonly Name[] {
  const { tokens, sentences } = text.parse;
  const [first, last] = tokenRange(text, span);
  const starts = new Set(sentences.map((s) => s.first));
  const isCapital = (i: number): boolean => {
    const t = tokens[i]!;
    return t.kind === 'word' && /^\p{Lu}/u.test(t.text) && !NOT_NAMES.has(t.lower) && !FUNCTION_WORDS.has(t.lower);
  };
  const out: Name[] = [];
  for (let i = first; i < last; i++) {
    if (!isCapital(i)) continue;
    let end = i + 1;
    while (
      end < last &&
      (isCapital(end) ||
        (PARTICLES.has(tokens[end]!.lower) && end + 1 < last && isCapital(end + 1)) ||
        (tokens[end]!.text === '.' && tokens[end - 1]!.text.length < 4 && end + 1 < last && isCapital(end + 1)))
    )
      end++;
    const name = nameOf(text, i, end, starts.has(i));
    if (name) out.push(name);
    i = end - 1;
  }
  return out;
}

/** "Mr." before a name, which has a point of its own. */
function titleBefore(text: Text, first: number): Title | undefined {
  const { tokens } = text.parse;
  const at = tokens[first - 1]?.text === '.' ? first - 2 : first - 1;
  return titleOf(tokens[at]?.lower.replace(/\.$/, '') ?? '');
}

function nameOf(text: Text, first: number, end: number, opens: boolean): Name | null {
  const { tokens } = text.parse;
  let from = first;
  const before = titleBefore(text, first);
  let gender: Gender = before?.gender ?? null;
  let isTitled = before !== undefined;
  while (from < end - 1) {
    const title = titleOf(tokens[from]!.lower.replace(/\.$/, ''));
    if (!title && tokens[from]!.text !== '.') break;
    if (title) isTitled = true;
    gender ??= title?.gender ?? null;
    from++;
  }
  const words = tokens
    .slice(from, end)
    .filter((t) => t.kind === 'word')
    .map((t) => t.text);
  if (words.length === 0) return null;
  const lower = words.map((w) => w.toLowerCase());
  const given = lower[0]!;
  const isKnown = families(text).has(lower.at(-1)!);
  const isGiven = words.length > 1 && words.length < 5 && (women.has(given) || men.has(given));
  const isBody = lower.some((w) => ORGANIZATION_WORDS.has(w));
  if (opens && words.length === 1 && !isTitled && !isKnown) return null;
  return {
    span: [tokens[first]!.start, tokens[end - 1]!.end],
    words,
    isPerson: !isBody && (isTitled || isKnown || isGiven),
    isKnown: !isBody && (isTitled || isKnown),
    gender: gender ?? (isGiven ? genderOf(given) : null),
  };
}

/** One word by which two mentions of a person or body are known as one. */
export const keyOf = (name: Name): string => name.words.at(-1)!.toLowerCase();
