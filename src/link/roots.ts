import type { LedgerSource, Linkable } from '../records/ledger.ts';
import { BARE_BODIES, POSTS, type SourceClass } from '../rules/en/source-classes.ts';
import { countryIn, isCountry, withoutLetters } from './countries.ts';
import { foldName } from './fold-name.ts';
import { idOfSource } from './positions.ts';
import { bodyWords, classesIn, comparePeople, countryOf, type PersonName, personName } from './source-words.ts';

/**
 * How far a statement's source can be a root of its own: `firm`, somebody or some body that is told apart by name; `loose`, told
 * only by category, post or country; `free`, hearsay whose root is not told (the article's own voice, an outlet, nobody).
 */
export type Hold = 'firm' | 'loose' | 'free';

/** What a statement's source tells of the root. */
export interface Root {
  readonly link: Linkable;
  readonly hold: Hold;
  readonly source: LedgerSource | null;
  /** Ids across articles: of the source, and of the members of a joint one. */
  readonly ids: readonly string[];
  readonly person: PersonName | null;
  readonly country: string | null;
  readonly body: ReadonlySet<string>;
  readonly classes: ReadonlySet<SourceClass>;
  /** Sources that the words came through, by id and by full name: whoever told of the speaker, outlets left out. */
  readonly tellers: ReadonlySet<string>;
  /** Ids of every source of its article. */
  readonly around: ReadonlySet<string>;
  readonly isSpeaker: boolean;
}

const SPEAKER = /\bspokes|\bpress\b|\bspeak/;

export function rootOf(link: Linkable): Root {
  const { statement, sources } = link;
  const source = statement.source === null ? null : (sources.get(statement.source) ?? null);
  const around = new Set([...sources.values()].map((s) => idOfSource(statement.article, s)));
  const none = {
    person: null,
    country: null,
    body: new Set<string>(),
    classes: new Set<SourceClass>(),
    isSpeaker: false,
  };
  const tellers = new Set(
    statement.chain.slice(0, -1).flatMap((local) => {
      const s = sources.get(local);
      return s && s.kind !== 'outlet' && s.grade === 'named'
        ? [idOfSource(statement.article, s), foldName(s.name)]
        : [];
    }),
  );
  if (!source) return { link, hold: 'free', source, ids: [], around, tellers, ...none };
  const members = source.members.flatMap((m) => sources.get(m) ?? []);
  const person = source.kind === 'person' && source.grade === 'named' ? personName(source.name) : null;
  const post = person ? source.role : source.name;
  const words = new Set([...bodyWords(post), ...bodyWords(source.role), ...bodyWords(source.affiliation)]);
  return {
    link,
    hold: isOwnOutlet(link, source) ? 'free' : holdOf(source, words),
    source,
    ids: [source, ...members].map((s) => idOfSource(statement.article, s)),
    person,
    country: countryOf(source),
    body: words,
    around,
    tellers,
    classes: new Set([...classesIn(post), ...classesIn(source.role)]),
    isSpeaker: SPEAKER.test(foldName(`${source.role ?? ''} ${person ? '' : source.name}`)),
  };
}

function holdOf(s: LedgerSource, words: ReadonlySet<string>): Hold {
  if (isCountry(s.name)) return 'loose';
  if (s.kind === 'outlet' || s.kind === 'author' || s.grade === 'none') return 'free';
  if (s.kind === 'person' && s.grade === 'named') return classesIn(s.role).has('media') ? 'free' : 'firm';
  if (s.members.length > 0 || s.grade === 'unnamed' || s.grade === 'anonymous' || s.kind === 'group') return 'loose';
  if (s.kind === 'person') return 'loose';
  if (s.kind === 'document') return isTitled(s) ? 'firm' : 'loose';
  const bare = [...words].every((w) => BARE_BODIES.has(w));
  return bare && countryIn(s.name) === null && s.affiliation === null ? 'loose' : 'firm';
}

/**
 * A name that is a part of who publishes the article is the outlet, called short: "Tribune" in the Lowland Tribune. Under the whole name a body
 * may speak that publishes for itself.
 */
function isOwnOutlet({ publications }: Linkable, { name, kind }: LedgerSource): boolean {
  if (kind === 'document') return false;
  const mine = nameWords(name);
  return (
    mine.size > 0 &&
    publications.some(({ outlet }) => {
      const whole = nameWords(outlet ?? '');
      return mine.size < whole.size && [...mine].every((w) => whole.has(w));
    })
  );
}

const nameWords = (name: string): ReadonlySet<string> =>
  new Set(
    foldName(name)
      .split(' ')
      .filter((w) => w !== '' && w !== 'the'),
  );

/** A document that names who made it or bears a title: "a report by the Harbour Safety Board", not "pictures from the scene". */
const isTitled = ({ grade, name }: LedgerSource): boolean =>
  grade === 'named' && (withoutLetters(name).match(/(?<=\s)\p{Lu}\p{L}+/gu) ?? []).length > 1;

