import { contains } from '../records/span.ts';
import { GROUP_PRONOUNS, MALE_PRONOUNS, THING_PRONOUNS } from '../rules/en/digest-words.ts';
import { SURE_GIVEN } from '../rules/en/names.ts';
import { FEMALE_PRONOUNS, FIRST_PLURAL, FIRST_SINGULAR } from '../rules/en/pronouns.ts';
import { SPEAKING_OFFICES } from '../rules/en/role-words.ts';
import { canMean, pronounQuestion } from './choices.ts';
import type { Entity } from './entity.ts';
import { key, lexicon } from './lexicon.ts';
import { because, before, type FoundSource, type Scene } from './scene.ts';
import { type Answer, answer } from './weigh.ts';

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

type Third = 'he' | 'she' | 'it' | 'they';

/** What is known of a pronoun beside where it stands. */
export interface PronounContext {
  /** Who speaks the words that it stands in. */
  readonly speaker: Entity | null;
  /** Whom it does not stand for. */
  readonly not?: Entity | null;
  readonly said?: FoundSource['grades'];
}

/** Whom the third-person pronoun at token `at` stands for, as learned (`weigh.ts`); never the speaker in direct speech. Null where it is nobody who was spoken of. */
export function antecedent(
  scene: Scene,
  at: number,
  c: Third,
  { speaker, not = null, said }: PronounContext,
): Answer | null {
  const inQuote = scene.index.words.quoted[at] === 1;
  return answer(
    scene,
    pronounQuestion(scene, {
      at,
      sort: c === 'he' || c === 'she' ? 'he or she' : c,
      gender: c === 'he' ? 'm' : c === 'she' ? 'f' : null,
      speaker: not === speaker ? null : speaker,
      said,
      fits: (e) => e !== not && canMean(e, c, inQuote && e === speaker),
    }),
  );
}

/** Nobody with a name is meant where the reader holds that less likely. */
const LEAST_NAMED = 0.3;
/** Whether the reader is sure that this is nobody whom the article names. */
export const isNobodyNamed = (e: Entity, said: FoundSource['grades']): boolean =>
  said !== undefined && e.named && said.named < LEAST_NAMED;

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
