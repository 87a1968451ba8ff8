import { datelineDash } from '../records/dateline.ts';
import { PLACE_NOUNS } from '../rules/en/body-words.ts';
import { verbByForm } from '../rules/en/cues.ts';
import { EITHER_NOUNS } from '../rules/en/descriptions.ts';
import { DESCRIPTION_OPENERS } from '../rules/en/determiners.ts';
import { AUXILIARIES, isAdverb } from '../rules/en/grammar.ts';
import { DEEDS_OF_BODIES, DESCRIPTION_BREAKS } from '../rules/en/mention-words.ts';
import {
  GENERATIONS,
  ORGANIZATION_WORDS,
  OUTLET_WORDS,
  PARTICLES,
  PARTY_MARKS,
  PLACE_TAILS,
  TITLE_WORDS,
} from '../rules/en/names.ts';
import type { Entity } from './entity.ts';
import { key, lexicon, nounAtEnd, nounOf } from './lexicon.ts';
import type { Name } from './names.ts';
import { isCapital, leadsOn, type Words } from './words.ts';

/** How much speaks for each kind of name; the largest wins. */
export interface Votes {
  person: number;
  organization: number;
  outlet: number;
  place: number;
  document: number;
}

/** A name that a model found, by token range. */
export interface ModelName {
  readonly label: 'PER' | 'ORG' | 'LOC';
  readonly score: number;
}

/** Weights of what speaks for a kind. A list or a title weighs more than a place in the sentence. */
const WEIGHT = { listed: 4, title: 4, word: 4, role: 3, model: 3, given: 3, article: 2, prior: 1 } as const;

/** What speaks for the kind of one name where it stands, and the nouns that the text calls it by. */
export function weigh(
  words: Words,
  name: Name,
  isOutlet: (name: string) => boolean,
  model: ModelName | null,
): { votes: Votes; roles: Role[] } {
  const votes: Votes = { person: 0, organization: 0, outlet: 0, place: 0, document: 0 };
  const roles: Role[] = [];
  byWords(words, name, isOutlet, votes);
  if (model) {
    const body = isMasthead(name) ? 'outlet' : 'organization';
    const kind = model.label === 'PER' ? 'person' : model.label === 'ORG' ? body : 'place';
    votes[kind] += WEIGHT.model * model.score;
  }
  const { tokens } = words;
  if (name.titleFirst < name.first) {
    votes.person += WEIGHT.title;
    const title = tokens.slice(name.titleFirst, name.first).filter((t) => t.kind === 'word');
    const lower = title.map((t) => t.lower);
    for (const [i, w] of lower.entries())
      if (TITLE_WORDS.has(w)) roles.push({ noun: w, traits: lower.filter((_, k) => k !== i) });
    const full = nounAtEnd(lower);
    if (full) roles.push({ noun: full.noun.noun, traits: lower.slice(0, lower.length - full.words) });
  }
  if (isDateline(words, name)) votes.place += 2 * WEIGHT.listed;
  before(words, name, votes, roles);
  after(words, name, votes, roles);
  return { votes, roles };
}

/** A noun that stands for a name, with the words that qualify it. */
export interface Role {
  readonly noun: string;
  readonly traits: readonly string[];
}

