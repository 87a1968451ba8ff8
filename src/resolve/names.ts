import type { Span } from '../records/span.ts';
import {
  ADJECTIVES_OF_NAMES,
  BUSINESS_NOUNS,
  NAME_ABBREVIATIONS,
  NAME_ASIDES,
  TRADE_PLURALS,
} from '../rules/en/body-words.ts';
import { EITHER_NOUNS } from '../rules/en/descriptions.ts';
import {
  ADDRESSES,
  GENERATIONS,
  type Gender,
  NOT_ALONE,
  NOT_NAMES,
  ORGANIZATION_WORDS,
  PARTICLES,
  TITLE_EXTRAS,
  TITLE_OBJECTS,
  TITLE_WORDS,
} from '../rules/en/names.ts';
import { TITLES_OF_PAPERS } from '../rules/en/role-words.ts';
import { COMPOUND, demonymNoun, key, lexicon, nounOf } from './lexicon.ts';
import { isCapital, spanOf, type Words } from './words.ts';

/** A proper name as it stands in the text. */
export interface Name {
  /** Tokens of the name itself, without titles, end excluded. */
  readonly first: number;
  readonly last: number;
  /** First token of the titles before it; `first` where there are none. */
  readonly titleFirst: number;
  readonly span: Span;
  /** Lower case, full stops folded, without marks. */
  readonly words: readonly string[];
  readonly gender: Gender;
  /** "Mr", "Dr": a form of address stands before it. */
  readonly addressed: boolean;
}

const LONGEST = 14;

/** Every run of words with capitals that can be a name, in text order; runs with titles are cut into title and name. Linear. */
export function findNames(
  words: Words,
  sources: ReadonlyMap<number, number>,
  isOutlet: (name: string) => boolean,
): Name[] {
  const out: Name[] = [];
  const lowers = lowerWords(words);
  const uppers = upperWords(words);
  const { tokens, sentenceOf, starts, shouting } = words;
  /** "Beekeepers fear": people by what they do, whom nothing else makes a name. */
  const isTrade = (at: number): boolean => {
    const { lower, text } = tokens[at]!;
    return (
      TRADE_PLURALS.test(lower) && !uppers.has(lower) && !isOutlet(text) && !lexicon().organizations.has(key(text))
    );
  };
  let i = 0;
  while (i < tokens.length) {
    const s = sentenceOf[i]!;
    const first = i === starts[s] || startsQuotation(words, i);
    const until = sources.get(i);
    const wanted =
      s >= 0 &&
      (shouting[s]
        ? until !== undefined && isCapitalAt(words, i)
        : opens(words, i, first, until !== undefined, lowers) && !(first && isTrade(i) && !isCapitalAt(words, i + 1)));
    if (!wanted) {
      i++;
      continue;
    }
    const run = takeRun(words, i, isOutlet, shouting[s] ? until! : tokens.length);
    for (const name of split(words, run)) out.push(name);
    i = run.at(-1)! + 1;
  }
  return out;
}

/** Words that stand somewhere in the text without a capital: with one at the start of a sentence they are no names. */
function lowerWords(words: Words): ReadonlySet<string> {
  const out = new Set<string>();
  for (const t of words.tokens) if (t.kind === 'word' && t.text === t.lower) out.add(t.lower);
  return out;
}

/** Words that have a capital within a sentence: names wherever they stand. */
function upperWords(words: Words): ReadonlySet<string> {
  const out = new Set<string>();
  for (const [i, t] of words.tokens.entries()) {
    const s = words.sentenceOf[i]!;
    const within = s >= 0 && !words.shouting[s] && words.starts[s] !== i && !startsQuotation(words, i);
    if (within && t.kind === 'word' && t.text !== t.lower) out.add(t.lower);
  }
  return out;
}

