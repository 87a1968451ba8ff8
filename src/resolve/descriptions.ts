import { GOT } from '../rules/en/descriptions.ts';
import { ARTICLES_AND_DEMONSTRATIVES, NEW_DETERMINERS } from '../rules/en/determiners.ts';
import { EXAMPLE_WORDS, LOOSE_TRAITS, OFFICE_BREAKS } from '../rules/en/mention-words.ts';
import { PASSING_NOUNS } from '../rules/en/role-words.ts';
import { alike, alikes, lastWord } from './alike.ts';
import { bridge, type Clues, taken } from './bridging.ts';
import { descriptionQuestion } from './describing.ts';
import { type Entity, entity } from './entity.ts';
import { type Head, kindOfHead } from './head.ts';
import { likelierKind } from './learned-kind.ts';
import { key, lexicon, nounAtEnd, nounOf } from './lexicon.ts';
import { before, type Scene, unresolved } from './scene.ts';
import { answer } from './weigh.ts';
import { isCapital } from './words.ts';

/** The entity that a description means: one that the article knows, where exactly one fits, else a new one. */
export function describe(scene: Scene, clues: Clues): Entity {
  const { head } = clues;
  const definite = head.determiner === null || !NEW_DETERMINERS.has(head.determiner);
  const byWords =
    definite || (clues.title && !PASSING_NOUNS.has(head.noun.noun)) ? findKnown(scene, clues, definite) : null;
  const known = learned(scene, clues, byWords);
  if (known) {
    // A later mention tells whose document it is: "a suit ... the suit filed by Ada Holm".
    if (known.kind === 'document' && !known.named && issuer(scene, head, clues.owner, clues.last)) {
      known.aliases.add(known.name);
      known.name = clues.text;
      known.named = true;
    }
    return known;
  }
  const out = make(scene, clues);
  scene.described.push({ entity: out, at: clues.at, head });
  return out;
}

/** Whom the description of a body or a group means as learned, by what its words say and how it stands in the text; of people and documents, and without a network, the words decide alone. */
function learned(scene: Scene, clues: Clues, byWords: Entity | null): Entity | null {
  if (!clues.found || !scene.antecedents) return byWords;
  const kind = likelierKind(kindOfHead(clues.head), false, [clues.found]);
  if (kind === 'document' || kind === 'person') return byWords;
  // "Petri's party": whose it is tells, exactly.
  if (clues.owner) return byWords;
  const told = answer(scene, descriptionQuestion(scene, clues, byWords, clues.found.grades));
  const found = told?.candidate.entity ?? null;
  return told && found && found !== byWords ? taken(found, 'stands-for', told.share) : found;
}

function make(scene: Scene, { head, text, owner, last }: Clues): Entity {
  const kind = kindOfHead(head);
  const own = owner ?? null;
  const name = withOwner(scene, head, text, own);
  const out = entity(kind === 'author' ? 'person' : kind, name, [], false);
  if (name !== text) out.aliases.add(text);
  out.plural = head.plural;
  out.gender = head.noun.gender;
  out.roles.add(head.noun.noun);
  for (const t of head.traits) out.traits.add(t);
  out.body = own;
  out.affiliation = own?.name ?? landOf(scene, head);
  if (kind === 'person' && head.noun.grade === 'role') out.role = head.noun.noun;
  // A body of somebody known by name is known itself: "the Holm campaign".
  // "A court in Varn" may be any.
  const one = head.determiner === null || !NEW_DETERMINERS.has(head.determiner);
  if (kind === 'organization' && one && (own?.named || head.qualifier !== null || hasPlace(head)) && !head.plural)
    out.named = true;
  if (kind === 'document') out.named = titled(scene, head) || issuer(scene, head, own, last);
  if (kind === 'group') out.named = withExample(scene, head, last);
  if (kind === 'organization' && !head.plural && own && isCapital(scene.index.words.tokens[head.at]!)) out.named = true;
  return out;
}

/** "her campaign" as "Ada Holm's campaign". */
function withOwner(scene: Scene, head: Head, text: string, owner: Entity | null): string {
  if (!owner?.named || !head.owner || !('pronoun' in head.owner) || !head.determiner) return text;
  if (scene.index.words.tokens[head.owner.pronoun]!.lower !== head.determiner) return text;
  const rest = text.slice(head.determiner.length).trim();
  return `${owner.name}${owner.name.endsWith('s') ? '’' : '’s'} ${rest}`;
}

