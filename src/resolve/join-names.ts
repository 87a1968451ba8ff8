import {
  CORPORATE_WORDS,
  LOCAL_BODY_WORDS,
  NATIONAL_NOUNS,
  SHORT_BODIES,
  SMALL_NAME_WORDS,
} from '../rules/en/body-words.ts';
import { LOCATIVE_PREPOSITIONS } from '../rules/en/mention-words.ts';
import { GENERATIONS, ORGANIZATION_WORDS, PARTICLES } from '../rules/en/names.ts';
import { lookupOutlet } from '../rules/outlets/register.ts';
import type { JoinId } from '../rules/rule-ids.ts';
import type { NameGroup } from './groups.ts';
import { key, lexicon } from './lexicon.ts';
import type { Name } from './names.ts';
import type { Words } from './words.ts';

/** A short name that fits more than one longer one. */
export interface Ambiguous {
  readonly group: NameGroup;
  readonly candidates: readonly NameGroup[];
}

/**
 * Joins groups of names that are one person or body: fuller and shorter names in either order, titles with family names,
 * acronyms and expansions. Only where one candidate is left; the others are returned. Sets `into`, `rule` and `score`.
 */
export function joinGroups(words: Words, names: readonly Name[], groups: readonly NameGroup[]): Ambiguous[] {
  const ambiguous: Ambiguous[] = [];
  const groupOf = new Map<number, NameGroup>();
  for (const g of groups) for (const n of g.names) groupOf.set(n, g);
  acronymsInBrackets(words, names, groupOf);
  const people = groups.filter((g) => g.kind === 'person' && g.words.length > 1);
  joinPeople(people);
  const roots = people.filter((g) => g.into === g);
  const byWord = new Map<string, NameGroup[]>();
  for (const g of roots) for (const w of new Set(g.words.flatMap(variants))) push(byWord, w, g);
  for (const g of groups) if (g.into === g && g.words.length === 1) joinShort(g, byWord, ambiguous);
  joinFirms(words, names, groups);
  joinBodies(groups);
  findLands(words, names, groups);
  joinDemonyms(groups);
  return ambiguous;
}

/** A word as a name by itself: "al-Abadi" also as "Abadi"; particles and initials are none. */
const variants = (w: string): string[] =>
  PARTICLES.has(w) || GENERATIONS.has(w) || w.length < 2 ? [] : /^(?:al|el)-./.test(w) ? [w, w.slice(3)] : [w];

const push = <K, V>(map: Map<K, V[]>, k: K, v: V): void => {
  const list = map.get(k);
  if (list) list.push(v);
  else map.set(k, [v]);
};

/** The group that stands for all that were joined to it. */
export function root(group: NameGroup): NameGroup {
  let g = group;
  while (g.into !== g) g = g.into;
  return g;
}

function join(group: NameGroup, into: NameGroup, rule: JoinId, score: number): void {
  group.into = root(into);
  group.rule = rule;
  group.score = score;
}

/** "World Health Organization (WHO)" and the other way round. */
function acronymsInBrackets(words: Words, names: readonly Name[], groupOf: ReadonlyMap<number, NameGroup>): void {
  for (let i = 1; i < names.length; i++) {
    const [a, b] = [names[i - 1]!, names[i]!];
    if (b.first !== a.last + 1 || words.tokens[a.last]!.text !== '(' || words.tokens[b.last]?.text !== ')') continue;
    const [long, short] = a.words.length > b.words.length ? [i - 1, i] : [i, i - 1];
    const name = names[short]!;
    const text = words.text.slice(...name.span);
    if (name.words.length > 1 || text !== text.toUpperCase() || text[0]?.toLowerCase() !== names[long]!.words[0]![0])
      continue;
    const [from, to] = [groupOf.get(short)!, groupOf.get(long)!];
    if (from === to || from.into !== from || to.into !== to) continue;
    if (to.kind === 'person') to.kind = 'organization';
    join(from, to, 'acronym', 1);
  }
}

const family = (g: NameGroup): string => {
  const w = g.words;
  return GENERATIONS.has(w.at(-1)!) && w.length > 2 ? w.at(-2)! : w.at(-1)!;
};

