import type { Stance } from '../records/attribution.ts';
import type { Claim, Statement } from '../records/claim.ts';
import type { DigestKind, DigestMatter, DigestText, MatterSeries } from '../records/digest.ts';
import { Failure } from '../records/failure.ts';
import type { Publication } from '../records/ledger.ts';
import type { ClaimFilter, StatementFilter, Store } from '../store/store.ts';
import { type FigureSeries, seriesOf, seriesOfClaims } from './figures.ts';
import { allOf } from './pages.ts';
import { type Appearance, appearsIn, claimsWithin, storiesOf } from './within.ts';

/**
 * What of a ledger a digest is to tell of: a story, claims by id, or what a filter finds. Words find claims, of which both sides are told; a
 * source, an outlet and days bound the statements and articles too: nothing of any other is told.
 */
export type DigestAsked =
  | { readonly kind: 'story'; readonly id: string }
  | { readonly kind: 'claims'; readonly ids: readonly string[] }
  | { readonly kind: 'window'; readonly filter: Pick<ClaimFilter, 'query' | 'source' | 'outlet' | 'from' | 'to'> };

/** Claims that are looked at, and articles that a digest is made of, at most. */
const CLAIMS = 200;
const ARTICLES = 60;

/** What a digest is made of. Throws a `Failure` where the ledger does not hold what is asked. */
export async function digestMatter(store: Store, asked: DigestAsked): Promise<DigestMatter> {
  switch (asked.kind) {
    case 'story':
      return ofStory(store, asked.id);
    case 'claims':
      return ofClaims(store, asked.ids);
    case 'window':
      return ofFilter(store, asked.filter);
  }
}

async function ofStory(store: Store, id: string): Promise<DigestMatter> {
  const story = await store.story(id);
  if (!story) throw new Failure('no-story', `no story ${id}`, 'look it up with `hearsay stories`');
  const claims = await told(store, await claimsOf(store, { story: story.id }));
  const articles = [...new Set(story.publications.map((p) => p.article))];
  const series = await seriesIn(store, { story: story.id });
  return matter(store, { kind: 'story', of: story.id, claims, articles, central: story.article, series });
}

async function ofClaims(store: Store, ids: readonly string[]): Promise<DigestMatter> {
  const claims: Claim[] = [];
  for (const id of ids) {
    const claim = await store.claim(id);
    if (!claim) throw new Failure('no-claim', `no claim ${id}`, 'look it up with `hearsay claims`');
    if (!claims.some((c) => c.id === claim.id)) claims.push(claim);
  }
  const of = claims.map((c) => c.id).join(' ');
  const stories = await storiesOf(store, claims);
  const found = series(await seriesOfClaims(store, new Set(claims.map((c) => c.id)), stories));
  return matter(store, { kind: 'claims', of, claims, articles: articlesOf(claims), central: null, series: found });
}

async function ofFilter(store: Store, filter: Omit<ClaimFilter, 'sort'>): Promise<DigestMatter> {
  const claims = await told(store, await claimsWithin(store, await claimsOf(store, filter), filter));
  if (claims.length === 0)
    throw new Failure('no-claims', 'the ledger holds nothing of that', 'try other words or days with `hearsay claims`');
  const { query, source, outlet, from, to } = filter;
  const days = from || to ? [from ?? '', to ?? ''].join(' to ').trim() : null;
  const of = [query, source, outlet, days].filter((x) => x).join(' · ');
  const isIn = appearsIn(filter);
  const series = await seriesIn(store, filter, isIn);
  return matter(store, { kind: 'window', of, claims, articles: articlesOf(claims), central: null, series }, isIn);
}

/** The most disputed first; those of one article too. */
async function claimsOf(store: Store, filter: ClaimFilter): Promise<readonly Claim[]> {
  const out: Claim[] = [];
  for await (const claim of allOf(
    (at) => store.claims({ ...filter, sort: 'disputed', articles: 1, all: true, ...at }),
    { limit: CLAIMS, cursor: null },
  ))
    out.push(claim);
  return out;
}

/** Claims with what of them a reader of the digest understands. */
async function told(store: Store, claims: readonly Claim[]): Promise<readonly Claim[]> {
  const out: Claim[] = [];
  for (const claim of claims) out.push({ ...claim, statements: await understood(store, claim) });
  return out;
}

/**
 * How well alone a statement must stand to be told, by the score of `listable.ts`: of a source, of one that does not assert, which the score
 * holds for worth less whatever it says, and of the article itself, for which nobody else answers.
 */
const STANDS = { told: 0.1, against: 0.03, ownVoice: 0.5 };
/** Of statements without a sentence vector, which have scores of another model. */
const STANDS_BY_WORDS = { told: 0.5, against: 0.15, ownVoice: 0.85 };

/**
 * Statements that a reader of the digest understands. What is said against a claim that others assert is told however little it says
 * alone: what it is of stands beside it. Of what is disputed each side is told, by whichever of its statements says most alone.
 */
async function understood(store: Store, { statements, disputed }: Claim): Promise<readonly Statement[]> {
  const out: Statement[] = [];
  const best = new Map<Stance, { readonly s: Statement; readonly stands: number }>();
  for (const s of statements) {
    const stored = (await store.statement(s.id))?.statement;
    const facts = stored?.facts;
    const bound = stored?.vector ? STANDS : STANDS_BY_WORDS;
    const isBeside = s.stance !== 'asserts' && (disputed || facts?.denied === true);
    const least = s.attribution === null ? bound.ownVoice : s.stance === 'asserts' ? bound.told : bound.against;
    const stands = facts?.stands ?? 1;
    if (isBeside || stands >= least) out.push(s);
    if (s.attribution !== null && stands > (best.get(s.stance)?.stands ?? -1)) best.set(s.stance, { s, stands });
  }
  if (disputed) for (const [stance, { s }] of best) if (!out.some((o) => o.stance === stance)) out.push(s);
  return out;
}

const articlesOf = (claims: readonly Claim[]): readonly string[] => [
  ...new Set(claims.flatMap((c) => c.statements.map((s) => s.article))),
];

async function seriesIn(store: Store, filter: StatementFilter, isIn = ALL): Promise<readonly MatterSeries[]> {
  return series(await seriesOf(store, filter, isIn));
}

/** Series of more than one article. */
const series = (all: readonly FigureSeries[]): readonly MatterSeries[] =>
  all
    .filter((s) => new Set(s.values.map((v) => v.figure.article)).size > 1)
    .map(({ counted, unit, values, competing }) => ({
      counted,
      unit,
      competing,
      values: values.map(({ figure, time }) => ({ figure, article: figure.article, time })),
    }));

const ALL = (_: Appearance): boolean => true;

interface Parts {
  readonly kind: DigestKind;
  readonly of: string;
  readonly claims: readonly Claim[];
  readonly articles: readonly string[];
  readonly central: string | null;
  readonly series: readonly MatterSeries[];
}

async function matter(
  store: Store,
  { kind, of, claims, articles, central, series }: Parts,
  isIn: (p: Appearance) => boolean = ALL,
): Promise<DigestMatter> {
  const texts: DigestText[] = [];
  for (const id of articles.slice(0, ARTICLES)) {
    const found = await store.article(id);
    if (!found) continue;
    texts.push({
      read: found.read,
      publications: found.publications
        .filter(isIn)
        .map(({ article, file, outlet, title, published, canonical, url }: Publication) => ({
          article,
          file,
          outlet,
          title,
          published,
          url: canonical ?? url,
        })),
    });
  }
  return { kind, of, texts, claims, series, central };
}
