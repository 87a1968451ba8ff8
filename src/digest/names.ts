import type { Attribution } from '../records/attribution.ts';
import { fold as folded } from '../records/fold.ts';
import type { Source } from '../records/source.ts';
import type { Span } from '../records/span.ts';
import type { StatementGrade } from '../records/statement-grade.ts';
import {
  ADDRESSED_BY_SURNAME,
  ANAPHORIC_DESCRIPTION,
  DETERMINED_BEFORE,
  FORM_OF_ADDRESS,
  GROUND_WITHOUT_VERB,
  LEADING_COUNT,
  POSSESSIVES,
  SAYING_IN_NAME,
} from '../rules/en/digest-name-words.ts';
import { PLURAL_END } from '../rules/en/digest-pronoun-words.ts';
import {
  ANONYMITY_CLAUSES,
  BODIES_WITH_THE,
  GROUND_OPENERS,
  KNOWN_BY_ITSELF,
  NEWSPAPER_NOUNS,
  OUTLETS_WITH_THE,
} from '../rules/en/digest-words.ts';
import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { MEN, MORE_MEN, MORE_WOMEN, WOMEN } from '../rules/en/given-names.ts';
import { DETERMINERS, SUBORDINATORS, TIME_WORDS } from '../rules/en/grammar.ts';
import { sourceNoun } from '../rules/en/source-nouns.ts';
import { titleOf } from '../rules/en/titles.ts';
import { calmName } from './capitals.ts';
import { hasPronoun, isDescribed, isPartOfName, withRole } from './offices.ts';
import { isHost, sentenceAt, type Text } from './text.ts';
import { bare, fold, render } from './words.ts';

/** How a digest names one source. */
export interface Profile {
  readonly key: string;
  /** At first mention, as the subject of a sentence: "DPR military spokesman Eduard Basurin", "a customs officer in Marl". */
  readonly full: string;
  /** At every further one: "Basurin", "the customs officer in Marl". */
  readonly short: string;
  readonly name: string;
  readonly kind: Source['kind'] | 'publisher';
  readonly grade: StatementGrade;
  /** What says that the name is withheld, with the ground: "who asked not to be named because the matter is sensitive". */
  readonly clause: string | null;
  /** The stated ground. */
  readonly reason: string | null;
  /** Names by which a reader of the digest may know it, folded. */
  readonly names: ReadonlySet<string>;
}

/** A source of one article. */
interface Held {
  readonly text: Text;
  readonly source: Source;
}

/** The id of a source across articles, by article and local id; undefined where the ledger gives none. */
export type Across = (article: string, local: string) => string | undefined;

const LONGEST_NAME = 14;
/** "Lowland-inspired", "Nara-based": tells of a thing and names nobody. */
const PARTICIPLE_END = /-\p{Ll}+ed$/u;

/** Names of all sources of some articles: in full at first mention, short after it. Nothing is made up: every form stands in an article. */
export class Names {
  readonly #profiles = new Map<string, Profile | null>();
  readonly #keys = new Map<string, string>();
  readonly #holders = new Map<string, Held[]>();
  /** Short forms by who bears them, to know those that two persons share. */
  readonly #bearers = new Map<string, Set<string>>();

