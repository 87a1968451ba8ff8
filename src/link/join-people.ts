import type { LedgerSource } from '../records/ledger.ts';
import { SAME_NOUN } from '../rules/en/descriptions.ts';
import { BARE_BODIES, LOOSE_WORDS, POSTS } from '../rules/en/source-classes.ts';
import { countryIn } from './countries.ts';
import { foldName } from './fold-name.ts';
import { type Joining, joinMentions } from './joining.ts';
import { bodyWords, comparePeople, type PersonName, personName } from './source-words.ts';

/** A way in which articles name somebody: equal ways in any number of articles are one. */
interface Profile {
  readonly name: PersonName;
  readonly roleWords: ReadonlySet<string>;
  readonly bodyWords: ReadonlySet<string>;
  readonly country: string | null;
  /** "mayor" and "lowland" of the mayor of Lowland. */
  readonly post: { readonly words: ReadonlySet<string>; readonly of: ReadonlySet<string> } | null;
  readonly mentions: number[];
}

/**
 * Joins people by their full names: where role or affiliation agree, or nothing tells them apart. Two that clearly have other
 * posts stay two, and then a bare name joins neither without a tie. Short names and roles join a full name only by a tie.
 */
export function joinPeople(joining: Joining): void {
  const { mentions } = joining;
  const profiles = new Map<string, Profile>();
  const bare: number[] = [];
  const loose: number[] = [];
  for (const [i, { source }] of mentions.entries()) {
    if (source.kind !== 'person' || source.members.length > 0) continue;
    const name = source.grade === 'named' ? personName(source.name) : null;
    if (!name?.given) loose.push(i);
    else if (source.role === null && source.affiliation === null) bare.push(i);
    else add(profiles, source, name, i);
  }
  const list = [...profiles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, p]) => p);
  for (const p of list)
    for (const i of p.mentions.slice(1))
      joinMentions(joining, p.mentions[0]!, i, { kind: 'same-name-and-post', text: mentions[i]!.source.name });
  const groups = joinProfiles(joining, list);
  joinBare(joining, bare, groups);
  for (const i of loose) joinByTie(joining, i);
}

function add(profiles: Map<string, Profile>, source: LedgerSource, name: PersonName, i: number): void {
  const key = JSON.stringify([name.words, foldName(source.role ?? ''), foldName(source.affiliation ?? '')]);
  const found = profiles.get(key);
  if (found) found.mentions.push(i);
  else
    profiles.set(key, {
      name,
      roleWords: wordsIn(source.role ?? ''),
      post: postIn(source.role ?? ''),
      bodyWords: new Set([...bodyWords(source.role), ...bodyWords(source.affiliation)]),
      country: countryIn(source.affiliation) ?? countryIn(source.role),
      mentions: [i],
    });
}

const wordsIn = (text: string): ReadonlySet<string> =>
  new Set(
    foldName(text)
      .split(' ')
      .filter((w) => w && !LOOSE_WORDS.has(w)),
  );

/** "mayor of Lowland", "member of the council of Brell": what the post is, and of what. Letters may stand for any body. */
function postIn(role: string): Profile['post'] {
  const found = / (?:of|for) (?:the )?(?=\p{Lu})/u.exec(role);
  if (!found?.index) return null;
  const of = role.slice(found.index + found[0].length);
  if (/\p{Lu}{2}/u.test(of)) return null;
  const words = [...wordsIn(role.slice(0, found.index))].filter((w) => POSTS.has(w) || BARE_BODIES.has(w));
  return { words: new Set(words), of: wordsIn(of) };
}

/** One post at two places, or of two bodies. */
const isElsewhere = ({ post: p }: Profile, { post: q }: Profile): boolean =>
  p !== null && q !== null && shares(p.words, q.words) !== undefined && shares(p.of, q.of) === undefined;

/** Surer than what posts say. */
const TIED = 3;

type Verdict = { readonly sure: number; readonly text: string } | 'conflict' | 'unknown';

