import type { Stance } from '../records/attribution.ts';
import type { Claim, Position, Statement } from '../records/claim.ts';
import type { Linkable, Publication } from '../records/ledger.ts';
import { chainTree } from './ledger-chains.ts';
import { countsOf, disputeIn, gradeOfPosition, inOrigins, originsOf } from './ledger-count.ts';
import { groupsOf } from './ledger-groups.ts';
import {
  count,
  day,
  facts,
  headed,
  type Look,
  type LookOptions,
  legendOf,
  listOf,
  lookOf,
  pageOf,
} from './ledger-look.ts';
import { table } from './ledger-table.ts';
import { visible } from './visible.ts';
import { shorten, wrap } from './wrap.ts';

/** What a claim's page shows beside the claim itself. */
export interface ClaimDetails {
  /** The claim's statements by id, with their words and publications. */
  readonly linkables: ReadonlyMap<string, Linkable>;
  /** Titles of the claims that it has relations to, by id. */
  readonly related: ReadonlyMap<string, string>;
}

const STANCE_TITLES: Readonly<Record<Stance, string>> = {
  asserts: 'ASSERTED BY',
  denies: 'DENIED BY',
  questions: 'QUESTIONED BY',
  withholds: 'WITHHELD BY',
};

/**
 * A claim for people at a terminal: positions for and against with words and addresses, origins and why, the chains from each
 * speaker to the outlets, the timeline, drift and relations.
 */
export function toClaimPage(claim: Claim, details: ClaimDetails, options: LookOptions = {}): string {
  const look = lookOf(options);
  return pageOf([
    head(claim, look),
    ...(['asserts', 'denies', 'questions', 'withholds'] as const).map((s) => positions(claim, s, details, look)),
    origins(claim, look),
    chainTree(claim, look),
    timeline(claim, look),
    drift(claim, look),
    relations(claim, details, look),
    legendOf(
      [
        ['grade', 'named, role (one office, no name), unnamed (a category), anonymous (name withheld), none'],
        [
          'origin',
          'statements with one root; at least: what may depend on one another is one; at most: only what surely does',
        ],
        ['disputed', 'somebody named, or an office, surely denies what another asserts; possibly: it may be so'],
        ['hand', 'a change of source between the speaker and the article'],
      ],
      look,
    ),
  ]);
}

function head(claim: Claim, look: Look): readonly string[] {
  const c = countsOf(claim);
  const span = day(c.first) === day(c.latest) ? day(c.first) : `${day(c.first)} to ${day(c.latest)}`;
  return [
    ...wrap(visible(claim.title), look.width).map(look.ink.title),
    ...facts(
      [claim.id, disputeIn(claim), count(c.allArticles, 'article'), count(c.outlets.length, 'outlet'), span],
      look,
    ),
  ];
}

/** The appearance that a row of the claim tells of. */
function publicationOf(s: Statement, { linkables }: ClaimDetails): Publication | null {
  const all = linkables.get(s.id)?.publications ?? [];
  return all.find((p) => p.file === s.file && p.outlet === s.outlet && p.published === s.published) ?? null;
}

const place = (s: Statement): string => `${s.outlet ?? s.file ?? 'no outlet'} ${day(s.published)}`;

/** Words told by more appearances than this are counted. */
const PLACES = 6;
/** Different wordings of one position that are shown. */
const WORDINGS = 5;

function positions(claim: Claim, stance: Stance, details: ClaimDetails, look: Look): readonly string[] {
  const held = claim.positions.filter((p) => p.stance === stance);
  // Of a source that the record has with another stance since: whether it changed its mind is not told, what it said is.
  const others = groupsOf(
    claim.statements.filter((s) => s.withdrawn && s.stance === stance),
    (s) => s.sourceName ?? '',
  );
  if (!held.length && !others.length) return [];
  const { ink } = look;
  const title = `${STANCE_TITLES[stance]} ${held.length + others.length}`;
  const rest = inOrigins(originsOf(claim, stance));
  const lines = [`${ink.stance(stance, ink.title(title))} ${ink.faint(`· ${rest}`)}`];
  for (const p of held) lines.push(...position(p, claim, details, look));
  for (const statements of others) {
    const [{ sourceName, grade }] = statements;
    lines.push(...headed(sourceName ?? 'no source', [[grade, (t) => ink.grade(grade, t)]], look));
    lines.push(...wordings(statements, details, look));
  }
  return lines;
}

function position(p: Position, claim: Claim, details: ClaimDetails, look: Look): readonly string[] {
  const { ink } = look;
  const grade = gradeOfPosition(p, claim);
  const ids = new Set(p.statements);
  const statements = claim.statements.filter((s) => ids.has(s.id) && s.stance === p.stance && !s.withdrawn);
  const reason = statements.map((s) => reasonOf(s, details)).find((r) => r !== null) ?? null;
  return [
    ...headed(
      p.sourceName,
      [
        [grade, (t) => ink.grade(grade, t)],
        [`since ${day(p.since)}`, ink.faint],
      ],
      look,
    ),
    ...(reason === null ? [] : facts([`name withheld ${reason}`], look, '    ')),
    ...wordings(statements, details, look),
  ];
}

