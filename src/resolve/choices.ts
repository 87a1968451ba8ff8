import type { Gender } from '../rules/en/names.ts';
import { AUTHOR, type Entity } from './entity.ts';
import { namedOdds, standsForOdds } from './odds.ts';
import { isAside } from './prominence.ts';
import type { Candidate, Question, Sort } from './question.ts';
import { before, type FoundSource, type Item, type Scene } from './scene.ts';

/** Sentences back in which somebody is looked for, and noun phrases. */
const REACH = 12;
const REACH_OF_PHRASES = 4;
/** Candidates that are weighed, the nearest ones. */
const MOST = 120;
/** Sentences at the beginning that say whom the article is about. */
export const FIRST = 3;

export interface Asked {
  readonly at: number;
  readonly sort: Sort;
  readonly speaker: Entity | null;
  readonly said: FoundSource['grades'];
  readonly gender: Gender;
  /** Whether the words can mean an entity at all. */
  fits(entity: Entity): boolean;
}

type Place = Pick<Item, 'at' | 'last' | 'sentence' | 'source' | 'subject' | 'pronoun'>;

/** What has been looked at so far, the nearest first. */
interface Passed {
  /** Places of the same entity that are nearer, and this one. */
  readonly times: number;
  /** The nearest source. */
  readonly lastSource: boolean;
}

/** Everybody whom the pronoun at a token may stand for, the nearest first, with all that is weighed. */
export function pronounQuestion(scene: Scene, asked: Asked): Question {
  const { at, sort, speaker, said } = asked;
  const candidates: Candidate[] = [];
  const times = new Map<Entity, number>();
  let isSourcePassed = false;
  const add = (entity: Entity | null, place: Place): void => {
    const n = entity ? (times.get(entity) ?? 0) + 1 : 1;
    if (entity) times.set(entity, n);
    const x = traitsOf(scene, asked, entity, place, { times: n, lastSource: place.source && !isSourcePassed });
    isSourcePassed ||= place.source;
    const places: Candidate['places'] =
      place.at < at ? [[place.at, place.last]] : scene.observe ? placesOf(scene, entity) : [];
    candidates.push({ entity, places, x });
  };
  for (const { item } of before(scene, at, REACH)) {
    if (item.last > at || !asked.fits(item.entity)) continue;
    add(item.entity, item);
    if (candidates.length >= MOST) break;
  }
  const sentence = scene.index.words.sentenceOf[at] ?? 0;
  if (speaker && asked.fits(speaker) && !times.has(speaker))
    add(speaker, { at, last: at + 1, sentence, source: true, subject: true, pronoun: false });
  for (const place of phrasesBefore(scene, at, sentence)) add(null, place);
  const isQuoted = scene.index.words.quoted[at] === 1;
  return {
    sort,
    words: [at, at + 1],
    candidates,
    nobody: [1, namedOdds(said, false), Number(isQuoted), Number(speaker !== null)],
  };
}

/** Noun phrases of the last sentences that no mention of somebody known touches. */
function* phrasesBefore({ index, items, phrases }: Scene, at: number, sentence: number): Generator<Place> {
  for (let s = sentence; s >= Math.max(0, sentence - REACH_OF_PHRASES); s--)
    for (const [first, last] of phrases.get(s) ?? []) {
      if (last > at || items[s]!.some((i) => i.at < last && first < i.last)) continue;
      const subject = index.words.starts[s] === first;
      yield { at: first, last, sentence: s, source: false, subject, pronoun: false };
    }
}

/** What is weighed of one candidate: where it stands, how, what it is, and what the reader makes of it. */
function traitsOf(scene: Scene, asked: Asked, entity: Entity | null, place: Place, passed: Passed): number[] {
  return [
    ...nearness((scene.index.words.sentenceOf[asked.at] ?? 0) - place.sentence),
    ...standing(scene, asked, entity, place),
    ...nature(asked, entity),
    namedOdds(asked.said, entity?.named ?? false),
    standsForOdds(scene, [asked.at, asked.at + 1], [place.at, place.last]),
    Number(place.sentence < FIRST),
    Math.log(passed.times),
    Number(passed.lastSource),
    Number(scene.index.words.quoted[place.at] === scene.index.words.quoted[asked.at]),
    Number(Boolean(entity?.gender && asked.gender) && entity?.gender !== asked.gender),
  ];
}

const nearness = (sentences: number): number[] =>
  [
    sentences === 0,
    sentences === 1,
    sentences === 2,
    sentences === 3,
    sentences === 4 || sentences === 5,
    sentences > 5,
  ].map((is) => Number(is === true));

/** How the place stands in the text. */
function standing(scene: Scene, { at }: Asked, entity: Entity | null, place: Place): number[] {
  const { blockOf, sentenceOf, quoted } = scene.index.words;
  const isHere = blockOf[place.sentence] === blockOf[sentenceOf[at] ?? 0];
  return [
    place.source,
    place.subject,
    place.pronoun,
    isHere && entity?.named,
    quoted[place.at] === 1 && quoted[at] !== 1 && !place.source,
    !place.source && isAside(scene, place.at),
  ].map((is) => Number(is === true));
}

/** What is known of whoever it is. */
const nature = ({ gender, speaker }: Asked, entity: Entity | null): number[] =>
  [
    entity !== null && entity.gender !== null && entity.gender === gender,
    entity !== null && entity === speaker,
    entity?.named,
    entity?.kind === 'place',
    entity !== null && (entity.plural || entity.kind === 'group'),
    entity?.kind === 'organization' || entity?.kind === 'outlet',
    entity?.kind === 'document',
    entity === null,
  ].map((is) => Number(is === true));

/** What can be meant by a pronoun of each sort. */
export function canMean(entity: Entity, pronoun: 'he' | 'she' | 'it' | 'they', isQuotedSpeaker: boolean): boolean {
  const person = entity.kind === 'person' && !entity.plural && !entity.roles.has(AUTHOR);
  if (isQuotedSpeaker) return false;
  if (pronoun === 'he' || pronoun === 'she')
    return person && (entity.gender === null || entity.guessed || entity.gender === (pronoun === 'he' ? 'm' : 'f'));
  if (pronoun === 'it') return !person && entity.kind !== 'group' && !entity.plural;
  return entity.plural || entity.kind !== 'person' || !entity.named;
}

/** Wherever the article is known to speak of an entity. */
export const placesOf = ({ items }: Scene, entity: Entity | null): [first: number, last: number][] =>
  items.flatMap((list) => list.filter((i) => i.entity === entity).map((i) => [i.at, i.last] as [number, number]));
