import type { LedgerSource } from '../records/ledger.ts';
import { SAME_NOUN } from '../rules/en/descriptions.ts';
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
      roleWords: new Set(
        foldName(source.role ?? '')
          .split(' ')
          .filter(Boolean),
      ),
      bodyWords: new Set([...bodyWords(source.role), ...bodyWords(source.affiliation)]),
      country: countryIn(source.affiliation) ?? countryIn(source.role),
      mentions: [i],
    });
}

/** Surer than what posts say. */
const TIED = 3;

type Verdict = { readonly sure: number; readonly text: string } | 'conflict' | 'unknown';

const shares = (a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined => [...a].find((w) => b.has(w));

/** What role and affiliation of two people of one full name say. */
function compare(a: Profile, b: Profile): Verdict {
  if (comparePeople(a.name, b.name) !== 'same') return 'conflict';
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
  for (const { a, b, text, sure } of pairs) {
    const [x, y] = [groups.get(a)!, groups.get(b)!];
    const conflicts = (p: Profile, q: Profile): boolean =>
      comparePeople(p.name, q.name) !== 'same' || (sure < TIED && compare(p, q) === 'conflict');
    if (x === y || x.some((p) => y.some((q) => conflicts(p, q)))) continue;
    joinMentions(joining, a.mentions[0]!, b.mentions[0]!, { kind: 'same-name', text });
    const all = [...x, ...y];
    for (const p of all) groups.set(p, all);
  }
  return [...new Set(groups.values())];
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
  const names = bare.map((i) => personName(joining.mentions[i]!.source.name)!);
  for (const [at, i] of bare.entries()) {
    const fits = groups.filter((g) => g.some((p) => comparePeople(p.name, names[at]!) === 'same'));
    const tied = fits.filter((g) => tieTo(joining, i, g));
    const [only] = tied.length ? tied : fits;
    if ((tied.length || fits.length) === 1) {
      const tie = tieTo(joining, i, only!);
      joinMentions(joining, i, tie?.to ?? only![0]!.mentions[0]!, {
        kind: tie?.tie.kind ?? 'same-name',
        text: tie?.tie.text ?? 'nothing tells them apart',
      });
    }
    if (fits.length === 0)
      for (const [before, j] of bare.slice(0, at).entries())
        if (comparePeople(names[before]!, names[at]!) === 'same') {
          joinMentions(joining, i, j, { kind: 'same-name', text: 'nothing tells them apart' });
          break;
        }
  }
}

const tieTo = ({ ties }: Joining, i: number, group: readonly Profile[]) =>
  ties.get(i)?.find(({ to }) => group.some((p) => p.mentions.includes(to)));

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
