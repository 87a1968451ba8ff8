import type { Attribution } from '../../records/attribution.ts';
import type { LedgerFigure, LedgerSource, LedgerStatement, Publication } from '../../records/ledger.ts';
import type { ReadArticle } from '../../records/read-article.ts';
import { hull, type Span, words } from '../../records/span.ts';
import { statementGrade } from '../../records/statement-grade.ts';
import { count, dated, flag, list, maybe, share, type Table, text } from './table.ts';

const OFFSET = 'UTF-16 units of `articles.text`';
const ARTICLE = 'the text, `articles.article`';

interface ArticleRow {
  readonly read: ReadArticle;
  readonly story: string | null;
  readonly statements: number;
}

export const ARTICLES: Table<ArticleRow> = {
  name: 'articles',
  row: 'a text that was read, however often it appeared',
  columns: [
    text('article', 'its id, the hash of its text', (r) => r.read.article.id),
    maybe.text('story', 'the story that it tells; one that no other article tells is not in `stories`', (r) => r.story),
    maybe.text('title', 'its headline', (r) => r.read.article.title),
    text('language', 'the language of the text', (r) => r.read.article.language, 'BCP 47'),
    flag('truncated', 'whether the text was cut for its length', (r) => r.read.article.truncated),
    count('attributions', 'how many attributions it has', (r) => r.read.attributions.length),
    count('statements', 'how many statements it has', (r) => r.statements),
    text('version', 'the version of Hearsay that read it', (r) => r.read.hearsay.version),
    text('engine', 'what found the attributions', (r) => r.read.hearsay.engine, 'model, rules'),
    maybe.text('model', 'the weights that found them', (r) => r.read.hearsay.model),
    text('rules', 'the rules that took part', (r) => r.read.hearsay.rules),
    text('text', 'the words as they were read', (r) => r.read.article.text),
  ],
};

export const PUBLICATIONS: Table<Publication> = {
  name: 'publications',
  row: 'an appearance of a text: where, by whom, when',
  columns: [
    text('publication', 'its id', (p) => p.id),
    text('article', ARTICLE, (p) => p.article),
    maybe.text('outlet', 'who published', (p) => p.outlet),
    maybe.text('outlet_id', 'its key in the outlet register', (p) => p.outletId),
    maybe.text('country', "the outlet's country", (p) => p.country, 'ISO 3166-1 alpha-2'),
    maybe.text('title', 'the headline', (p) => p.title),
    list('authors', 'who wrote it', (p) => p.authors),
    ...dated<Publication>('published', 'when it appeared', (p) => p.published),
    maybe.text('modified', 'when it was last changed', (p) => p.modified, 'ISO 8601, as found'),
    maybe.text('fetched', 'when it was fetched', (p) => p.fetched, 'ISO 8601'),
    list('credits', 'outlets named in credits and datelines', (p) => p.credits),
    maybe.text('url', 'its address', (p) => p.url),
    maybe.text('canonical', 'the address that the page gives as its own', (p) => p.canonical),
    maybe.text('file', 'the input as it was given', (p) => p.file),
    maybe.text('replaces', 'the publication of an older text at the same address', (p) => p.replaces),
  ],
};

interface OutletRow {
  readonly name: string;
  readonly outletId: string | null;
  readonly country: string | null;
  readonly articles: number;
}

export const OUTLETS: Table<OutletRow> = {
  name: 'outlets',
  row: 'who publishes',
  columns: [
    text('outlet', 'its name, as in `publications.outlet`', (o) => o.name),
    maybe.text('outlet_id', 'its key in the outlet register', (o) => o.outletId),
    maybe.text('country', 'its country', (o) => o.country, 'ISO 3166-1 alpha-2'),
    count('publications', 'how many appearances it has', (o) => o.articles),
  ],
};

interface AttributionRow {
  readonly read: ReadArticle;
  readonly a: Attribution;
}

/** Words as a reader sees them; null for none. */
const said = ({ read: { article } }: { readonly read: ReadArticle }, spans: readonly Span[]): string | null =>
  words(article.text, spans, article.skip) || null;

