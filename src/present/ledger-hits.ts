import type { Publication, ShownStatement } from '../records/ledger.ts';
import { count, day, facts, headed, type Look, type LookOptions, listOf, lookOf, pageOf } from './ledger-look.ts';
import { visible } from './visible.ts';
import { shorten, wrap } from './wrap.ts';

/** A statement that was found. */
export interface HitRow {
  readonly statement: ShownStatement;
  readonly publications: readonly Publication[];
  readonly sourceName: string | null;
  readonly claim: string;
}

/** How many of what was found each outlet, source, grade and stance has. */
export interface HitFacets {
  readonly outlets: readonly { readonly name: string; readonly count: number }[];
  readonly sources: readonly { readonly name: string; readonly count: number }[];
  readonly grades: readonly { readonly name: string; readonly count: number }[];
  readonly stances: readonly { readonly name: string; readonly count: number }[];
}

export interface HitOptions extends LookOptions {
  readonly facets: HitFacets;
  readonly total: number | null;
  readonly more: string | null;
}

/** Statements that were found, each with whose it is, where it stands and the claim that it belongs to. */
export function toHits(hits: readonly HitRow[], options: HitOptions): string {
  const look = lookOf(options);
  const { ink } = look;
  if (!hits.length) return pageOf([[ink.title('STATEMENTS'), ink.faint('  none')]]);
  const { total, more } = options;
  const shown = total === null || total === hits.length ? `${hits.length}` : `${hits.length} of ${total}`;
  return pageOf([
    [`${ink.title('STATEMENTS')} ${ink.faint(`· ${shown}`)}`, ...hits.flatMap((h) => hit(h, look))],
    facets(options.facets, look),
    more === null ? [] : [ink.faint(`more: ${more}`)],
  ]);
}

function hit({ statement: s, publications, sourceName, claim }: HitRow, look: Look): readonly string[] {
  const { ink, width } = look;
  const [first] = publications;
  const own = s.attribution === null;
  const name = own ? (first?.outlet ?? 'the article') : (sourceName ?? 'no source');
  const where = first ? `${first.outlet ?? first.file ?? 'no outlet'} ${day(first.published)}` : '';
  const link = first?.canonical ?? first?.url ?? first?.file ?? '';
  return [
    ...shorten(visible(s.words), width - 2, 4).map((l) => `  ${l}`),
    ...headed(
      name,
      [
        [s.grade, (t) => ink.grade(s.grade, t)],
        [s.stance, (t) => ink.stance(s.stance, t)],
      ],
      look,
      '    ',
    ),
    ...facts(
      [
        own ? 'in its own voice' : '',
        s.hands ? count(s.hands, 'hand') : '',
        where,
        publications.length > 1 ? `and ${publications.length - 1} more` : '',
        link,
      ],
      look,
      '    ',
    ),
    ...facts([s.id, claim], look, '    '),
  ];
}

function facets({ outlets, sources, grades, stances }: HitFacets, look: Look): readonly string[] {
  const rows = [
    ['outlets', outlets],
    ['sources', sources],
    ['grades', grades],
    ['stances', stances],
  ] as const;
  const lines = rows.flatMap(([word, list]) => {
    if (!list.length) return [];
    const text = listOf(
      list.map((f) => `${f.name} ${f.count}`),
      6,
    );
    return wrap(visible(text), look.width - 11).map(
      (l, k) => `  ${look.ink.faint((k === 0 ? word : '').padEnd(9))}${l}`,
    );
  });
  return lines.length ? [look.ink.title('AMONG THEM'), ...lines] : [];
}
