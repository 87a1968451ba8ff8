import type { Attribution } from '../records/attribution.ts';
import type { ClaimStarts } from '../records/claim-starts.ts';
import type { Parse, Token } from '../records/parse.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { contains } from '../records/span.ts';
import { anonymityByFirstWord } from '../rules/en/anonymity.ts';
import { RELATIVE_OPENERS } from '../rules/en/clauses.ts';
import { DETERMINERS, PREPOSITIONS } from '../rules/en/grammar.ts';
import { NOBODY_WORDS } from '../rules/en/negation.ts';
import { stem } from '../rules/en/stem.ts';
import { TOPIC_NOUNS, TOPIC_PREPOSITIONS } from '../rules/en/topics.ts';
import { counted, cutClauses } from './clauses.ts';
import { sentenceOf, tokensOf } from './tokens.ts';
import { hasVerb, mainVerbAt } from './verbs.ts';

/** What is left of a content beside the contents inside it says something of its own from so many words on, with a verb among them. */
const LEFT_OVER = 4;

/** One piece of a content or of the article's own voice, as tokens. */
export interface Draft {
  readonly attribution: Attribution | null;
  readonly tokens: readonly number[];
  /** Attributions that may state the claim which this only names, judges or relays, the likeliest first. */
  readonly about: readonly string[];
}

/** Cuts tokens into what may be a statement each. */
type Cut = (list: readonly number[]) => number[][];

/** All pieces of an article that are statements: contents first, then the article's own voice. */
export function draftsIn(read: ReadArticle, parse: Parse, claimStarts?: ClaimStarts): Draft[] {
  const cut = (list: readonly number[]): number[][] => cutClauses(parse, list, claimStarts);
  const { attributions } = read;
  const inner = new Map<string, Attribution[]>();
  for (const a of attributions) if (a.within) inner.set(a.within, [...(inner.get(a.within) ?? []), a]);
  return [
    ...attributions.flatMap((a) =>
      draftsOf(parse, a, inner.get(a.id) ?? [], { about: a.about === null ? [] : [a.about], cut }),
    ),
    ...ownVoice(read, parse, cut),
  ];
}

/** A content of fewer words without a verb says nothing by itself: its clause as a whole is a statement of the article's own. */
const FRAGMENT = 5;

/** Who turns a thing down, or does not like it, denies no claim. */
const turnsDown = (a: Attribution): boolean =>
  a.act === 'refuse' || (a.act === 'attitude' && a.stance === 'denies' && a.about === null);

/** "*Did not know about* the leak", "*no group* claimed responsibility": what the article tells of somebody, who leaves nothing open by it. */
const isTold = (parse: Parse, a: Attribution): boolean =>
  byNobody(parse, a) || (a.act === 'attitude' && a.stance === 'withholds');

/** "*No group* has claimed responsibility": that nobody said it is what the article tells. */
const byNobody = (parse: Parse, a: Attribution): boolean =>
  NOBODY_WORDS.has(parse.tokens[tokensOf(parse, a.source)[0] ?? -1]?.lower ?? '');

/** True where the content is a phrase ("the girl", "peace with B"), so that only with its cue it says something. What is turned down is no claim. */
function isPhrase(parse: Parse, a: Attribution): boolean {
  const list = tokensOf(parse, a.content);
  if (!list.length || (a.stance !== 'asserts' && !turnsDown(a) && !isTold(parse, a)) || a.about !== null) return false;
  if (mainVerbAt(parse.tokens, list) >= 0) return false;
  // A verb behind a relative pronoun belongs to the noun before it: "a girl *who was seen*".
  const relative = list.findIndex((i, k) => k > 0 && RELATIVE_OPENERS.has(parse.tokens[i]!.lower));
  const main = relative < 0 ? list : list.slice(0, relative);
  return !main.some((i, k) => {
    const next = parse.tokens[list[k + 1] ?? i]!;
    const { lower } = parse.tokens[i]!;
    // "The plan *to build a wall*" is a thing, which may be turned down; "to build a wall" is said.
    if (lower === 'to' && a.sourceId !== null && (k === 0 || !turnsDown(a)))
      return next.kind === 'word' && next.text === next.lower && next.lower !== 'the';
    return /[a-z]{3}ing$/.test(lower) && list.length > FRAGMENT;
  });
}

/**
 * What the article itself tells: the sentences and clauses in no content, and those which say something only with source and cue. Such a
 * sentence is cut as a whole; clauses of it that lie in another content are left to that.
 */