export const ATTRIBUTIONS: Table<AttributionRow> = {
  name: 'attributions',
  row: 'one source expressing one content',
  columns: [
    text('article', ARTICLE, (r) => r.read.article.id),
    text('attribution', 'its id within the article', (r) => r.a.id),
    maybe.text('source_words', 'the words that name who expresses it', (r) => said(r, r.a.source)),
    text('cue', 'the words that signal it', (r) => said(r, [r.a.cue]) ?? ''),
    maybe.text('content', 'what is expressed', (r) => said(r, r.a.content)),
    text('form', 'how much of the content is quoted', (r) => r.a.form, 'direct, mixed, indirect'),
    text('act', 'the kind of expressing', (r) => r.a.act),
    text(
      'stance',
      'how the source stands to the claim at issue',
      (r) => r.a.stance,
      'asserts, denies, questions, withholds',
    ),
    maybe.text(
      'about',
      'the attribution that states the claim at issue, where the content only judges it',
      (r) => r.a.about,
    ),
    maybe.text('within', 'the attribution in whose content this one lies', (r) => r.a.within),
    maybe.text('local', 'its source within the article, `mentions.local`', (r) => r.a.sourceId),
    maybe.text('told_to', 'the outlet that was told first, in words', (r) => (r.a.to ? said(r, [r.a.to.span]) : null)),
    maybe.text('said', 'when it was expressed, cut to its precision', (r) => r.a.at?.date ?? null, 'ISO 8601'),
    maybe.text('precision', 'of `said`', (r) => r.a.at?.precision ?? null, 'minute, hour, day, week, month, year'),
    flag('translated', 'whether the words were said in another language', (r) => r.a.translated),
    share('confidence', 'how sure it is that source, cue and content are right', (r) => r.a.confidence, '0 to 1'),
  ],
};

interface SpanRow {
  readonly article: string;
  readonly of: string;
  readonly part: 'source' | 'cue' | 'content';
  readonly n: number;
  readonly span: Span;
}

export const SPANS: Table<SpanRow> = {
  name: 'spans',
  row: 'a stretch of a text that is a part of an attribution',
  columns: [
    text('article', ARTICLE, (r) => r.article),
    text('attribution', '`attributions.attribution`', (r) => r.of),
    text('part', 'which part it belongs to', (r) => r.part, 'source, cue, content'),
    count('n', 'its place among the stretches of that part', (r) => r.n, 'from 1'),
    count('start', 'where it begins', (r) => r.span[0], OFFSET),
    count('end', 'where it ends, excluded', (r) => r.span[1], OFFSET),
  ],
};

/** The spans of an attribution, part after part. */
export const spansOf = ({ read, a }: AttributionRow): readonly SpanRow[] =>
  (['source', 'cue', 'content'] as const).flatMap((part) =>
    (part === 'cue' ? [a.cue] : a[part]).map((span, i) => ({
      article: read.article.id,
      of: a.id,
      part,
      n: i + 1,
      span,
    })),
  );

interface StatementRow {
  readonly statement: LedgerStatement;
  readonly claim: string | null;
  readonly source: { readonly id: string | null; readonly name: string } | null;
}

export const STATEMENTS: Table<StatementRow> = {
  name: 'statements',
  row: "one sentence or clause of a content, or of an article's own voice",
  columns: [
    text('statement', 'its id', (r) => r.statement.id),
    text('article', ARTICLE, (r) => r.statement.article),
    maybe.text('claim', 'the claim that it is a part of', (r) => r.claim),
    maybe.text('attribution', "its attribution; none in the article's own voice", (r) => r.statement.attribution),
    text('words', 'its words as a reader sees them', (r) => r.statement.words),
    text(
      'proposition',
      'the affirmative proposition, as far as negation could be taken out',
      (r) => r.statement.proposition,
    ),
    text(
      'stance',
      'how its source stands to the proposition',
      (r) => r.statement.stance,
      'asserts, denies, questions, withholds',
    ),
    text(
      'grade',
      'how far a reader could hold somebody to it',
      (r) => statementGrade(r.statement),
      'named, role, unnamed, anonymous, none, own voice',
    ),
    maybe.text('local', 'its source within the article, `mentions.local`', (r) => r.statement.source),
    maybe.text('source', 'its source across articles, `sources.source`', (r) => r.source?.id ?? null),
    maybe.text('source_name', 'the name of that source as this article has it', (r) => r.source?.name ?? null),
    count('hands', 'changes of source between the speaker and the article', (r) => r.statement.hands),
    flag('quoted', 'whether all of it stands within quotation marks', (r) => r.statement.quoted),
    flag('translated', 'whether it was said in another language', (r) => r.statement.translated),
    maybe.text('about', 'the statement of this article that it names or judges', (r) => r.statement.about),
    maybe.text('said', 'when it was said, where the article tells', (r) => r.statement.said, 'ISO 8601'),
    maybe.count('start', 'where its first stretch begins', (r) => hull(r.statement.content)?.[0] ?? null, OFFSET),
    maybe.count('end', 'where its last stretch ends, excluded', (r) => hull(r.statement.content)?.[1] ?? null, OFFSET),
  ],
};

