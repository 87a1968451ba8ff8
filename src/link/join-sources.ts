import type { LedgerSource, SourceRecord } from '../records/ledger.ts';
import { BARE_BODIES } from '../rules/en/source-classes.ts';
import { governmentOf } from './countries.ts';
import { foldName } from './fold-name.ts';
import { joinPeople } from './join-people.ts';
import { joinTied } from './join-tied.ts';
import { type Joining, joinMentions, type SourceMention, type SourceTie } from './joining.ts';
import { outletSourceId, sourceId } from './source-id.ts';
import { recordOf } from './source-record.ts';
import { bodyWords, countryOf, outletKey, tellingWords } from './source-words.ts';
import { Union } from './union.ts';

/**
 * The sources behind mentions in many articles, each once. Names of bodies, outlets and documents are one by their full form,
 * governments by their country, people by a full name that nothing tells apart; sources without a name only by the same utterance.
 * Where names conflict two sources stay two. A function of the set of mentions and ties alone: their order changes nothing. Ids
 * come from the name, for people from the least mention, so that they last as more articles come.
 */
export function joinSources(list: readonly SourceMention[], ties: readonly SourceTie[] = []): SourceRecord[] {
  const mentions = distinct(list);
  const joining: Joining = { mentions, sets: new Union(mentions.length), why: new Map(), ties: tiesOf(mentions, ties) };
  joinByKey(joining);
  joinAcronyms(joining);
  joinPeople(joining);
  joinTied(joining);
  const sets = joining.sets.sets();
  const idOf = new Map<string, string>();
  for (const set of sets) {
    const id = idFor(set.map((i) => mentions[i]!));
    for (const i of set) idOf.set(mentionKey(mentions[i]!), id);
  }
  const records = sets.map((set) => recordOf(joining, set, idOf));
  return [...records, ...publishers(mentions, new Set(records.map((r) => r.id)))].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
}

const mentionKey = (m: SourceMention): string => `${m.article} ${m.source.local}`;

/** Each mention once, in an order of their own. */
function distinct(list: readonly SourceMention[]): SourceMention[] {
  const by = new Map(list.map((m) => [mentionKey(m), m]));
  return [...by].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, m]) => m);
}

function tiesOf(mentions: readonly SourceMention[], ties: readonly SourceTie[]): Joining['ties'] {
  const at = new Map(mentions.map((m, i) => [mentionKey(m), i]));
  const by = new Map<number, { to: number; tie: SourceTie }[]>();
  const ordered = ties.map((tie) => ({ tie, key: JSON.stringify([tie.kind, tie.a, tie.b, tie.text]) }));
  for (const { tie } of ordered.sort((x, y) => (x.key < y.key ? -1 : 1))) {
    const a = at.get(`${tie.a.article} ${tie.a.local}`);
    const b = at.get(`${tie.b.article} ${tie.b.local}`);
    if (a === undefined || b === undefined || a === b) continue;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const found = by.get(from);
      if (found) found.push({ to, tie });
      else by.set(from, [{ to, tie }]);
    }
  }
  return by;
}

/** Key by which a body, outlet or document is one everywhere; null for people and for what its words alone do not tell apart. */
export function fullKey(s: LedgerSource): string | null {
  if (s.kind === 'outlet' || (s.outletId !== null && s.kind !== 'person'))
    return s.grade === 'named' || s.outletId !== null ? `outlet ${outletKey(s.outletId, s.name)}` : null;
  const name = foldName(s.name);
  if (s.kind === 'document') return s.grade === 'named' && name.includes(' ') ? `document ${name}` : null;
  if (s.kind !== 'organization' || s.members.length > 0) return null;
  // A capital that belongs to itself is the town.
  const land = s.affiliation === s.name ? null : governmentOf(s.name);
  if (land !== null) return `government ${land}`;
  // One key with outlets that no register knows: a company may publish, and a paper may be spoken of as a firm.
  if (s.grade === 'named') return isBare(name) ? null : `outlet ${outletKey(null, s.name)}`;
  // "the foreign ministry" of a country that is told, "Marl police": the body's words and what tells it apart.
  const country = countryOf(s);
  const words = [...tellingWords(s.name)].sort();
  if (s.grade !== 'role' || words.length === 0) return null;
  if (country !== null) return `body ${country} ${words.join(' ')}`;
  return /\p{Lu}/u.test(s.name.replace(/^\p{L}+ /u, '').slice(0, 1)) && !isBare(name) && words.length > 1
    ? `body ${words.join(' ')}`
    : null;
}

const isBare = (name: string): boolean =>
  name.split(' ').every((w) => BARE_BODIES.has(w) || [...bodyWords(w)].length === 0);

function joinByKey(joining: Joining): void {
  const first = new Map<string, number>();
  for (const [i, { source }] of joining.mentions.entries()) {
    const key = fullKey(source);
    if (key === null) continue;
    const at = first.get(key);
    if (at === undefined) first.set(key, i);
    else joinMentions(joining, at, i, { kind: 'same-name', text: source.name });
  }
}

/** "WHO", "U.N.". */
export const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}.&-]{1,7}$/u;

/** Whether it is told who it is: others are never one by what they are called. */
const isTold = ({ grade }: LedgerSource): boolean => grade === 'named' || grade === 'role';

/** "WHO" alone is the one body in the list that an article calls both by its full name and so. */
function joinAcronyms(joining: Joining): void {
  const expansions = new Map<string, Set<number>>();
  for (const [i, { source }] of joining.mentions.entries()) {
    if ((source.kind !== 'organization' && source.kind !== 'document') || !isTold(source)) continue;
    for (const alias of [source.name, ...source.aliases]) {
      if (!ACRONYM.test(alias) || !source.name.includes(' ')) continue;
      const set = expansions.get(foldName(alias)) ?? new Set();
      expansions.set(foldName(alias), set.add(joining.sets.root(i)));
    }
  }
  for (const [i, { source }] of joining.mentions.entries()) {
    if (source.kind !== 'organization' || !isTold(source) || !ACRONYM.test(source.name)) continue;
    const roots = [...(expansions.get(foldName(source.name)) ?? [])];
    if (roots.length === 1 && joining.sets.root(roots[0]!) !== joining.sets.root(i))
      joinMentions(joining, roots[0]!, i, {
        kind: 'acronym',
        text: `${source.name}: ${joining.mentions[roots[0]!]!.source.name}`,
      });
  }
}

function idFor(set: readonly SourceMention[]): string {
  const keys = set
    .map((m) => fullKey(m.source))
    .filter((k) => k !== null)
    .sort();
  return sourceId(keys[0] ?? mentionKey(set[0]!));
}

/** Who publishes is a source too: it holds what its articles say in their own voice. */
function publishers(mentions: readonly SourceMention[], known: ReadonlySet<string>): SourceRecord[] {
  const records = new Map<string, SourceRecord>();
  const all = mentions.flatMap((m) => m.publications ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
  const seen = new Set<string>();
  for (const { outlet, outletId } of all) {
    if (outlet === null) continue;
    // Of two with one key the first counts; most have been seen, and an id is a hash.
    const key = outletKey(outletId, outlet);
    if (seen.has(key)) continue;
    seen.add(key);
    const id = outletSourceId(outletId, outlet);
    if (!known.has(id) && !records.has(id)) records.set(id, outletRecord(id, outlet, outletId));
  }
  return [...records.values()];
}

const outletRecord = (id: string, name: string, outletId: string | null): SourceRecord => ({
  id,
  kind: 'outlet',
  grade: 'named',
  name,
  aliases: [],
  role: null,
  affiliation: null,
  outletId,
  members: [],
  joined: [],
});
