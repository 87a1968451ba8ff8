import { COMPANY_NOUNS } from '../rules/en/descriptions.ts';
import { ROLE_DETERMINERS } from '../rules/en/determiners.ts';
import { ROLE_BREAKS, ROLE_PREPOSITIONS } from '../rules/en/mention-words.ts';
import { TITLE_EXTRAS, TITLE_WORDS } from '../rules/en/names.ts';
import type { Entity } from './entity.ts';
import { entity } from './entity.ts';
import { key, lexicon, nounAtEnd, nounOf } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';
import type { Name } from './names.ts';
import { leadsOn, spanOf } from './words.ts';

const LONGEST = 12;

/**
 * Takes role, affiliation and body of every person from the words around the names: "A's foreign ministry spokesman Li Wen", "Ana
 * Ruiz, a spokeswoman for the port". The first that states each wins. Looks at most `LONGEST` tokens away.
 */
export function readRoles(index: NameIndex): void {
  const teams = new Map<string, Entity>();
  for (const [i, name] of index.names.entries()) {
    const e = index.entityOf[i]!;
    if (e.kind !== 'person') continue;
    const before = rangeBefore(index, name);
    const after = rangeAfter(index, name);
    const names =
      before !== null && index.nameAt.subarray(before[0], before[1]).some((n) => n >= 0 && index.entityOf[n] !== e);
    for (const range of names ? [before, after] : [after, before])
      if (range) {
        take(index, e, range[0], range[1], teams);
        learnByNoun(index, e, range);
      }
    if (!e.body && ROLE_PREPOSITIONS.has(index.words.tokens[name.last]?.lower ?? '')) {
      const body = bodyAt(index, name.last + 1, teams);
      if (body && body.kind !== 'place' && body.kind !== 'person') set(e, body);
    }
  }
}

/** "His wife, Joyce": nouns tell the gender that a name alone does not. */
function learnByNoun({ words: { tokens } }: NameIndex, e: Entity, [first, last]: readonly [number, number]): void {
  const found = nounAtEnd(tokens.slice(first, last).map((t) => t.lower));
  if (!found || found.noun.plural || found.noun.gender === null || (e.gender !== null && !e.guessed)) return;
  e.gender = found.noun.gender;
  e.guessed = false;
}

/** Tokens before a name that are its role: the titles, or a person's noun, with names and nouns before them. */
function rangeBefore(index: NameIndex, name: Name): [number, number] | null {
  const { tokens, sentenceOf } = index.words;
  const s = sentenceOf[name.first];
  let to = name.first;
  while (to > 0 && tokens[to - 1]!.kind === 'mark' && tokens[to - 1]!.text !== "'s") to--;
  let from = Math.min(to, name.titleFirst);
  if (from === to) {
    const lower = tokens.slice(Math.max(0, to - 4), to).map((t) => t.lower);
    const found = nounAtEnd(lower);
    const own = found?.noun.kind === 'person' && !found.noun.plural ? to - found.words : officeBefore(index, to);
    if (own < 0 || sentenceOf[own] !== s) return null;
    from = own;
  }
  while (from > 0 && from > to - LONGEST && sentenceOf[from - 1] === s && joins(index, from - 1)) from--;
  return [from, to];
}

/** "A *spokesman for the Holm campaign*, Greg Lund": where the noun stands that a body's name follows; -1 where there is none. */
function officeBefore({ words: { tokens } }: NameIndex, to: number): number {
  if (tokens[to]?.text !== ',') return -1;
  for (let i = to - 2; i > to - LONGEST && i > 0; i--) {
    const t = tokens[i]!;
    if (t.kind !== 'word' && t.lower !== "'s") return -1;
    if (!ROLE_PREPOSITIONS.has(t.lower)) continue;
    const found = nounAtEnd(tokens.slice(Math.max(0, i - 4), i).map((x) => x.lower));
    return found?.noun.kind === 'person' && !found.noun.plural ? i - found.words : -1;
  }
  return -1;
}

/** Words that can stand before a person's noun as a part of the same phrase. */
function joins(index: NameIndex, at: number): boolean {
  const t = index.words.tokens[at]!;
  if (index.nameAt[at]! >= 0) return true;
  if (t.lower === "'s") return index.nameAt[at - 1]! >= 0 || COMPANY_NOUNS.has(index.words.tokens[at - 1]?.lower ?? '');
  if (t.text === '.') return index.nameAt[at - 1]! >= 0;
  if (t.lower === 'and') return nounOf(index.words.tokens[at - 1]?.lower ?? '')?.kind === 'person';
  if (t.kind !== 'word' || ROLE_BREAKS.has(t.lower) || ROLE_PREPOSITIONS.has(t.lower) || ROLE_DETERMINERS.has(t.lower))
    return false;
  return TITLE_EXTRAS.has(t.lower) || lexicon().demonyms.has(t.lower) || nounOf(t.lower) !== null;
}

