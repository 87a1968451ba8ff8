import type { ClaimStarts } from '../records/claim-starts.ts';
import { datelineDash } from '../records/dateline.ts';
import { isCapital } from '../records/in-parse.ts';
import type { Parse, Token } from '../records/parse.ts';
import {
  BARE_OBJECTS,
  CLAUSE_SUBORDINATORS,
  FACTS,
  PARTICIPLE_PARTICLES,
  RELATIVE_PREPOSITIONS,
  RELATIVE_WORDS,
  TIME_SUBORDINATORS,
} from '../rules/en/clauses.ts';
import { COORDINATORS, PREPOSITIONS } from '../rules/en/grammar.ts';
import { sentenceOf } from './tokens.ts';
import { finiteAt, looksLikeGerund } from './verbs.ts';

/** A clause needs this many words to be a statement of its own. */
const WORDS = 4;

/** A clause of time that only says what came after tells something of its own from so many words on. */
const FRAME = 12;

/** What may begin at a place inside a sentence, and what each side needs there to be cut. */
interface Boundary {
  /** Words on the left; on the right up to the next mark (`near`) or to the end. */
  readonly left: number;
  readonly right: number;
  /** A finite verb on the right: up to the next mark, within a few words, anywhere, or not at all. */
  readonly verb: 'near' | 'soon' | 'somewhere' | 'none';
}

const BOUNDARIES = {
  /** Behind a semicolon, a colon or a dash. */
  mark: { left: WORDS, right: WORDS, verb: 'somewhere' },
  /** "..., and the crew left", "..., which sank", "because it rained". */
  clause: { left: WORDS, right: WORDS, verb: 'near' },
  /** "*when* it rained": a short clause of time says little by itself. */
  time: { left: WORDS, right: 7, verb: 'near' },
  /** "*before* it rained": the frame of what is told, which the reader knows. */
  frame: { left: WORDS, right: FRAME, verb: 'near' },
  /** "... *before* turning back". */
  gerund: { left: WORDS, right: 7, verb: 'none' },
  /** "..., *killing* two sailors", "..., *towed* by a tug". */
  participle: { left: WORDS, right: WORDS, verb: 'none' },
  /** "... *and* the crew left" without a comma: both sides are long. */
  and: { left: 7, right: 7, verb: 'soon' },
  /** "... a rule *that* could end all fishing": long, and no mere description of a person. */
  restrictive: { left: 5, right: 8, verb: 'near' },
  /** "despite the fact *that* the gate was open". */
  fact: { left: 3, right: WORDS, verb: 'near' },
  /** "..., *a step which* made her known". */
  appositive: { left: WORDS, right: 5, verb: 'near' },
} as const satisfies Readonly<Record<string, Boundary>>;

/** How likely another claim begins at a word from which on it is cut off. */
const BEGINS = 0.17;

/** So many words are left on both sides there. */
const LEFT = 3;

/**
 * Cuts the tokens of a content (ascending indices, perhaps of several spans and sentences) into sentences, these into clauses
 * that have a verb of their own, and these where the reader sees another claim begin ("apologised to two players *who were put off a
 * plane*"). Clauses by closed word lists, no tagger; what is not clearly one stays with its neighbour.
 */
export function cutClauses(parse: Parse, list: readonly number[], claimStarts: ClaimStarts = () => 0): number[][] {
  return sentencesOf(parse, list).flatMap((s) => cutSentence(parse.tokens, s, claimStarts));
}

function sentencesOf({ tokens, ...parse }: Parse, list: readonly number[]): number[][] {
  const out: number[][] = [];
  let open = -1;
  for (const i of list) {
    const s = sentenceOf({ tokens, ...parse }, i);
    if (s !== open || !out.length || stops(tokens, out.at(-1)!, i)) out.push([]);
    open = s;
    out.at(-1)!.push(i);
  }
  return out.map((s) => afterDateline(tokens, s));
}

/** A full stop with a capital behind it, inside a quotation that the parse keeps as one sentence. */
function stops(tokens: readonly Token[], before: readonly number[], i: number): boolean {
  const last = tokens[before.at(-1)!]!;
  const t = tokens[i]!;
  const word = tokens[before.at(-2) ?? 0]!;
  const full = word.kind !== 'word' || !isCapital(word) || word.text.length > 4;
  return full && /^[.!?]$/.test(last.text) && t.kind === 'word' && isCapital(t) && counted(tokens, before) >= WORDS - 1;
}

/** "NARA, May 3 (Agency T) - The harbour was closed" begins behind the dash. */
const afterDateline = (tokens: readonly Token[], list: readonly number[]): number[] =>
  list.slice(datelineDash(list.slice(0, DATELINE).map((i) => tokens[i]!)) + 1);

/** Tokens of a clause that are looked at for it. */
const DATELINE = 20;

