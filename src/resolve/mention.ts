import { EITHER_NOUNS } from '../rules/en/descriptions.ts';
import { BOUND_NUMBERS, DEMONYM_DETERMINERS, NUMBER_BOUNDS, QUANTITY_WORDS } from '../rules/en/determiners.ts';
import { IRREGULAR_PARTICIPLES, MENTION_BREAKS, MENTION_LEADS } from '../rules/en/mention-words.ts';
import { PARTICLES } from '../rules/en/names.ts';
import { POSTPOSITIVE_ADJECTIVES } from '../rules/en/phrase-words.ts';
import { SOURCE_PRONOUNS } from '../rules/en/pronouns.ts';
import { type Head, headOf, kindOfHead } from './head.ts';
import { demonymNoun, lexicon, nounAtEnd, nounOf } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';
import { isCapital, type Words } from './words.ts';

/** How the words of a source name it. */
export type Mention =
  | { readonly type: 'pronoun'; readonly word: string; readonly at: number }
  | {
      readonly type: 'name';
      readonly name: number;
      readonly head: Head | null;
      readonly first: number;
      readonly last: number;
    }
  | { readonly type: 'noun'; readonly head: Head; readonly first: number; readonly last: number }
  | { readonly type: 'joint'; readonly parts: readonly Mention[]; readonly first: number; readonly last: number }
  | { readonly type: 'other'; readonly first: number; readonly last: number };

/** "close" stops a phrase only before "to": "people close to the talks", but "Holm's close friends". */
const stops = (tokens: Words['tokens'], i: number): boolean =>
  (MENTION_BREAKS.has(tokens[i]!.lower) && (tokens[i]!.lower !== 'close' || tokens[i + 1]?.lower === 'to')) ||
  (POSTPOSITIVE_ADJECTIVES.has(tokens[i]!.lower) && nounOf(tokens[i - 1]?.lower ?? '') !== null);

/** Reads the words of a source from token `first` to `last` (excluded). */
export function readMention(index: NameIndex, first: number, last: number): Mention {
  const { tokens } = index.words;
  let [a, z] = [first, last];
  while (z > a + 1 && trailing(tokens[z - 1]!.lower)) z--;
  while (a < z - 1 && (tokens[a]!.kind === 'mark' || MENTION_LEADS.has(tokens[a]!.lower)) && index.nameAt[a] === -1)
    a++;
  if (z <= a) return { type: 'other', first, last };
  const single = tokens[a]!.lower;
  if (z - a === 1 && SOURCE_PRONOUNS.has(single) && (index.nameAt[a] === -1 || single === 'i'))
    return { type: 'pronoun', word: single, at: a };
  return joint(index, a, z) ?? readOne(index, a, z);
}

const trailing = (lower: string): boolean =>
  lower === "'s" ||
  lower === "'" ||
  lower === ',' ||
  lower === ':' ||
  lower === 'himself' ||
  lower === 'herself' ||
  lower === 'itself' ||
  lower === 'themselves' ||
  lower === 'alone' ||
  lower === 'alike' ||
  lower === 'also' ||
  lower === 'both';