/** ", a spokeswoman for the port": the description between commas. */
function rangeAfter(index: NameIndex, name: Name): [number, number] | null {
  const { tokens, sentenceOf } = index.words;
  if (tokens[name.last]?.text !== ',') return null;
  const from = name.last + 1;
  let to = from;
  let noun = false;
  while (to < tokens.length && to < from + LONGEST + 4 && sentenceOf[to] === sentenceOf[name.first]) {
    const t = tokens[to]!;
    if (t.kind === 'mark' && t.lower !== "'s" && t.text !== '.') break;
    if (ROLE_BREAKS.has(t.lower)) break;
    noun ||= t.kind === 'word' && (nounOf(t.lower)?.kind === 'person' || TITLE_WORDS.has(t.lower));
    to++;
  }
  if (!noun || to === from || leadsOn(index.words, to)) return null;
  // Without an article it may be the next part of a list ("Ruiz, officials and ..."): one singular person only.
  const open =
    tokens[to] !== undefined && ROLE_BREAKS.has(tokens[to]!.lower) && !ROLE_DETERMINERS.has(tokens[from]!.lower);
  return open && !singular(index, from, to) ? null : [from, to];
}

/** The first noun phrase of the range is one person. */
function singular(index: NameIndex, from: number, to: number): boolean {
  const { tokens } = index.words;
  let end = from;
  while (end < to && !ROLE_PREPOSITIONS.has(tokens[end]!.lower)) end++;
  const found = nounAtEnd(tokens.slice(from, end).map((t) => t.lower));
  return found?.noun.kind === 'person' && !found.noun.plural;
}

function take(index: NameIndex, e: Entity, first: number, last: number, teams: Map<string, Entity>): void {
  const { words, nameAt, entityOf, names } = index;
  const { tokens } = words;
  let from = first;
  while (
    from < last &&
    nameAt[from] === -1 &&
    (ROLE_DETERMINERS.has(tokens[from]!.lower) || tokens[from]!.kind === 'mark')
  )
    from++;
  let start = from;
  let body: Entity | null = null;
  for (let i = from; i < last; i++) {
    const n = nameAt[i]!;
    if (n < 0 || entityOf[n] === e) {
      if (
        COMPANY_NOUNS.has(tokens[i]!.lower) &&
        i + 1 < last &&
        !/^(?:group|organi[sz]ation)$/.test(tokens[i]!.lower)
      ) {
        body ??= companyBefore(index, i);
        if (tokens[i + 1]!.lower === "'s") start = i + 1;
      }
      const land = lexicon().demonyms.get(tokens[i]!.lower);
      if (n < 0 && land !== undefined && i === start) {
        if (!e.body) e.affiliation ??= land;
        start++;
      }
      continue;
    }
    const found = bodyAt(index, i, teams);
    const end = names[n]!.last;
    if (found && (!body || body.kind === 'place')) body = found;
    const lower = names[n]!.words;
    if (i === start && lexicon().demonyms.has(lower[0]!) && lower.length > 1) start++;
    else if (i === start && end < last) start = end;
    i = end - 1;
  }
  while (start < last && (tokens[start]!.lower === "'s" || tokens[start]!.kind === 'mark')) start++;
  if (start < last)
    e.role ??= words.text
      .slice(...spanOf(words, start, last))
      .replace(/\s+/g, ' ')
      .replace(/(?<![,.])[,.]+$/, '');
  if (body) set(e, body);
}

/** "company spokesman": the company that was named last. */
function companyBefore(index: NameIndex, at: number): Entity | null {
  for (let i = at - 1; i >= 0 && i > at - 200; i--) {
    const n = index.nameAt[i]!;
    if (n >= 0 && index.entityOf[n]!.kind === 'organization' && index.entityOf[n]!.sure) return index.entityOf[n]!;
  }
  return null;
}

function set(e: Entity, body: Entity): void {
  e.body ??= body;
  const first = body.words[0] ?? '';
  const { demonyms, places } = lexicon();
  e.affiliation ??=
    demonyms.get(first) ??
    demonyms.get(key(body.name)) ??
    (body.kind === 'place' ? (places.get(key(body.name))?.land ?? body.name) : body.name);
}

/** The body that a name at token `i` stands for; with a noun after it the team of that name: "Holm campaign". */
function bodyAt(index: NameIndex, i: number, teams: Map<string, Entity>): Entity | null {
  const { words, nameAt, entityOf, names } = index;
  const at = words.tokens[i]?.lower === 'the' ? i + 1 : i;
  const n = nameAt[at] ?? -1;
  if (n < 0) return null;
  const e = entityOf[n]!;
  const { first, last } = names[n]!;
  const next = words.tokens[last];
  const noun = next && next.kind === 'word' && next.text === next.lower ? nounOf(next.lower) : null;
  if (noun?.kind === 'organization' && !noun.plural) {
    const name = words.text.slice(words.tokens[first]!.start, next!.end);
    let team = teams.get(name);
    if (!team) {
      team = entity('organization', name, [], true);
      team.roles.add(noun.noun);
      team.body = e.kind === 'place' ? null : e;
      teams.set(name, team);
    }
    return team;
  }
  return e.kind === 'person' ? null : e;
}