  constructor(
    readonly texts: readonly Text[],
    across: Across,
  ) {
    for (const text of texts)
      for (const source of text.read.sources) {
        const key = keyOf(text, source, across);
        this.#keys.set(`${text.read.article.id} ${source.id}`, key);
        this.#holders.set(key, [...(this.#holders.get(key) ?? []), { text, source }]);
      }
    for (const [key, held] of this.#holders)
      for (const { source } of held)
        if (source.kind === 'person' && source.grade === 'named') {
          const last = folded(source.name).split(' ').at(-1)!;
          this.#bearers.set(last, (this.#bearers.get(last) ?? new Set()).add(key));
        }
  }

  keyOf = (text: Text, source: Source): string => this.#keys.get(`${text.read.article.id} ${source.id}`)!;

  /** How to name a source; null where nothing in the articles names it well enough. */
  of(text: Text, source: Source): Profile | null {
    const key = this.keyOf(text, source);
    let found = this.#profiles.get(key);
    if (found === undefined) {
      found = this.#make(key, this.#holders.get(key)!);
      this.#profiles.set(key, found);
    }
    return found;
  }

  #make(key: string, held: readonly Held[]): Profile | null {
    const best = held.find((h) => h.source.grade === 'named') ?? held[0]!;
    const named = held.filter((h) => h.source.grade === best.source.grade);
    const { source } = best;
    const mentions = named.flatMap(({ text, source: s }) => mentionsOf(text, s)).map((m) => calmName(this.texts, m));
    const names = new Set(held.flatMap(({ source: s }) => [s.name, ...s.aliases]).map(plainName));
    const name = calmName(this.texts, fold(source.name));
    const common = { key, kind: source.kind, grade: source.grade, name };
    if (/^\d/.test(source.name) || SAYING_IN_NAME.test(source.name)) return null;
    if (source.members.length > 0) return this.#joint(best, common, names);
    if (source.grade === 'named' && source.kind === 'person') {
      if (ADDRESSED_BY_SURNAME.test(name) || named.every((h) => isDescribed(h.text, h.source))) return null;
      if (
        name.split(' ').length < 2 &&
        !mentions.some((m) => m.split(' ').length > 1 && !ADDRESSED_BY_SURNAME.test(m) && isFull(m, name))
      )
        return null;
      const isKin = mentions.some((m) => source.role !== null && isOwned(m) && m.includes(source.role));
      const full = withRole(
        fullName(
          mentions,
          name,
          named.map((h) => h.text),
        ) ?? name,
        isKin ? { ...source, name, role: null } : { ...source, name },
        this.texts,
      );
      const short = this.#shortName(key, mentions, name);
      return { ...common, full, short, clause: null, reason: null, names: withNames(names, full, short) };
    }
    if (source.grade === 'named') {
      if (!/\p{Lu}/u.test(name) || isCommonNoun(held, name) || PARTICIPLE_END.test(name)) return null;
      if (held.some((h) => isPartOfName(h.text, source.name))) return null;
      const told = source.kind === 'outlet' && /^The /.test(name) ? name : withArticle(this.texts, name);
      if (hasPronoun(told) || /['’]s\s.*['’]s\s/.test(told)) return null;
      return { ...common, full: told, short: told, clause: null, reason: null, names: withNames(names, told) };
    }
    const full = withDeterminer(description(best.text, source), source, mentions);
    // "VP": an office in letters, whoever holds it.
    if (full === null || /^\p{Lu}{2,5}$/u.test(full)) return null;
    const short = full.replace(/^(?:a|an)\s/, 'the ').replace(LEADING_COUNT, 'the $1 ');
    const { clause, reason } = withheld(best.text, source);
    return { ...common, full, short, clause, reason, names: withNames(names, full, short) };
  }

  /** Several who speak as one: in the article's words, where they tell who that is. */
  #joint(
    { text, source }: Held,
    common: Pick<Profile, 'key' | 'kind' | 'grade' | 'name'>,
    names: ReadonlySet<string>,
  ): Profile | null {
    const full = description(text, source);
    const parts = full?.split(/,? and |, /) ?? [];
    // Every form stands in the article: one put together of what was read in pieces is nobody's.
    if (full === null || new Set(parts).size !== parts.length || !isWritten(text, full)) return null;
    return { ...common, full, short: full, clause: null, reason: null, names: withNames(names, full) };
  }

  /** The name alone by which articles call a person after the first mention; the whole name where two may be meant. */
  #shortName(key: string, mentions: readonly string[], name: string): string {
    const all = name.split(' ');
    // Who has a surname is not called by a given name.
    const parts = new Set(all.length > 1 && GIVEN.has(all[0]!.toLowerCase()) ? all.slice(1) : all);
    const counts = new Map<string, number>();
    for (const m of mentions) {
      const word = m.replace(/['’]s$/, '').replace(FORM_OF_ADDRESS, '');
      if (parts.has(word) && /^\p{Lu}/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1] || Number(a[0] > b[0]) - 0.5)[0] ?? [];
    const best = most ?? familyName(name);
    if (best === null) return name;
    const bearers = this.#bearers.get(folded(best));
    return bearers && [...bearers].some((k) => k !== key) ? name : best;
  }

  /** The outlet that publishes an article. */
  publisher(outlet: string): Profile {
    const full = isHost(outlet) ? `the website ${outlet.toLowerCase()}` : withArticle(this.texts, outlet, true);
    const key = `outlet ${plainName(outlet)}`;
    const names = withNames(new Set(), outlet, full);
    return {
      key,
      full,
      short: full,
      name: outlet,
      kind: 'publisher',
      grade: 'own voice',
      clause: null,
      reason: null,
      names,
    };
  }
}