/** End of the noun phrase that starts at `a`: before a comma, a bracket, a preposition, a relative pronoun. */
function phraseEnd(index: NameIndex, a: number, z: number): number {
  const { tokens } = index.words;
  for (let i = a; i < z; i++) {
    if (index.nameAt[i]! >= 0 && index.nameAt[i] === index.nameAt[i - 1]) continue;
    const t = tokens[i]!;
    if (t.kind === 'mark' && /^[,(;:–—/]|^-+$/.test(t.text) && i > a) return i;
    if (i > a && stops(tokens, i) && index.nameAt[i] === -1 && !(PARTICLES.has(t.lower) && index.nameAt[i]! >= 0))
      return i;
    if (
      i > a &&
      t.kind === 'word' &&
      (/(?:ed|ing)$/.test(t.lower) || IRREGULAR_PARTICIPLES.has(t.lower)) &&
      index.nameAt[i] === -1 &&
      !isCapital(t) &&
      nounBefore(index, a, i)
    )
      return i;
  }
  return z;
}

const nounBefore = (index: NameIndex, a: number, i: number): boolean =>
  index.nameAt[i - 1]! >= 0 || nounAtEnd(index.words.tokens.slice(Math.max(a, i - 3), i).map((t) => t.lower)) !== null;

function readOne(index: NameIndex, a0: number, z: number): Mention {
  const bound = afterBound(index, a0, z);
  const a = bound > a0 ? bound : afterQuantity(index, a0, z);
  if (z - a === 1 && SOURCE_PRONOUNS.has(index.words.tokens[a]!.lower))
    return { type: 'pronoun', word: index.words.tokens[a]!.lower, at: a };
  const end = phraseEnd(index, a, z);
  const one = index.words.tokens[a0]!.lower === 'one' ? personBehind(index, end, z) : -1;
  const tail = one >= 0 ? one : personAtEnd(index, a, end, z);
  if (tail >= 0)
    return {
      type: 'name',
      name: tail,
      head: headOf(index, a, Math.min(end, index.names[tail]!.titleFirst), z),
      first: a,
      last: z,
    };
  let e = end;
  while (e > a + 1 && trailing(index.words.tokens[e - 1]!.lower)) e--;
  while (e > a + 1 && /^["”“’']/.test(index.words.tokens[e - 1]!.text) && index.words.tokens[e - 1]!.kind === 'mark')
    e--;
  if (e > a + 1 && index.words.tokens[e - 1]!.kind === 'number' && index.nameAt[e - 2]! >= 0) e--;
  const name = index.nameAt[e - 1]!;
  const titled = name >= 0 && nameIsDescription(index, name, a);
  if (name >= 0 && !titled) {
    const person = index.entityOf[name]!.kind === 'person';
    return {
      type: 'name',
      name,
      head: person ? null : headOf(index, a, index.names[name]!.titleFirst, z),
      first: a,
      last: z,
    };
  }
  const head = headOf(index, a, e, z);
  if (head) return { type: 'noun', head, first: bound > a0 ? a0 : a, last: z };
  for (let i = e - 1; i >= a; i--)
    if (index.nameAt[i]! >= 0) return { type: 'name', name: index.nameAt[i]!, head: null, first: a, last: z };
  // "Her oarsman, Ada Holm": a noun that no list knows.
  const behind = personBehind(index, end, z);
  if (behind >= 0) return { type: 'name', name: behind, head: null, first: a, last: z };
  return { type: 'other', first: a, last: z };
}

/** "One of them, retired teacher Ada Holm": the first person's name behind the comma; -1 where there is none. */
function personBehind(index: NameIndex, end: number, z: number): number {
  if (!DIVIDES.test(index.words.tokens[end]?.text ?? '')) return -1;
  const { tokens } = index.words;
  for (let i = end + 1; i < z && (tokens[i]!.kind === 'word' || tokens[i]!.text === '.'); i++) {
    const name = index.nameAt[i]!;
    if (name >= 0) return index.entityOf[name]!.kind === 'person' ? name : -1;
  }
  return -1;
}

/** "More than 900 people", "at least two guards": the number behind its hedge; `a` where there is none. */
function afterBound(index: NameIndex, a: number, z: number): number {
  const { tokens } = index.words;
  for (const hedge of NUMBER_BOUNDS) {
    const at = a + hedge.length;
    if (at + 1 < z && hedge.every((w, k) => tokens[a + k]!.lower === w) && isNumber(tokens[at]!)) return at;
  }
  return a;
}

const isNumber = (t: Words['tokens'][number]): boolean => t.kind === 'number' || BOUND_NUMBERS.has(t.lower);

/** "52 per cent of voters", "a number of delegates": the noun after "of" is who speaks. */
function afterQuantity(index: NameIndex, a: number, z: number): number {
  const { tokens } = index.words;
  const limit = Math.min(z - 1, a + 8);
  for (let i = a + 1; i < limit; i++) {
    if (index.nameAt[i]! >= 0) return a;
    if (tokens[i]!.lower !== 'of') continue;
    const before = tokens[i - 1]!;
    return before.kind === 'number' || QUANTITY_WORDS.has(before.lower) ? i + 1 : a;
  }
  return a;
}

/** "Foreign Secretary", "Democrats": a run of capitals that is no name of one but an office or a group. */
function nameIsDescription(index: NameIndex, name: number, a: number): boolean {
  const { tokens } = index.words;
  const { first, last, words } = index.names[name]!;
  const entity = index.entityOf[name]!;
  const [only, more] = words;
  // "The Scot", "the Portuguese": somebody by where they are from.
  const who = more === undefined && entity.kind !== 'outlet' ? demonymNoun(only!) : null;
  if (who !== null && DEMONYM_DETERMINERS.has(tokens[first - 1]?.lower ?? '') && a === first - 1) return true;
  if (entity.kind === 'outlet' || entity.kind === 'place')
    return lexicon().demonyms.has(words.join(' ')) && words[0]!.endsWith('s');
  const lower = tokens.slice(Math.max(a, first), last).map((t) => t.lower);
  const found = nounAtEnd(lower);
  if (!found) return false;
  const { kind, plural } = found.noun;
  if (entity.kind === 'person' && entity.words.length > 1 && lexicon().given.has(entity.words[0]!)) return false;
  if (kind === 'person' || (kind === 'group' && plural && !lexicon().organizations.has(words.join(' '))))
    return words.length < 4 && !words.includes('for');
  // "The Department", "the Party": a bare noun with a capital.
  return lower.length === 1 && (kind === 'organization' || kind === 'document' || kind === 'outlet');
}

/**
 * A person's name that the words lead up to: after a comma ("the port's director, Ada Holm"), or at the very end after a noun
 * that one person bears ("director of the port Ada Holm"). -1 where there is none.
 */
function personAtEnd(index: NameIndex, a: number, end: number, z: number): number {
  const { tokens } = index.words;
  const head = index.nameAt[Math.max(a, end - 1)]!;
  if (head >= 0 && index.entityOf[head]!.kind === 'person' && !nameIsDescription(index, head, a)) return head;
  // "Minister of Finance Ada Holm": the title with its "of" leads up to the name.
  const whole = index.nameAt[z - 1] ?? -1;
  if (whole >= 0 && index.names[whole]!.titleFirst === a && index.entityOf[whole]!.kind === 'person') return whole;
  const found = headOf(index, a, end, z);
  if (!found || found.plural || found.noun.kind === 'document')
    return head >= 0 && !found ? commaName(index, end, z, head) : -1;
  for (let i = end; i < z; i++) {
    const name = index.nameAt[i]!;
    if (name < 0) continue;
    const { titleFirst, last } = index.names[name]!;
    const kind = index.entityOf[name]!.kind;
    const before = tokens[titleFirst - 1]!;
    const comma = i === index.names[name]!.first && (DIVIDES.test(before.text) || afterComma(index, end, titleFirst));
    // "the ferry's operator, Lanza Lines": a noun for a person or a company.
    const isBody = found.noun.kind !== 'person' || EITHER_NOUNS.has(found.noun.noun);
    const fits = kind === 'person' ? found.noun.kind === 'person' : isBody && comma;
    if (!fits || index.names[name]!.first > i) continue;
    const adjacent = name > 0 && index.names[name - 1]!.last === titleFirst;
    if (comma || (adjacent && last === z)) return name;
  }
  return -1;
}

/** What parts a description from the name that it is for: a comma or a dash. */
const DIVIDES = /^(?:,|[–—]|-{2,})$/;

/** ", Republican nominee Ada Holm": between the comma and the name only words of one noun phrase. */
function afterComma(index: NameIndex, end: number, name: number): boolean {
  const { tokens } = index.words;
  for (let i = name - 1; i >= end && i > name - 7; i--) {
    if (DIVIDES.test(tokens[i]!.text)) return true;
    if (tokens[i]!.kind !== 'word' || MENTION_BREAKS.has(tokens[i]!.lower) || tokens[i]!.lower === 'and') return false;
  }
  return false;
}

/** "Ryanair CEO, Ada Holm": a name stands before the comma and a person after it. */
function commaName(index: NameIndex, end: number, z: number, head: number): number {
  const { tokens } = index.words;
  if (end >= z || tokens[end]!.text !== ',') return -1;
  const next = index.nameAt[end + 1] ?? -1;
  if (next < 0 || index.entityOf[next]!.kind !== 'person' || index.entityOf[head]!.kind === 'person') return -1;
  const found = nounAtEnd(index.names[head]!.words as string[]);
  return found && found.noun.kind === 'person' ? next : -1;
}

/** "Russia and Turkey", "A, B and C": parts that are complete by themselves; null where "and" stands inside one name or office. */
function joint(index: NameIndex, a: number, z: number): Mention | null {
  const { tokens } = index.words;
  const cuts: number[] = [];
  const breaks: number[] = [];
  for (let i = a + 1; i < z - 1; i++) {
    if (index.nameAt[i]! >= 0 && index.nameAt[i] === index.nameAt[i - 1]) continue;
    const t = tokens[i]!;
    if (t.lower === 'and' || t.lower === '&' || t.lower === 'or') cuts.push(i);
    else if (t.text === ',') breaks.push(i);
    else if (stops(tokens, i) && !cuts.length && index.nameAt[i] === -1 && t.lower !== 'of') return null;
  }
  const and = cuts[0];
  if (and === undefined) return null;
  const right = readMentionSafe(index, and + 1, z);
  if (!right) return null;
  const parts: Mention[] = [];
  let from = a;
  for (const comma of [...breaks.filter((b) => b < and - 1), and]) {
    const to = tokens[comma - 1]!.text === ',' ? comma - 1 : comma;
    if (to <= from) return null;
    const part = readMentionSafe(index, from, to);
    if (!part) return null;
    parts.push(part);
    from = comma + 1;
  }
  for (const part of right.type === 'joint' ? right.parts : [right]) parts.push(part);
  const ok = parts.every((p, i) => complete(index, p, i === parts.length - 1));
  // A bare singular noun on the left is one more word of the right one: "president and director Ada Holm".
  return ok && parts.length < 9 ? { type: 'joint', parts, first: a, last: z } : null;
}

function readMentionSafe(index: NameIndex, a: number, z: number): Mention | null {
  if (z <= a) return null;
  const mention = readMention(index, a, z);
  return mention.type === 'other' ? null : mention;
}

function complete(index: NameIndex, part: Mention, last: boolean): boolean {
  if (part.type === 'name') return true;
  if (part.type === 'pronoun') return part.word !== 'that' && part.word !== 'which';
  if (part.type !== 'noun') return false;
  const { determiner, plural, noun } = part.head;
  if (last && index.words.tokens[part.first]!.lower === 'ceo') return false;
  return (
    plural ||
    determiner !== null ||
    part.head.owner !== null ||
    noun.kind === 'outlet' ||
    kindOfHead(part.head) === 'group'
  );
}
