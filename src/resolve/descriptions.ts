import { COMPANY_NOUNS, EITHER_NOUNS, GOT, NO_COMPANY } from '../rules/en/descriptions.ts';
import { alike, alikes } from './alike.ts';
import { type Entity, entity } from './entity.ts';
import { type Head, kindOfHead } from './head.ts';
import { demonymNoun, key, lexicon, nounAtEnd, nounOf } from './lexicon.ts';
import { leader, rank } from './prominence.ts';
import { because, before, type Scene, unresolved } from './scene.ts';
import { isCapital } from './words.ts';

const NEW = new Set([
  'a',
  'an',
  'one',
  'another',
  'some',
  'any',
  'several',
  'many',
  'few',
  'two',
  'three',
  'four',
  'five',
  'most',
  'dozens',
  'other',
  'more',
  'numerous',
  'various',
  'multiple',
  'every',
  'each',
  'no',
]);
const lastWord = (noun: string): string => noun.slice(noun.lastIndexOf(' ') + 1);

/** What a description says beside its noun. */
interface Clues {
  readonly head: Head;
  readonly text: string;
  readonly owner: Entity | null;
  /** Token of the first word. */
  readonly at: number;
  readonly last: number;
  /** In a headline: whoever it means comes later. */
  readonly title: boolean;
}

/** The entity that a description means: one that the article knows, where exactly one fits, else a new one. */
export function describe(scene: Scene, clues: Clues): Entity {
  const { head } = clues;
  const definite = head.determiner === null || !NEW.has(head.determiner);
  const known = definite || (clues.title && !OFFICIAL.has(head.noun.noun)) ? findKnown(scene, clues, definite) : null;
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
  const one = head.determiner === null || !NEW.has(head.determiner);
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
    if (!/^(?:including|like|as|notably|among)$/.test(words.tokens[i]!.lower)) continue;
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
    for (let k = i + 2; k < Math.min(last, i + 7) && tokens[k]!.kind === 'word' && !STOP.test(tokens[k]!.lower); k++)
      words.push(tokens[k]!.lower);
    return nounAtEnd(words)?.noun.kind === 'organization';
  }
  return false;
}

const STOP = /^(?:of|for|in|on|at|to|that|which|who|by|with|into|about)$/;

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

function taken(e: Entity, rule: string, score: number): Entity {
  because(e, rule, score);
  return e;
}

/** Without article and case, to compare descriptions. */
const bare = (text: string): string => text.toLowerCase().replace(/^(?:the|a|an|this|that|these|those) /, '');

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
    head.traits.some((t) => !IGNORED.has(t) && !e.traits.has(t))
  )
    return 0;
  if (head.plural && !e.named && e.roles.has(noun)) score = head.determiner === null && !head.traits.length ? 0 : score;
  for (const t of head.traits) {
    if (IGNORED.has(t)) continue;
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

const IGNORED = new Set(['same', 'new', 'unidentified', 'unnamed', 'former', 'latter', 'said', 'top', 'senior']);

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

/** Nouns of companies that go on with what these make: "the maker of Dunmore bars". */
const MAKERS = new Set(['maker', 'manufacturer', 'producer', 'publisher', 'operator']);

/** "The company", "the retired surgeon": a noun that the name does not have, for whoever the last sentences are about. */
function bridge(scene: Scene, clues: Clues, kind: string): Entity | null {
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
    (head.owner && !MAKERS.has(noun)) ||
    (head.determiner !== 'the' && head.determiner !== 'this' && head.determiner !== 'that')
  )
    return null;
  if ((kind === 'organization' && COMPANY_NOUNS.has(noun)) || EITHER_NOUNS.has(noun)) return firm(scene, at, noun);
  if (kind === 'outlet' && noun !== 'media' && noun !== 'press')
    return prominent(scene, at, 4, 0.5, (e) => e.kind === 'outlet' && e.named, 'outlet');
  if (kind !== 'person' || head.noun.grade !== 'unnamed' || OFFICIAL.has(noun)) return null;
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
      (ANY_BODY.has(noun) || !e.words.some((w) => NO_COMPANY.has(w))),
    'company',
  );
  if (near && COMPANY_NOUNS.has(noun) && !ANY_BODY.has(noun)) scene.firms.add(near);
  if (near || !COMPANY_NOUNS.has(noun) || ANY_BODY.has(noun) || scene.firms.size !== 1) return near;
  const [only] = scene.firms;
  return taken(only!, 'company', 0.6);
}

/** Nouns that speak of a company or of any other body. */
const ANY_BODY = new Set(['group', 'organization', 'organisation']);

/** Nouns of people who come and go in an article: not the way to speak of somebody whose name was told. */
const OFFICIAL = new Set([
  'official',
  'source',
  'witness',
  'judge',
  'officer',
  'resident',
  'expert',
  'analyst',
  'person',
  'voice',
  'poster',
]);
const PUBLIC = new Set(
  'ministry department court senate congress government police army house parliament union party committee council campaign navy'.split(
    ' ',
  ),
);
const publicBody = (e: Entity): boolean => [...e.words, ...e.roles].some((w) => PUBLIC.has(w));

function prominent(
  scene: Scene,
  at: number,
  reach: number,
  lead: number,
  wanted: (e: Entity) => boolean,
  rule: string,
): Entity | null {
  const hit = leader(
    rank(scene, at, reach, (e) => (wanted(e) ? 0 : null)),
    lead,
  );
  return hit ? taken(hit.entity, rule, 0.65) : null;
}

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
    const indefinite = NEW.has(head.determiner ?? '');
    // "A federal judge ruled ... Judge Ada Holm wrote": a court has one, an office many.
    if (indefinite && OFFICIAL.has(head.noun.noun) && !(early && head.noun.noun === 'judge')) continue;
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

/** What judges are called by: "a *federal* judge". */
const OF_COURTS = new Set(['federal', 'district', 'county', 'state', 'high', 'crown', 'superior', 'circuit', 'senior']);

function suits(p: Entity, head: Head, e: Entity, early: boolean): boolean {
  if (head.noun.gender !== null && p.gender !== null && head.noun.gender !== p.gender) return false;
  if (e.body && p.body && e.body !== p.body) return false;
  if (e.body && !p.body && !early) return false;
  return head.traits.every(
    (t) =>
      IGNORED.has(t) ||
      p.traits.has(t) ||
      (early && (lexicon().demonyms.has(t) || (head.noun.noun === 'judge' && OF_COURTS.has(t)))) ||
      p.roles.has(`${t} ${head.noun.noun}`),
  );
}
