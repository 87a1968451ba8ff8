import { ANY_BODY_NOUNS, PRODUCER_NOUNS, PUBLIC_BODY_WORDS } from '../rules/en/body-words.ts';
import { COMPANY_NOUNS, EITHER_NOUNS, NO_COMPANY } from '../rules/en/descriptions.ts';
import { PASSING_NOUNS } from '../rules/en/role-words.ts';
import type { MentionRuleId } from '../rules/rule-ids.ts';
import { lastWord } from './alike.ts';
import type { Entity } from './entity.ts';
import type { Head } from './head.ts';
import { demonymNoun, key, lexicon } from './lexicon.ts';
import { leader, rank } from './prominence.ts';
import { because, before, type FoundSource, type Scene } from './scene.ts';

/** What a description says beside its noun. */
export interface Clues {
  readonly head: Head;
  readonly text: string;
  readonly owner: Entity | null;
  /** Token of the first word. */
  readonly at: number;
  readonly last: number;
  /** The attribution whose source it is; absent where it is none. */
  readonly found?: FoundSource;
  /** In a headline: whoever it means comes later. */
  readonly title: boolean;
}

export function taken(e: Entity, rule: MentionRuleId, score: number): Entity {
  because(e, rule, score);
  return e;
}

/** "The company", "the retired surgeon": a noun that the name does not have, for whoever the last sentences are about. */
export function bridge(scene: Scene, clues: Clues, kind: string): Entity | null {
  const { head, at } = clues;
  const noun = lastWord(head.noun.noun);
  const people = head.determiner === 'the' && !head.traits.length ? demonymNoun(noun) : null;
  if (
    people === 'one' ||
    (people === 'either' && tags(scene, at) && !isNamed(scene, lexicon().demonyms.get(noun) ?? null))
  )
    return onlyPerson(scene, at, head.noun.gender);
  if (
    head.plural ||
    (head.owner && !PRODUCER_NOUNS.has(noun)) ||
    (head.determiner !== 'the' && head.determiner !== 'this' && head.determiner !== 'that')
  )
    return null;
  if ((kind === 'organization' && COMPANY_NOUNS.has(noun)) || EITHER_NOUNS.has(noun)) return firm(scene, at, noun);
  if (kind === 'outlet' && noun !== 'media' && noun !== 'press')
    return prominent(scene, at, 4, 0.5, (e) => e.kind === 'outlet' && e.named, 'outlet');
  if (kind !== 'person' || head.noun.grade !== 'unnamed' || PASSING_NOUNS.has(noun)) return null;
  const wanted = (e: Entity): boolean =>
    e.kind === 'person' && e.named && (head.noun.gender === null || e.gender === null || e.gender === head.noun.gender);
  return prominent(scene, at, 2, 0.5, wanted, 'epithet');
}

/** "..., said *the Portuguese*", "“...,” *the Portuguese* said": a quotation has one who speaks it. */
const tags = ({ index: { words } }: Scene, at: number): boolean =>
  /^(?:["”]|said|says|added)$/.test(words.tokens[at - 1]?.lower ?? '');

/** "The Scot": the one person who spoke in this sentence or the one before, else the only one of the last sentences; where two may be meant, nobody. */
function onlyPerson(scene: Scene, at: number, gender: Entity['gender']): Entity | null {
  const speakers = new Set<Entity>();
  const all = new Set<Entity>();
  for (const { item, distance } of before(scene, at, 2)) {
    const { entity: e } = item;
    if (e.kind !== 'person' || !e.named || (gender !== null && e.gender !== null && e.gender !== gender)) continue;
    all.add(e);
    if (item.source && distance < 2) speakers.add(e);
  }
  const [only] = speakers.size ? speakers : all;
  return only && (speakers.size || all.size) === 1 ? taken(only, 'epithet', 0.65) : null;
}

/** True where the article names the country. */
const isNamed = (scene: Scene, land: string | null): boolean =>
  land === null || scene.named.some((e) => lexicon().places.get(key(e.name))?.land === land);

/** "The company": the one that leads the last sentences, else the only one that was called so before. */
function firm(scene: Scene, at: number, noun: string): Entity | null {
  const near = prominent(
    scene,
    at,
    4,
    0.5,
    (e) =>
      e.kind === 'organization' &&
      e.named &&
      e.sure &&
      !e.plural &&
      !publicBody(e) &&
      (ANY_BODY_NOUNS.has(noun) || !e.words.some((w) => NO_COMPANY.has(w))),
    'company',
  );
  if (near && COMPANY_NOUNS.has(noun) && !ANY_BODY_NOUNS.has(noun)) scene.firms.add(near);
  if (near || !COMPANY_NOUNS.has(noun) || ANY_BODY_NOUNS.has(noun) || scene.firms.size !== 1) return near;
  const [only] = scene.firms;
  return taken(only!, 'company', 0.6);
}

const publicBody = (e: Entity): boolean => [...e.words, ...e.roles].some((w) => PUBLIC_BODY_WORDS.has(w));

function prominent(
  scene: Scene,
  at: number,
  reach: number,
  lead: number,
  wanted: (e: Entity) => boolean,
  rule: MentionRuleId,
): Entity | null {
  const hit = leader(
    rank(scene, at, reach, (e) => (wanted(e) ? 0 : null)),
    lead,
  );
  return hit ? taken(hit.entity, rule, 0.65) : null;
}