/** Full names of one person: "Ada J. Holm" and "Ada Holm", "Zhao Lijian" and "Lijian Zhao", "Ana Ruiz" and "Ana Ruiz Ortega". */
function joinPeople(people: readonly NameGroup[]): void {
  const byFamily = new Map<string, NameGroup[]>();
  const bySet = new Map<string, NameGroup>();
  const byGiven = new Map<string, NameGroup[]>();
  for (const g of people) {
    const set = [...g.words].sort().join(' ');
    const same = bySet.get(set);
    if (same) {
      join(g, same, 'name-order', 0.95);
      continue;
    }
    bySet.set(set, g);
    const fits = (byFamily.get(family(g)) ?? []).filter((o) => sameGiven(g.words[0]!, o.words[0]!));
    if (fits.length === 1) {
      join(g, fits[0]!, 'full-name', 0.97);
      continue;
    }
    const longer = (byGiven.get(g.words[0]!) ?? []).filter((o) => subset(g.words, o.words) || subset(o.words, g.words));
    if (longer.length === 1) {
      join(g, longer[0]!, 'double-surname', 0.9);
      continue;
    }
    push(byFamily, family(g), g);
    push(byGiven, g.words[0]!, g);
  }
}

/** Equal, an initial, or a short form by its beginning: "J.", "Ash" and "Ashton". */
function sameGiven(a: string, b: string): boolean {
  if (a === b) return true;
  const [s, l] = a.length < b.length ? [a, b] : [b, a];
  return (s.length === 1 || s.length >= 3) && l.startsWith(s);
}

const subset = (short: readonly string[], long: readonly string[]): boolean => {
  let at = 0;
  for (const w of long) if (w === short[at]) at++;
  return at === short.length && long.length - short.length === 1;
};

/** A single name to the one full name in the article that has it: as family name first, else as any part. */
function joinShort(g: NameGroup, byWord: ReadonlyMap<string, readonly NameGroup[]>, ambiguous: Ambiguous[]): void {
  const { places, organizations, demonyms } = lexicon();
  const word = g.words[0]!;
  let all = byWord.get(word) ?? [];
  if (!all.length && word.endsWith('s') && word.length > 4) return;
  const listed = places.has(word) || organizations.has(word) || demonyms.has(word);
  if (listed && !g.addressed && g.votes.person < 3 && !isFamily(g, all)) return;
  if (!listed && g.votes.outlet >= 4) return;
  const gender = g.gender;
  if (gender) all = all.filter((o) => genderOf(o) === null || genderOf(o) === gender);
  const last = all.filter((o) => variants(family(o)).includes(word));
  const fits = last.length ? last : g.addressed ? all : listed ? [] : all;
  if (fits.length === 1) {
    const rule = g.addressed ? 'title-surname' : last.length ? 'surname' : 'short-name';
    join(g, fits[0]!, rule, last.length ? 0.97 : 0.9);
    g.kind = 'person';
  } else if (fits.length > 1) {
    g.kind = 'person';
    ambiguous.push({ group: g, candidates: fits });
  }
}

/** "Fitch" behind Darnell Fitch: a body of that name is not meant. Places, peoples, and a body named first keep their names. */
function isFamily(g: NameGroup, all: readonly NameGroup[]): boolean {
  const { places, demonyms, given } = lexicon();
  const word = g.words[0]!;
  if (places.has(word) || demonyms.has(word)) return false;
  return all.some(
    (o) =>
      family(o) === word &&
      o.words.length === 2 &&
      o.names[0]! < g.names[0]! &&
      (given.has(o.words[0]!) || o.votes.person >= 2),
  );
}

/** "Norrvik" for the one "Norrvik Instruments" of the article. */
function joinFirms(words: Words, names: readonly Name[], groups: readonly NameGroup[]): void {
  const { places, organizations, demonyms, given } = lexicon();
  const byFirst = new Map<string, NameGroup[]>();
  for (const g of groups) {
    const firm = g.into === g && g.kind === 'organization' && (g.words.length === 2 || g.words.length === 3);
    if (firm && !g.words.some((w) => LOCAL_BODY_WORDS.has(w) || SMALL_NAME_WORDS.has(w))) push(byFirst, g.words[0]!, g);
  }
  for (const g of groups) {
    const word = g.words[0]!;
    const fits = g.into === g && g.words.length === 1 ? (byFirst.get(word) ?? []) : [];
    if (fits.length !== 1 || g.addressed || g.text.length < 3 || g.kind === 'place' || g.kind === 'outlet') continue;
    if (places.has(word) || organizations.has(word) || demonyms.has(word) || given.has(word)) continue;
    // "in Halvern": a place that the company is named after.
    if (g.names.some((n) => LOCATIVE_PREPOSITIONS.has(words.tokens[names[n]!.titleFirst - 1]?.lower ?? ''))) continue;
    join(g, fits[0]!, 'firm', 0.85);
    g.kind = 'organization';
  }
}

