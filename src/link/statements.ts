import type { Attribution } from '../records/attribution.ts';
import type { LedgerStatement } from '../records/ledger.ts';
import type { Parse } from '../records/parse.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { contains, type Span, words } from '../records/span.ts';
import { counted, cutClauses } from './clauses.ts';
import { factContext, factsOf } from './facts.ts';
import { shortHash } from './hash.ts';
import { negatedAt } from './negation.ts';
import { compose, judges, stanceOf } from './stance.ts';
import { sentenceOf, spansOf, tokensOf } from './tokens.ts';
import { finiteAt, hasVerb } from './verbs.ts';

export interface StatementOptions {
  /** Sentence vector of a statement's spans: a unit vector of 384 numbers, or null where the engine has none. */
  readonly vectorOf?: (spans: readonly Span[]) => Float32Array | null;
  /** The frozen cells nearest to a vector, nearest first. */
  readonly cellsOf?: (vector: Float32Array) => readonly number[];
}

/** What is left of a content beside the contents inside it says something of its own from so many words on, with a verb among them. */
const LEFT_OVER = 4;

/** One piece of a content or of the article's own voice, as tokens. */
interface Draft {
  readonly attribution: Attribution | null;
  readonly tokens: readonly number[];
  /** Attribution that states the claim which this only names, judges or relays. */
  readonly about: string | null;
}

/**
 * The statements of an article, in text order: contents and the article's own voice cut into sentences and clauses. Of nested
 * attributions the inner content is the statement; the outer one yields what it says beside it, and, where it does not simply
 * relay it, a statement about it. Two pieces with the same spans are one, the innermost. Pure and browser-safe.
 */
export function statementsOf(
  read: ReadArticle,
  parse: Parse,
  { vectorOf = () => null, cellsOf = () => [] }: StatementOptions = {},
): LedgerStatement[] {
  const { article, attributions } = read;
  const byId = new Map(attributions.map((a) => [a.id, a]));
  const inner = new Map<string, Attribution[]>();
  for (const a of attributions) if (a.within) inner.set(a.within, [...(inner.get(a.within) ?? []), a]);
  const drafts = [...attributions.flatMap((a) => draftsOf(parse, a, inner.get(a.id) ?? [])), ...ownVoice(read, parse)];
  const of = factContext(parse, read.figures, article.published);
  const sources = new Map(read.sources.map((s) => [s.id, s]));
  const made = new Map<string, { statement: LedgerStatement; depth: number }>();
  const firstOf = new Map<string, LedgerStatement>();
  for (const { attribution, tokens, about } of drafts) {
    const content = spansOf(parse, tokens);
    const id = `st:${shortHash(`${article.id} ${JSON.stringify(content)}`)}`;
    const chain = attribution ? chainOf(attribution, byId) : [];
    const depth = chain.length;
    const before = made.get(id);
    if (before && before.depth >= depth) continue;
    const facts = factsOf(of, tokens);
    const judging = about === null && judges(parse, tokens);
    const asked = parse.tokens[tokens.at(-1)!]!.text === '?';
    const stance =
      about === null ? stanceOf(attribution, { negated: facts.negated, judging, asked }) : attribution!.stance;
    const source = attribution?.sourceId ?? null;
    const vector = leaning(vectorOf(content), vectorOf([sentenceSpan(parse, tokens)]));
    const statement: LedgerStatement = {
      id,
      article: article.id,
      attribution: attribution?.id ?? null,
      content,
      words: words(article.text, content, article.skip),
      proposition: proposition(parse, tokens, facts.negated && !judging),
      stance,
      quoted: quoted(parse, content),
      translated: attribution?.translated ?? false,
      source,
      grade: attribution === null ? 'named' : (sources.get(source ?? '')?.grade ?? 'none'),
      chain: chain.flatMap((a) => a.sourceId ?? []).filter((s, i, all) => s !== all[i - 1]),
      hands: handsOf(chain),
      about,
      said: chain.findLast((a) => a.at?.date)?.at?.date?.slice(0, 10) ?? null,
      facts,
      vector: vector && Int8Array.from(vector, (x) => Math.round(127 * x)),
      cells: vector ? cellsOf(vector) : [],
    };
    made.set(id, { statement, depth });
    if (attribution && !firstOf.has(attribution.id)) firstOf.set(attribution.id, statement);
  }
  return [...made.values()].map(({ statement }) => withAbout(statement, firstOf)).sort(inTextOrder);
}