const startsQuotation = (words: Words, i: number): boolean => {
  const t = words.tokens[i - 1];
  return t !== undefined && (/^["“”'‘`«(:[—–•]/.test(t.text) || t.text === "''");
};

function opens(words: Words, i: number, initial: boolean, source: boolean, lowers: ReadonlySet<string>): boolean {
  const t = words.tokens[i]!;
  // "the Varn-born star": a capital within an adjective.
  if (ADJECTIVES_OF_NAMES.test(t.text)) return false;
  const acronym =
    t.text === t.text.toUpperCase() && (t.text.length > 2 || (t.text === 'A' && words.tokens[i + 1]?.lower === "'s"));
  if (!isCapital(t) || (NOT_NAMES.has(t.lower) && !acronym)) return particle(words, i);
  if (!initial) return true;
  const next = words.tokens[i + 1];
  const follows =
    next !== undefined && (isCapitalAt(words, i + 1) || (next.text === '.' && NAME_ABBREVIATIONS.has(t.lower)));
  if (follows) return true;
  if (next?.lower === 'of' && TITLE_WORDS.has(t.lower) && TITLE_OBJECTS.has(words.tokens[i + 2]?.lower ?? ''))
    return true;
  if (next?.lower === "'s" && acronym) return true;
  if (NOT_ALONE.has(t.lower) || (!source && /(?:ing|ed|ly)$/.test(t.lower))) return false;
  if (t.text.length > 1 && t.text === t.text.toUpperCase()) return true;
  return (source || !lowers.has(t.lower)) && nounOf(t.lower) === null;
}

/** "al-Qaida", "bin Laden": a name that begins with a small particle. */
function particle(words: Words, i: number): boolean {
  const t = words.tokens[i]!;
  const cut = t.text.indexOf('-');
  if (cut > 0 && cut < 4 && PARTICLES.has(t.lower.slice(0, cut))) return /\p{Lu}/u.test(t.text[cut + 1] ?? '');
  return false;
}

/** Indexes of the word tokens of the run that starts at `i`. */
function takeRun(words: Words, i: number, isOutlet: (name: string) => boolean, limit: number): number[] {
  const { tokens, sentenceOf } = words;
  const s = sentenceOf[i];
  const run = [i];
  let organization = ORGANIZATION_WORDS.has(tokens[i]!.lower) || nounOf(tokens[i]!.lower)?.kind === 'organization';
  let title = TITLE_WORDS.has(tokens[i]!.lower);
  for (let at = i + 1; at < limit && sentenceOf[at] === s && run.length < LONGEST; ) {
    const t = tokens[at]!;
    const prev = tokens[run.at(-1)!]!;
    if (isName(words, at, prev.lower)) {
      run.push(at);
      organization ||= ORGANIZATION_WORDS.has(t.lower);
      title ||= TITLE_WORDS.has(t.lower);
      at++;
    } else if (t.text === '.' && t.start === prev.end && NAME_ABBREVIATIONS.has(prev.lower)) at++;
    else if (t.text === '&' && isCapitalAt(words, at + 1)) at++;
    else {
      const jump =
        bridge(words, at, organization, title && TITLE_WORDS.has(prev.lower)) || outletBridge(words, i, at, isOutlet);
      if (!jump) break;
      for (let k = at; k < jump; k++) if (tokens[k]!.kind === 'word') run.push(k);
      at = jump;
    }
  }
  return run;
}

/** "The Harbour and Mail": the whole is the name of an outlet. */
function outletBridge(words: Words, first: number, and: number, isOutlet: (name: string) => boolean): number {
  const next = and + 1;
  if (words.tokens[and]!.lower !== 'and' || and - first > 2 || !isCapitalAt(words, next)) return 0;
  const name = words.text.slice(words.tokens[first]!.start, words.tokens[next]!.end);
  return isOutlet(name) ? next : 0;
}

const isCapitalAt = (words: Words, at: number): boolean => {
  const t = words.tokens[at];
  return t !== undefined && isCapital(t) && (t.text === 'A' || !NOT_NAMES.has(t.lower));
};

function isName(words: Words, at: number, before: string): boolean {
  const t = words.tokens[at]!;
  // Within a sentence a capital "A" is a letter and no article: "Country A".
  const letter = t.text === 'A' && words.shouting[words.sentenceOf[at]!] === 0;
  if (isCapital(t)) return letter || !NOT_NAMES.has(t.lower) || lexicon().given.has(before) || ADDRESSES.has(before);
  return particle(words, at);
}

/**
 * Where the run goes on after small words: "of" and "for" inside an organization or a title, particles of a name, a nickname in
 * quotation marks; 0 where it ends.
 */
function bridge(words: Words, at: number, organization: boolean, title: boolean): number {
  const { tokens } = words;
  const t = tokens[at]!;
  if (PARTICLES.has(t.lower)) {
    let next = at + 1;
    while (next < at + 3 && PARTICLES.has(tokens[next]?.lower ?? '')) next++;
    if (isCapitalAt(words, next)) return next;
  }
  if (t.lower === 'of' || (organization && (t.lower === 'for' || t.lower === 'on'))) {
    const next = tokens[at + 1]?.lower === 'the' ? at + 2 : at + 1;
    if (
      isCapitalAt(words, next) &&
      (organization || (title && (TITLE_OBJECTS.has(tokens[next]!.lower) || placeAt(words, next))))
    )
      return next;
  }
  if (t.lower === 'and' && organization && isCapitalAt(words, at + 1) && insideOrganization(words, at)) return at + 1;
  if (/^["“”‘'`]/.test(t.text) || t.text === "''") {
    for (let close = at + 2; close <= at + 3; close++)
      if (/^["”’']/.test(tokens[close]?.text ?? '') && isCapitalAt(words, at + 1) && isCapitalAt(words, close + 1))
        return close + 1;
  }
  return 0;
}

function placeAt(words: Words, at: number): boolean {
  const { places } = lexicon();
  const { tokens } = words;
  return (
    places.has(key(tokens[at]!.lower)) ||
    (at + 1 < tokens.length && places.has(key(`${tokens[at]!.lower} ${tokens[at + 1]!.lower}`)))
  );
}

/** "Department of Health and Human Services": the word before "and" follows a small word inside the name. */
function insideOrganization(words: Words, and: number): boolean {
  for (let k = and - 1; k > and - 4 && k >= 0; k--) {
    const lower = words.tokens[k]!.lower;
    if (lower === 'of' || lower === 'for' || lower === 'on') {
      const right = words.tokens[and + 1]!.lower;
      const left = words.tokens[and - 1]!.lower;
      return (
        !ORGANIZATION_WORDS.has(left) &&
        !placeAt(words, and + 1) &&
        !lexicon().given.has(right) &&
        !lexicon().organizations.has(right)
      );
    }
  }
  return false;
}

/** Cuts a run into title and name; a second name begins where a given name follows a finished organization. */
function split(words: Words, run: readonly number[]): Name[] {
  const lower = run.map((k) => words.tokens[k]!.lower);
  const cut = titleEnd(lower) || nounTitle(lower);
  if (cut > 0 && cut < run.length) {
    const person = make(words, run.slice(cut), run[0]!, lower.slice(0, cut));
    const office = officeWords(lower, cut);
    return office > 0 ? [make(words, run.slice(0, office), run[0]!, []), person] : [person];
  }
  const stem = withoutOffice(lower);
  if (stem < run.length) return stem > 0 ? [make(words, run.slice(0, stem), run[0]!, [])] : [];
  const rest = aside(lower);
  if (rest > 0) return [make(words, run.slice(rest), run[rest]!, [])];
  const given = personTail(lower);
  if (given > 0) return [make(words, run.slice(0, given), run[0]!, []), make(words, run.slice(given), run[given]!, [])];
  return [make(words, run, run[0]!, [])];
}

/** Words at the start that belong to no name: "*Former* Rovers (captain)", "*Developer* Holm Homes" at the start of a sentence. */
function aside(lower: readonly string[]): number {
  const [first, second] = lower;
  if (second === undefined) return 0;
  if (NAME_ASIDES.has(first!) || /^\p{L}+-of-\p{L}+$/u.test(first!)) return 1;
  const isTrade = EITHER_NOUNS.has(first!) || /^\p{L}{3,}maker$/u.test(first!) || BUSINESS_NOUNS.has(first!);
  return isTrade && !ORGANIZATION_WORDS.has(second) ? 1 : 0;
}

/** Words before the office that ends a run without a name: "State Department | Spokesman", "| Foreign Secretary"; all where none does. */
function withoutOffice(lower: readonly string[]): number {
  const last = lower.at(-1)!;
  if (
    !TITLE_WORDS.has(last) ||
    (lower.length === 2 && lexicon().given.has(lower[0]!)) ||
    (lower.length === 1 && TITLES_OF_PAPERS.has(last))
  )
    return lower.length;
  let end = lower.length;
  while (end > 0 && (TITLE_WORDS.has(lower[end - 1]!) || TITLE_EXTRAS.has(lower[end - 1]!))) end--;
  return end > 0 && lower[end - 1] === 'of' ? lower.length : end;
}

/** Number of words at the start that are a title and what belongs to it; 0 where there is no title before a name. */
function titleEnd(lower: readonly string[]): number {
  for (let t = lower.length - 2; t >= 0; t--) {
    if (!TITLE_WORDS.has(lower[t]!)) continue;
    let end = t + 1;
    if (lower[end] === 'of') {
      end++;
      while (end < lower.length && (TITLE_OBJECTS.has(lower[end]!) || lower[end] === 'the' || lower[end] === 'and'))
        end++;
      const { places } = lexicon();
      if (end + 1 < lower.length && places.has(`${lower[end]} ${lower[end + 1]}`)) end += 2;
      else if (end < lower.length && places.has(key(lower[end]!))) end++;
    } else if (lower[end] === 'general' && lower[t] !== 'major') end++;
    const rest = lower.slice(end);
    if (!rest.length || rest.length > 5 || rest.every((w) => GENERATIONS.has(w))) continue;
    if (
      t > 0 &&
      lexicon().given.has(lower[0]!) &&
      !TITLE_EXTRAS.has(lower[0]!) &&
      !TITLE_WORDS.has(lower[0]!) &&
      t === 1 &&
      rest.length > 1
    )
      continue;
    if (
      rest.some((w) => ORGANIZATION_WORDS.has(w) || TITLE_OBJECTS.has(w)) ||
      lexicon().organizations.has(key(lower.slice(t).join(' ')))
    )
      return 0;
    return end;
  }
  return 0;
}

/** "Employee Ada Holm" at the start of a sentence, "Frenchman Luc Holm": a common noun before a full name. */
function nounTitle([noun, first, ...more]: readonly string[]): number {
  if (!more.length || more.length > 2) return 0;
  if (COMPOUND.test(noun!) && demonymNoun(noun!) === 'one') return 1;
  const isPerson = nounOf(noun!)?.kind === 'person' || demonymNoun(noun!) === 'one';
  return isPerson && lexicon().given.has(first!) && !lexicon().given.has(noun!) ? 1 : 0;
}

const PORTFOLIOS = new Set(['minister', 'ministers']);

/** Words before the title that are an organization or place of their own: "Boeing CEO Scott Holm" has one. */
function officeWords(lower: readonly string[], cut: number): number {
  let end = cut;
  while (end > 0 && (TITLE_WORDS.has(lower[end - 1]!) || TITLE_EXTRAS.has(lower[end - 1]!) || lower[end - 1] === 'of'))
    end--;
  if (end === cut || end === 0) return 0;
  // What stands before a minister is the ministry: "Water Minister Ada Holm".
  if (end <= 2 && PORTFOLIOS.has(lower[end]!)) return 0;
  const k = key(lower.slice(0, end).join(' '));
  const { demonyms } = lexicon();
  // "Police Chief Ada Holm": which police is not told.
  return demonyms.has(k) ||
    (end === 1 && nounOf(lower[0]!)?.kind === 'organization') ||
    lower.slice(0, end).some((w) => w === 'of')
    ? 0
    : end;
}

/** Where a person begins after an organization in one run of capitals: "Refugee Council | Enver Holm"; 0 where none does. */
function personTail(lower: readonly string[]): number {
  const { given } = lexicon();
  for (let k = lower.length - 3; k < lower.length - 1; k++) {
    if (k < 1 || !given.has(lower[k]!) || ORGANIZATION_WORDS.has(lower[k]!)) continue;
    if (lower.slice(k).some((w) => ORGANIZATION_WORDS.has(w) || w === 'of')) continue;
    if (lower.slice(0, k).some((w) => ORGANIZATION_WORDS.has(w))) return k;
  }
  return 0;
}

function make(words: Words, run: readonly number[], titleFirst: number, title: readonly string[]): Name {
  const first = run[0]!;
  const last = run.at(-1)! + 1;
  const gender = title.reduce<Gender>((g, w) => TITLE_WORDS.get(w) ?? g, null);
  const lower = run.map((k) => words.tokens[k]!.lower.replaceAll('.', ''));
  return {
    first,
    last,
    titleFirst,
    span: spanOf(words, first, last),
    words: lower,
    gender,
    addressed: title.length > 0 && ADDRESSES.has(title.at(-1)!),
  };
}