function byWords(words: Words, name: Name, isOutlet: (name: string) => boolean, votes: Votes): void {
  const { places, demonyms, organizations, given } = lexicon();
  const w = name.words;
  const text = words.text.slice(...name.span);
  const k = key(text);
  const tail = w.at(-1)!;
  if (isMasthead(name)) votes.outlet += WEIGHT.role;
  if (places.has(k)) votes.place += WEIGHT.listed;
  if (demonyms.has(k)) votes.place += WEIGHT.prior;
  if (organizations.has(k)) votes.organization += WEIGHT.listed;
  const the = words.tokens[name.first - 1]?.lower === 'the';
  if (isOutlet(text) || (the && isOutlet(`the ${text}`))) votes.outlet += WEIGHT.listed + 1;
  if (ORGANIZATION_WORDS.has(tail)) votes.organization += WEIGHT.word;
  else if (w.some((x) => ORGANIZATION_WORDS.has(x))) votes.organization += WEIGHT.role;
  if (w.length === 1) {
    if (text.length > 1 && text.length < 7 && text === text.toUpperCase()) votes.organization += WEIGHT.role;
    votes.organization += WEIGHT.prior / 2;
    if (given.has(tail) && text !== text.toUpperCase()) votes.person += WEIGHT.prior;
    return;
  }
  // More than a description behind it can say: "on Lantern Day, the prosecutor said" ends a sentence of its own.
  if (PLACE_TAILS.has(tail) && !given.has(w[0]!)) votes.place += 2 * WEIGHT.word;
  const lead = nounOf(w[0]!)?.kind;
  if (lead === 'organization' || lead === 'outlet') votes[lead] += WEIGHT.role;
  else if (w.length <= 4) votes.person += WEIGHT.prior;
  if (w.length <= 5 && given.has(w[0]!)) votes.person += WEIGHT.given;
  if (w.slice(0, -1).some((x) => x.length === 1) || GENERATIONS.has(tail)) votes.person += WEIGHT.given;
  if (w.slice(1).some((x) => PARTICLES.has(x) || /^(?:al|el)-/.test(x))) votes.person += WEIGHT.article;
  if (text.includes('&') || w.includes('of')) votes.organization += WEIGHT.article;
}

/** "Wickham Gazette": a model calls it an organization, as it knows no outlets. */
const isMasthead = ({ words }: Name): boolean => words.length > 1 && OUTLET_WORDS.has(words.at(-1)!);

/** What stands before: "the", or a noun of its own ("spokesman Li Wen", "the newspaper The Beacon"). */
function before(words: Words, name: Name, votes: Votes, roles: Role[]): void {
  const { tokens, sentenceOf } = words;
  const comma = tokens[name.titleFirst - 1]?.text === ',';
  const at = comma ? name.titleFirst - 2 : name.titleFirst - 1;
  const t = tokens[at];
  if (!t || sentenceOf[at] !== sentenceOf[name.first]) return;
  if (!comma && t.lower === 'of' && PLACE_NOUNS.has(tokens[at - 1]?.lower ?? '')) votes.place += WEIGHT.listed;
  if (!comma && t.lower === 'the' && name.titleFirst === name.first) {
    const next = tokens[name.last];
    if (next?.kind !== 'word' || !nounAtEnd([next.lower]))
      votes[isMasthead(name) ? 'outlet' : 'organization'] += WEIGHT.article;
    return;
  }
  if (t.kind !== 'word' || (isCapital(t) && at !== words.starts[sentenceOf[at]!])) return;
  const lower: string[] = [];
  for (let k = at; k >= 0 && k > at - 6 && sentenceOf[k] === sentenceOf[at] && tokens[k]!.kind === 'word'; k--)
    lower.unshift(tokens[k]!.lower);
  const found = nounAtEnd(lower);
  if (!found || found.noun.plural) return;
  const { noun } = found.noun;
  const kind = noun === 'website' ? 'outlet' : found.noun.kind;
  const body = isBody(noun, name);
  if (comma && !body && (kind !== 'person' || found.noun.grade !== 'role')) return;
  if (body) votes.organization += WEIGHT.role;
  else if (kind === 'person') votes.person += WEIGHT.role;
  else if (kind === 'document') votes.document += WEIGHT.article;
  else if (kind === 'organization') votes.organization += WEIGHT.article;
  // "The website Strazha": more than a model can see in the name.
  else if (kind === 'outlet') votes.outlet += comma ? WEIGHT.role : 2 * WEIGHT.title;
  if (kind !== 'group') roles.push({ noun, traits: lower.slice(0, lower.length - found.words).slice(-4) });
}