/** How much the vector of a statement leans on that of the sentences it stands in, which tell what its pronouns mean. */
const LEANING = 0.5;

function leaning(own: Float32Array | null, around: Float32Array | null): Float32Array | null {
  if (!own || !around) return own;
  const sum = own.map((x, i) => x + LEANING * around[i]!);
  const norm = Math.sqrt(sum.reduce((n, x) => n + x * x, 0));
  return norm > 0 ? sum.map((x) => x / norm) : sum;
}

/** From the begin of the first sentence that a statement stands in to the end of the last. */
function sentenceSpan(parse: Parse, list: readonly number[]): Span {
  const at = (i: number): Span => parse.sentences[Math.min(sentenceOf(parse, i), parse.sentences.length - 1)]!.span;
  return [at(list[0]!)[0], at(list.at(-1)!)[1]];
}

/** `about` so far names an attribution: it becomes that one's statement, and the stance is to what that one states. */
function withAbout(s: LedgerStatement, firstOf: ReadonlyMap<string, LedgerStatement>): LedgerStatement {
  const target = s.about === null ? null : firstOf.get(s.about);
  if (!target || target.id === s.id) return s.about === null ? s : { ...s, about: null };
  return { ...s, about: target.id, stance: compose(s.stance, target.stance === 'denies' ? 'denies' : 'asserts') };
}

/** A content of fewer words without a verb says nothing by itself: its clause as a whole is a statement of the article's own. */
const FRAGMENT = 5;

/** True where the content is a phrase ("the girl", "peace with B"), so that only with its cue it says something. */
function isPhrase(parse: Parse, a: Attribution): boolean {
  const list = tokensOf(parse, a.content);
  if (!list.length || a.stance !== 'asserts' || a.about !== null) return false;
  return !list.some((i, k) => {
    const { lower } = parse.tokens[i]!;
    if (lower === 'to' && a.sourceId !== null)
      return (
        /^[a-z]{2,}$/.test(parse.tokens[list[k + 1] ?? i]!.lower) && parse.tokens[list[k + 1] ?? i]!.kind === 'word'
      );
    return finiteAt(parse.tokens, list, k) || (/[a-z]{3}ing$/.test(lower) && list.length > FRAGMENT);
  });
}

/** What the article itself tells: the sentences and clauses in no content, and those which say something only with source and cue. */
function ownVoice(read: ReadArticle, parse: Parse): Draft[] {
  const clauses: number[][] = [];
  const told = new Set<number>();
  for (const a of read.attributions) {
    if (a.within !== null || !isPhrase(parse, a)) continue;
    const cue = tokensOf(parse, [a.cue]);
    const sentence = parse.sentences[sentenceOf(parse, cue[0] ?? 0)];
    if (!sentence || cue.some((i) => told.has(i))) continue;
    const all = Array.from({ length: sentence.last - sentence.first }, (_, k) => sentence.first + k);
    const clause = cutClauses(parse, all).find((c) => cue.length > 0 && c.includes(cue[0]!));
    if (!clause) continue;
    clauses.push(clause);
    for (const i of clause) told.add(i);
  }
  const rest = read.unattributed
    .flatMap((u) => cutClauses(parse, tokensOf(parse, [u.span])))
    .filter((c) => 2 * c.filter((i) => told.has(i)).length < c.length);
  return [...clauses, ...rest].map((tokens) => ({ attribution: null, tokens, about: null }));
}