/** "Opposition parties in Balvar", "Balvari troops": a country that no list knows is no person, though it speaks. */
function findLands(words: Words, names: readonly Name[], groups: readonly NameGroup[]): void {
  const known = new Set(groups.map((g) => g.words[0]!));
  const lower = (at: number): string => words.tokens[at]?.lower ?? '';
  for (const g of groups) {
    if (g.into !== g || g.kind !== 'person' || g.words.length > 1 || g.addressed || genderOf(g) !== null) continue;
    const mentions = g.names.map((n) => names[n]!);
    if (mentions.some((m) => m.titleFirst < m.first)) continue;
    const isIn = mentions.some((m) => LOCATIVE_PREPOSITIONS.has(lower(m.first - 1)) && lower(m.first - 1) !== 'from');
    const owns = mentions.some(
      (m) =>
        (lower(m.first - 1) === 'of' && NATIONAL_NOUNS.has(lower(m.first - 2))) ||
        (lower(m.last) === "'s" && NATIONAL_NOUNS.has(lower(m.last + 1))),
    );
    const isPeopled = demonymsOf(g.words[0]!).some((d) => known.has(d));
    if (Number(isIn) + Number(owns) + Number(isPeopled) > 1) g.kind = 'organization';
  }
}

/** "Kandrian reports", "the Orvanian embassy" where the article tells of Kandria and Orvany. */
function joinDemonyms(groups: readonly NameGroup[]): void {
  const { places, organizations, given } = lexicon();
  const lands = new Map<string, NameGroup>();
  for (const g of groups) {
    const word = g.words[0]!;
    // The lists know how people of known places are called.
    const isLand =
      g.into === g && g.words.length === 1 && (g.kind === 'place' || g.kind === 'organization') && word.length > 3;
    if (isLand && !places.has(word) && !organizations.has(word) && g.text !== g.text.toUpperCase())
      for (const d of demonymsOf(word)) if (!lands.has(d)) lands.set(d, g);
  }
  for (const g of groups) {
    const word = g.words[0]!;
    const land = g.into === g && g.words.length === 1 ? lands.get(word) : undefined;
    if (!land || land === g || land.into !== land || g.addressed || g.votes.person >= 3 || g.kind === 'outlet')
      continue;
    if (!places.has(word) && !organizations.has(word) && !given.has(word)) join(g, land, 'demonym', 0.9);
  }
}

/** How people from a place with this name may be called: "Kandria" gives "Kandrian", "Orvany" "Orvanian". */
const demonymsOf = (name: string): string[] =>
  /[aeo]$/.test(name)
    ? [`${name}n`, `${name.slice(0, -1)}an`, `${name.slice(0, -1)}ian`, `${name.slice(0, -1)}ese`]
    : name.endsWith('y')
      ? [`${name.slice(0, -1)}ian`, `${name.slice(0, -1)}an`]
      : [`${name}ian`, `${name}an`, `${name}ese`, `${name}ish`, `${name}i`];

/** What titles or the given name say. */
const genderOf = (g: NameGroup): 'f' | 'm' | null => g.gender ?? lexicon().given.get(g.words[0]!) ?? null;

/** "A" for the one "Country A". */
function joinLetters(bodies: readonly NameGroup[]): void {
  const byLetter = new Map<string, NameGroup[]>();
  for (const g of bodies) if (g.words.length === 2 && g.words[1]!.length === 1) push(byLetter, g.words[1]!, g);
  for (const g of bodies) {
    const fits = g.words.length === 1 && g.text.length === 1 ? (byLetter.get(g.words[0]!) ?? []) : [];
    if (fits.length === 1) join(g, fits[0]!, 'letter', 0.9);
  }
}