/** "ferry operator Sundlin", "the Swiss group Arvenne": a noun for people or a company, and a name that shows no person. */
const isBody = (noun: string, { words, titleFirst, first }: Name): boolean =>
  titleFirst === first &&
  (noun === 'group' || (EITHER_NOUNS.has(noun) && (words.length === 1 || ORGANIZATION_WORDS.has(words.at(-1)!))));

/** "OSTERVIK, Nov 3 (Norrland Press) - Ferries ...": where the article was written, at the head of its first sentence. */
function isDateline({ tokens, sentenceOf, starts }: Words, { first, last, titleFirst }: Name): boolean {
  const s = sentenceOf[first]!;
  return titleFirst === first && starts[s] === first && datelineDash(tokens, first, starts[s + 1]) >= last;
}

/** What stands after: a party, an age, "who", a description between commas ("Ana Ruiz, a spokeswoman for the port,"). */
function after(words: Words, name: Name, votes: Votes, roles: Role[]): void {
  const { tokens, sentenceOf } = words;
  const s = sentenceOf[name.first];
  const mark = tokens[name.last];
  if (!mark || sentenceOf[name.last] !== s) return;
  const next = tokens[name.last + 1];
  if (name.titleFirst === name.first && speaksOfItself(words, name)) votes.organization += WEIGHT.role;
  if (mark.text === '(' && next && PARTY_MARKS.has(next.lower.split('-')[0]!.replaceAll('.', '')))
    votes.person += WEIGHT.title;
  if (name.words.length > 1 && (mark.lower === 'who' || (mark.text === ',' && next?.lower === 'who')))
    votes.person += WEIGHT.article;
  if (mark.text !== ',' || !next) return;
  if (next.kind === 'number' && tokens[name.last + 2]?.text === ',') {
    votes.person += WEIGHT.title;
    return;
  }
  const lower: string[] = [];
  let at = name.last + 1;
  const article = DESCRIPTION_OPENERS.has(next.lower);
  for (; at < tokens.length && at < name.last + 11 && sentenceOf[at] === s; at++) {
    const t = tokens[at]!;
    if (t.kind === 'mark' || DESCRIPTION_BREAKS.has(t.lower)) break;
    if (t.lower !== "'s") lower.push(t.lower);
  }
  const stop = tokens[at];
  // "to the island of Ker, its director said": a tag, no description.
  if (!lower.length || leadsOn(words, at) || (stop && !article && stop.lower === 'who')) return;
  const found = nounAtEnd(lower);
  if (!found || found.noun.plural) return;
  const { kind, noun } = found.noun;
  if (isBody(noun, name)) votes.organization += WEIGHT.role;
  else if (kind === 'person') votes.person += WEIGHT.role;
  else if (kind === 'organization' && article) votes.organization += WEIGHT.role;
  else if (kind === 'outlet' && article) votes.outlet += WEIGHT.role;
  else return;
  roles.push({ noun, traits: lower.slice(0, lower.length - found.words) });
}

/** How far behind a name the verb and "it" stand: "Norrvik | has said that it". */
const ITSELF = 6;

/** "Norrvik said it plans to close", "denied its ships were there": no person is "it". Not "said it was raining", "it would be hard". */
function speaksOfItself({ tokens, sentenceOf }: Words, { last }: Name): boolean {
  let said = false;
  for (let i = last; i < last + ITSELF && sentenceOf[i] === sentenceOf[last] && tokens[i]?.kind === 'word'; i++) {
    const { lower } = tokens[i]!;
    if (said && lower === 'its') return true;
    if (said && lower === 'it') return DEEDS_OF_BODIES.has(tokens[i + 1]?.lower ?? '');
    said ||= verbByForm(lower).length > 0;
    if (!said && !AUXILIARIES.has(lower) && !isAdverb(lower)) return false;
  }
  return false;
}

/** The kind with the most votes; a person only where something beside the shape of the name speaks for it, or nothing against. */
export function kindOf(votes: Votes): Entity['kind'] {
  let best: keyof Votes = 'organization';
  for (const kind of ['person', 'outlet', 'place', 'document'] as const) if (votes[kind] > votes[best]) best = kind;
  return best;
}