/** A relative clause between a subject and its verb is taken out: "The man, *who fled*, was found" tells two things. */
function cutSentence(tokens: readonly Token[], list: readonly number[], claimStarts: ClaimStarts): number[][] {
  const line = lineOf(tokens, list);
  for (let k = 2; k < list.length; k++) {
    if (tokens[list[k - 1]!]!.text !== ',' || !RELATIVE_WORDS.has(tokens[list[k]!]!.lower)) continue;
    const end = line.comma[k + 3] ?? list.length;
    if (end === list.length || wordsIn(line, k, end) < WORDS || !verbIn(line, k, end) || verbIn(line, 0, k)) continue;
    if (!finiteSoon(line, end + 1)) continue;
    const outer = [...list.slice(0, k - 1), ...list.slice(end + 1)];
    return [...cutAtBoundaries(lineOf(tokens, outer), claimStarts), trimmed(tokens, list.slice(k, end))];
  }
  return cutAtBoundaries(line, claimStarts);
}

function cutAtBoundaries(line: Line, claimStarts: ClaimStarts): number[][] {
  const { tokens, list } = line;
  const cuts: number[] = [0];
  for (let k = 1; k < list.length; k++) {
    const kind = boundaryAt(line, k);
    const from = cuts.at(-1)!;
    const isClause = kind !== null && holds(line, k, BOUNDARIES[kind], from);
    if (isClause || (claimStarts(tokens[list[k]!]!.start) >= BEGINS && isBetween(line, from, k))) cuts.push(k);
  }
  return cuts.map((from, n) => trimmed(tokens, list.slice(from, cuts[n + 1]))).filter((c) => c.length);
}

/** Words stand before a place, and behind it, and on both sides one that tells a deed: a bare name says no claim. */
const isBetween = (line: Line, from: number, k: number): boolean =>
  [
    [from, k],
    [k, line.list.length],
  ].every(([a, z]) => wordsIn(line, a!, z!) >= LEFT && tellsDeed(line, a!, z!));

/** A verb in whatever form: finite, with "to", in -ing or -ed. */
function tellsDeed(line: Line, from: number, to: number): boolean {
  if (verbIn(line, from, to)) return true;
  const { tokens, list } = line;
  return list.slice(from, to).some((i) => {
    const t = tokens[i]!;
    return looksLikeGerund(t) || (/[a-z]{2}ed$/.test(t.lower) && !isCapital(t)) || t.lower === 'to';
  });
}

function holds(line: Line, k: number, b: Boundary, from: number): boolean {
  const { tokens, list } = line;
  const left = wordsIn(line, from, k);
  const near = segmentEnd(line, k + 1);
  const isLong = b.verb === 'soon' || b.verb === 'somewhere';
  if (left < b.left || wordsIn(line, k, isLong ? list.length : near) < b.right) return false;
  if (left === WORDS && BARE_OBJECTS.has(tokens[list[k - 1]!]!.lower)) return false;
  if (!verbIn(line, from, k) && !list.slice(from, Math.min(k, from + 3)).some((i) => looksLikeGerund(tokens[i]!)))
    return false;
  if (b.verb === 'near') return verbIn(line, k, near);
  if (b.verb === 'soon') return finiteSoon(line, k + 1);
  return b.verb === 'none' || verbIn(line, k, list.length);
}