function ownVoice(read: ReadArticle, parse: Parse, cut: Cut): Draft[] {
  const phrases = new Set(read.attributions.filter((a) => a.within === null && isPhrase(parse, a)));
  const others = new Set(read.attributions.filter((a) => !phrases.has(a)).flatMap((a) => tokensOf(parse, a.content)));
  const told = new Set<number>();
  const clauses: number[][] = [];
  for (const a of phrases) {
    const cue = tokensOf(parse, [a.cue]);
    const sentence = parse.sentences[sentenceOf(parse, cue[0] ?? 0)];
    if (!sentence || cue.some((i) => told.has(i))) continue;
    const all = Array.from({ length: sentence.last - sentence.first }, (_, k) => sentence.first + k);
    const mine = new Set(tokensOf(parse, [...a.source, a.cue, ...a.content]));
    for (const clause of cut(all)) {
      if (!clause.some((i) => mine.has(i)) || clause.some((i) => told.has(i)) || mostly(clause, others)) continue;
      clauses.push(clause);
      for (const i of clause) told.add(i);
    }
  }
  const rest = read.unattributed.flatMap((u) => {
    const all = tokensOf(parse, [u.span]);
    const left = all.filter((i) => !told.has(i));
    return left.length === all.length ? cut(all) : cut(left).filter((c) => says(parse, c));
  });
  const reasons = new Set(
    tokensOf(
      parse,
      read.sources.flatMap(({ reason }) => (reason ? [reason] : [])),
    ),
  );
  const kept = [...clauses, ...withCues(read, parse, phrases, cut), ...rest].filter(
    (c) => !mostly(c, reasons) && !tellsHow(parse.tokens, c) && !namesTopic(parse.tokens, c),
  );
  return kept.map((tokens) => ({ attribution: null, tokens, about: [] }));
}

/**
 * Clauses around cues whose contents have no main verb: "the agency *announced the closure of the port*" tells what "the closure of the port" does not. The
 * content stays a statement of its source beside it.
 */
const withCues = (read: ReadArticle, parse: Parse, phrases: ReadonlySet<Attribution>, cut: Cut): number[][] =>
  read.attributions.flatMap((a) => {
    const content = tokensOf(parse, a.content);
    const isTold = a.within === null && a.sourceId !== null && content.length > 0 && !phrases.has(a);
    // "The bank denied any fault" asserts that it denied: beside what is denied that would be a second side where there is none.
    if (!isTold || a.stance !== 'asserts' || a.about !== null || mainVerbAt(parse.tokens, content) >= 0) return [];
    const cue = tokensOf(parse, [a.cue]);
    const sentence = parse.sentences[sentenceOf(parse, cue[0] ?? 0)];
    if (!sentence) return [];
    const all = Array.from({ length: sentence.last - sentence.first }, (_, k) => sentence.first + k);
    return cut(all).filter((clause) => cue.every((i) => clause.includes(i)));
  });

/** "She spoke on condition of anonymity": how a source spoke and why it has no name is no statement of the article. */
const tellsHow = (tokens: readonly Token[], list: readonly number[]): boolean =>
  list.some((i, k) =>
    anonymityByFirstWord(tokens[i]!.lower).some(
      ({ kind, words }) => kind !== 'shown' && words.every((w, n) => tokens[list[k + n] ?? -1]?.lower === w),
    ),
  );

/** "Questions over a gate": what people say about is named, and nothing said. A word in -s behind a noun may be a verb. */
function namesTopic(tokens: readonly Token[], list: readonly number[]): boolean {
  const word = (k: number): string => tokens[list[k] ?? -1]?.lower ?? '';
  const at = [0, 1, 2].find((k) => TOPIC_NOUNS.has(stem(word(k))) && TOPIC_PREPOSITIONS.has(word(k + 1)));
  if (at === undefined || mainVerbAt(tokens, list) >= 0) return false;
  return !list.some(
    (i, k) =>
      k > at + 2 && /[a-z]s$/.test(tokens[i]!.text) && !PREPOSITIONS.has(word(k - 1)) && !DETERMINERS.has(word(k - 1)),
  );
}

/** Half of the tokens or more are among those. */
const mostly = (list: readonly number[], among: ReadonlySet<number>): boolean =>
  2 * list.filter((i) => among.has(i)).length >= list.length;

function draftsOf(
  parse: Parse,
  a: Attribution,
  inner: readonly Attribution[],
  { about, cut }: { readonly about: readonly string[]; readonly cut: Cut },
): Draft[] {
  const all = tokensOf(parse, a.content);
  if (
    !all.length ||
    (a.within === null &&
      isPhrase(parse, a) &&
      (turnsDown(a) || isTold(parse, a) || counted(parse.tokens, all) < FRAGMENT))
  )
    return [];
  if (about.length) return [{ attribution: a, tokens: all, about }];
  const taken = inner
    .filter((b) => !isPhrase(parse, b))
    .flatMap((b) => [...b.content, ...b.source, b.cue, ...(b.to ? [b.to.span] : [])]);
  const left = taken.length
    ? all.filter((i) => !taken.some((s) => contains(s, [parse.tokens[i]!.start, parse.tokens[i]!.end])))
    : all;
  const pieces = taken.length ? cut(left).filter((p) => says(parse, p)) : cut(left);
  const out = pieces.map((tokens): Draft => ({ attribution: a, tokens, about: [] }));
  // Who denies, doubts or withholds what another says takes a position of its own on it.
  const first = inner.find((b) => b.content.length);
  if (a.stance !== 'asserts' && first) out.push({ attribution: a, tokens: all, about: [first.id] });
  else if (!out.length && !first) out.push({ attribution: a, tokens: all, about: [] });
  return out;
}

const says = (parse: Parse, list: readonly number[]): boolean =>
  counted(parse.tokens, list) >= LEFT_OVER && hasVerb(parse.tokens, list);
