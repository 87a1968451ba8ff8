import type { Attribution } from '../records/attribution.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { Span } from '../records/span.ts';
import { type Chains, chains, extent, gradeOf, hands, nameOf, shown } from './chain.ts';
import { toTable, type Value } from './table.ts';

interface Column {
  readonly name: string;
  readonly help: string;
  readonly value: (c: Chains, a: Attribution) => Value;
}

const words = (c: Chains, span: Span | null | undefined): string | null => (span ? shown(c.read, [span]) : null);

/** The columns in order; the help texts are what `hearsay read --help` prints. */
export const COLUMNS: readonly Column[] = [
  { name: 'file', help: 'the input as given', value: (c) => c.read.article.file },
  { name: 'outlet', help: 'who publishes', value: (c) => c.read.article.outlet },
  { name: 'published', help: 'date of the article', value: (c) => c.read.article.published },
  { name: 'id', help: 'attribution', value: (_, a) => a.id },
  { name: 'within', help: 'attribution that it lies in', value: (_, a) => a.within },
  {
    name: 'chain',
    help: 'sources from the outside in, parted by " > "',
    value: (c, a) =>
      c
        .chain(a)
        .map((x) => nameOf(c, x) ?? '')
        .join(' > '),
  },
  { name: 'hands', help: 'changes of source between speaker and article', value: hands },
  { name: 'source', help: 'words that name the source', value: (c, a) => shown(c.read, a.source) },
  { name: 'source_name', help: 'its name, empty for none', value: nameOf },
  { name: 'source_kind', help: 'what it is', value: (c, a) => c.source(a.sourceId)?.kind ?? null },
  { name: 'grade', help: 'how far someone can be held to it', value: gradeOf },
  {
    name: 'reason',
    help: 'stated ground for withholding the name',
    value: (c, a) => words(c, c.source(a.sourceId)?.reason),
  },
  { name: 'cue', help: 'words that signal it', value: (c, a) => words(c, a.cue) },
  { name: 'content', help: 'what is expressed; pieces parted by " … "', value: (c, a) => shown(c.read, a.content) },
  { name: 'form', help: 'direct, mixed or indirect', value: (_, a) => a.form },
  { name: 'act', help: 'kind of expressing', value: (_, a) => a.act },
  { name: 'stance', help: 'to the claim at issue', value: (_, a) => a.stance },
  { name: 'about', help: 'attribution that states the claim', value: (_, a) => a.about },
  { name: 'told_to', help: 'outlet that was told first', value: (c, a) => words(c, a.to?.span) },
  { name: 'when', help: 'words for the time', value: (c, a) => words(c, a.at?.when) },
  { name: 'date', help: 'the time resolved', value: (_, a) => a.at?.date ?? null },
  { name: 'where', help: 'words for the place or occasion', value: (c, a) => words(c, a.at?.where) },
  { name: 'medium', help: 'words for the medium', value: (c, a) => words(c, a.at?.medium) },
  { name: 'translated', help: 'true where shown to be translated', value: (_, a) => a.translated },
  { name: 'confidence', help: 'probability of the three parts, 0 to 1', value: (_, a) => a.confidence },
  { name: 'start', help: 'offset in the text, UTF-16', value: (_, a) => extent(a)[0] },
  { name: 'end', help: 'offset, excluded', value: (_, a) => extent(a)[1] },
];

/** One row an attribution (`toTable`). */
export function toCsv(read: ReadArticle, { header = true }: { readonly header?: boolean } = {}): string {
  const c = chains(read);
  const columns = COLUMNS.map(({ name, value }) => ({ name, value: (a: Attribution) => value(c, a) }));
  return toTable(columns, read.attributions, header);
}
