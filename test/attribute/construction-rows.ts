import { readFileSync } from 'node:fs';
import type { BlockKind } from '../../src/records/article.ts';
import type { Act, Attribution, Form, Stance } from '../../src/records/attribution.ts';
import { ACTS, FORMS, ROLES, STANCES } from '../../src/records/attribution.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import type { Span } from '../../src/records/span.ts';
import { type MarkedParts, parseMarked } from '../marked.ts';

/** One attribution that a row wants. */
export interface Wanted {
  readonly parts: MarkedParts;
  readonly act: Act;
  readonly stance: Stance;
  readonly form: Form;
  /** Number of the attribution that it lies within, or null. */
  readonly within: number | null;
}

export interface ConstructionRow {
  readonly group: string;
  readonly name: string;
  readonly text: string;
  readonly kind: BlockKind;
  readonly wanted: readonly Wanted[];
}

const oneOf = <T extends string>(list: readonly T[], value: string, row: string): T => {
  const found = list.find((x) => x === value);
  if (!found) throw new Error(`"${value}" is none of ${list.join(', ')} in: ${row}`);
  return found;
};

/** Cells of every row of the tables in a document of `docs/`, with the heading above. */
export function tableRows(file: string): { readonly group: string; readonly cells: readonly string[] }[] {
  const out: { group: string; cells: string[] }[] = [];
  let group = '';
  let rows = false;
  for (const line of readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith('## ')) group = line.slice(3);
    if (!line.startsWith('|')) rows = false;
    else if (line.startsWith('|---')) rows = true;
    else if (rows)
      out.push({
        group,
        cells: line
          .slice(1, -1)
          .split('|')
          .map((c) => c.trim()),
      });
  }
  return out;
}

/** Text of a cell: without its back quotes, a pilcrow as a new paragraph. */
export const cellText = (cell: string): string => cell.replace(/^`|`$/g, '').replaceAll(' ¶ ', '\n\n');

/** The constructions of `docs/constructions.md`. Throws where a row cannot be read. */
export function constructionRows(): ConstructionRow[] {
  return tableRows('constructions.md')
    .filter((r) => r.cells.length === 5)
    .map(({ group, cells }) => {
      const [name = '', marked = '', acts = '', forms = '', withins = ''] = cells;
      const { text, all } = parseMarked(cellText(marked));
      const [act, form, within] = [acts, forms, withins].map((c) => c.split(';').map((x) => x.trim()));
      if (act!.length !== all.length || form!.length !== all.length || within!.length !== all.length)
        throw new Error(`${all.length} attributions are marked, but not so many are described in: ${name}`);
      const wanted = all.map((parts, i): Wanted => {
        const [a = '', stance = ''] = act![i]!.split(' ');
        return {
          parts,
          act: oneOf(ACTS, a, name),
          stance: oneOf(STANCES, stance, name),
          form: oneOf(FORMS, form![i]!, name),
          within: within![i] === '–' ? null : Number(within![i]),
        };
      });
      const kind = group.startsWith('Headlines') && !text.includes('\n') ? 'headline' : 'paragraph';
      return { group, name, text, kind, wanted };
    });
}

/** Words of spans without marks of punctuation at the edges and without a possessive ending. */
const shown = (text: string, spans: readonly Span[]): string =>
  spans
    .map((s) => text.slice(...s).replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, ''))
    .join(' | ')
    .replace(/[’']s$/u, '');

/** An attribution in one line, for messages. */
const line = (text: string, a: MarkedParts, act: string, stance: string, form: string, within: string): string =>
  `${ROLES.map((role) => (role === 'cue' ? '' : `${role} "${shown(text, a[role])}" `)).join('')}${act} ${stance} ${form} within ${within}`;

/** What a row wants and what was found, as lines that are equal where all is right; cues need only share a unit. */
export function compareRow(row: ConstructionRow, read: ReadArticle): { wanted: string[]; found: string[] } {
  const { text } = row;
  const match = row.wanted.map((w) =>
    read.attributions.find((a) => w.parts.cue.some((c) => a.cue[0] < c[1] && c[0] < a.cue[1])),
  );
  const number = (a: Attribution | undefined): string => {
    if (!a || a.within === null) return '–';
    const i = match.findIndex((m) => m?.id === a.within);
    return i < 0 ? '?' : String(i + 1);
  };
  const extra = read.attributions.filter((a) => !match.includes(a)).map((a) => `extra ${text.slice(...a.cue)}`);
  return {
    wanted: row.wanted.map((w) => line(text, w.parts, w.act, w.stance, w.form, String(w.within ?? '–'))),
    found: [
      ...match.map((a) =>
        a
          ? line(text, { source: a.source, cue: [a.cue], content: a.content }, a.act, a.stance, a.form, number(a))
          : 'nothing',
      ),
      ...extra,
    ],
  };
}