function draftsOf(parse: Parse, a: Attribution, inner: readonly Attribution[]): Draft[] {
  const all = tokensOf(parse, a.content);
  if (!all.length || (a.within === null && isPhrase(parse, a) && counted(parse.tokens, all) < FRAGMENT)) return [];
  if (a.about !== null) return [{ attribution: a, tokens: all, about: a.about }];
  const taken = inner
    .filter((b) => !isPhrase(parse, b))
    .flatMap((b) => [...b.content, ...b.source, b.cue, ...(b.to ? [b.to.span] : [])]);
  const left = taken.length
    ? all.filter((i) => !taken.some((s) => contains(s, [parse.tokens[i]!.start, parse.tokens[i]!.end])))
    : all;
  const pieces = taken.length ? cutClauses(parse, left).filter((p) => says(parse, p)) : cutClauses(parse, left);
  const out = pieces.map((tokens): Draft => ({ attribution: a, tokens, about: null }));
  // Who denies, doubts or withholds what another says takes a position of its own on it.
  const first = inner.find((b) => b.content.length);
  if (a.stance !== 'asserts' && first) out.push({ attribution: a, tokens: all, about: first.id });
  else if (!out.length && !first) out.push({ attribution: a, tokens: all, about: null });
  return out;
}

const says = (parse: Parse, list: readonly number[]): boolean =>
  counted(parse.tokens, list) >= LEFT_OVER && hasVerb(parse.tokens, list);

/** From the outermost attribution to `a`. */
function chainOf(a: Attribution, byId: ReadonlyMap<string, Attribution>): Attribution[] {
  const out = [a];
  const seen = new Set([a.id]);
  for (let up = a.within; up !== null && !seen.has(up); ) {
    const outer = byId.get(up);
    if (!outer) break;
    seen.add(up);
    out.unshift(outer);
    up = outer.within;
  }
  return out;
}

/** Changes of source between the speaker and the article: who denies, questions or withholds is no hand, nor is the speaker's own attitude. */
function handsOf(chain: readonly Attribution[]): number {
  let n = 0;
  for (let i = 0; i + 1 < chain.length; i++)
    if (
      chain[i]!.stance === 'asserts' &&
      (chain[i]!.sourceId === null || chain[i]!.sourceId !== chain[i + 1]!.sourceId)
    )
      n++;
  return n;
}

/** The words with the negation taken out, as far as leaving out words does it. */
function proposition(parse: Parse, list: readonly number[], negated: boolean): string {
  const drop = new Set(negated ? negatedAt(parse.tokens, list) : []);
  const kept = list.filter((_, k) => !drop.has(k) || !/^(?:n't|not|never|no)$/.test(parse.tokens[list[k]!]!.lower));
  return words(parse.text, spansOf(parse, kept))
    .replace(/\bca(?= )/g, 'can')
    .replace(/\bwo(?= )/g, 'will');
}

/** True where one quotation in double marks holds each piece. */
const quoted = (parse: Parse, content: readonly Span[]): boolean =>
  content.every((piece) => parse.quotations.some((q) => q.marks === 'double' && holds(parse, q.span, piece)));

/** Marks at the ends of a piece may stand outside. */
function holds(parse: Parse, quotation: Span, piece: Span): boolean {
  if (contains(quotation, piece)) return true;
  const inside = tokensOf(parse, [piece]).filter((i) => parse.tokens[i]!.kind !== 'mark');
  return inside.length > 0 && inside.every((i) => contains(quotation, [parse.tokens[i]!.start, parse.tokens[i]!.end]));
}

const inTextOrder = (a: LedgerStatement, b: LedgerStatement): number =>
  a.content[0]![0] - b.content[0]![0] || b.content.at(-1)![1] - a.content.at(-1)![1] || (a.id < b.id ? -1 : 1);
