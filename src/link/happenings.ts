import type { Stance } from '../records/attribution.ts';
import type { Claim, Position, Statement } from '../records/claim.ts';
import type { Linkable } from '../records/ledger.ts';
import type { Happening } from '../records/watch.ts';
import { compareTimes, timeOf } from './positions.ts';
import { type Tie, tiesBetween } from './ties.ts';
import { type Version, withdrawnIn } from './withdrawn.ts';

/** What is known of a claim beside itself. */
export interface Around {
  /** Its statements by id. */
  readonly linkables: ReadonlyMap<string, Linkable>;
  /** Claims that it updates, by id. */
  readonly older: ReadonlyMap<string, Claim>;
  /** Newer versions of its texts, by text. */
  readonly versions: ReadonlyMap<string, readonly Version[]>;
}

/**
 * What has happened to a claim, as it stands: a function of the claim alone, whatever came first. Says nothing where it is not sure: a
 * change of stance only of one named source, in words of its own that are dated on both sides; a first name only where what was told
 * before it is dated too.
 */
export function happeningsIn(claim: Claim, around: Around): Happening[] {
  if (claim.hidden) return [];
  return [
    ...disputed(claim),
    ...changedStances(claim, around),
    ...newerFigure(claim, around),
    ...firstName(claim, around),
    ...sharedOrigins(claim, around),
    ...takenBack(claim, around),
  ];
}

type Told = Pick<Happening, 'kind' | 'key' | 'text'> & {
  /** What names it: these words before the id of each of these statements or texts. */
  readonly marked: readonly [words: string, ids: Iterable<string>];
  readonly rests: Iterable<string>;
};

/** Puts together what is alike in all of them. */
function happening(claim: Claim, { kind, key, text, marked: [words, marked], rests }: Told): Happening {
  const statements = [...new Set(rests)].sort();
  const dates = claim.statements.flatMap((s) =>
    statements.includes(s.id) && s.published !== null ? [s.published] : [],
  );
  return {
    kind,
    key: `${kind} ${key}`,
    marks: [...new Set(marked)].sort().map((id) => `${kind} ${words} ${id}`),
    claim: claim.id,
    title: claim.title,
    text,
    statements,
    articles: [...new Set(claim.statements.map((s) => s.article))].sort(),
    date: dates.reduce<string | null>((a, b) => (a === null || compareTimes(a, b) < 0 ? b : a), null),
  };
}

const idsOf = (claim: Claim): string[] => claim.statements.map((s) => s.id);