/** Whether an article has the words, in whatever letters. */
const isWritten = (text: Text, words: string): boolean =>
  text.read.article.text.replace(/\s+/g, ' ').toLowerCase().includes(words.toLowerCase());

/** The last of two names, the first of which is surely a given one. */
function familyName(name: string): string | null {
  const parts = name.split(' ');
  return parts.length === 2 && GIVEN.has(parts[0]!.toLowerCase()) ? parts[1]! : null;
}

const GIVEN: ReadonlySet<string> = new Set([WOMEN, MORE_WOMEN, MEN, MORE_MEN].flatMap((l) => l.split(' ')));

const withNames = (names: ReadonlySet<string>, ...more: readonly string[]): ReadonlySet<string> =>
  new Set([...names, ...more.map(plainName)]);

/** A name as names are compared: folded, without an article before it. */
export const plainName = (name: string): string =>
  folded(bare(name))
    .replace(/^(?:the|an?) /, '')
    .replace(/['’]s$/, '');

function keyOf(text: Text, source: Source, across: Across): string {
  const known = across(text.read.article.id, source.id);
  const isShared = source.grade === 'named' && source.members.length === 0;
  if (known !== undefined && isShared) return known;
  if (isShared) return `${source.kind === 'person' ? 'person' : 'body'} ${plainName(source.name)}`;
  return `${text.read.article.id} ${source.id}`;
}

/** What the article calls a source, as a digest shows words: in order of the text, each as often as it stands there. */
function mentionsOf(text: Text, source: Source): readonly string[] {
  const own = text.read.attributions
    .filter((a: Attribution) => a.sourceId === source.id && a.source.length === 1)
    .map((a) => a.source[0]!);
  const spans = new Map<string, Span>([...source.mentions, ...own].map((s) => [s.join(), s]));
  return [...spans.values()].map((s) => bare(render(text, s)));
}

/** A single word with a capital that articles also write without one: "Engineers", "Board". */
const isCommonNoun = (held: readonly Held[], name: string): boolean => {
  const lower = name.toLowerCase();
  return (
    !/\s/.test(name) &&
    name !== name.toUpperCase() &&
    (FUNCTION_WORDS.has(lower) ||
      sourceNoun(lower) !== undefined ||
      held.some(({ text }) => isLowerElsewhere(text, lower)))
  );
};

/** "her father": whose, the words do not say. */
const isOwned = (mention: string): boolean => {
  const [first = '', ...rest] = mention.split(' ');
  return rest.length > 0 && POSSESSIVES.has(first.toLowerCase());
};

const isFull = (mention: string, name: string): boolean =>
  mention.includes(name) || name.split(' ').every((p) => mention.split(/[\s,]+/).includes(p));

/** The mention that tells most of who a person is: with office and first name, no clause, nothing that stands elsewhere. */
function fullName(mentions: readonly string[], name: string, texts: readonly Text[]): string | null {
  const fit = mentions.filter((m) => {
    const all = m.split(' ');
    return (
      isFull(m, name) &&
      all.length <= LONGEST_NAME &&
      // "M. Ana Reyes": a letter that the name lacks is a form of address.
      !(/^\p{Lu}\.$/u.test(all[0]!) && !name.startsWith(all[0]!)) &&
      !hasPronoun(m) &&
      !/['’]s?$|["“”():;]|\d/.test(m) &&
      !all.some((w) => SUBORDINATORS.has(w.toLowerCase()) && !/^(?:as|so)$/i.test(w)) &&
      (m.match(/,/g)?.length ?? 0) <= 1 &&
      isOfOffice(m, name) &&
      // "a spokeswoman for the event": which event, stands elsewhere.
      !/\bthe \p{Ll}+$/u.test(m) &&
      // "Ana Reyes and Ida Moss" is not one of them.
      !/\s(?:and|&)\s\p{Lu}/u.test(m) &&
      !/\b[Tt]he \p{Ll}+['’]s?\s/u.test(m)
    );
  });
  const [best] = [...fit].sort((a, b) => b.split(' ').length - a.split(' ').length);
  if (best === undefined) return null;
  return lowerHead(best, name, texts);
}

/** What stands right before the name in a mention is an office, not the body that somebody is of, and tells no age. */
function isOfOffice(mention: string, name: string): boolean {
  const at = mention.indexOf(name);
  if (/\d-year/.test(mention)) return false;
  if (at <= 0 || /,\s*$/.test(mention.slice(0, at))) return true;
  const word = mention.slice(0, at).trim().split(' ').at(-1)!.toLowerCase();
  const kind = sourceNoun(word)?.kind;
  return titleOf(word) !== undefined || kind === 'person' || kind === undefined;
}

/** Without the capital that a word has only as the first of a sentence. */
function lowerHead(mention: string, name: string, texts: readonly Text[]): string {
  const [first = '', second = ''] = mention.split(' ');
  const lower = first.toLowerCase();
  if (texts.some((t) => isTallAmid(t, first)) && titleOf(lower) === undefined) return mention;
  if (mention.startsWith(name) || !/^\p{Lu}/u.test(first) || /^\p{Lu}{2}/u.test(first)) return mention;
  const isSmall = texts.some((t) => isLowerElsewhere(t, lower)) || sourceNoun(lower) !== undefined;
  const isOffice =
    /^\p{Ll}/u.test(second) &&
    (isSmall || (sourceNoun(second) !== undefined && !texts.some((t) => isTallAmid(t, first))));
  const isTitle = isOffice || (isSmall && titleOf(lower) === undefined && name.split(' ')[0] === second);
  return DETERMINERS.has(lower) || isTitle ? lower + mention.slice(first.length) : mention;
}

/** With "the" where articles mostly write so; for an outlet that none of them tells of, where outlets of such a name have it. */
function withArticle(texts: readonly Text[], name: string, isPublisher = false): string {
  if (/^the /i.test(name)) return name.startsWith('The ') && !isPublisher ? `the ${name.slice(4)}` : name;
  let [withThe, without] = [0, 0];
  for (const { read } of texts)
    for (let at = read.article.text.indexOf(name); at >= 0; at = read.article.text.indexOf(name, at + 1)) {
      const before = read.article.text.slice(Math.max(0, at - 5), at);
      // "Nara Post photographer", "Nara Post Live": another name, or what is before it is of the noun behind.
      const isAlone = !/^ \p{Lu}/u.test(read.article.text.slice(at + name.length, at + name.length + 2));
      if (!isAlone) continue;
      if (/\bthe $/i.test(before)) withThe++;
      else if (/[\p{Ll},] $/u.test(before) && !DETERMINED_BEFORE.test(before)) without++;
    }
  const isUsual =
    withThe === without && (OUTLETS_WITH_THE.has(name.toLowerCase()) || (/\s/.test(name) && hasUsualNoun(name)));
  return withThe > without || isUsual ? `the ${name}` : name;
}

/** "Harbour Post", "Harbour Daily News", "Commission for Records". */
function hasUsualNoun(name: string): boolean {
  const all = name.toLowerCase().split(' ');
  return (
    NEWSPAPER_NOUNS.has(all.at(-1)!) ||
    (all.at(-1) === 'news' && all.at(-2) === 'daily') ||
    (/ (?:of|for) /.test(name) && BODIES_WITH_THE.has(all[0]!))
  );
}

/** A description without a name, as the middle of a sentence has it; null where it points at something told elsewhere. */
function description(text: Text, source: Source): string | null {
  const name = bare(source.name);
  const all = name.split(' ');
  if (hasPronoun(name) || all.length > LONGEST_NAME || /['’]s\s.*['’]s\s/.test(name) || /["“”():;]|['’]s?$/.test(name))
    return null;
  if (all.some((w) => SUBORDINATORS.has(w.toLowerCase()) && w.toLowerCase() !== 'as')) return null;
  if (all.some((w, i) => i > 0 && TIME_WORDS.has(w.toLowerCase()))) return null;
  const lower = all[0]!.toLowerCase();
  const isCommon = DETERMINERS.has(lower) || sourceNoun(lower) !== undefined || isLowerElsewhere(text, lower);
  const told = isCommon ? lower + name.slice(all[0]!.length) : name;
  if (/^the /.test(told) && all.length === 2 && !KNOWN_BY_ITSELF.has(all[1]!.toLowerCase())) return null;
  // A single noun without an article ("spokesman") is a piece of a headline.
  if (all.length === 1 && source.kind !== 'group') return null;
  if (ANAPHORIC_DESCRIPTION.test(told)) return null;
  return told;
}

/**
 * "BIS head", "internal memo": without an article a singular noun is a piece of a headline, and another mention has it as a sentence would.
 * Null where none has.
 */
function withDeterminer(told: string | null, { kind, name }: Source, mentions: readonly string[]): string | null {
  const isDetermined = (words: string): boolean =>
    DETERMINERS.has(words.split(' ')[0]!.toLowerCase()) || /['’]s?\s/.test(words) || LEADING_COUNT.test(words);
  if (told === null || kind === 'group' || isDetermined(told)) return told;
  // "police", "Nara Town Council": many, or a name.
  const isOne = sourceNoun(told.toLowerCase().split(' ').at(-1)!)?.plural !== true;
  if (kind !== 'person' && kind !== 'document' && (!isOne || PLURAL_END.test(told) || !/\s\p{Ll}+$/u.test(told)))
    return told;
  const last = name.split(' ').at(-1)!.toLowerCase();
  const fit = mentions.find(
    (m) => /^(?:an?|the) /i.test(m) && m.split(' ').length > 2 && m.toLowerCase().endsWith(last),
  );
  return fit === undefined || hasPronoun(fit) || /[“”":;,]/.test(fit) ? null : fit[0]!.toLowerCase() + fit.slice(1);
}

/** True where the word has its capital amid a sentence. */
const isTallAmid = (text: Text, word: string): boolean =>
  text.parse.tokens.some((t, i) => t.text === word && /^\p{Ll}/u.test(text.parse.tokens[i - 1]?.text ?? ''));

/** True where the article has the word in small letters too. */
function isLowerElsewhere(text: Text, lower: string): boolean {
  return text.parse.tokens.some((t) => t.text === lower);
}

/** How an article says that the name is withheld, and why. */
function withheld(text: Text, source: Source): { readonly clause: string | null; readonly reason: string | null } {
  if (source.grade !== 'anonymous') return { clause: null, reason: null };
  const spans = [...source.mentions, ...(source.reason ? [source.reason] : [])];
  const near = spans.map((s) => sentenceAt(text, s[0])).filter((s) => s !== undefined);
  const isMany = source.kind === 'group';
  const ground = source.reason ? bare(render(text, source.reason)) : null;
  const opened = ground === null ? null : GROUND_OPENERS.test(ground) ? ground : `because ${ground}`;
  const isFit =
    opened !== null && opened.split(' ').length <= 25 && !/["“”:;]/.test(opened) && !GROUND_WITHOUT_VERB.test(opened);
  const reason = isFit ? opened : null;
  for (const { shows, one, many } of ANONYMITY_CLAUSES)
    if (near.some((s) => shows.test(text.read.article.text.slice(...s.span))))
      return { clause: [isMany ? many : one, ...(reason === null ? [] : [reason])].join(' '), reason };
  return { clause: null, reason };
}
