import type { Claim } from '../records/claim.ts';
import type { SourceRecord } from '../records/ledger.ts';
import { disputeIn } from './ledger-count.ts';
import { groupsOf } from './ledger-groups.ts';
import { count, day, facts, type LookOptions, legendOf, lookOf, pageOf } from './ledger-look.ts';
import { table } from './ledger-table.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** A source with how much it says. */
export interface SourceRow {
  readonly source: SourceRecord;
  readonly articles: number;
  readonly statements: number;
  readonly asserts: number;
  readonly denies: number;
}

/** The role names its place already: "mayor of Marl". */
const roleOf = ({ role, affiliation }: SourceRecord): string =>
  [role, affiliation !== null && role?.includes(affiliation) ? null : affiliation].filter((x) => x).join(', ');
const other = (n: number): string => (n ? n.toLocaleString('en-US') : '');

/** The sources of the ledger, one a row. */
export function toSources(
  rows: readonly SourceRow[],
  options: LookOptions & { readonly total: number | null; readonly more: string | null },
): string {
  const look = lookOf(options);
  const { ink } = look;
  if (!rows.length) return pageOf([[ink.title('SOURCES'), ink.faint('  none')]]);
  const { total, more } = options;
  const shown = total === null || total === rows.length ? `${rows.length}` : `${rows.length} of ${total}`;
  const lines = table<SourceRow>(
    [
      { name: 'source', grows: true, text: (r) => r.source.name, paint: (_, t) => ink.name(t) },
      { name: 'kind', text: (r) => r.source.kind, optional: true },
      { name: 'grade', text: (r) => r.source.grade, paint: (r, t) => ink.grade(r.source.grade, t) },
      { name: 'articles', right: true, text: (r) => other(r.articles) },
      { name: 'asserts', right: true, text: (r) => other(r.asserts) },
      { name: 'denies', right: true, text: (r) => other(r.denies), paint: (_, t) => ink.stance('denies', t) },
    ],
    rows,
    look,
    ({ source }) => facts([source.id, roleOf(source)], look, '  '),
  );
  return pageOf([
    [`${ink.title('SOURCES')} ${ink.faint(`· ${shown}`)}`, ...lines],
    more === null ? [] : [ink.faint(`more: ${more}`)],
    legendOf([['s:...', 'the source, for `hearsay source`']], look),
  ]);
}

/** One source: what it is called, what joins its mentions, and where it stands, claim by claim. */
export function toSourcePage(
  source: SourceRecord,
  claims: readonly Claim[],
  options: LookOptions & { readonly more: boolean },
): string {
  const look = lookOf(options);
  const { ink, width } = look;
  const also = source.aliases.filter((a) => a !== source.name);
  const articles = new Set(source.joined.map((j) => j.article)).size;
  const reasons = groupsOf(
    source.joined.flatMap((j) => j.why),
    (w) => `${w.kind}: ${w.text}`,
  );
  return pageOf([
    [
      ...wrap(visible(source.name), width).map(ink.title),
      ...facts(
        [source.id, source.kind, source.grade, roleOf(source), articles ? count(articles, 'article') : ''],
        look,
      ),
      ...(also.length ? facts([`also ${also.join(', ')}`], look) : []),
    ],
    reasons.length
      ? [
          ink.title('ONE SOURCE BECAUSE'),
          ...reasons.flatMap(([w, ...rest]) =>
            wrap(visible(`${w.kind}: ${w.text}${rest.length ? ` (${rest.length + 1} times)` : ''}`), width - 4).map(
              (l, k) => `  ${k === 0 ? '–' : ' '} ${l}`,
            ),
          ),
        ]
      : [],
    stands(source, claims, options),
  ]);
}

function stands(
  { id }: SourceRecord,
  claims: readonly Claim[],
  options: LookOptions & { readonly more: boolean },
): readonly string[] {
  const look = lookOf(options);
  const { ink } = look;
  const rows = claims.flatMap((claim) =>
    claim.positions.filter((p) => p.sourceId === id).map((position) => ({ claim, position })),
  );
  if (!rows.length) return [ink.title('POSITIONS'), ink.faint('  none')];
  const lines = table<(typeof rows)[number]>(
    [
      { name: 'stance', text: (r) => r.position.stance, paint: (r, t) => ink.stance(r.position.stance, t) },
      { name: 'claim', grows: true, text: (r) => r.claim.title },
      { name: 'since', text: (r) => day(r.position.since), optional: true },
    ],
    rows,
    look,
    ({ claim }) => facts([claim.id, disputeIn(claim)], look, '  '),
  );
  const more = options.more ? [ink.faint('  and more; give --limit')] : [];
  return [`${ink.title('POSITIONS')} ${ink.faint(`· ${rows.length}`)}`, ...lines, ...more];
}
