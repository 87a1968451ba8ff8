import type { LedgerFigure, Publication, ShownStatement } from '../records/ledger.ts';
import { amount } from './figure.ts';
import { groupsOf } from './ledger-groups.ts';
import { chartOf } from './ledger-interval.ts';
import { count, day, facts, type Look, type LookOptions, legendOf, listOf, lookOf, pageOf } from './ledger-look.ts';
import { table } from './ledger-table.ts';
import { visible } from './visible.ts';
import { pad, widest, wrap } from './wrap.ts';

/** One value: who gives it, where, for what time. */
export interface FigureRow {
  readonly figure: LedgerFigure;
  /** The statement that it stands in; null where none holds it. */
  readonly hit: {
    readonly statement: ShownStatement;
    readonly sourceName: string | null;
    readonly claim: string;
  } | null;
  readonly publications: readonly Publication[];
  readonly time: string | null;
}

/** Values of what seems to be the same quantity, by time. */
export interface FigureSet {
  readonly counted: string | null;
  readonly unit: string | null;
  readonly competing: boolean;
  readonly values: readonly FigureRow[];
}

/** Figures for people at a terminal: each quantity with its values over time, as a table and as a chart of intervals. */
export function toFigures(sets: readonly FigureSet[], options: LookOptions & { readonly more?: number } = {}): string {
  const look = lookOf(options);
  if (!sets.length) return pageOf([[look.ink.title('FIGURES'), look.ink.faint('  none')]]);
  const { more = 0 } = options;
  return pageOf([
    ...sets.map((s) => setOf(s, look)),
    more > 0
      ? facts([`and ${count(more, 'more quantity', 'more quantities')}; name what is counted, or give --limit`], look)
      : [],
    legendOf(
      [
        ['●', 'the value; ○ about; ─ up to an upper or from a lower bound; ▸ ◂ no bound on that side'],
        ['hand', 'a change of source between the speaker and the article'],
      ],
      look,
    ),
  ]);
}

/** What one source says, in however many articles. */
interface Said {
  readonly first: FigureRow;
  readonly outlets: readonly string[];
}

const sourceOf = ({ hit, publications }: FigureRow): string =>
  hit?.sourceName ??
  (hit && hit.statement.attribution !== null ? 'no source' : (publications[0]?.outlet ?? 'no source'));

function setOf({ counted, unit, competing, values }: FigureSet, look: Look): readonly string[] {
  const { ink } = look;
  const rows: readonly Said[] = groupsOf(values, (v) =>
    JSON.stringify([amount(v.figure), v.figure.was, sourceOf(v), day(v.time)]),
  ).map((group) => ({
    first: group[0],
    outlets: [...new Set(group.flatMap((v) => v.publications.map((p) => p.outlet ?? p.file ?? 'no outlet')))],
  }));
  const title = (counted ?? unit ?? 'without a word for what is counted').toUpperCase();
  const value = ({ first: { figure } }: Said): string =>
    [amount(figure), figure.was === null ? '' : `was ${figure.was.toLocaleString('en-US')}`]
      .filter((x) => x)
      .join(', ');
  const hands = ({ first: { hit } }: Said): string =>
    hit?.statement.hands ? `, ${hit.statement.hands} ${hit.statement.hands === 1 ? 'hand' : 'hands'}` : '';
  const lines = table<Said>(
    [
      { name: 'day', text: (r) => day(r.first.time) },
      { name: 'value', text: value, most: 22, paint: (_, t) => ink.name(t) },
      { name: 'source', text: (r) => sourceOf(r.first) + hands(r), most: 30 },
      { name: 'told by', grows: true, text: (r) => listOf(r.outlets, 3) },
    ],
    rows,
    look,
  );
  const claims = [...new Set(values.flatMap((v) => (v.hit ? [v.hit.claim] : [])))];
  return [
    ...wrap(visible(title), look.width - 20).map((l, k) =>
      k === 0 && competing ? `${ink.title(l)} ${ink.warn('· values compete')}` : ink.title(l),
    ),
    ...lines,
    ...chart(rows, look),
    ...facts([listOf(claims, 3)], look, '  '),
  ];
}

/** Charts are no wider than this. */
const CHART = 48;

function chart(rows: readonly Said[], look: Look): readonly string[] {
  // One line for each interval of a day, whoever gives it.
  const lines = groupsOf(rows, (r) => `${day(r.first.time)} ${amount(r.first.figure)}`).map((g) => g[0].first);
  const labels = lines.map((v) => `${day(v.time)}  ${amount(v.figure)}`);
  const room = widest(labels, (l) => l.length);
  const width = Math.min(CHART, look.width - room - 6);
  const drawn = chartOf(
    lines.map((v) => v.figure),
    width,
  );
  if (!drawn) return [];
  return [
    '',
    look.ink.faint(`  ${' '.repeat(room)}  ${drawn.scale}`),
    ...drawn.lines.map((l, k) => `  ${look.ink.faint(pad(labels[k]!, room))}  ${l}`),
    '',
  ];
}
