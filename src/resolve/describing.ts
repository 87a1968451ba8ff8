import { NEW_DETERMINERS } from '../rules/en/determiners.ts';
import { LOOSE_TRAITS } from '../rules/en/mention-words.ts';
import { alike, lastWord } from './alike.ts';
import type { Clues } from './bridging.ts';
import { FIRST, placesOf } from './choices.ts';
import type { Entity } from './entity.ts';
import { kindOfHead } from './head.ts';
import { namedOdds, standsForOdds } from './odds.ts';
import type { Question } from './question.ts';
import { before, type FoundSource, type Scene } from './scene.ts';

/** Sentences back in which it is looked. */
const FAR = 100;
/** Mentions that are looked at, the nearest ones. */
const MOST = 200;

/** Where somebody was spoken of before. */
interface Seen {
  likely: number;
  /** Sentences to the nearest place. */
  distance: number;
  times: number;
  source: boolean;
  lastSource: boolean;
}

/** Whoever a description of a group or a body may mean, and what is to be weighed for nobody; `byWords` is whom its words mean. */
export function descriptionQuestion(
  scene: Scene,
  clues: Clues,
  byWords: Entity | null,
  said: FoundSource['grades'],
): Question {
  const { head, at, last } = clues;
  const seen = seenBefore(scene, clues);
  if (byWords && !seen.has(byWords))
    seen.set(byWords, { likely: 0, distance: FAR, times: 1, source: false, lastSource: false });
  const kinds = new Map<string, number>();
  for (const e of seen.keys()) kinds.set(e.kind, (kinds.get(e.kind) ?? 0) + 1);
  const candidate = (entity: Entity, s: Seen | null, later: number) => ({
    entity,
    places: scene.observe ? placesOf(scene, entity) : [],
    x: [
      Number(entity === byWords),
      s?.likely ?? 0,
      Number(entity.kind === kindOfHead(head)),
      Number(entity.plural === head.plural),
      ...nounFit(entity, clues),
      Number(entity.named),
      ...nearness(s),
      Number(s?.lastSource ?? false),
      Number(s?.source ?? false),
      Math.log(s?.times ?? 1),
      Number(!s),
      later,
      namedOdds(said, entity.named),
      ...qualifiers(entity, clues),
      Number(entity.name.toLowerCase() === clues.text.toLowerCase()),
      Number(kinds.get(entity.kind) === 1),
    ],
  });
  return {
    sort: 'described body',
    words: [at, last],
    candidates: [
      ...[...seen].map(([entity, s]) => candidate(entity, s, 0)),
      ...[...namedLater(scene, clues, seen)].map(([entity, odds]) => candidate(entity, null, odds)),
    ],
    nobody: nobodyDescribed(scene, clues, byWords, said),
  };
}

/** "The council ... the union": two bodies without a name that are called by other nouns are two. */
const canMean = (e: Entity, { head }: Clues): boolean =>
  e.kind !== 'person' &&
  e.kind !== 'document' &&
  (e.named || e.kind === 'group' || head.plural || isCalled(e, head.noun.noun));

const isCalled = (e: Entity, noun: string): boolean =>
  e.roles.has(noun) || [...e.roles].some((r) => alike(r, noun) || alike(lastWord(r), noun));

function seenBefore(scene: Scene, clues: Clues): Map<Entity, Seen> {
  const { at, last } = clues;
  const seen = new Map<Entity, Seen>();
  let looked = 0;
  let isSourcePassed = false;
  for (const { item, distance } of before(scene, at, FAR)) {
    if (item.last > at) continue;
    if (++looked > MOST) break;
    const lastSource = item.source && !isSourcePassed;
    isSourcePassed ||= item.source;
    if (!canMean(item.entity, clues)) continue;
    const odds = standsForOdds(scene, [at, last], [item.at, item.last]);
    const s = seen.get(item.entity);
    seen.set(item.entity, {
      likely: Math.max(s?.likely ?? odds, odds),
      distance: s?.distance ?? distance,
      times: (s?.times ?? 0) + 1,
      source: item.source || (s?.source ?? false),
      lastSource: lastSource || (s?.lastSource ?? false),
    });
  }
  return seen;
}

/** Bodies that the article names only behind the description, with the log-odds that the name means it. */
function namedLater(scene: Scene, clues: Clues, seen: ReadonlyMap<Entity, Seen>): Map<Entity, number> {
  const { at, last } = clues;
  const out = new Map<Entity, number>();
  for (const e of scene.named) {
    const first = scene.firstAt.get(e);
    if (first === undefined || first < last || seen.has(e) || !canMean(e, clues) || e.kind === 'place') continue;
    const item = scene.items[scene.index.words.sentenceOf[first]!]!.find((i) => i.entity === e);
    if (item) out.set(e, standsForOdds(scene, [item.at, item.last], [at, last]));
  }
  return out;
}

/** How its noun fits the name and the roles. */
function nounFit(e: Entity, { head }: Clues): number[] {
  const { noun } = head.noun;
  return [e.words.includes(lastWord(noun)), e.roles.has(noun), isCalled(e, noun)].map(Number);
}

function nearness(s: Seen | null): number[] {
  const d = s?.distance ?? -1;
  return [d === 0, d === 1, d === 2 || d === 3, d > 3 && d <= 8, d > 8].map(Number);
}

/** Its qualifiers that fit, and those that do not. */
function qualifiers(e: Entity, { head }: Clues): [alike: number, unlike: number] {
  const traits = head.traits.filter((t) => !LOOSE_TRAITS.has(t));
  const same = traits.filter((t) => e.traits.has(t) || e.words.includes(t)).length;
  return [same, traits.length - same];
}

function nobodyDescribed(
  { index: { words } }: Scene,
  { head, at }: Clues,
  byWords: Entity | null,
  said: FoundSource['grades'],
): number[] {
  const kind = kindOfHead(head);
  const isNew = head.determiner !== null && NEW_DETERMINERS.has(head.determiner);
  return [
    1,
    Number(head.determiner !== null && !isNew),
    Number(isNew),
    Number(head.plural),
    Number(head.noun.grade === 'role'),
    namedOdds(said, false),
    Number((words.sentenceOf[at] ?? 0) < FIRST),
    Number(kind === 'organization' || kind === 'outlet'),
    Number(kind === 'group'),
    Number(byWords === null),
  ];
}
