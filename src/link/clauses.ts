import type { Parse, Token } from '../records/parse.ts';
import {
  CLAUSE_SUBORDINATORS,
  PAST_FORMS,
  PRESENT_FORMS,
  RELATIVE_PREPOSITIONS,
  RELATIVE_WORDS,
} from '../rules/en/clauses.ts';
import { AUXILIARIES, BE, COORDINATORS, DETERMINERS, HAVE, PREPOSITIONS } from '../rules/en/grammar.ts';
import { isCapital, sentenceOf } from './tokens.ts';

/** A clause needs this many words to be a statement of its own. */
const WORDS = 4;
/** Without a comma, both sides of "and" need this many. */
const LONG = 7;

/**
 * Cuts the tokens of a content (ascending indices, perhaps of several spans and sentences) into sentences, and these into clauses
 * that have a verb of their own: at semicolons and dashes, before coordinated and subordinate clauses, relative and participle
 * clauses behind a comma. By closed word lists, no tagger; what is not clearly a clause stays with its neighbour.
 */
export function cutClauses(parse: Parse, list: readonly number[]): number[][] {
  return sentencesOf(parse, list).flatMap((s) => cutSentence(parse.tokens, s));
}

/** A new sentence begins where the parse has one, unless a quotation only paused for its tag ("We did, *he said*, and we will"). */
function sentencesOf(parse: Parse, list: readonly number[]): number[][] {
  const out: number[][] = [];
  let open = -1;
  for (const i of list) {
    const s = sentenceOf(parse, i);
    if (s !== open || !out.length || stops(parse.tokens, out.at(-1)!, i)) out.push([]);
    open = s;
    out.at(-1)!.push(i);
  }
  return out;
}

/** A full stop with a capital behind it, inside a quotation that the parse keeps as one sentence. */
function stops(tokens: readonly Token[], before: readonly number[], i: number): boolean {
  const last = tokens[before.at(-1)!]!;
  const t = tokens[i]!;
  const word = tokens[before.at(-2) ?? 0]!;
  const full = word.kind !== 'word' || !isCapital(word) || word.text.length > 4;
  return full && /^[.!?]$/.test(last.text) && t.kind === 'word' && isCapital(t) && counted(tokens, before) >= WORDS - 1;
}

/** A relative clause between a subject and its verb is taken out: "The man, *who fled*, was found" tells two things. */
function cutSentence(tokens: readonly Token[], list: readonly number[]): number[][] {
  for (let k = 2; k < list.length; k++) {
    if (tokens[list[k - 1]!]!.text !== ',' || !RELATIVE_WORDS.has(tokens[list[k]!]!.lower)) continue;
    const end = list.findIndex((i, n) => n > k + 2 && tokens[i]!.text === ',');
    const inside = end < 0 ? [] : list.slice(k, end);
    if (counted(tokens, inside) < WORDS || !hasVerb(tokens, inside) || hasVerb(tokens, list.slice(0, k))) continue;
    if (!finiteSoon(tokens, list, end + 1)) continue;
    return [...cutClauseByClause(tokens, [...list.slice(0, k - 1), ...list.slice(end + 1)]), trimmed(tokens, inside)];
  }
  return cutClauseByClause(tokens, list);
}

function cutClauseByClause(tokens: readonly Token[], list: readonly number[]): number[][] {
  const cuts: number[] = [];
  let from = 0;
  for (let k = 1; k < list.length; k++) {
    const at = boundary(tokens, list, k);
    if (at === 0) continue;
    const left = list.slice(from, k);
    const right = list.slice(k, segmentEnd(tokens, list, k + 1));
    const all = list.slice(k);
    if (at === 2) {
      if (counted(tokens, left) < LONG || counted(tokens, all) < LONG || !finiteSoon(tokens, list, k + 1)) continue;
    } else if (at === 3) {
      if (counted(tokens, right) < WORDS) continue;
    } else if (at === 4) {
      if (!hasVerb(tokens, all)) continue;
    } else if (at === 5) {
      if (counted(tokens, right) < LONG) continue;
    } else if (at === 6) {
      if (
        !process.env.THAT ||
        counted(tokens, right) < WORDS + 1 ||
        counted(tokens, left) < WORDS + 1 ||
        !hasVerb(tokens, right)
      )
        continue;
    } else if (!hasVerb(tokens, right)) continue;
    if (
      counted(tokens, left) < WORDS ||
      counted(tokens, all) < WORDS ||
      !(hasVerb(tokens, left) || gerundLed(tokens, left))
    )
      continue;
    cuts.push(k);
    from = k;
  }
  return [...cuts, list.length]
    .map((to, n) => trimmed(tokens, list.slice(n ? cuts[n - 1] : 0, to)))
    .filter((c) => c.length);
}

/**
 * What begins at place `k`: 1 a clause behind a mark or subordinator, 2 a coordinated one without a comma, 3 a participle behind
 * a comma, 4 anything behind a semicolon or dash, 0 none.
 */