/** "a northern official": the country that a qualifier names. */
function landOf(scene: Scene, head: Head): string | null {
  const { demonyms, places } = lexicon();
  const name = head.qualifier === null ? '' : key(scene.index.entityOf[head.qualifier]!.name);
  for (const word of [name, ...head.traits]) {
    const land = demonyms.get(word) ?? places.get(key(word))?.land;
    if (land) return land;
  }
  return null;
}

const hasPlace = (head: Head): boolean => head.traits.some((t) => lexicon().demonyms.has(t) || lexicon().places.has(t));

/** "officials, including Ada Holm": one of the group is known by name. */
function withExample(scene: Scene, head: Head, last: number): boolean {
  const { words, nameAt, entityOf } = scene.index;
  for (let i = head.at + 1; i < last; i++) {
    if (!EXAMPLE_WORDS.has(words.tokens[i]!.lower)) continue;
    for (let k = i + 1; k < last; k++) if (nameAt[k]! >= 0 && entityOf[nameAt[k]!]!.kind !== 'place') return true;
  }
  return false;
}

/** "the Resolution", "Executive Order 13582": the noun itself is a title. */
function titled(scene: Scene, head: Head): boolean {
  const { tokens, shouting, sentenceOf, starts } = scene.index.words;
  const s = sentenceOf[head.at]!;
  return isCapital(tokens[head.at]!) && starts[s] !== head.at && s > 0 && !shouting[s];
}

const LAWS = new Set(['law', 'constitution', 'statute']);

/** A document is known by name where its issuer is: "a report by the Audit Office", "the Holm letter". */
function issuer(scene: Scene, head: Head, owner: Entity | null, last: number): boolean {
  const { nameAt, entityOf, words } = scene.index;
  if (owner?.named && owner.kind !== 'place') return true;
  if (head.qualifier !== null && (entityOf[head.qualifier]!.kind !== 'place' || LAWS.has(head.noun.noun))) return true;
  for (let i = head.at + 1; i < Math.min(last, head.at + 10); i++) {
    const by = words.tokens[i]!.lower;
    if ((by !== 'by' && by !== 'from') || GOT.has(words.tokens[i - 1]!.lower)) continue;
    for (let k = i + 1; k < Math.min(last, i + 6); k++) {
      const n = nameAt[k]!;
      if (n < 0) continue;
      // "by a Beacon reporter": the name only qualifies somebody without one.
      const next = words.tokens[scene.index.names[n]!.last];
      return entityOf[n]!.kind !== 'place' && !(next?.kind === 'word' && nounOf(next.lower)?.kind === 'person');
    }
  }
  return false;
}

/** "figures from the transport ministry": a document that a definite body without a name has issued. */
export function fromOffice(scene: Scene, head: Head, last: number): boolean {
  const { tokens } = scene.index.words;
  for (let i = head.at + 1; i < Math.min(last, head.at + 5); i++) {
    if (!/^(?:by|from|of)$/.test(tokens[i]!.lower) || GOT.has(tokens[i - 1]!.lower)) continue;
    if (tokens[i + 1]?.lower !== 'the') return false;
    const words: string[] = [];
    for (
      let k = i + 2;
      k < Math.min(last, i + 7) && tokens[k]!.kind === 'word' && !OFFICE_BREAKS.has(tokens[k]!.lower);
      k++
    )
      words.push(tokens[k]!.lower);
    return nounAtEnd(words)?.noun.kind === 'organization';
  }
  return false;
}

