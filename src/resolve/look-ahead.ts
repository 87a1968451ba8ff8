import { NEW_DETERMINERS } from '../rules/en/determiners.ts';
import { LOOSE_TRAITS } from '../rules/en/mention-words.ts';
import { COURT_TRAITS, PASSING_NOUNS } from '../rules/en/role-words.ts';
import { alikes } from './alike.ts';
import type { Entity } from './entity.ts';
import type { Head } from './head.ts';
import { lexicon } from './lexicon.ts';
import { because, type Scene } from './scene.ts';

/**
 * Descriptions that come before the name they belong to: "the dean of the school ... Steve Lund, the dean". After everything is
 * read, one that was joined to nothing goes to the one person whose stated role has its noun and all its qualifiers; in the first
 * sentences a noun of the same meaning is enough. Gives what is to be replaced.
 */
export function lookAhead(scene: Scene): ReadonlyMap<Entity, Entity> {
  const out = new Map<Entity, Entity>();
  for (const { entity: e, at, head } of scene.described) {
    if (!head || e.named || e.plural || e.kind !== 'person' || e.members.length) continue;
    const early = (scene.index.words.sentenceOf[at] ?? 0) < 3;
    const indefinite = NEW_DETERMINERS.has(head.determiner ?? '');
    // "A federal judge ruled ... Judge Ada Holm wrote": a court has one, an office many.
    if (indefinite && PASSING_NOUNS.has(head.noun.noun) && !(early && head.noun.noun === 'judge')) continue;
    const loose = early || head.determiner === null;
    if (!loose && (head.noun.grade !== 'role' || indefinite)) continue;
    const noun = head.noun.noun;
    const fits = scene
      .calledBy(noun, loose ? alikes(noun) : [])
      .filter((p) => p.kind === 'person' && suits(p, head, e, early));
    const bare =
      fits.length === 0 && head.determiner === null && early && (scene.index.words.sentenceOf[at] ?? 0) < 2
        ? unintroduced(scene, head, at)
        : null;
    const hit = bare ?? (fits.length === 1 ? fits[0]! : null);
    if (!hit) continue;
    out.set(e, hit);
    because(hit, 'description-before-name', early ? 0.75 : 0.8);
  }
  return out;
}

/**
 * "Harbour poet wins prize ... Ada Holm said": a full name that comes early without a word of who it is belongs to whom the headline
 * describes. Null where there is none or more than one.
 */
function unintroduced(scene: Scene, head: Head, at: number): Entity | null {
  const fits = new Set<Entity>();
  for (const e of scene.entities) {
    if (!e?.named || e.kind !== 'person' || e.words.length < 2 || e.roles.size || e.members.length) continue;

    const first = scene.firstAt.get(e);
    if (
      first === undefined ||
      scene.index.words.sentenceOf[first]! > 6 ||
      scene.index.words.shouting[scene.index.words.sentenceOf[first]!]
    )
      continue;
    if (scene.index.words.sentenceOf[first]! <= scene.index.words.sentenceOf[at]!) continue;
    if (head.noun.gender === null || e.gender === null || e.gender === head.noun.gender) fits.add(e);
  }
  return fits.size === 1 ? [...fits][0]! : null;
}

function suits(p: Entity, head: Head, e: Entity, early: boolean): boolean {
  if (head.noun.gender !== null && p.gender !== null && head.noun.gender !== p.gender) return false;
  if (e.body && p.body && e.body !== p.body) return false;
  if (e.body && !p.body && !early) return false;
  return head.traits.every(
    (t) =>
      LOOSE_TRAITS.has(t) ||
      p.traits.has(t) ||
      (early && (lexicon().demonyms.has(t) || (head.noun.noun === 'judge' && COURT_TRAITS.has(t)))) ||
      p.roles.has(`${t} ${head.noun.noun}`),
  );
}