/** The stated ground for withholding the name of who stands behind a statement. */
function reasonOf(s: Statement, { linkables }: ClaimDetails): string | null {
  const found = linkables.get(s.id);
  const source = found?.statement.source;
  return source === null || source === undefined ? null : (found?.sources.get(source)?.reason ?? null);
}

const fold = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What was said in which words, each wording once, with where it stands. */
function wordings(statements: readonly Statement[], details: ClaimDetails, look: Look): readonly string[] {
  const { ink, width } = look;
  const shown = (s: Statement): string => details.linkables.get(s.id)?.statement.words ?? '';
  const groups = groupsOf([...statements].sort(byTime), (s) => fold(shown(s)));
  const lines = groups.slice(0, WORDINGS).flatMap((group) => {
    const first = group[0];
    const p = publicationOf(first, details);
    const link = p?.canonical ?? p?.url ?? p?.file ?? first.file;
    const notes = [
      place(first),
      first.hands ? `${count(first.hands, 'hand')}: ${first.chain.slice(0, -1).join(' > ')}` : '',
      first.attribution === null ? 'in its own voice' : '',
      details.linkables.get(first.id)?.statement.translated ? 'translated' : '',
      link ?? '',
      first.id,
    ];
    const others = [...new Set(group.slice(1).map(place))];
    return [
      ...shorten(visible(shown(first)), width - 4, 4).map((l) => `    ${l}`),
      ...facts(notes, look, '      '),
      ...(others.length ? facts([`also ${listOf(others, PLACES)}`], look, '      ') : []),
    ];
  });
  const more = groups.length - WORDINGS;
  return more > 0 ? [...lines, ink.faint(`    and ${more} more wordings`)] : lines;
}

const byTime = (a: Statement, b: Statement): number =>
  Number(a.published === null) - Number(b.published === null) ||
  Date.parse(a.published ?? '') - Date.parse(b.published ?? '') ||
  Number(a.id > b.id) - Number(a.id < b.id) ||
  0;

function origins(claim: Claim, look: Look): readonly string[] {
  const { ink, width } = look;
  const names = new Map(claim.statements.map((s) => [s.sourceId, s.sourceName]));
  const rows = (['asserts', 'denies', 'questions', 'withholds'] as const).flatMap((stance) =>
    claim.origins[stance].map((origin, k) => ({ stance, origin, k })),
  );
  if (!rows.length) return [];
  return [
    ink.title('ORIGINS'),
    ...rows.flatMap(({ stance, origin, k }) => [
      ...headed(
        names.get(origin.root) ?? origin.root,
        [
          [`${stance} ${k + 1}`, (t) => ink.stance(stance, t)],
          [count(origin.files.length, 'article'), ink.faint],
        ],
        look,
      ),
      ...origin.why.flatMap((w) =>
        wrap(visible(`${w.kind}: ${w.text}`), width - 6).map((l, n) => `    ${n === 0 ? '–' : ' '} ${l}`),
      ),
    ]),
  ];
}

function timeline(claim: Claim, look: Look): readonly string[] {
  const groups = groupsOf([...claim.statements].sort(byTime), (s) =>
    JSON.stringify([day(s.published), s.stance, s.sourceName]),
  );
  const rows = groups.map((group) => ({
    first: group[0],
    outlets: [...new Set(group.map((s) => s.outlet ?? s.file ?? 'no outlet'))],
  }));
  if (rows.length < 2) return [];
  type Row = (typeof rows)[number];
  const lines = table<Row>(
    [
      { name: 'day', text: (r) => day(r.first.published) },
      {
        name: 'stance',
        text: (r) => r.first.stance,
        paint: (r, t) => look.ink.stance(r.first.stance, t),
      },
      { name: 'source', text: (r) => r.first.sourceName ?? 'no source', most: 28, paint: (_, t) => look.ink.name(t) },
      { name: 'told by', grows: true, text: (r) => listOf(r.outlets, 5) },
    ],
    rows,
    look,
  );
  return [look.ink.title('TIMELINE'), ...lines];
}

function drift(claim: Claim, look: Look): readonly string[] {
  if (!claim.drift.length) return [];
  const by = new Map(claim.statements.map((s) => [s.id, s]));
  const named = (id: string): string => {
    const s = by.get(id);
    return s ? place(s) : id;
  };
  return [
    look.ink.title('DRIFT'),
    ...claim.drift.flatMap((d) => [
      ...wrap(visible(`${d.kind}: ${named(d.from)} to ${named(d.to)}`), look.width - 2).map(
        (l) => `  ${look.ink.warn(l)}`,
      ),
      ...wrap(visible(d.why), look.width - 4).map((l) => `    ${l}`),
    ]),
  ];
}

const RELATION: Readonly<Record<string, string>> = {
  narrower: 'is narrower than',
  contradicts: 'contradicts',
  updates: 'updates',
};

function relations(claim: Claim, { related }: ClaimDetails, look: Look): readonly string[] {
  if (!claim.relations.length) return [];
  return [
    look.ink.title('RELATIONS'),
    ...claim.relations.flatMap((r) => [
      ...wrap(visible(`${RELATION[r.kind]}: ${related.get(r.claim) ?? r.claim}`), look.width - 2).map((l) => `  ${l}`),
      ...facts([r.claim, ...r.why.map((w) => w.text)], look, '    '),
    ]),
  ];
}
