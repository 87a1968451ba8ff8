import type { Act } from '../records/attribution.ts';
import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import type { Source, SourceKind } from '../records/source.ts';
import { contains, overlaps, type Span } from '../records/span.ts';
import { CLAIM_PRONOUNS } from '../rules/en/act-words.ts';
import { type ClaimNoun, claimNoun } from '../rules/en/claim-nouns.ts';
import { ALLEGING, CONTACT_NOUNS } from '../rules/en/content-words.ts';
import { POSSESSIVE_DETERMINERS } from '../rules/en/determiners.ts';
import { DETERMINERS, PREPOSITIONS, SUBORDINATORS } from '../rules/en/grammar.ts';
import { lowerBound, tokensIn } from './form.ts';

/** What names a claim in a content: its noun, who is said to have made it, and whether the content goes on to state it. */
interface Named {
  readonly noun: ClaimNoun | null;
  readonly span: Span;
  /** Words of the one whose claim it is ("*B's* claims", "claims by *B*"), in lower case. */
  readonly owner: readonly string[];
  /** A possessive pronoun stands before it: "*his* remarks". */
  readonly isWhose: boolean;
}

/** How far back a claim is looked for, in sentences: by its own kind of act, and by a wider one. */
const FAR = 12;
const NEAR = 3;

/** Acts that take somebody's claim as their object. */
const ON_CLAIMS: ReadonlySet<Act> = new Set(['deny', 'refuse', 'decline', 'confirm', 'show'] as const);

/**
 * For each attribution whose content only names or judges a claim ("the report", "the allegations are false", "guilt"), the index
 * of the attribution of this article that states it; null for all others. What is stated inside the content itself comes first
 * ("rejected claims by B that X"), then the nearest earlier attribution that asserts and fits the noun. Two that fit equally near
 * give null: a wrong link is worse than none.
 */
export function findAbout(
  parse: Parse,
  found: readonly Found[],
  sourceOf: readonly (string | null)[],
  sources: readonly Source[],
): (number | null)[] {
  const kinds = new Map(sources.map((s) => [s.id, s.kind]));
  const sentences = found.map((f) => sentenceOf(parse, f.cue[0]));
  const fits: Fits[] = found.map((f, i) => ({
    found: f,
    source: sourceOf[i] ?? null,
    kind: kinds.get(sourceOf[i] ?? '') ?? f.kind,
    sentence: sentences[i]!,
    words: wordsOf(parse, f.source),
  }));
  const order = [...found.keys()].sort((a, b) => found[a]!.cue[0] - found[b]!.cue[0]);
  const rank = new Map(order.map((i, k) => [i, k]));
  return found.map((f, i) => {
    if (!ON_CLAIMS.has(f.act)) return null;
    const named = namedIn(parse, f);
    // "walked back his remarks": what one said oneself, or whoever "he" is; nobody else's claim for sure.
    if (!named || (named.isWhose && named.noun?.acts[0] === 'say')) return null;
    const inner = statedInside(found, i, named);
    if (inner !== undefined) return inner;
    const beside = named.noun && isApposition(parse, f) ? before(fits, order, rank.get(i)!) : null;
    if (beside !== null) return beside;
    return earlier(parse, fits, order, rank.get(i)!, named);
  });
}

interface Fits {
  readonly found: Found;
  readonly source: string | null;
  readonly kind: SourceKind | null;
  readonly sentence: number;
  readonly words: ReadonlySet<string>;
}

const sentenceOf = (parse: Parse, at: number): number =>
  lowerBound(parse.sentences.length, (k) => parse.sentences[k]!.span[1] > at);

function wordsOf(parse: Parse, spans: readonly Span[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const s of spans) for (const t of parse.tokens.slice(...tokensIn(parse, s))) out.add(t.lower);
  return out;
}

/** Tokens of a content in which the noun of a claim is looked for. */
const HEAD = 12;

/** The claim that a content names: its head noun before a preposition, clause or verb; or the pronoun of a short judgement. */
function namedIn(parse: Parse, { content, act }: Found): Named | null {
  const piece = content[0];
  if (!piece) return null;
  const [first, last] = tokensIn(parse, piece);
  const { tokens } = parse;
  let owner: string[] = [];
  let isWhose = false;
  let from = first;
  while (from < last && (tokens[from]!.kind === 'mark' || tokens[from]!.lower === 'that')) from++;
  for (let i = from; i < Math.min(last, first + HEAD); i++) {
    const { lower, kind } = tokens[i]!;
    // "did not respond to requests for comment": nobody's claim.
    if (act === 'decline' && CONTACT_NOUNS.has(lower)) return null;
    const noun = claimNoun(lower);
    if (noun && tokens[i + 1]?.lower !== "'s") {
      const by = i + 1 < last && ['by', 'from'].includes(tokens[i + 1]!.lower) ? nameAfter(parse, i + 2, last) : [];
      return { noun, span: [tokens[i]!.start, tokens[i]!.end], owner: by.length ? by : owner, isWhose };
    }
    if (POSSESSIVE_DETERMINERS.has(lower)) isWhose = true;
    if (lower === "'s") owner = nameBefore(parse, i, from);
    else if (i > from && (PREPOSITIONS.has(lower) || SUBORDINATORS.has(lower) || kind === 'mark') && !quote(lower))
      break;
  }
  const pronoun = tokens[from];
  const short = last - from <= HEAD && act === 'deny';
  return short && pronoun && CLAIM_PRONOUNS.has(pronoun.lower) && !DETERMINERS.has(tokens[from + 1]?.lower ?? '')
    ? { noun: null, span: [pronoun.start, pronoun.end], owner: [], isWhose: false }
    : null;
}

