import type { Span } from '../records/span.ts';
import { NAME_JOINTS } from '../rules/en/body-words.ts';
import { ORGANIZATION_WORDS } from '../rules/en/names.ts';
import { lookupOutlet } from '../rules/outlets/register.ts';
import type { GivenName, ResolveContext } from './context.ts';
import type { Entity } from './entity.ts';
import { entityOf, groupNames, type NameGroup, namesInTitles } from './groups.ts';
import { joinGroups, root } from './join-names.ts';
import type { ModelName } from './kinds.ts';
import { key, lexicon } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';
import { findNames, type Name } from './names.ts';
import { isCapital, spanOf, tokenRange, type Words } from './words.ts';

/** Names of an article as entities. */
export interface NamedArticle {
  readonly index: NameIndex;
  readonly named: readonly Entity[];
  /** Short names that fit several: place, words, the fuller names. */
  readonly ambiguous: readonly (readonly [Span, string, readonly string[]])[];
}

/** Finds all names of an article, joins those of one bearer and makes an entity of each. */
export function nameArticle(
  words: Words,
  sources: readonly (readonly [number, number] | null)[],
  context: Pick<ResolveContext, 'known' | 'names'>,
): NamedArticle {
  const starts = new Map<number, number>();
  for (const r of sources) if (r && nameLike(words, r)) starts.set(r[0], r[1]);
  const asked = new Map<string, boolean>();
  const isOutlet = (name: string): boolean => {
    const known = asked.get(name) ?? lookupOutlet(name) !== null;
    asked.set(name, known);
    return known;
  };
  const model = modelNames(words, context.names ?? []);
  const running = partNames(words, findNames(words, starts, isOutlet));
  const first = groupNames(words, running, isOutlet, model);
  const titles = namesInTitles(words, first);
  const names = titles.length ? [...running, ...titles].sort((a, b) => a.first - b.first) : running;
  const groups = titles.length ? groupNames(words, names, isOutlet, model) : first;
  for (const g of groups) fromKnown(g, context);
  const ambiguous = joinGroups(words, names, groups);
  const joined = new Map<NameGroup, NameGroup[]>();
  for (const g of groups) {
    const r = root(g);
    const list = joined.get(r) ?? [];
    if (g !== r) list.push(g);
    joined.set(r, list);
  }
  const entities = new Map<NameGroup, Entity>();
  for (const [g, list] of joined) {
    const e = entityOf(g, list);
    place(e);
    entities.set(g, e);
  }
  const of: Entity[] = [];
  for (const g of groups) for (const n of g.names) of[n] = entities.get(root(g))!;
  const nameAt = new Int32Array(words.tokens.length + 1).fill(-1);
  for (const [i, name] of names.entries()) nameAt.fill(i, name.first, name.last);
  return {
    index: { words, names, nameAt, entityOf: of },
    named: [...entities.values()],
    ambiguous: ambiguous.map(({ group, candidates }) => [
      names[group.names[0]!]!.span,
      group.text,
      candidates.map((c) => c.text),
    ]),
  };
}

/**
 * "University of Nara Ana Jafari heard ... Jafari said": one run of capitals is cut where its last word is a name by itself elsewhere
 * and an organization's word stands before the two last ones.
 */
function partNames(words: Words, names: readonly Name[]): readonly Name[] {
  const single = new Set<string>();
  for (const n of names) if (n.words.length === 1) single.add(n.words[0]!);
  return names.flatMap((n) => {
    const size = n.words.length;
    if (size < 4 || n.last - n.first !== size || !single.has(n.words.at(-1)!)) return [n];
    const [body, tail] = [n.words.slice(0, -2), n.words.slice(-2)];
    const split =
      body.some((w) => ORGANIZATION_WORDS.has(w)) &&
      !tail.some((w) => ORGANIZATION_WORDS.has(w) || NAME_JOINTS.has(w) || w.length < 2);
    if (!split || lexicon().places.has(key(tail[1]!))) return [n];
    const cut = n.last - 2;
    return [
      { ...n, last: cut, span: spanOf(words, n.first, cut), words: body },
      { ...n, first: cut, titleFirst: cut, span: spanOf(words, cut, n.last), words: tail },
    ];
  });
}

/** Only words with capitals: a source of this form is a name even where a capital alone does not show it. */
function nameLike(words: Words, [a, z]: readonly [number, number]): boolean {
  for (let i = a; i < z; i++) {
    const t = words.tokens[i]!;
    if (!isCapital(t) && t.kind !== 'mark' && !NAME_JOINTS.has(t.lower)) return false;
  }
  return z > a && z - a < 8;
}

function modelNames(words: Words, names: readonly GivenName[]): Map<number, ModelName> {
  const out = new Map<number, ModelName>();
  for (const { span, label, score } of names) {
    const [a, z] = tokenRange(words, span);
    for (let i = a; i < z; i++) out.set(i, { label, score });
  }
  return out;
}

/** A name that an earlier article had is of the same kind here. */
function fromKnown(group: NameGroup, { known = [] }: Pick<ResolveContext, 'known'>): void {
  if (!known.length || group.words.length < 2) return;
  for (const s of known)
    if (
      s.name === group.text &&
      (s.kind === 'person' || s.kind === 'organization' || s.kind === 'outlet' || s.kind === 'document')
    )
      group.kind = s.kind;
}

/** Country of a place or metonym, key of an outlet. */
function place(e: Entity): void {
  const p = lexicon().places.get(key(e.name));
  if (p && e.kind !== 'person') {
    e.country = p.country;
    if (p.kind === 'capital' || p.kind === 'metonym') e.affiliation = p.land;
  }
  if (e.kind !== 'outlet') return;
  const full = `The ${e.name}`;
  const outlet = lookupOutlet(e.name) ?? lookupOutlet(full);
  e.outletId = outlet?.id ?? null;
  if (outlet && (outlet.name === full || outlet.aliases.includes(full))) {
    e.aliases.add(e.name);
    e.name = full;
  }
}