/** "A, B and C"; of many the first. */
function listed(names: readonly string[]): string {
  const once = [...new Set(names)];
  const shown = once.length > 4 ? [...once.slice(0, 3), `${once.length - 3} more`] : once;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

const holding = (claim: Claim, stance: Stance): readonly Position[] =>
  claim.positions.filter((p) => p.stance === stance);

/** What names the dispute that a statement has a part in. */
export const disputeOf = (statement: string): string => `disputed  ${statement}`;

/**
 * Names of what is not so for a claim, as it stands, and would be news again once it is: nothing can be told of a claim that is hidden, and
 * what happened to it is not undone by that.
 */
export const endedIn = (claim: Claim): readonly string[] =>
  claim.disputed || claim.hidden ? [] : [...new Set(idsOf(claim))].sort().map(disputeOf);

function disputed(claim: Claim): Happening[] {
  if (!claim.disputed) return [];
  const [asserts, denies] = [holding(claim, 'asserts'), holding(claim, 'denies')];
  const by = (list: readonly Position[]): string => listed(list.map((p) => p.sourceName)) || 'no source';
  return [
    happening(claim, {
      kind: 'disputed',
      key: claim.id,
      text: `Sources stand on two sides now: asserted by ${by(asserts)}; denied by ${by(denies)}.`,
      marked: ['', idsOf(claim)],
      rests: [...asserts, ...denies].flatMap((p) => p.statements),
    }),
  ];
}

const opposite = (stance: Stance): Stance => (stance === 'asserts' ? 'denies' : 'asserts');

const WORDS: Readonly<Record<'asserts' | 'denies', readonly [now: string, before: string]>> = {
  asserts: ['asserts', 'asserted'],
  denies: ['denies', 'denied'],
};

function changedStances(claim: Claim, { linkables }: Around): Happening[] {
  const out: Happening[] = [];
  for (const position of claim.positions) {
    const { sourceId, sourceName, stance } = position;
    if (stance !== 'asserts' && stance !== 'denies') continue;
    if (claim.positions.some((p) => p.sourceId === sourceId && p !== position)) continue;
    const mine = [...new Map(claim.statements.filter((s) => s.sourceId === sourceId).map((s) => [s.id, s])).values()];
    const now = mine.filter((s) => !s.withdrawn && s.stance === stance);
    const before = mine.filter((s) => s.withdrawn && s.stance === opposite(stance));
    if (!before.length || !now.length || now.length + before.length < mine.length) continue;
    if (!mine.every((s) => isPlain(s, linkables.get(s.id)))) continue;
    const [from, since] = [lastDay(before, linkables), firstDay(now, linkables)];
    if (from === null || since === null || from >= since) continue;
    const [is, was] = [WORDS[stance][0], WORDS[opposite(stance) as 'asserts' | 'denies'][1]];
    out.push(
      happening(claim, {
        kind: 'stance',
        key: `${claim.id} ${sourceId} ${stance}`,
        text: `${sourceName} ${is} it since ${since}, and ${was} it until ${from}.`,
        marked: [stance, now.map((s) => s.id)],
        rests: mine.map((s) => s.id),
      }),
    );
  }
  return out;
}

/** Said by a person or body with a name in the article itself, nobody in between; denied, where it is, in so many words. */
function isPlain(s: Statement, linkable: Linkable | undefined): boolean {
  const { statement, sources } = linkable ?? {};
  const kind = sources?.get(statement?.source ?? '')?.kind;
  return (
    statement !== undefined &&
    s.attribution !== null &&
    s.grade === 'named' &&
    s.hands === 0 &&
    s.chain.length === 1 &&
    (kind === 'person' || kind === 'organization') &&
    (s.stance === 'denies') === (statement.facts.denied === true) &&
    !statement.translated
  );
}

const dayOf = (linkable: Linkable | undefined): string | null =>
  (linkable && timeOf(linkable))?.slice(0, 'YYYY-MM-DD'.length) ?? null;

/** Days of all of them in order; null where one bears none. */
function daysOf(list: readonly Statement[], linkables: Around['linkables']): readonly string[] | null {
  const days = list.map((s) => dayOf(linkables.get(s.id)));
  return days.every((d) => d !== null) ? days.sort() : null;
}

const firstDay = (list: readonly Statement[], linkables: Around['linkables']): string | null =>
  daysOf(list, linkables)?.[0] ?? null;

const lastDay = (list: readonly Statement[], linkables: Around['linkables']): string | null =>
  daysOf(list, linkables)?.at(-1) ?? null;

/** One for each newer count, whatever older ones there are. */
function newerFigure(claim: Claim, { older }: Around): Happening[] {
  const updates = claim.relations.filter((r) => r.kind === 'updates' && r.why.some((w) => w.kind === 'number'));
  if (!updates.length) return [];
  const titles = updates.flatMap((r) => older.get(r.claim)?.title ?? []);
  if (!titles.length) return [];
  return [
    happening(claim, {
      kind: 'figure',
      key: claim.id,
      text: `A newer figure: “${claim.title}” follows ${listed([...titles].sort().map((t) => `“${t}”`))}.`,
      marked: ['', idsOf(claim)],
      rests: idsOf(claim),
    }),
  ];
}

function firstName(claim: Claim, { linkables }: Around): Happening[] {
  const asserted = claim.statements.filter((s) => s.stance === 'asserts');
  const named = asserted.filter((s) => s.grade === 'named' && s.attribution !== null && s.sourceName !== null);
  const unnamed = asserted.filter((s) => s.grade !== 'named');
  const days = daysOf(asserted, linkables);
  const since = firstDay(named, linkables);
  if (!days || since === null || !unnamed.length || days[0]! >= since) return [];
  const first = named.filter((s) => dayOf(linkables.get(s.id)) === since);
  const before = unnamed.filter((s) => dayOf(linkables.get(s.id))! < since);
  return [
    happening(claim, {
      kind: 'named',
      key: claim.id,
      text: `${listed(first.map((s) => s.sourceName!).sort())} ${new Set(first.map((s) => s.sourceName)).size === 1 ? 'is' : 'are'} the first named for it (${since}); it was told without a name since ${days[0]}.`,
      marked: ['', idsOf(claim)],
      rests: [...first, ...before].map((s) => s.id),
    }),
  ];
}

/** Ties by which one text is known to be made from the other, or both from one agency's. */
const COPIED: ReadonlySet<Tie['kind']> = new Set(['near-copy', 'same-credit']);

/** One for texts of several outlets, whichever of their claims shows it: named by the texts, not by statements. */
function sharedOrigins(claim: Claim, { linkables }: Around): Happening[] {
  return Object.values(claim.origins)
    .flat()
    .flatMap((origin) => {
      const members = origin.statements.flatMap((id) => linkables.get(id) ?? []);
      const { texts, why } = copiesAmong(members);
      if (why === null) return [];
      const copies = members.filter((m) => texts.has(m.statement.article));
      const outlets = copies.flatMap((m) => m.publications.flatMap((p) => p.outlet ?? [])).sort();
      return [
        happening(claim, {
          kind: 'origin',
          key: [...texts].sort()[0]!,
          text: `What ${listed(outlets)} tell has one origin: ${why}.`,
          marked: ['', texts],
          rests: copies.map((m) => m.statement.id),
        }),
      ];
    });
}

/** One for each article and version that left it out; the same article's earlier versions bear the same mark. */
function takenBack(claim: Claim, { versions }: Around): Happening[] {
  return withdrawnIn(claim, versions).map(({ same, version: { before, now, corrects } }) => {
    const ids = same.map((s) => s.id);
    const day = (now.modified ?? now.published ?? now.fetched)?.slice(0, 'YYYY-MM-DD'.length);
    const version = day === undefined ? 'a newer version of its article' : `the version of its article of ${day}`;
    const note = corrects ? ', which bears a correction,' : '';
    return {
      ...happening(claim, {
        kind: 'withdrawn',
        key: `${before.article} ${now.article} ${[...ids].sort()[0]}`,
        text: `${now.outlet ?? before.outlet ?? 'An outlet'} no longer tells it: ${version}${note} leaves it out.`,
        marked: ['', ids],
        rests: ids,
      }),
      date: now.modified ?? now.published,
    };
  });
}

/** Words below which texts may be alike by chance: two reports of one sentence. */
const FEW_WORDS = 40;

/** Texts among those of some statements that are copies or of one agency, with what shows it; none where nothing does. */
function copiesAmong(members: readonly Linkable[]): {
  readonly texts: ReadonlySet<string>;
  readonly why: string | null;
} {
  const texts = new Set<string>();
  const reasons: string[] = [];
  const long = members.filter((m) => m.text.wordCount >= FEW_WORDS);
  for (const [i, a] of long.entries()) {
    const outlets = [...new Set(a.publications.flatMap((p) => p.outlet ?? []))].sort();
    if (outlets.length > 1) {
      texts.add(a.statement.article);
      reasons.push(`${listed(outlets)} have the same text`);
    }
    for (const b of long.slice(0, i)) {
      const tie = tiesBetween(a, b).find((t) => COPIED.has(t.kind));
      if (!tie || !apart(a, b)) continue;
      for (const { statement } of [a, b]) texts.add(statement.article);
      reasons.push(tie.text);
    }
  }
  return { texts, why: reasons.sort()[0] ?? null };
}

/** Published by two outlets that are known. */
const apart = (a: Linkable, b: Linkable): boolean => {
  const [x, y] = [a, b].map((l) => l.publications.flatMap((p) => p.outlet ?? []));
  return x!.some((outlet) => y!.some((other) => other !== outlet));
};