const quote = (mark: string): boolean => '"“”\'‘’'.includes(mark);

const nameBefore = (parse: Parse, i: number, floor: number): string[] =>
  parse.tokens
    .slice(Math.max(floor, i - 4), i)
    .filter((t) => t.kind === 'word' && !DETERMINERS.has(t.lower))
    .map((t) => t.lower);

function nameAfter(parse: Parse, from: number, to: number): string[] {
  const out: string[] = [];
  for (let i = from; i < Math.min(to, from + 6); i++) {
    const t = parse.tokens[i]!;
    if (t.kind !== 'word' || SUBORDINATORS.has(t.lower) || PREPOSITIONS.has(t.lower)) break;
    if (!DETERMINERS.has(t.lower)) out.push(t.lower);
  }
  return out;
}

/** The attribution inside the content whose cue is the noun itself; undefined where there is none. */
function statedInside(found: readonly Found[], i: number, { span, noun }: Named): number | null | undefined {
  const inside: number[] = [];
  for (let j = Math.max(0, i - 10); j < Math.min(found.length, i + 10); j++) {
    const f = found[j]!;
    if (j !== i && f.stance === 'asserts' && found[i]!.content.some((c) => contains(c, f.cue))) inside.push(j);
  }
  const own = inside.filter((j) => overlaps(found[j]!.cue, span));
  if (own.length === 1) return own[0]!;
  const children = inside.filter((j) => found[j]!.within === i && noun?.acts.includes(found[j]!.act));
  return children.length === 1 && own.length === 0 ? children[0]! : undefined;
}

/** "Balvar accused Tesserin of theft, | a charge | Tesserin denies": the claim is what the sentence has just told. */
function isApposition(parse: Parse, { content }: Found): boolean {
  const [first] = content.length === 1 ? tokensIn(parse, content[0]!) : [0];
  return /^an?$/.test(parse.tokens[first]?.lower ?? '') && parse.tokens[first - 1]?.text === ',';
}

/** The outermost attribution before it in its sentence, the last one of several; null where there is none. */
function before(fits: readonly Fits[], order: readonly number[], k: number): number | null {
  for (let n = k - 1; n >= 0; n--) {
    const other = fits[order[n]!]!;
    if (other.sentence !== fits[order[k]!]!.sentence) return null;
    if (other.found.within === fits[order[k]!]!.found.within && other.found.stance === 'asserts') return order[n]!;
  }
  return null;
}

/** The nearest earlier attribution that asserts what the noun names; null where none or two fit. */
function earlier(
  parse: Parse,
  fits: readonly Fits[],
  order: readonly number[],
  k: number,
  named: Named,
): number | null {
  const self = order[k]!;
  const me = fits[self]!;
  const ancestors = new Set<number>();
  for (let a = me.found.within; a !== null && !ancestors.has(a); a = fits[a]!.found.within) ancestors.add(a);
  for (const [level, reach] of [FAR, NEAR].entries()) {
    let near: number | null = null;
    const hits: number[] = [];
    for (let n = k - 1; n >= 0; n--) {
      const j = order[n]!;
      const other = fits[j]!;
      if (me.sentence - other.sentence > reach || (near !== null && other.sentence < near - 1)) break;
      if (ancestors.has(j) || !states(parse, other, me, named, level)) continue;
      near ??= other.sentence;
      hits.push(j);
    }
    // Of a relay and what it relays, the inner one states the claim.
    const inner = hits.filter((j) => !hits.some((h) => fits[h]!.found.within === j));
    if (inner.length === 1) return inner[0]!;
    if (inner.length > 1) return null;
  }
  return null;
}

function states(parse: Parse, other: Fits, me: Fits, { noun, owner }: Named, level: number): boolean {
  const { act, stance, content } = other.found;
  if (stance !== 'asserts' || !content.length || act === 'attitude') return false;
  if (other.source !== null && other.source === me.source) return false;
  if (owner.length && !owner.some((w) => other.words.has(w))) return false;
  if (!noun)
    return level === 1 && (act === 'say' || act === 'allege' || act === 'accuse') && me.sentence - other.sentence <= 1;
  if (noun.published) {
    if (other.kind !== 'outlet' && other.kind !== 'document') return false;
    return level === 0 ? noun.acts.includes(act) : act === 'say';
  }
  // What is argued is no allegation.
  if (noun.acts[0] === 'accuse' && act === 'allege' && !ALLEGING.test(parse.text.slice(...other.found.cue)))
    return false;
  return level === 0 ? noun.acts[0] === act || (owner.length > 0 && noun.acts.includes(act)) : noun.acts.includes(act);
}