const within = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size > 0 && [...a].every((w) => b.has(w));
const meet = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => [...a].some((w) => b.has(w));

const otherCountry = (a: Root, b: Root): boolean => a.country !== null && b.country !== null && a.country !== b.country;

/** Why two firm sources are one root; null where nothing says so. */
export function oneRoot(a: Root, b: Root): { readonly kind: string; readonly text: string } | null {
  const [x, y] = [a.source!, b.source!];
  if (a.ids.some((id) => b.ids.includes(id))) return { kind: 'same-source', text: x.name };
  const teller = oneTeller(a, b);
  if (teller) return { kind: 'same-source', text: teller };
  if (a.person && b.person) {
    const names = comparePeople(a.person, b.person);
    if (names === 'same' || (names === 'may be' && !otherCountry(a, b)))
      return { kind: 'same-source', text: longer(x.name, y.name) };
    // Two people who speak for one body say what the body says.
    const both = a.isSpeaker && b.isSpeaker && within(a.body, b.body) && within(b.body, a.body) && !otherCountry(a, b);
    return both ? { kind: 'one-body', text: `${x.name} and ${y.name} speak for one body` } : null;
  }
  const office = holdsOffice(a, b) ? [b, a] : holdsOffice(b, a) ? [a, b] : null;
  if (office) return { kind: 'one-body', text: `${office[1]!.source!.name} belongs to ${office[0]!.source!.name}` };
  if (otherCountry(a, b)) return null;
  const [body, speaker] = a.person ? [b, a] : [a, b];
  if (!within(body.body, speaker.body) && !(speaker.person === null && within(speaker.body, body.body))) return null;
  return speaker.person
    ? { kind: 'one-body', text: `${speaker.source!.name} speaks for ${body.source!.name}` }
    : { kind: 'one-body', text: `${x.name} and ${y.name}` };
}

/** Somebody of whom the article says to which body he or she belongs, and that body by name. */
function holdsOffice({ source: who }: Root, { source: body, person }: Root): boolean {
  if (!who?.affiliation || !body || person || body.kind === 'document') return false;
  const affiliation = foldName(who.affiliation);
  return [body.name, ...body.aliases].some((name) => foldName(name) === affiliation);
}

/** Name of the source whose words both are, the one by itself, the other as what it told of somebody else; null where there is none. */
function oneTeller(a: Root, b: Root): string | null {
  const tells = (x: Root, y: Root): boolean =>
    y.source !== null && (y.ids.some((id) => x.tellers.has(id)) || x.tellers.has(foldName(y.source.name)));
  if (tells(a, b)) return b.source!.name;
  if (tells(b, a)) return a.source!.name;
  return meet(a.tellers, b.tellers) ? nameOfTeller(a) : null;
}

const nameOfTeller = ({ link: { statement, sources } }: Root): string =>
  sources.get(statement.chain[0] ?? '')?.name ?? '';

const longer = (a: string, b: string): string => (a.length > b.length || (a.length === b.length && a < b) ? a : b);

const none = (words: ReadonlySet<string>): boolean => words.size === 0;

/** Words that tell a body apart from others of its kind; none where the words name no kind of body. */
function specific(r: Root): ReadonlySet<string> {
  const words = [...r.body];
  if (!words.some((w) => BARE_BODIES.has(w))) return new Set();
  return new Set(words.filter((w) => !BARE_BODIES.has(w) && !POSTS.has(w)));
}

/** True where the words about two sources tell them apart, so that the one cannot stand for the other. */
export function apart(a: Root, b: Root): boolean {
  if (a.hold === 'free' || b.hold === 'free') return false;
  if (a.ids.some((id) => b.ids.includes(id)) || oneTeller(a, b) !== null) return false;
  if (holdsOffice(a, b) || holdsOffice(b, a)) return false;
  if (otherCountry(a, b)) return true;
  const [x, y] = [told(a.classes), told(b.classes)];
  if (!none(x) && !none(y) && !meet(x, y)) return true;
  if (a.person && b.person) return false;
  const [v, w] = [specific(a), specific(b)];
  return !none(v) && !none(w) && !meet(v, w);
}

/** Media tell what others said: their class tells nothing of the root. */
const told = (classes: ReadonlySet<SourceClass>): ReadonlySet<SourceClass> =>
  new Set([...classes].filter((c) => c !== 'media'));

/** How much speaks for one root of a loose source and another; 0 where nothing does. */
export function nearness(a: Root, b: Root): number {
  let sum = 0;
  if (a.ids.some((id) => b.ids.includes(id)) || oneTeller(a, b) !== null) sum += 8;
  if (meet(a.body, b.body)) sum += 3;
  if (a.country !== null && a.country === b.country) sum += 2;
  if (meet(a.classes, b.classes)) sum += 1;
  // An article that quotes the one by name elsewhere is likely to mean the same one here.
  if (a.hold === 'loose' && b.hold === 'firm' && b.ids.some((id) => a.around.has(id))) sum += 2;
  return sum;
}
