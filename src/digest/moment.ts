import type { Attribution } from '../records/attribution.ts';
import { sentenceIndex } from '../records/in-parse.ts';
import { THEN_WORDS } from '../rules/en/digest-clause-words.ts';
import { SUBJECT_PRONOUNS } from '../rules/en/grammar.ts';
import { publishedOf, sentenceAt, type Text, tokensWithin } from './text.ts';

/** Days before the article within which a remark is of its news. */
const NEAR_DAYS = 10;
/** Sentences over which a time that was told goes on for the same speaker. */
const GOES_ON = 2;
const DAY_MS = 86_400_000;

/**
 * Whether something was said at another time than that of which the article tells: years ago, or in a scene that it looks back on. A
 * digest tells no time but that of the article, under which it would stand as news.
 */
export function isOfAnotherTime(text: Text, a: Attribution): boolean {
  if (isFar(text, a) || saysThen(text, a) || isOfAnotherYear(text, a)) return true;
  if (a.at?.date) return false;
  const before = text.read.attributions.filter((b) => b.cue[0] < a.cue[0] && isCarried(text, b, a)).at(-1);
  return before !== undefined && isFar(text, before);
}

/** Dated to more than some days before the article. */
function isFar(text: Text, { at }: Attribution): boolean {
  const published = publishedOf(text);
  if (!at?.date || published === null) return false;
  if (at.precision === 'year') return at.date.slice(0, 4) !== published.slice(0, 4);
  if (at.precision === 'month') return at.date.slice(0, 7) !== published.slice(0, 7);
  const [said, out] = [at.date, published].map((d) => Date.parse(d.slice(0, 10)));
  return out! - said! > NEAR_DAYS * DAY_MS;
}

/** "*In 2011* Reyes told reporters that": another year than the article's stands beside what is told. */
function isOfAnotherYear(text: Text, a: Attribution): boolean {
  const sentence = sentenceAt(text, a.cue[0]);
  const year = publishedOf(text)?.slice(0, 4);
  if (!sentence || year === undefined) return false;
  return tokensWithin(text, sentence.span).some(
    (t) =>
      /^(?:19|20)\d\d$/.test(t.text) && t.text !== year && !a.content.some((c) => c[0] <= t.start && t.end <= c[1]),
  );
}

/** "said *at the time* that": words that are not told lie between cue and content. */
function saysThen(text: Text, a: Attribution): boolean {
  const behind = a.content.find((c) => c[0] >= a.cue[1]);
  return behind !== undefined && tokensWithin(text, [a.cue[0], behind[0]]).some((t) => THEN_WORDS.has(t.lower));
}

/** "In 2011 Reyes told reporters ... She said": the same speaker in the sentences behind. */
function isCarried(text: Text, b: Attribution, a: Attribution): boolean {
  const apart = sentenceIndex(text, a.cue[0]) - sentenceIndex(text, b.cue[0]);
  const words = a.source.map((s) => text.read.article.text.slice(...s).toLowerCase()).join(' ');
  return apart <= GOES_ON && (a.sourceId === b.sourceId || SUBJECT_PRONOUNS.has(words));
}
