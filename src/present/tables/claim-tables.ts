import { STANCES, type Stance } from '../../records/attribution.ts';
import type { Claim, Drift, Evidence, Origin, Position, Relation, Statement } from '../../records/claim.ts';
import type { StorySummary } from '../../records/story.ts';
import { count, dated, flag, list, maybe, type Table, text } from './table.ts';

const CLAIM = '`claims.claim`';
const STANCE = 'asserts, denies, questions, withholds';
const OFFSET = 'UTF-16 units of the text of the later statement';

const told = (why: readonly Evidence[]): readonly string[] => why.map((e) => `${e.kind}: ${e.text}`);

export const CLAIMS: Table<Claim> = {
  name: 'claims',
  row: 'what statements from one or many articles have in common; those of one statement too',
  columns: [
    text('claim', 'its id', (c) => c.id),
    text(
      'title',
      "a statement's own words, with names in brackets for what would not be understood alone",
      (c) => c.title,
    ),
    text('text', 'the proposition in affirmative words', (c) => c.text),
    flag('listable', 'whether it is worth a place in a list, and understood alone', (c) => c.listable),
    flag('disputed', 'whether sources surely stand on two sides of it', (c) => c.disputed),
    flag(
      'possibly_disputed',
      'whether some assert and some deny it, but perhaps not of one thing',
      (c) => c.possiblyDisputed,
    ),
    flag('hidden', 'whether a person took it off the lists', (c) => c.hidden ?? false),
    count('statements', 'how many statements it has', (c) => c.statements.length),
    count('articles', 'how many texts state it', (c) => new Set(c.statements.map((s) => s.article)).size),
    count(
      'asserting_at_least',
      'independent origins of those who assert it, after joining all that could depend',
      (c) => c.independent.asserts.atLeast,
    ),
    count(
      'asserting_at_most',
      'the same, after joining only what certainly depends',
      (c) => c.independent.asserts.atMost,
    ),
    count(
      'denying_at_least',
      'independent origins of those who deny it, after joining all that could depend',
      (c) => c.independent.denies.atLeast,
    ),
    count('denying_at_most', 'the same, after joining only what certainly depends', (c) => c.independent.denies.atMost),
  ],
};

interface MemberRow {
  readonly claim: Claim;
  readonly s: Statement;
  readonly n: number;
}

export const MEMBERS: Table<MemberRow> = {
  name: 'members',
  row: 'a statement as a part of a claim',
  columns: [
    text('claim', CLAIM, (r) => r.claim.id),
    count('n', 'its place among the statements of the claim', (r) => r.n, 'from 1'),
    text('statement', '`statements.statement`', (r) => r.s.id),
    text('article', '`articles.article`', (r) => r.s.article),
    maybe.text('outlet', 'who published it first', (r) => r.s.outlet),
    ...dated<MemberRow>('published', 'when it appeared first', (r) => r.s.published),
    text('stance', 'how its source stands to the claim', (r) => r.s.stance, STANCE),
    maybe.text(
      'source',
      "whose position it is, `sources.source`; the outlet in an article's own voice",
      (r) => r.s.sourceId,
    ),
    maybe.text('source_name', 'its name', (r) => r.s.sourceName),
    text(
      'grade',
      'how far a reader could hold somebody to it',
      (r) => r.s.grade,
      'named, role, unnamed, anonymous, none, own voice',
    ),
    count('hands', 'changes of source between the speaker and the article', (r) => r.s.hands),
    list('chain', 'names of the sources from the outside in', (r) => r.s.chain),
    maybe.count('origin', 'the origin of its stance that it rests on, `origins.n`', originOf),
    flag('withdrawn', 'whether a newer reading no longer has it', (r) => r.s.withdrawn),
  ],
};

function originOf({ claim, s }: MemberRow): number | null {
  const at = claim.origins[s.stance].findIndex((o) => o.statements.includes(s.id));
  return at < 0 ? null : at + 1;
}

