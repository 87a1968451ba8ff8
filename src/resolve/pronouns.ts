import { contains } from '../records/span.ts';
import { GROUP_PRONOUNS, MALE_PRONOUNS, THING_PRONOUNS } from '../rules/en/digest-words.ts';
import { type Gender, SURE_GIVEN } from '../rules/en/names.ts';
import { FEMALE_PRONOUNS, FIRST_PLURAL, FIRST_SINGULAR } from '../rules/en/pronouns.ts';
import { SPEAKING_OFFICES } from '../rules/en/role-words.ts';
import { AUTHOR, type Entity } from './entity.ts';
import { key, lexicon } from './lexicon.ts';
import { leader, rank, WEIGHT } from './prominence.ts';
import { because, before, type FoundSource, type Scene, unresolved } from './scene.ts';

export type PronounClass = 'he' | 'she' | 'it' | 'they' | 'i' | 'we' | 'you' | 'relative';

/** Which pronoun a word is a form of. */
export function pronounClass(word: string): PronounClass {
  if (MALE_PRONOUNS.has(word)) return 'he';
  if (FEMALE_PRONOUNS.has(word)) return 'she';
  if (THING_PRONOUNS.has(word)) return 'it';
  if (GROUP_PRONOUNS.has(word)) return 'they';
  if (FIRST_SINGULAR.has(word)) return 'i';
  if (FIRST_PLURAL.has(word)) return 'we';
  return word.startsWith('you') ? 'you' : 'relative';
}

/** A pronoun is left alone where the best candidate leads by less. */
const LEAD = 0.05;

/** Attribution that source `i` lies in: its own `within`, else the innermost other one whose content holds it. */
export function enclosing(scene: Scene, i: number): number | null {
  const { found } = scene;
  const own = found[i]!;
  if (own.within !== null) return own.within;
  const span = own.source[0];
  if (!span) return null;
  let best: number | null = null;
  for (let k = Math.max(0, i - 6); k < Math.min(found.length, i + 7); k++) {
    if (k === i || !found[k]!.content.some((p) => contains(p, span))) continue;
    if (best === null || found[k]!.content.some((p) => found[best!]!.content.some((b) => contains(b, p)))) best = k;
  }
  return best;
}

/** Can the pronoun stand for this entity? */
function fits(entity: Entity, pronoun: 'he' | 'she' | 'it' | 'they'): boolean {
  // Whoever writes "I" speaks of nobody as "she".
  const person = entity.kind === 'person' && !entity.plural && !entity.roles.has(AUTHOR);
  if (pronoun === 'he' || pronoun === 'she') return person && genderFits(entity.gender, pronoun === 'he' ? 'm' : 'f');
  if (pronoun === 'it') return !person && entity.kind !== 'group' && !entity.plural;
  return (
    entity.plural ||
    entity.kind === 'group' ||
    entity.kind === 'organization' ||
    entity.kind === 'outlet' ||
    entity.kind === 'place'
  );
}

const genderFits = (known: Gender, asked: 'f' | 'm'): boolean => known === null || known === asked;

/**
 * The antecedent of a third-person pronoun at token `at`: nearness, sources before others, subjects before objects, the speaker in
 * indirect speech, never the speaker in direct speech, and never `not`, and whether the reader takes it for somebody with a name (`said`). Null where none fits or two fit equally well. Centering in the manner
 * of Grosz, Joshi and Weinstein (1995) as a sum of weights.
 */
export function antecedent(
  scene: Scene,
  at: number,
  pronoun: 'he' | 'she' | 'it' | 'they',
  speaker: Entity | null,
  { not = null, said }: { readonly not?: Entity | null; readonly said?: FoundSource['grades'] } = {},
): { entity: Entity; score: number } | null {
  const quoted = scene.index.words.quoted[at] === 1;
  const reach = pronoun === 'it' || pronoun === 'they' ? 3 : 6;
  const extra = (e: Entity): number | null => {
    // "They" of the speaker, whose gender the article keeps back.
    if (pronoun === 'they' && e === speaker && !quoted && !e.named && e.kind === 'person') return WEIGHT.speaker;
    if (!fits(e, pronoun) || e === not || (quoted && e === speaker)) return null;
    const by = lean(e, said);
    if (pronoun === 'it') return by + (e.kind === 'place' ? -1 : 0);
    if (pronoun === 'they') return by + (e.plural || e.kind === 'group' ? 1.5 : 0);
    return by + (e.gender === null ? 0 : WEIGHT.gender) + (e === speaker ? WEIGHT.speaker : 0);
  };
  const ranked = rank(scene, at, reach, extra);
  if (speaker && !quoted && fits(speaker, pronoun) && !ranked.some((r) => r.entity === speaker))
    ranked.unshift({ entity: speaker, score: Math.max(WEIGHT.speaker, (ranked[0]?.score ?? 0) + LEAD) });
  if (!ranked.length && (pronoun === 'he' || pronoun === 'she')) return otherGender(scene, at, speaker);
  const first = leader(ranked, LEAD);
  const second = ranked[1];
  if (!first) {
    if (second) unresolved(scene, at, at + 1, [ranked[0]!.entity.name, second.entity.name]);
    return null;
  }
  if (isNobodyNamed(first.entity, said)) return null;
  const lead = second ? first.score - second.score : 2;
  return { entity: first.entity, score: Math.min(0.95, 0.6 + 0.12 * lead) };
}