interface MentionRow {
  readonly article: string;
  /** Its id across articles. */
  readonly id: string | null;
  readonly source: LedgerSource;
}

/** The sources of an article as it was read, whoever they are across articles. */
export const mentionsOf = (read: ReadArticle): readonly MentionRow[] =>
  read.sources.map(({ id: local, reason, mentions: _, why: __, ...rest }) => ({
    article: read.article.id,
    id: null,
    source: { ...rest, local, reason: reason ? said({ read }, [reason]) : null },
  }));

export const MENTIONS: Table<MentionRow> = {
  name: 'mentions',
  row: 'a source as one article tells of it',
  columns: [
    text('article', ARTICLE, (r) => r.article),
    text('local', 'its id within the article', (r) => r.source.local),
    maybe.text('source', 'who it is across articles; none in an article without statements', (r) => r.id),
    text('name', 'its name, or its fullest mention', (r) => r.source.name),
    text('kind', 'what it is', (r) => r.source.kind, 'person, group, organization, outlet, document, author'),
    text(
      'grade',
      'how far a reader could hold it to its word',
      (r) => r.source.grade,
      'named, role, unnamed, anonymous, none',
    ),
    list('aliases', 'other names in this article', (r) => r.source.aliases),
    list('members', 'of a joint source, those it consists of', (r) => r.source.members, '`local` of this article'),
    maybe.text('role', 'its office', (r) => r.source.role),
    maybe.text('affiliation', 'whom it belongs to', (r) => r.source.affiliation),
    maybe.text('reason', 'the stated ground for withholding the name', (r) => r.source.reason),
  ],
};

interface FigureRow {
  readonly figure: LedgerFigure;
  readonly hit: { readonly claim: string; readonly sourceId: string | null; readonly sourceName: string | null } | null;
}

export const FIGURES: Table<FigureRow> = {
  name: 'figures',
  row: 'a quantity that somebody reports',
  columns: [
    text('article', ARTICLE, (r) => r.figure.article),
    text('figure', 'its id within the article', (r) => r.figure.id),
    text('words', 'its words', (r) => r.figure.words),
    maybe.number('min', 'the least that it can be', (r) => r.figure.min, '`unit`'),
    maybe.number('max', 'the most that it can be', (r) => r.figure.max, '`unit`'),
    text(
      'hedge',
      'how the words bound it',
      (r) => r.figure.hedge,
      'exact, at least, more than, at most, less than, about, between',
    ),
    maybe.text('counted', 'what is counted', (r) => r.figure.counted),
    maybe.text('unit', 'in what', (r) => r.figure.unit, 'people, ISO 4217, %, or another word'),
    maybe.number('was', 'the older value beside it', (r) => r.figure.was, '`unit`'),
    maybe.text('part_of', 'the figure of this article that it is a part of', (r) => r.figure.partOf),
    maybe.text('as_of', 'the time for which it holds, as stated', (r) => r.figure.asOf, 'ISO 8601'),
    maybe.text(
      'attribution',
      "the innermost attribution around it; none in the article's own voice",
      (r) => r.figure.attribution,
    ),
    maybe.text('statement', 'the statement that it stands in', (r) => r.figure.statement),
    maybe.text('claim', 'the claim of that statement', (r) => r.hit?.claim ?? null),
    maybe.text('source', 'the source of that statement, `sources.source`', (r) => r.hit?.sourceId ?? null),
    maybe.text('source_name', 'its name', (r) => r.hit?.sourceName ?? null),
    count('start', 'where it begins', (r) => r.figure.span[0], OFFSET),
    count('end', 'where it ends, excluded', (r) => r.figure.span[1], OFFSET),
  ],
};
