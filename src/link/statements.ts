import type { Article } from '../records/article.ts';
import type { Attribution, Stance } from '../records/attribution.ts';
import type { ClaimStarts } from '../records/claim-starts.ts';
import type { Judged } from '../records/judged.ts';
import type { LedgerStatement } from '../records/ledger.ts';
import type { Parse } from '../records/parse.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { type Span, words } from '../records/span.ts';
import { answering } from './answers.ts';
import { behindOf, withBehind } from './behind.ts';
import { withoutFrame } from './clauses.ts';
import { draftsIn } from './drafts.ts';
import { factContext, factsOf } from './facts.ts';
import { shortHash } from './hash.ts';
import { type Candidate, worthOf } from './listable.ts';
import { affirmed, negatedAt } from './negation.ts';
import { pointersIn } from './pointers.ts';
import { doubleAround, withoutMarks } from './quoted.ts';
import { compose, judges, stanceOf } from './stance.ts';
import { type NamedSpan, Titles } from './title.ts';
import { sentenceOf, spansOf, tokensOf } from './tokens.ts';
import { statesOther, withVerdicts } from './verdicts.ts';

export interface StatementOptions {
  /** Sentence vector of a statement's spans: a unit vector of 384 numbers, or null where the engine has none. */
  readonly vectorOf?: (spans: readonly Span[]) => Float32Array | null;
  /** What the reader makes of a statement's spans as a title; null where the engine does not say. */
  readonly judgedOf?: (spans: readonly Span[]) => Judged | null;
  /** Where another claim begins within what is said. */
  readonly claimStarts?: ClaimStarts;
  /** Names that the reader found. */
  readonly names?: readonly NamedSpan[];
}

/**
 * The statements of an article, in text order: contents and the article's own voice cut into sentences and clauses. Of nested
 * attributions the inner content is the statement; the outer one yields what it says beside it, and, where it does not simply
 * relay it, a statement about it. Two pieces with the same spans are one, the innermost. Pure and browser-safe.
 */
export function statementsOf(
  read: ReadArticle,
  parse: Parse,
  { vectorOf = () => null, judgedOf = () => null, claimStarts, names = [] }: StatementOptions = {},
): LedgerStatement[] {
  const { article, attributions } = read;
  const byId = new Map(attributions.map((a) => [a.id, a]));
  const drafts = draftsIn(read, parse, claimStarts);
  const of = factContext(parse, read.figures, article.published);
  const sources = new Map(read.sources.map((s) => [s.id, s]));
  const titles = new Titles(read, names);
  const made = new Map<string, Made>();
  const firstOf = new Map<string, LedgerStatement>();
  for (const { attribution, tokens, about } of drafts) {
    const content = spansOf(parse, tokens);
    const id = `st:${shortHash(`${article.id} ${JSON.stringify(content)}`)}`;
    const chain = attribution ? chainOf(attribution, byId) : [];
    if ((made.get(id)?.depth ?? -1) >= chain.length) continue;
    const facts = factsOf(of, withoutFrame(parse.tokens, tokens));
    // A judgement of what nothing here states is a claim in its own words.
    const judging = (about.length > 0 || attribution?.stance === 'denies') && judges(parse, tokens);
    const asked = parse.tokens[tokens.at(-1)!]!.text === '?';
    const source = attribution?.sourceId ?? null;
    const vector = vectorOf(content);
    const statement: LedgerStatement = {
      id,
      article: article.id,
      attribution: attribution?.id ?? null,
      content,
      words: words(article.text, content, article.skip),
      proposition: proposition(parse, tokens, facts.negated && !judging),
      stance: stanceOf(attribution, {
        negated: facts.negated,
        judging,
        asked,
        first: parse.tokens[tokens[0]!]!.lower,
        cue: attribution ? tokensOf(parse, [attribution.cue]).map((i) => parse.tokens[i]!.lower) : [],
      }),
      quoted: quoted(parse, content),
      translated: attribution?.translated ?? false,
      source,
      grade: attribution === null ? 'named' : (sources.get(source ?? '')?.grade ?? 'none'),
      chain: chain.flatMap((a) => a.sourceId ?? []).filter((s, i, all) => s !== all[i - 1]),
      hands: handsOf(chain),
      about: null,
      said: chain.findLast((a) => a.at?.date)?.at?.date?.slice(0, 10) ?? null,
      facts: {
        ...withBehind(facts, behindOf(parse, tokens, article.skip)),
        ...(attribution?.act === 'deny' && attribution.stance === 'denies' ? { denied: true } : {}),
      },
      vector: vector && Int8Array.from(vector, (x) => Math.round(127 * x)),
    };
    const title = titles.of(content, attribution);
    const { listable, stands } = worthOf({
      ...candidateOf(article, parse, statement, attribution, title),
      judged: judgedOf(content),
    });
    const worthy = {
      ...statement,
      facts: { ...statement.facts, ...(title === null ? {} : { title }), listable, stands },
    };
    const answer = judging && attribution?.stance === 'asserts' ? 'denies' : (attribution?.stance ?? 'asserts');
    made.set(id, { statement: worthy, depth: chain.length, about, answer, sentence: sentenceOf(parse, tokens[0]!) });
    if (attribution && !firstOf.has(attribution.id)) firstOf.set(attribution.id, worthy);
  }
  const all = [...made.values()]
    .map((m) => ({ statement: withAbout(m, firstOf), sentence: m.sentence }))
    .sort((a, b) => inTextOrder(a.statement, b.statement));
  const told = answering(all).map((statement, i) => {
    const { sentence } = all[i]!;
    const act = byId.get(statement.attribution ?? '')?.act ?? null;
    return {
      statement,
      sentence,
      act,
      body: TELLING.has(parse.blocks[parse.sentences[sentence]?.block ?? 0]?.kind ?? 'paragraph'),
      by: sources.get(statement.source ?? '')?.name ?? null,
    };
  });
  return withVerdicts(told);
}

