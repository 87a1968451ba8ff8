import { datelineDash } from '../records/dateline.ts';
import type { Parse, Token } from '../records/parse.ts';
import {
  CLAUSE_SUBORDINATORS,
  FACTS,
  RELATIVE_PREPOSITIONS,
  RELATIVE_WORDS,
  TIME_SUBORDINATORS,
} from '../rules/en/clauses.ts';
import { COORDINATORS, PREPOSITIONS } from '../rules/en/grammar.ts';
import { isCapital, sentenceOf } from './tokens.ts';
import { finiteAt, hasVerb, looksLikeGerund } from './verbs.ts';

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

/**
 * Cuts the tokens of a content (ascending indices, perhaps of several spans and sentences) into sentences, and these into clauses
 * that have a verb of their own. By closed word lists, no tagger; what is not clearly a clause stays with its neighbour.
 */
export function cutClauses(parse: Parse, list: readonly number[]): number[][] {
  return sentencesOf(parse, list).flatMap((s) => cutSentence(parse.tokens, s));
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
function cutSentence(tokens: readonly Token[], list: readonly number[]): number[][] {
  for (let k = 2; k < list.length; k++) {
    if (tokens[list[k - 1]!]!.text !== ',' || !RELATIVE_WORDS.has(tokens[list[k]!]!.lower)) continue;
    const end = list.findIndex((i, n) => n > k + 2 && tokens[i]!.text === ',');
    const inside = end < 0 ? [] : list.slice(k, end);
    if (counted(tokens, inside) < WORDS || !hasVerb(tokens, inside) || hasVerb(tokens, list.slice(0, k))) continue;
    if (!finiteSoon(tokens, list, end + 1)) continue;
    return [...cutAtBoundaries(tokens, [...list.slice(0, k - 1), ...list.slice(end + 1)]), trimmed(tokens, inside)];
  }
  return cutAtBoundaries(tokens, list);
}

function cutAtBoundaries(tokens: readonly Token[], list: readonly number[]): number[][] {
  const cuts: number[] = [0];
  for (let k = 1; k < list.length; k++) {
    const kind = boundaryAt(tokens, list, k);
    if (kind && holds(tokens, list, k, BOUNDARIES[kind], cuts.at(-1)!)) cuts.push(k);
  }
  return cuts.map((from, n) => trimmed(tokens, list.slice(from, cuts[n + 1]))).filter((c) => c.length);
}

/** "The mayor requested *it*": so short a clause with such an object says nothing without what follows it. */
const OBJECTS = /^(?:it|them|him|her|this|that|so)$/;

function holds(tokens: readonly Token[], list: readonly number[], k: number, b: Boundary, from: number): boolean {
  const left = list.slice(from, k);
  const rest = list.slice(k);
  const near = list.slice(k, segmentEnd(tokens, list, k + 1));
  if (
    counted(tokens, left) < b.left ||
    counted(tokens, b.verb === 'soon' || b.verb === 'somewhere' ? rest : near) < b.right
  )
    return false;
  if (counted(tokens, left) === WORDS && OBJECTS.test(tokens[left.at(-1)!]!.lower)) return false;
  if (!hasVerb(tokens, left) && !left.slice(0, 3).some((i) => looksLikeGerund(tokens[i]!))) return false;
  if (b.verb === 'near') return hasVerb(tokens, near);
  if (b.verb === 'soon') return finiteSoon(tokens, list, k + 1);
  return b.verb === 'none' || hasVerb(tokens, rest);
}

function boundaryAt(tokens: readonly Token[], list: readonly number[], k: number): keyof typeof BOUNDARIES | null {
  const t = tokens[list[k]!]!;
  const before = tokens[list[k - 1]!]!.text;
  const word = (n: number): string => (k + n < list.length ? tokens[list[k + n]!]!.lower : '');
  if (/^(?:;|—|–|--|-|:)$/.test(before)) return t.kind === 'number' ? null : 'mark';
  if (t.kind !== 'word') return null;
  const subordinate = CLAUSE_SUBORDINATORS.has(t.lower);
  if (before === ',' || /^,?["”]$/.test(before)) {
    if (RELATIVE_WORDS.has(t.lower) || (RELATIVE_PREPOSITIONS.has(t.lower) && /^(?:which|whom)$/.test(word(1))))
      return 'clause';
    if (COORDINATORS.has(t.lower) && finiteSoon(tokens, list, k + 1)) return 'clause';
    if (TIME_SUBORDINATORS.has(t.lower)) return clauseKind(t.lower);
    if (subordinate || t.lower === 'so' || opensAfterSubordinate(tokens, list, k)) return 'clause';
    if (/^(?:a|an|the)$/.test(t.lower) && [2, 3, 4].some((n) => /^(?:which|that|who)$/.test(word(n))))
      return 'appositive';
    if (
      looksLikeGerund(t) ||
      (/[a-z]{2}ed$/.test(t.lower) &&
        (PREPOSITIONS.has(word(1)) || /^(?:up|down|off|out)$/.test(word(1))) &&
        !isCapital(t))
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
  for (let k = WORDS; k < list.length; k++) {
    if (clauseKind(tokens[list[k]!]!.lower) !== 'frame') continue;
    const main = list.slice(0, k);
    if (counted(tokens, main) >= WORDS && hasVerb(tokens, main) && hasVerb(tokens, list.slice(k)))
      return trimmed(tokens, main);
  }
  return list;
}

/** "After the ship had left, *the crew* ...": the main clause behind a clause that a subordinator opened. */
function opensAfterSubordinate(tokens: readonly Token[], list: readonly number[], k: number): boolean {
  const first = list.find((i) => tokens[i]!.kind === 'word');
  if (first === undefined || !CLAUSE_SUBORDINATORS.has(tokens[first]!.lower)) return false;
  return !list.slice(1, k - 1).some((i) => tokens[i]!.text === ',') && finiteSoon(tokens, list, k);
}

/** Place of the next mark, where enough words stand before it; else the end. */
function segmentEnd(tokens: readonly Token[], list: readonly number[], k: number): number {
  let e = k;
  while (e < list.length && !/^[,;:—–]$/.test(tokens[list[e]!]!.text)) e++;
  return e - k < WORDS ? list.length : e;
}

export const counted = (tokens: readonly Token[], list: readonly number[]): number =>
  list.reduce((n, i) => n + (tokens[i]!.kind === 'mark' ? 0 : 1), 0);

/** A finite verb within the next few words, before any mark. */
function finiteSoon(tokens: readonly Token[], list: readonly number[], k: number): boolean {
  for (let i = k; i < Math.min(list.length, k + 8); i++) {
    if (tokens[list[i]!]!.kind === 'mark') return false;
    if (finiteAt(tokens, list, i)) return true;
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
