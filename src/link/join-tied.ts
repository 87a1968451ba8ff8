import type { LedgerSource } from '../records/ledger.ts';
import { foldName } from './fold-name.ts';
import { type Joining, joinMentions, type SourceTie } from './joining.ts';
import { bodyWords, classesIn, countryOf } from './source-words.ts';
import { Union } from './union.ts';

/** Two mentions that may be one source by what they are told to have said. */
interface Pair {
  readonly a: number;
  readonly b: number;
  readonly tie: SourceTie;
}

/**
 * What a person said is one; and sources without a name, and bodies that every place has: one where the same utterance is told of both. Where something tells two of
 * those apart that hang together so, none of the others can be said to be either: then only those that are called alike are one.
 */
export function joinTied(joining: Joining): void {
  const { mentions, sets } = joining;
  const pairs = [...joining.ties].flatMap(([a, list]) =>
    list.filter(({ to }) => a < to).map(({ to, tie }) => ({ a, b: to, tie })),
  );
  // What a person said is one is one.
  joinAll(
    joining,
    pairs.filter(({ tie }) => tie.kind === 'same-source'),
  );
  const mayBe = pairs.filter(({ a, b, tie }) => isPair(mentions[a]!.source, mentions[b]!.source, tie));
  mayBe.sort((x, y) => x.a - y.a || x.b - y.b || (x.tie.kind < y.tie.kind ? -1 : 1));
  const named = new Set(mentions.flatMap(({ source }, i) => (source.grade === 'named' ? [sets.root(i)] : [])));
  const isNamed = (i: number): boolean => named.has(sets.root(i));
  for (const together of hanging(joining, mayBe)) {
    if (isOne(joining, together, isNamed)) joinAll(joining, together);
    else
      for (const alike of hanging(
        joining,
        together.filter((p) => isCalledAlike(joining, p)),
      )) {
        const isSure = namedIn(joining, alike, isNamed) < 2;
        joinAll(
          joining,
          alike.filter(({ a, b }) => isSure || !(isNamed(a) || isNamed(b))),
        );
      }
  }
}

function isPair(x: LedgerSource, y: LedgerSource, tie: SourceTie): boolean {
  if (
    tie.kind === 'same-source' ||
    x.kind !== y.kind ||
    x.kind === 'author' ||
    x.grade === 'named' ||
    y.grade === 'named'
  )
    return false;
  const isBody = x.kind === 'organization' && x.grade === 'role' && y.grade === 'role';
  if (tie.kind === 'same-claim') return isBody && foldName(x.name) === foldName(y.name);
  return mayBeOne(described(x), described(y));
}

function joinAll(joining: Joining, pairs: readonly Pair[]): void {
  for (const { a, b, tie } of pairs) joinMentions(joining, a, b, { kind: tie.kind, text: tie.text });
}

/** Pairs by what hangs together through them, and through what was joined before. */
function hanging({ mentions, sets }: Joining, pairs: readonly Pair[]): Pair[][] {
  const over = new Union(mentions.length);
  for (const { a, b } of pairs) over.join(sets.root(a), sets.root(b));
  const by = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const root = over.root(sets.root(pair.a));
    const found = by.get(root);
    if (found) found.push(pair);
    else by.set(root, [pair]);
  }
  return [...by.values()];
}

/** Nothing tells any two of them apart, and at most one is known by name. */
function isOne(joining: Joining, pairs: readonly Pair[], isNamed: (i: number) => boolean): boolean {
  if (namedIn(joining, pairs, isNamed) > 1) return false;
  const called = new Map<string, Description>();
  for (const { a, b } of pairs)
    for (const i of [a, b]) {
      const { source } = joining.mentions[i]!;
      const key = callingOf(source);
      if (!called.has(key)) called.set(key, described(source));
    }
  const all = [...called.values()];
  return all.every((x, i) => all.slice(i + 1).every((y) => mayBeOne(x, y)));
}

/** How many that are known by name are among them. */
const namedIn = ({ sets }: Joining, pairs: readonly Pair[], isNamed: (i: number) => boolean): number =>
  new Set(pairs.flatMap(({ a, b }) => [a, b].filter(isNamed).map((i) => sets.root(i)))).size;

const isCalledAlike = ({ mentions }: Joining, { a, b }: Pair): boolean =>
  callingOf(mentions[a]!.source) === callingOf(mentions[b]!.source);

const callingOf = (s: LedgerSource): string => JSON.stringify([foldName(s.name), countryOf(s), s.members.length > 0]);

/** What sets a source without a name apart. */
interface Description {
  readonly isJoint: boolean;
  readonly country: string | null;
  readonly classes: ReadonlySet<string>;
  readonly body: ReadonlySet<string>;
}

const described = (s: LedgerSource): Description => ({
  isJoint: s.members.length > 0,
  country: countryOf(s),
  classes: classesIn(s.name),
  body: bodyWords(s.name),
});

/**
 * Nothing in the descriptions tells them apart: country, class, nor the body that they belong to, unless one only says less of it. "The
 * council of Lowland" and "the council of Brell" are two, and so are "the water board" and "the school board".
 */
function mayBeOne(x: Description, y: Description): boolean {
  return (
    !(x.isJoint || y.isJoint) &&
    (x.country === null || y.country === null || x.country === y.country) &&
    (x.classes.size === 0 || y.classes.size === 0 || [...x.classes].some((c) => y.classes.has(c))) &&
    (isWithin(x.body, y.body) || isWithin(y.body, x.body))
  );
}

const isWithin = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((w) => b.has(w));