const shares = (a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined => [...a].find((w) => b.has(w));

/** What role and affiliation of two people of one full name say. */
function compare(a: Profile, b: Profile): Verdict {
  if (comparePeople(a.name, b.name) !== 'same') return 'conflict';
  if (isElsewhere(a, b)) return 'conflict';
  const otherLand = a.country !== null && b.country !== null && a.country !== b.country;
  const word = shares(a.bodyWords, b.bodyWords);
  if (word && !otherLand) return { sure: 2, text: `both "${word}"` };
  const alike = [...a.roleWords].find((w) => SAME_NOUN.some((n) => n.includes(w) && n.some((o) => b.roleWords.has(o))));
  const role = shares(a.roleWords, b.roleWords) ?? alike;
  if (role && !otherLand) return { sure: 1, text: `both "${role}"` };
  if (a.roleWords.size && b.roleWords.size)
    return a.country !== null && a.country === b.country ? 'unknown' : 'conflict';
  // One has only a role, the other only an affiliation.
  return otherLand ? 'conflict' : { sure: 0, text: 'nothing tells them apart' };
}

/** Joins the surest pairs first, and two groups only where no pair of theirs conflicts. Gives the groups by their profiles. */
function joinProfiles(joining: Joining, list: readonly Profile[]): Profile[][] {
  const groups = new Map<Profile, Profile[]>(list.map((p) => [p, [p]]));
  const pairs: { a: Profile; b: Profile; sure: number; text: string }[] = [];
  const near = nearIn(list);
  for (const [at, a] of list.entries())
    for (const b of near(at)) {
      const verdict = tied(joining, a, b) ?? compare(a, b);
      if (typeof verdict === 'object') pairs.push({ a, b, ...verdict });
    }
  pairs.sort((x, y) => y.sure - x.sure || x.a.mentions[0]! - y.a.mentions[0]! || x.b.mentions[0]! - y.b.mentions[0]!);
  // Groups with a pair that conflicts stay apart, and so does whatever they become.
  const apart = new Map<Profile[], Set<Profile[]>>();
  for (const { a, b, text, sure } of pairs) {
    const [x, y] = [groups.get(a)!, groups.get(b)!];
    if (x === y || (sure < TIED && apart.get(x)?.has(y))) continue;
    const conflicts = (p: Profile, q: Profile): boolean =>
      comparePeople(p.name, q.name) !== 'same' || (sure < TIED && compare(p, q) === 'conflict');
    if (x.some((p) => y.some((q) => conflicts(p, q)))) {
      if (sure < TIED) setApart(apart, x, y);
      continue;
    }
    joinMentions(joining, a.mentions[0]!, b.mentions[0]!, { kind: 'same-name', text });
    const all = [...x, ...y];
    for (const p of all) groups.set(p, all);
    for (const old of [x, y]) for (const other of apart.get(old) ?? []) setApart(apart, all, other);
  }
  return [...new Set(groups.values())];
}

function setApart(apart: Map<Profile[], Set<Profile[]>>, x: Profile[], y: Profile[]): void {
  for (const [one, other] of [
    [x, y],
    [y, x],
  ] as const)
    apart.set(one, (apart.get(one) ?? new Set()).add(other));
}

/**
 * Gives the later profiles with one full name. Of two the last word of the one stands in the other, so that few have to be looked at.
 */
function nearIn(list: readonly Profile[]): (at: number) => Profile[] {
  const withWord = new Map<string, number[]>();
  const withFamily = new Map<string, number[]>();
  const note = (to: Map<string, number[]>, word: string, i: number): unknown =>
    to.get(word)?.push(i) ?? to.set(word, [i]);
  for (const [i, { name }] of list.entries()) {
    for (const word of new Set(name.words)) note(withWord, word, i);
    note(withFamily, name.family, i);
  }
  return (at) => {
    const { name } = list[at]!;
    const found = [withWord.get(name.family), ...name.words.map((word) => withFamily.get(word))];
    const later = new Set(found.flatMap((some) => some?.filter((i) => i > at) ?? []));
    return [...later]
      .sort((a, b) => a - b)
      .map((i) => list[i]!)
      .filter((b) => comparePeople(name, b.name) === 'same');
  };
}

/** Told to have said the same: whatever their posts are called. */
function tied(joining: Joining, a: Profile, b: Profile): Exclude<Verdict, string> | null {
  const others = new Set(b.mentions);
  for (const i of a.mentions)
    for (const { to, tie } of joining.ties.get(i) ?? []) if (others.has(to)) return { sure: TIED, text: tie.text };
  return null;
}

/** A full name without a post: the one bearer of it that is known, else all bare mentions are one. */
function joinBare(joining: Joining, bare: readonly number[], groups: readonly (readonly Profile[])[]): void {
  const groupOf = new Map(groups.flatMap((g) => g.flatMap((p) => p.mentions.map((i) => [i, g] as const))));
  // Very many may have one name: each is compared once.
  const names = new Map<string, { name: PersonName; first: number; fits: readonly (readonly Profile[])[] }>();
  for (const i of bare) {
    const name = personName(joining.mentions[i]!.source.name)!;
    const key = name.words.join(' ');
    const isOf = (other: PersonName): boolean => comparePeople(other, name) === 'same';
    const known = names.get(key);
    const fits = known?.fits ?? groups.filter((g) => g.some((p) => isOf(p.name)));
    const tied = fits.filter((g) => tieTo(joining, i, groupOf, g));
    const [only] = tied.length ? tied : fits;
    if ((tied.length || fits.length) === 1) {
      const tie = tieTo(joining, i, groupOf, only);
      joinMentions(joining, i, tie?.to ?? only![0]!.mentions[0]!, {
        kind: tie?.tie.kind ?? 'same-name',
        text: tie?.tie.text ?? 'nothing tells them apart',
      });
    }
    if (fits.length === 0) {
      const before = known ?? [...names.values()].find((n) => isOf(n.name));
      if (before) joinMentions(joining, i, before.first, { kind: 'same-name', text: 'nothing tells them apart' });
    }
    if (!known) names.set(key, { name, first: i, fits });
  }
}

const tieTo = ({ ties }: Joining, i: number, groupOf: ReadonlyMap<number, unknown>, group: unknown) =>
  ties.get(i)?.find(({ to }) => groupOf.get(to) === group);

/** "Holm" or "the port's spokeswoman" to the one full name that a tie leads to and that fits. */
function joinByTie(joining: Joining, i: number): void {
  const { mentions, ties, sets } = joining;
  const me = mentions[i]!.source;
  const name = me.grade === 'named' ? personName(me.name) : null;
  const fits = new Map<number, { to: number; kind: string; text: string }>();
  for (const { to, tie } of ties.get(i) ?? []) {
    const other = mentions[to]!.source;
    if (other.kind !== 'person' || other.grade !== 'named') continue;
    const full = personName(other.name);
    if (!full?.given) continue;
    if (name ? comparePeople(name, full) === 'may be' : me.grade === 'role' && holds(me, other))
      fits.set(sets.root(to), { to, kind: tie.kind, text: tie.text });
  }
  if (fits.size !== 1) return;
  const [{ to, kind, text }] = [...fits.values()] as [{ to: number; kind: string; text: string }];
  joinMentions(joining, i, to, { kind, text });
}

/** The named person has the role: its body and country are the same as far as both are told, and one of them is told. */
function holds(role: LedgerSource, person: LedgerSource): boolean {
  const [a, b] = [bodyWords(role.role ?? role.name), bodyWords(person.role)];
  const [x, y] = [
    countryIn(role.affiliation) ?? countryIn(role.name),
    countryIn(person.affiliation) ?? countryIn(person.role),
  ];
  if (x !== null && y !== null && x !== y) return false;
  return a.size > 0 && [...a].every((w) => b.has(w) || countryIn(w) !== null);
}