/** How much it counts whether the reader takes a source for somebody whom the article names; this and the next chosen on 50 articles that it did not learn from. */
const SAID = 1;
/** Nobody with a name is meant where the reader holds that less likely. */
const LEAST_NAMED = 0.3;
const FLOOR = 0.03;

/** What speaks for a candidate by whether the reader takes the pronoun for somebody with a name. */
const lean = (e: Entity, said: FoundSource['grades']): number =>
  said ? SAID * Math.log((e.named ? said.named : 1 - said.named) + FLOOR) : 0;

/** Whether the reader is sure that this is nobody whom the article names. */
export const isNobodyNamed = (e: Entity, said: FoundSource['grades']): boolean =>
  said !== undefined && e.named && said.named < LEAST_NAMED;

/** Sentences in which the one person must have been spoken of whose given name tells another gender than the pronoun. */
const SOLE = 2;

/** "Arden Tolk said ... He": a list of given names does not know everybody, where nobody else can be meant. */
function otherGender(scene: Scene, at: number, speaker: Entity | null): { entity: Entity; score: number } | null {
  const quoted = scene.index.words.quoted[at] === 1;
  const persons = new Set<Entity>();
  for (const { item } of before(scene, at, SOLE))
    if (item.entity.kind === 'person' && !item.entity.plural && !(quoted && item.entity === speaker))
      persons.add(item.entity);
  const [sole] = persons;
  if (persons.size !== 1 || !sole?.guessed || sole.roles.has(AUTHOR)) return null;
  return { entity: sole, score: 0.7 };
}

/** Who "I" or "we" is in the words of `speaker`. */
export function firstPerson(speaker: Entity, plural: boolean): Entity {
  // "In Ada Holm's letter: I ...": whoever wrote it.
  if (speaker.kind === 'document' && speaker.body?.kind === 'person') return speaker.body;
  if (!plural || speaker.kind !== 'person' || !speaker.body) return speaker;
  if (speaker.body.kind === 'place' && lexicon().places.get(key(speaker.body.name))?.kind !== 'metonym') return speaker;
  for (const role of speaker.roles)
    if (SPEAKING_OFFICES.has(role) || SPEAKING_OFFICES.has(role.split(' ').at(-1)!) || /^chief .*officer$/.test(role))
      return speaker.body;
  return speaker;
}

/** Takes the gender of a pronoun for an entity of which none is known. */
export function learnGender(entity: Entity, pronoun: PronounClass, score: number): void {
  if (entity.kind !== 'person' || (entity.gender !== null && !entity.guessed) || score < 0.7) return;
  if (pronoun === 'he') entity.gender = 'm';
  if (pronoun === 'she') entity.gender = 'f';
  entity.guessed = false;
}

/** The entity that a relative pronoun at token `at` follows: the name right before it; null where it is a noun. */
export function relativeHead(scene: Scene, at: number): Entity | null {
  const { words, nameAt, entityOf } = scene.index;
  let k = at - 1;
  while (k > at - 3 && words.tokens[k]?.kind === 'mark') k--;
  const name = nameAt[k] ?? -1;
  return name >= 0 ? entityOf[name]! : null;
}

/** The source that a relative pronoun follows at some distance in its sentence. */
export function relativeSource(scene: Scene, at: number): Entity | null {
  for (const { item, distance } of before(scene, at, 0)) {
    if (distance > 0) break;
    if (item.source) {
      because(item.entity, 'relative', 0.8);
      return at - item.at < 12 ? item.entity : null;
    }
  }
  return null;
}

/** Given names tell the gender of people whose titles do not. */
export function genderByName(entity: Entity): void {
  if (entity.kind !== 'person' || entity.gender !== null || entity.words.length < 2) return;
  entity.gender = lexicon().given.get(entity.words[0]!) ?? null;
  entity.guessed = entity.gender !== null && !SURE_GIVEN.has(entity.words[0]!);
}
