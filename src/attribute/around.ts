import { datelineDash } from '../records/dateline.ts';
import type { Found } from '../records/found.ts';
import type { Parse, Sentence, Token } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { RELATIVE_WORDS } from '../rules/en/clauses.ts';
import { SPEAKING_PARTICIPLES } from '../rules/en/content-words.ts';
import { lowerBound } from './form.ts';

export type Parts = Pick<Found, 'source' | 'cue' | 'content'>;

/** A token near a cue that lies in neither source nor content, with the number of such tokens between. In the cue it is 0. */
export interface Near {
  readonly token: number;
  readonly cost: number;
  readonly inCue: boolean;
}

/** Tokens looked at on either side, and at the start of the sentence. */
const REACH = 10;
const FAR = 24;
const OPENING = 3;

/** The sentence that `offset` lies in, or null. */
export function sentenceAt(parse: Parse, offset: number): Sentence | null {
  const i = lowerBound(parse.sentences.length, (k) => parse.sentences[k]!.span[1] > offset);
  const sentence = parse.sentences[i];
  return sentence && sentence.span[0] <= offset ? sentence : null;
}

/** Longest clause between commas that says more of somebody, in tokens. */
const CLAUSE = 24;

/** The comma that opens the relative clause which ends with the comma at `end`; -1 where there is none. */
function clauseBefore(tokens: readonly Token[], end: number, floor: number): number {
  for (let i = end - 1; i > Math.max(floor, end - CLAUSE); i--) {
    if (tokens[i]!.text !== ',') continue;
    return RELATIVE_WORDS.has(tokens[i + 1]!.lower) ? i : -1;
  }
  return -1;
}

/**
 * The words of the cue's sentence around the cue that belong to neither source nor content, in text order. Source and content are
 * jumped over; a semicolon or "that" ends the walk. What opens the sentence ("On Monday, the mayor said") counts from farther off.
 * The work does not depend on the length of the sentence. `outer` limits it to the content of an attribution around this one.
 */
export function around(parse: Parse, found: Parts, sentence: Sentence, outer: readonly Span[] | null): Near[] {
  const { tokens } = parse;
  const parts = [...found.source, ...found.content];
  const at = (offset: number): number => lowerBound(tokens.length, (i) => tokens[i]!.end > offset);
  const first = Math.max(sentence.first, at(found.cue[0]));
  const last = Math.min(
    sentence.last,
    lowerBound(tokens.length, (i) => tokens[i]!.start >= found.cue[1]),
  );
  const partOf = (i: number): Span | undefined => parts.find((p) => p[0] < tokens[i]!.end && tokens[i]!.start < p[1]);
  const told = (i: number): boolean => !outer || outer.some((o) => o[0] <= tokens[i]!.start && tokens[i]!.end <= o[1]);
  const left: Near[] = [];
  // "VARN, March 12 (Agency T) - The mayor said": the day of a dateline is that of the report.
  const dash = datelineDash(tokens, sentence.first, sentence.last);
  const floor = dash < 0 || dash >= first ? sentence.first : dash + 1;
  for (let i = first - 1, n = 0; i >= floor && n <= FAR; ) {
    const part = partOf(i);
    if (part) {
      i = Math.min(i, at(part[0])) - 1;
      continue;
    }
    const word = tokens[i]!.lower;
    if (!told(i) || word === ';' || word === 'that') break;
    // "Holm, who left in June, could not be reached": what a clause tells of somebody else's time.
    const clause = word === ',' ? clauseBefore(tokens, i, floor) : -1;
    if (clause >= 0) {
      i = clause - 1;
      continue;
    }
    if (n <= REACH || i < floor + OPENING) left.push({ token: i, cost: n, inCue: false });
    n++;
    i--;
  }
  const out = left.reverse();
  for (let i = first; i < last; i++) if (!partOf(i) && told(i)) out.push({ token: i, cost: 0, inCue: true });
  for (let i = last, n = 0; i < sentence.last && n <= REACH; ) {
    const part = partOf(i);
    if (part) {
      i = Math.max(i + 1, at(part[1] - 1) + 1);
      continue;
    }
    const word = tokens[i]!.lower;
    if (!told(i) || word === ';' || word === 'that') break;
    // "said it would, reiterating a promise of March": another deed, with a time of its own.
    if (
      word === ',' &&
      /^\p{Ll}{3,}ing$/u.test(tokens[i + 1]?.text ?? '') &&
      !SPEAKING_PARTICIPLES.has(tokens[i + 1]!.lower)
    )
      break;
    out.push({ token: i, cost: n, inCue: false });
    n++;
    i++;
  }
  return out;
}
