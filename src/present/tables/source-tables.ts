import type { Decision, Selector, SourceRecord } from '../../records/ledger.ts';
import { count, list, maybe, type Table, text } from './table.ts';

interface SourceRow {
  readonly source: SourceRecord;
  readonly articles: number;
  readonly statements: number;
  readonly asserts: number;
  readonly denies: number;
}

export const SOURCES: Table<SourceRow> = {
  name: 'sources',
  row: 'a source across articles',
  columns: [
    text('source', 'its id', (r) => r.source.id),
    text('name', 'its name, or its fullest mention', (r) => r.source.name),
    text('kind', 'what it is', (r) => r.source.kind, 'person, group, organization, outlet, document, author'),
    text(
      'grade',
      'the best grade that any article gives',
      (r) => r.source.grade,
      'named, role, unnamed, anonymous, none',
    ),
    maybe.text('role', 'its office', (r) => r.source.role),
    maybe.text('affiliation', 'whom it belongs to', (r) => r.source.affiliation),
    maybe.text('outlet_id', 'its key in the outlet register', (r) => r.source.outletId),
    list('members', 'of a joint source, those it consists of', (r) => r.source.members, '`sources.source`'),
    count('articles', 'how many texts it speaks in', (r) => r.articles),
    count('statements', 'how many statements are its own', (r) => r.statements),
    count('asserts', 'of them those that assert', (r) => r.asserts),
    count('denies', 'of them those that deny', (r) => r.denies),
  ],
};

interface AliasRow {
  readonly source: string;
  readonly alias: string;
}

export const ALIASES: Table<AliasRow> = {
  name: 'aliases',
  row: 'a name that articles use for a source, its own too',
  columns: [text('source', '`sources.source`', (r) => r.source), text('alias', 'the name', (r) => r.alias)],
};

/** Every name of a source, each once, its own first. */
export const aliasesOf = ({ source: { id, name, aliases } }: SourceRow): readonly AliasRow[] =>
  [...new Set([name, ...aliases])].map((alias) => ({ source: id, alias }));

export const DECISIONS: Table<Decision> = {
  name: 'decisions',
  row: 'what a person decided, those taken back too',
  columns: [
    text('decision', 'its id', (d) => d.id),
    text('kind', 'what was decided', (d) => d.kind, 'merge, split, not-same, speaker, hide, furniture, same-source'),
    text('decided_by', 'who decided', (d) => d.by),
    text('decided_at', 'when, as given', (d) => d.at, 'ISO 8601'),
    maybe.text('speaker', 'the right source, by name', (d) => d.speaker),
    maybe.text('outlet', 'whose page furniture it is', (d) => d.outlet),
    maybe.text('note', 'what was noted', (d) => d.note),
    maybe.text('retracted_by', 'who took it back', (d) => d.retracted?.by ?? null),
    maybe.text('retracted_at', 'when', (d) => d.retracted?.at ?? null, 'ISO 8601'),
  ],
};

interface DecidedRow {
  readonly decision: string;
  readonly part: 'of' | 'rest';
  readonly n: number;
  readonly at: Selector;
}

export const DECIDED: Table<DecidedRow> = {
  name: 'decided',
  row: 'words that a decision is about',
  columns: [
    text('decision', '`decisions.decision`', (r) => r.decision),
    text(
      'part',
      'whether the decision is about them, or they stayed when others were split off',
      (r) => r.part,
      'of, rest',
    ),
    count('n', 'their place in that part', (r) => r.n, 'from 1'),
    text('article', 'the text, `articles.article`', (r) => r.at.article),
    count('start', 'where they begin', (r) => r.at.position.start, 'UTF-16 units of `articles.text`'),
    count('end', 'where they end, excluded', (r) => r.at.position.end, 'UTF-16 units of `articles.text`'),
    text('exact', 'the words', (r) => r.at.quote.exact),
  ],
};

/** What a decision is about, then what stayed. */
export const decidedOf = (d: Decision): readonly DecidedRow[] =>
  (['of', 'rest'] as const).flatMap((part) => d[part].map((at, i) => ({ decision: d.id, part, n: i + 1, at })));