function boundary(tokens: readonly Token[], list: readonly number[], k: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const t = tokens[list[k]!]!;
  const before = tokens[list[k - 1]!]!;
  if (/^(?:;|—|–|--|:)$/.test(before.text)) return t.kind === 'number' ? 0 : 4;
  if (t.kind !== 'word') return 0;
  const comma = before.text === ',' || /^[,]?["”]$/.test(before.text);
  const next = k + 1 < list.length ? tokens[list[k + 1]!]!.lower : '';
  if (comma) {
    if (RELATIVE_WORDS.has(t.lower) || (RELATIVE_PREPOSITIONS.has(t.lower) && /^(?:which|whom)$/.test(next))) return 1;
    if (COORDINATORS.has(t.lower) && finiteSoon(tokens, list, k + 1)) return 1;
    if (CLAUSE_SUBORDINATORS.has(t.lower) || t.lower === 'so') return 1;
    if (/[a-z]{3}ing$/.test(t.lower) && !isCapital(t) && t.lower !== 'including' && t.lower !== 'according') return 3;
    if (/[a-z]{2}ed$/.test(t.lower) && PREPOSITIONS.has(next) && !isCapital(t)) return 3;
    if (opensAfterSubordinate(tokens, list, k)) return 1;
    return 0;
  }
  if (CLAUSE_SUBORDINATORS.has(t.lower) && t.lower !== 'as' && t.lower !== 'but' && t.lower !== 'whose')
    return /^(?!during).{2,}ing$/.test(next) ? 5 : 1;
  if ((t.lower === 'that' || t.lower === 'who' || t.lower === 'which') && k > 1) return 6;
  if ((t.lower === 'and' || t.lower === 'but') && !COORDINATORS.has(next)) return 2;
  return 0;
}

/** "After the ship had left, *the crew* ...": the main clause behind a clause that a subordinator opened. */
function opensAfterSubordinate(tokens: readonly Token[], list: readonly number[], k: number): boolean {
  const first = list.find((i) => tokens[i]!.kind === 'word');
  if (first === undefined || !CLAUSE_SUBORDINATORS.has(tokens[first]!.lower)) return false;
  return !list.slice(1, k - 1).some((i) => tokens[i]!.text === ',') && finiteSoon(tokens, list, k);
}

/** "since *arresting* her": a clause without a finite verb. */
const gerundLed = (tokens: readonly Token[], list: readonly number[]): boolean =>
  list.slice(0, 3).some((i) => /[a-z]{3}ing$/.test(tokens[i]!.lower) && !isCapital(tokens[i]!));

/** Place of the next comma or the end. */
function segmentEnd(tokens: readonly Token[], list: readonly number[], k: number): number {
  let e = k;
  while (e < list.length && !/^[,;:—–]$/.test(tokens[list[e]!]!.text)) e++;
  return e - k < WORDS ? list.length : e;
}

const counted = (tokens: readonly Token[], list: readonly number[]): number =>
  list.reduce((n, i) => n + (tokens[i]!.kind === 'mark' ? 0 : 1), 0);

/** A finite verb within the next few words, before any mark. */
function finiteSoon(tokens: readonly Token[], list: readonly number[], k: number): boolean {
  for (let i = k; i < Math.min(list.length, k + 8); i++) {
    if (tokens[list[i]!]!.kind === 'mark') return false;
    if (finiteAt(tokens, list, i)) return true;
  }
  return false;
}

export const hasVerb = (tokens: readonly Token[], list: readonly number[]): boolean =>
  list.some((_, i) => finiteAt(tokens, list, i));

/** True where the word at place `i` is a finite verb, as far as its letters and its neighbours show. */
export function finiteAt(tokens: readonly Token[], list: readonly number[], i: number): boolean {
  const t = tokens[list[i]!]!;
  if (t.kind !== 'word') return false;
  const before = i > 0 ? tokens[list[i - 1]!]!.lower : '';
  if (AUXILIARIES.has(t.lower)) {
    if (t.lower === "'s" || t.lower === "'d") return /^(?:it|he|she|that|there|what|who|i|we|they|you)$/.test(before);
    return (
      t.lower !== 'being' &&
      t.lower !== 'been' &&
      t.lower !== 'having' &&
      !(t.lower === 'be' && before !== 'to') &&
      !(isCapital(t) && i > 0)
    );
  }
  if (isCapital(t) && i > 0) return false;
  if (PRESENT_FORMS.has(t.lower)) return !DETERMINERS.has(before) && !PREPOSITIONS.has(before);
  if (PAST_FORMS.has(t.lower)) return !BE.has(before) && !HAVE.has(before) && !DETERMINERS.has(before);
  if (/[a-z]{2}ed$/.test(t.lower) && i > 0)
    return !DETERMINERS.has(before) && !PREPOSITIONS.has(before) && !BE.has(before) && !HAVE.has(before);
  return false;
}

/** Without the marks, coordinators and commas at the ends; quotation marks that belong to a piece stay. */
function trimmed(tokens: readonly Token[], list: readonly number[]): number[] {
  let from = 0;
  let to = list.length;
  while (from < to && (/^[,;:—–-]+$/.test(tokens[list[from]!]!.text) || COORDINATORS.has(tokens[list[from]!]!.lower)))
    from++;
  while (to > from && /^[,;:—–-]+$/.test(tokens[list[to - 1]!]!.text)) to--;
  return list.slice(from, to).some((i) => tokens[i]!.kind !== 'mark') ? list.slice(from, to) : [];
}