/** A statement as its worth is judged, with the attribution that it stands in and its words with what was put in, where anything was. */
export function candidateOf(
  article: Article,
  parse: Parse,
  s: Pick<LedgerStatement, 'words' | 'facts' | 'quoted' | 'grade' | 'source' | 'content'>,
  attribution: Attribution | null,
  title: string | null,
): Omit<Candidate, 'judged'> {
  const [start, end] = [s.content[0]![0], s.content.at(-1)![1]];
  const list = tokensOf(parse, s.content);
  return {
    ...s,
    hasSource: s.source !== null,
    act: attribution?.act ?? null,
    stance: attribution?.stance ?? null,
    block: parse.blocks[parse.sentences[sentenceOf(parse, list[0] ?? 0)]?.block ?? 0]?.kind ?? 'paragraph',
    before: article.text.slice(Math.max(0, start - 1), start),
    behind: article.text.slice(end, end + 1),
    pointers: pointersIn(parse, list, title),
  };
}

/** Blocks that tell the story at length. */
const TELLING: ReadonlySet<string> = new Set(['paragraph', 'listItem', 'blockQuote']);

/** A statement with the attributions that it may be about, and its stance to what such a one states. */
interface Made {
  readonly statement: LedgerStatement;
  readonly depth: number;
  readonly about: readonly string[];
  readonly answer: Stance;
  /** Index of its first sentence. */
  readonly sentence: number;
}

/** `about` is the statement of the first attribution that has one. */
function withAbout({ statement, about, answer }: Made, firstOf: ReadonlyMap<string, LedgerStatement>): LedgerStatement {
  const target = about.map((id) => firstOf.get(id)).find((t) => t !== undefined && t.id !== statement.id);
  if (!target || statesOther(statement, target)) return statement;
  return { ...statement, about: target.id, stance: compose(answer, target.stance === 'denies' ? 'denies' : 'asserts') };
}

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

/** The words with the negation taken out, as far as leaving out or changing words does it. */
function proposition(parse: Parse, list: readonly number[], negated: boolean): string {
  if (!negated) return words(parse.text, spansOf(parse, list));
  const lower = (k: number): string => parse.tokens[list[k]!]?.lower ?? '';
  const drop = new Set(negatedAt(parse.tokens, list).filter((k) => /^(?:n't|not|never)$/.test(lower(k))));
  const kept = list.filter((_, k) => !drop.has(k));
  return affirmed(words(parse.text, spansOf(parse, kept)))
    .replace(/\bca(?= )/g, 'can')
    .replace(/\bwo(?= )/g, 'will');
}

/** True where a quotation in double marks holds each piece; marks at the ends of a piece may stand outside. */
const quoted = (parse: Parse, content: readonly Span[]): boolean =>
  content.every((piece) => doubleAround(parse, withoutMarks(parse.tokens, tokensOf(parse, [piece]), piece)) !== null);

const inTextOrder = (a: LedgerStatement, b: LedgerStatement): number =>
  a.content[0]![0] - b.content[0]![0] || b.content.at(-1)![1] - a.content.at(-1)![1] || (a.id < b.id ? -1 : 1);