function boundaryAt(line: Line, k: number): keyof typeof BOUNDARIES | null {
  const { tokens, list } = line;
  const t = tokens[list[k]!]!;
  const before = tokens[list[k - 1]!]!.text;
  const word = (n: number): string => (k + n < list.length ? tokens[list[k + n]!]!.lower : '');
  if (/^(?:;|—|–|--|-|:)$/.test(before)) return t.kind === 'number' ? null : 'mark';
  if (t.kind !== 'word') return null;
  const subordinate = CLAUSE_SUBORDINATORS.has(t.lower);
  // A straight mark that adjoins the word opens a quotation.
  if (before === ',' || (/^,?["”]$/.test(before) && tokens[list[k - 1]!]!.end < t.start)) {
    if (RELATIVE_WORDS.has(t.lower) || (RELATIVE_PREPOSITIONS.has(t.lower) && /^(?:which|whom)$/.test(word(1))))
      return 'clause';
    if (COORDINATORS.has(t.lower) && finiteSoon(line, k + 1)) return 'clause';
    if (TIME_SUBORDINATORS.has(t.lower)) return clauseKind(t.lower);
    if (subordinate || t.lower === 'so' || opensAfterSubordinate(line, k)) return 'clause';
    if (/^(?:a|an|the)$/.test(t.lower) && [2, 3, 4].some((n) => /^(?:which|that|who)$/.test(word(n))))
      return 'appositive';
    if (
      looksLikeGerund(t) ||
      (/[a-z]{2}ed$/.test(t.lower) && (PREPOSITIONS.has(word(1)) || PARTICIPLE_PARTICLES.has(word(1))) && !isCapital(t))
    )
      return 'participle';
    return null;
  }
  if (subordinate && !/^(?:as|but|whose)$/.test(t.lower))
    return /^(?!during).{2,}ing$/.test(word(1)) ? 'gerund' : clauseKind(t.lower);
  if (t.lower === 'that' && FACTS.has(before.toLowerCase())) return 'fact';
  if (/^(?:that|which)$/.test(t.lower) && k > 1) return 'restrictive';
  return /^(?:and|but)$/.test(t.lower) && !COORDINATORS.has(word(1)) ? 'and' : null;
}

/** What a subordinator opens. */
const clauseKind = (word: string): 'time' | 'frame' | 'clause' =>
  !TIME_SUBORDINATORS.has(word) ? 'clause' : /^(?:before|until)$/.test(word) ? 'frame' : 'time';

/** A statement without a clause that only says what came after: "a gate was opened *before a wave hit the village*". All of it where there is none. */
export function withoutFrame(tokens: readonly Token[], list: readonly number[]): readonly number[] {
  const line = lineOf(tokens, list);
  for (let k = WORDS; k < list.length; k++) {
    if (clauseKind(tokens[list[k]!]!.lower) !== 'frame') continue;
    if (wordsIn(line, 0, k) >= WORDS && verbIn(line, 0, k) && verbIn(line, k, list.length))
      return trimmed(tokens, list.slice(0, k));
  }
  return list;
}

/** "After the ship had left, *the crew* ...": the main clause behind a clause that a subordinator opened. */
function opensAfterSubordinate(line: Line, k: number): boolean {
  const { tokens, list, firstWord } = line;
  if (firstWord === null || !CLAUSE_SUBORDINATORS.has(tokens[firstWord]!.lower)) return false;
  return (line.comma[1] ?? list.length) >= k - 1 && finiteSoon(line, k);
}

/** Place of the next mark, where enough words stand before it; else the end. */
function segmentEnd({ mark, list }: Line, k: number): number {
  const e = mark[k] ?? list.length;
  return e - k < WORDS ? list.length : e;
}

/** A list of tokens with what is asked of its parts again and again, so that cutting takes time that is linear in it. */
interface Line {
  readonly tokens: readonly Token[];
  readonly list: readonly number[];
  readonly firstWord: number | null;
  /** By place: how many of those before it are no marks, and how many are finite verbs. */
  readonly words: readonly number[];
  readonly verbs: readonly number[];
  /** By place: that of the next comma, and of the next mark that parts clauses, from there on; the length where there is none. */
  readonly comma: readonly number[];
  readonly mark: readonly number[];
}

function lineOf(tokens: readonly Token[], list: readonly number[]): Line {
  const [words, verbs] = [[0], [0]];
  for (let k = 0; k < list.length; k++) {
    words.push(words[k]! + (tokens[list[k]!]!.kind === 'mark' ? 0 : 1));
    verbs.push(verbs[k]! + (finiteAt(tokens, list, k) ? 1 : 0));
  }
  const next = (parts: RegExp): number[] => {
    const places = new Array<number>(list.length + 1).fill(list.length);
    for (let k = list.length - 1; k >= 0; k--) places[k] = parts.test(tokens[list[k]!]!.text) ? k : places[k + 1]!;
    return places;
  };
  const firstWord = list.find((i) => tokens[i]!.kind === 'word') ?? null;
  return { tokens, list, firstWord, words, verbs, comma: next(/^,$/), mark: next(/^[,;:—–]$/) };
}

const wordsIn = ({ words }: Line, from: number, to: number): number => words[to]! - words[from]!;

/** Whether one of the places from `from` to `to` is a finite verb; the first of them has no neighbour before it. */
const verbIn = ({ tokens, list, verbs }: Line, from: number, to: number): boolean =>
  from < to && (verbs[to]! > verbs[from + 1]! || finiteAt(tokens, [list[from]!], 0));

export const counted = (tokens: readonly Token[], list: readonly number[]): number =>
  list.reduce((n, i) => n + (tokens[i]!.kind === 'mark' ? 0 : 1), 0);

/** A finite verb within the next few words, before any mark and any relative clause, whose verb it may be: "girls and *women who have been hurt*". */
function finiteSoon({ tokens, list, verbs }: Line, k: number): boolean {
  for (let i = k; i < Math.min(list.length, k + 8); i++) {
    const { kind, lower } = tokens[list[i]!]!;
    if (kind === 'mark' || /^(?:who|which)$/.test(lower)) return false;
    if (verbs[i + 1]! > verbs[i]!) return true;
  }
  return false;
}

/** Without the marks and coordinators at the ends; quotation marks that belong to a piece stay. */
function trimmed(tokens: readonly Token[], list: readonly number[]): number[] {
  const loose = (i: number): boolean => /^[,;:—–-]+$/.test(tokens[i]!.text);
  let from = 0;
  let to = list.length;
  while (from < to && (loose(list[from]!) || COORDINATORS.has(tokens[list[from]!]!.lower))) from++;
  while (to > from && loose(list[to - 1]!)) to--;
  return list.slice(from, to).some((i) => tokens[i]!.kind !== 'mark') ? list.slice(from, to) : [];
}