/** Names of one country ("U.S.", "the United States") and of one outlet in the register ("WaPo"). */
function joinAliases(groups: readonly NameGroup[]): void {
  const { places } = lexicon();
  const seen = new Map<string, NameGroup>();
  for (const g of groups) {
    if (g.into !== g) continue;
    const place = g.kind === 'place' ? places.get(key(g.text)) : undefined;
    const outlet = g.kind === 'outlet' ? (lookupOutlet(g.text) ?? lookupOutlet(`the ${g.text}`)) : null;
    const id = place?.kind === 'country' ? `place ${place.land}` : outlet ? `outlet ${outlet.id}` : null;
    if (!id) continue;
    const first = seen.get(id);
    if (first) join(g, first, place ? 'same-country' : 'outlet-alias', 0.98);
    else seen.set(id, g);
  }
}

/** Letters of an acronym: of the content words, of all words, and "DoD" for "Defense Department". */
function initials(all: readonly string[], content: readonly string[]): Set<string> {
  const letters = (list: readonly string[]): string => list.map((w) => w[0]).join('');
  const last = content.at(-1) ?? '';
  const turned = last === 'department' || last === 'ministry' ? [`${last[0]}o${letters(content.slice(0, -1))}`] : [];
  return new Set([letters(content), letters(all), ...turned]);
}

/** "the Courier" for the one "Marl Courier" of the article, "the Front" for the one "Marl Liberation Front". */
function joinOutlets(groups: readonly NameGroup[]): void {
  const byLast = new Map<string, NameGroup[]>();
  for (const g of groups) {
    const isBody = g.kind === 'outlet' || (g.kind === 'organization' && SHORT_BODIES.has(g.words.at(-1)!));
    if (g.into === g && isBody && g.words.length > 1) push(byLast, g.words.at(-1)!, g);
  }
  for (const g of groups) {
    if (g.into !== g || g.words.length > 1 || g.kind === 'person' || g.kind === 'place') continue;
    const fits = byLast.get(g.words[0]!) ?? [];
    if (fits.length === 1) join(g, fits[0]!, 'short-outlet', 0.9);
  }
}

/** Bodies: other order of the same words, a leading country, acronyms by their letters, a firm without "Inc". */
function joinBodies(groups: readonly NameGroup[]): void {
  const { places, demonyms } = lexicon();
  const bodies = groups.filter((g) => g.into === g && (g.kind === 'organization' || g.kind === 'outlet'));
  const bySet = new Map<string, NameGroup[]>();
  const byInitials = new Map<string, NameGroup[]>();
  const byFirst = new Map<string, NameGroup[]>();
  for (const g of bodies) {
    if (g.words.length < 2) continue;
    const content = g.words.filter((w) => !SMALL_NAME_WORDS.has(w));
    push(bySet, [...content].sort().join(' '), g);
    for (const k of initials(g.words, content)) push(byInitials, k, g);
    if (content.slice(1).every((w) => CORPORATE_WORDS.has(w))) push(byFirst, content[0]!, g);
  }
  joinLetters(bodies);
  joinAliases(groups);
  joinOutlets(groups);
  for (const list of bySet.values()) for (const g of list.slice(1)) join(g, list[0]!, 'same-words', 0.95);
  for (const g of bodies) {
    if (g.into !== g) continue;
    const content = g.words.filter((w) => !SMALL_NAME_WORDS.has(w));
    const lead = content[0] ?? g.words[0]!;
    if (content.length > 2 && (places.has(lead) || demonyms.has(lead))) {
      const rest = (bySet.get([...content.slice(1)].sort().join(' ')) ?? []).filter((o) => o !== g);
      if (rest.length === 1) join(rest[0]!, g, 'without-country', 0.85);
    }
    if (g.words.length > 1) continue;
    const roots = [...new Set((byInitials.get(lead) ?? []).map(root))];
    if (lead.length > 1 && roots.length === 1 && /^\p{Lu}.*\p{Lu}\.?$/u.test(g.text))
      join(g, roots[0]!, 'acronym', 0.9);
    else if ((byFirst.get(lead) ?? []).length === 1 && !ORGANIZATION_WORDS.has(lead))
      join(g, byFirst.get(lead)![0]!, 'firm', 0.9);
  }
}