interface Of<T> {
  readonly claim: string;
  readonly of: T;
}

export const POSITIONS: Table<Of<Position>> = {
  name: 'positions',
  row: "a source's stance to a claim; of a joint source those of its members",
  columns: [
    text('claim', CLAIM, (r) => r.claim),
    text('source', '`sources.source`, or the outlet that tells it in its own voice', (r) => r.of.sourceId),
    text('source_name', 'its name', (r) => r.of.sourceName),
    text('stance', 'how it stands to the claim; its latest word counts', (r) => r.of.stance, STANCE),
    ...dated<Of<Position>>('since', 'when it first took this stance, as far as is known', (r) => r.of.since),
    list('statements', 'where it did', (r) => r.of.statements, '`statements.statement`'),
  ],
};

interface OriginRow extends Of<Origin> {
  readonly stance: Stance;
  readonly n: number;
}

export const ORIGINS: Table<OriginRow> = {
  name: 'origins',
  row: 'statements of one stance to a claim that go back to one root',
  columns: [
    text('claim', CLAIM, (r) => r.claim),
    text('stance', 'of its statements', (r) => r.stance, STANCE),
    count('n', 'its place among the origins of that stance', (r) => r.n, 'from 1'),
    text('root', 'the source or the text that it goes back to', (r) => r.of.root),
    list('statements', 'the statements that go back to it', (r) => r.of.statements, '`statements.statement`'),
    list('why', 'why they were joined', (r) => told(r.of.why), 'kind: words'),
  ],
};

export const RELATIONS: Table<Of<Relation>> = {
  name: 'relations',
  row: 'how one claim stands to another',
  columns: [
    text('claim', CLAIM, (r) => r.claim),
    text(
      'kind',
      'this claim is narrower than the other, contradicts it, or has a newer figure for the same thing',
      (r) => r.of.kind,
      'narrower, contradicts, updates',
    ),
    text('other', 'the other claim, `claims.claim`', (r) => r.of.claim),
    list('why', 'why they were linked', (r) => told(r.of.why), 'kind: words'),
  ],
};

export const DRIFTS: Table<Of<Drift>> = {
  name: 'drift',
  row: 'what changed from one hand to the next on one root',
  columns: [
    text('claim', CLAIM, (r) => r.claim),
    text('earlier', 'the earlier statement, `statements.statement`', (r) => r.of.from),
    text('later', 'the later statement, `statements.statement`', (r) => r.of.to),
    text('kind', 'what changed', (r) => r.of.kind, 'hedge dropped, source lost, figure changed, ...'),
    count('start', 'where the change begins', (r) => r.of.span[0], OFFSET),
    count('end', 'where it ends, excluded', (r) => r.of.span[1], OFFSET),
    text('why', 'what it was before, and after', (r) => r.of.why),
  ],
};

/** The origins of a claim, stance after stance. */
export const originsOf = (claim: Claim): readonly OriginRow[] =>
  STANCES.flatMap((stance) => claim.origins[stance].map((of, i) => ({ claim: claim.id, stance, n: i + 1, of })));

export const STORIES: Table<StorySummary> = {
  name: 'stories',
  row: 'articles that report the same event or its course: two and more',
  columns: [
    text('story', 'its id, as in `articles.story`', (s) => s.id),
    maybe.text('title', 'the headline of its most central article', (s) => s.title),
    text('article', 'that article, `articles.article`', (s) => s.article),
    maybe.text('outlet', 'who published that one', (s) => s.outlet),
    count('articles', 'how many articles tell it', (s) => s.articles),
    list('outlets', 'who tells it', (s) => s.outlets),
    count('claims', 'claims of the board that its articles carry', (s) => s.claims),
    count('disputed', 'of them those that are surely disputed', (s) => s.disputed),
    ...dated<StorySummary>('first', 'when its first article appeared', (s) => s.from),
    ...dated<StorySummary>('last', 'when its last article appeared', (s) => s.to),
  ],
};