function findKnown(scene: Scene, clues: Clues, definite: boolean): Entity | null {
  const { head, at, last, title, owner } = clues;
  const kind = kindOfHead(head);
  const own = owner?.kind === 'person' ? owner.body : null;
  if (own?.kind === 'organization' && own.named && isOwn(owner!, own, lastWord(head.noun.noun)))
    return taken(own, 'owner', 0.8);
  const ofKind = (e: Entity): boolean =>
    kind === 'organization' || kind === 'outlet'
      ? e.kind === 'organization' || e.kind === 'outlet' || (kind === 'organization' && e.kind === 'place')
      : e.kind === kind;
  const fits: { entity: Entity; score: number }[] = [];
  const consider = (e: Entity): void => {
    const several = kind === 'group' && e.members.length > 1;
    const score = (ofKind(e) || several) && e.plural === head.plural ? match(e, clues) : 0;
    if (score > 0) fits.push({ entity: e, score });
  };
  for (const e of scene.calledBy(head.noun.noun, alikes(head.noun.noun)))
    if (title || (scene.firstAt.get(e) ?? Infinity) < at) consider(e);
  for (let k = scene.described.length - 1; definite && k >= Math.max(0, scene.described.length - 40); k--) {
    const d = scene.described[k]!;
    if (d.at < at) consider(d.entity);
  }
  fits.sort((a, b) => b.score - a.score);
  const best = fits.filter((f) => f.score > fits[0]!.score - 0.2);
  if (best.length === 1) return taken(best[0]!.entity, 'description', 0.85);
  if (best.length > 1) {
    const near = nearest(
      scene,
      at,
      best.map((f) => f.entity),
      kind === 'document' ? 0 : 2,
    );
    if (near) return taken(near, 'nearest-description', 0.7);
    if (kind === 'person' || kind === 'organization')
      unresolved(
        scene,
        at,
        last,
        best.map((f) => f.entity.name),
      );
    return null;
  }
  return bridge(scene, clues, kind);
}

/** "Petri's *party*": the body that is called so, or that the leader of a party leads. */
const isOwn = (owner: Entity, body: Entity, noun: string): boolean =>
  body.words.includes(noun) || body.roles.has(noun) || (noun === 'party' && /\bleader\b/.test(owner.role ?? ''));

/** Without article and case, to compare descriptions. */
function bare(text: string): string {
  const lower = text.toLowerCase();
  const blank = lower.indexOf(' ');
  return ARTICLES_AND_DEMONSTRATIVES.has(lower.slice(0, Math.max(0, blank))) ? lower.slice(blank + 1) : lower;
}

/** How well a description fits an entity; 0 where it does not. */
function match(e: Entity, { head, owner, text }: Clues): number {
  const noun = head.noun.noun;
  let score = 0;
  if (!e.named && bare(e.name) === bare(text)) return 3;
  const words = e.words;
  const two = noun === 'two' || noun === 'pair' || noun === 'duo' || head.traits.includes('two');
  if (two && e.members.length === 2) return 2;
  for (const role of e.roles)
    if (alike(role, noun) || alike(lastWord(role), noun) || alike(role, lastWord(noun)))
      score = Math.max(score, role === noun ? 1.2 : 1);
  if (!score && e.kind !== 'person' && words.includes(lastWord(noun)))
    score = words.at(-1) === lastWord(noun) ? 1.1 : 0.9;
  if (!score || (head.owned && !e.named && e.kind !== 'document')) return 0;
  // "Opposition councillors" are others than "councillors".
  if (
    head.plural &&
    !e.named &&
    head.determiner === null &&
    head.traits.some((t) => !LOOSE_TRAITS.has(t) && !e.traits.has(t))
  )
    return 0;
  if (head.plural && !e.named && e.roles.has(noun)) score = head.determiner === null && !head.traits.length ? 0 : score;
  for (const t of head.traits) {
    if (LOOSE_TRAITS.has(t)) continue;
    if (e.traits.has(t) || words.includes(t)) score += 0.5;
    else if (e.kind === 'person' && e.named) score -= 0.15;
    else score -= 0.6;
  }
  if (owner) {
    // "Petri's party" is no other party that the article names.
    if (
      owner.kind === 'person' &&
      e.kind !== 'person' &&
      e.kind !== 'document' &&
      e.named &&
      owner.body !== e &&
      e.body !== owner
    )
      return 0;
    if (e.body === owner || e.affiliation === owner.name) score += 0.8;
    else if (e.body || e.kind === 'document') return 0;
    // "the mayor's spokesman" is not "a diplomat" of before.
    else if (!e.named && !e.roles.has(noun)) return 0;
    else score -= 0.5;
  }
  return Math.max(0, score);
}

/** The one of the candidates that was spoken of last, where the others are at least `gap` sentences farther away. */
function nearest(scene: Scene, at: number, candidates: readonly Entity[], gap: number): Entity | null {
  const set = new Set(candidates);
  let found: Entity | null = null;
  let close = 0;
  for (const { item, distance } of before(scene, at, 4)) {
    if (!set.has(item.entity)) continue;
    if (found === null) {
      found = item.entity;
      close = distance;
    } else if (item.entity !== found && distance - close < gap) return null;
  }
  return found;
}
