import {
  ADDITIVE_ADJECTIVES,
  BARE_COUNT_VERBS,
  EPISTEMIC_PARTICIPLES,
  FATE_AUXILIARIES,
  INFINITIVE_AUXILIARIES,
  IRREGULAR_PARTICIPLES,
  PLURALS_WITHOUT_S,
  RESULTING_STATES,
  WHOLE_DETERMINERS,
} from '../rules/en/counted-words.ts';
import { CHANGE_WORDS, FATES, MEASURES, PEOPLE_NOUNS, PHRASE_ENDS, TOLLS } from '../rules/en/units.ts';
import { lowerAt, type Place } from './place.ts';
import type { Quantity } from './quantity.ts';

/** What a quantity counts: the words, the unit, and where the words end (token, excluded). */
export interface Counted {
  readonly words: string | null;
  readonly unit: string | null;
  readonly noun: string | null;
  readonly last: number;
}

const MAX_WORDS = 7;
/** Tells what became of the counted: "people *killed*", "jobs *lost*". */
const participle = (word: string): boolean =>
  FATES.get(word) === word ||
  IRREGULAR_PARTICIPLES.has(word) ||
  (word.length > 4 && word.endsWith('ed') && !word.endsWith('eed'));

/**
 * The noun phrase behind the number with its "of" and the participle behind it ("people killed"), else the verb before it
 * ("killing 17") or the noun before it ("a death toll of 21"). `before` is what the figure before it in the sentence counts: "17
 * people were killed and 28 *wounded*".
 */
export function readCounted(p: Place, q: Quantity, before: Counted | null): Counted {
  const words: string[] = [];
  let noun: string | null = null;
  let i = q.last;
  const compound = q.unit === null ? q.amount.compound : null;
  if (compound) {
    const noun = compound.split('-')[0]!;
    const unit = plural(noun) ? noun : `${noun}s`;
    const last = nounEnd(p, q.last);
    const measure = MEASURES.get(noun);
    return { words: measure ? (phrase(p, q.last, last) ?? measure) : unit, unit: measure ?? unit, noun: unit, last };
  }
  if (lowerAt(p, i) === 'of') i++;
  while (WHOLE_DETERMINERS.has(lowerAt(p, i)) && i > q.last) i++;
  // "300 of the 500 villagers" counts villagers.
  if (i > q.last && p.tokens[i]?.kind === 'number') i++;
  const end = nounEnd(p, i);
  // "of those surveyed", "30,000 have been left homeless".
  if (lowerAt(p, i - 1) === 'those' && participle(lowerAt(p, i)))
    return { words: `those ${lowerAt(p, i)}`, unit: q.unit ?? 'people', noun: null, last: i + 1 };
  const left = leftBehind(p, q);
  if (left) return left;
  // "Nine said", "some 20 fled": whoever did so is counted, and has no noun here.
  const acts = q.unit === null && end > i && BARE_COUNT_VERBS.has(lowerAt(p, i));
  if (acts && before?.noun && before.unit !== 'people' && before.unit !== '%')
    return { words: before.noun, unit: before.unit, noun: before.noun, last: q.last };
  if (acts && before?.unit === 'people') return { words: 'people', unit: 'people', noun: 'people', last: q.last };
  for (let k = i; k < end && !acts; k++) words.push(p.tokens[k]!.text);
  // "counts of fraud" counts counts, not fraud.
  const of = words.indexOf('of', 1);
  const head = of > 0 ? words[of - 1]!.toLowerCase() : lowerAt(p, end - 1);
  if (words.length) noun = head;
  let last = words.length ? end : q.last;
  // A lone participle stands for the noun of the figure before it.
  const alone =
    words.length > 0 && words.every((w) => participle(w.toLowerCase()) || ADDITIVE_ADJECTIVES.has(w.toLowerCase()));
  if (alone && q.unit === null) {
    const carried = before && before.unit !== '%' ? before.noun : null;
    const fate = words.find((w) => participle(w.toLowerCase()))?.toLowerCase() ?? null;
    const base = carried ?? (fate !== null && FATES.has(fate) ? 'people' : null);
    if (base)
      return {
        words: [base, fate].filter(Boolean).join(' '),
        unit: PEOPLE_NOUNS.has(base) ? 'people' : base,
        noun: base,
        last,
      };
  }
  const fate = fateAfter(p, last) ?? fateBefore(p, q.first);
  if (fate && fate.last > last) last = fate.last;
  if (!words.length) {
    // "The toll from the fever in western Varn rises to 58".
    const isChange = lowerAt(p, q.first - 1) === 'to' && CHANGE_WORDS.has(lowerAt(p, q.first - 2));
    for (let k = q.first - 1; k >= Math.max(p.from, q.first - (isChange ? 14 : 6)); k--) {
      const toll = TOLLS.get(lowerAt(p, k));
      if (toll && q.unit === null) return { words: toll, unit: 'people', noun: 'people', last: q.last };
    }
    if (fate && q.unit === null) {
      const base = FATES.get(fate.word) && !['destroyed', 'damaged'].includes(fate.word) ? 'people' : null;
      if (base) return { words: `${base} ${fate.word}`, unit: 'people', noun: base, last };
    }
    const topic = lowerAt(p, q.first - 1) === 'of' && q.unit === null ? lowerAt(p, q.first - 2) : '';
    if (/^\p{L}{3,}$/u.test(topic) && !PHRASE_ENDS.has(topic) && topic !== 'total')
      return { words: topic, unit: PEOPLE_NOUNS.has(topic) ? 'people' : topic, noun: topic, last: q.last };
    return (q.unit === null ? numberOf(p, q) : null) ?? { words: null, unit: q.unit, noun: null, last: q.last };
  }
  const said = words.join(' ') + (fate && !words.some((w) => w.toLowerCase() === fate.word) ? ` ${fate.word}` : '');
  const unit =
    q.unit ??
    measureOf(words) ??
    (isPeople(head) || words.slice(0, of > 0 ? of : words.length).some((w) => isPeople(w.toLowerCase()))
      ? 'people'
      : head);
  return { words: said, unit, noun, last };
}

/** "some 30,000 *have been left homeless*". */
function leftBehind(p: Place, q: Quantity): Counted | null {
  let k = q.last;
  while (k < q.last + 3 && FATE_AUXILIARIES.has(lowerAt(p, k))) k++;
  const state = lowerAt(p, k + 1);
  if (k === q.last || q.unit !== null || lowerAt(p, k) !== 'left' || !RESULTING_STATES.has(state)) return null;
  return { words: `people left ${state}`, unit: 'people', noun: 'people', last: k + 2 };
}

/** "The number of people killed rose to 412": what the number is of. */
function numberOf(p: Place, q: Quantity): Counted | null {
  for (let k = q.first - 2; k >= Math.max(p.from, q.first - NUMBER_REACH); k--) {
    if (lowerAt(p, k) !== 'number' || lowerAt(p, k + 1) !== 'of') continue;
    const words: string[] = [];
    for (let i = k + 2; i < q.first && !PHRASE_ENDS.has(lowerAt(p, i)) && !CHANGE_WORDS.has(lowerAt(p, i)); i++) {
      if (p.tokens[i]!.kind !== 'word') return null;
      words.push(p.tokens[i]!.text);
    }
    const noun = words[0]?.toLowerCase();
    if (!noun || words.length > MAX_WORDS) return null;
    return {
      words: words.join(' '),
      unit: words.some((w) => isPeople(w.toLowerCase())) ? 'people' : noun,
      noun,
      last: q.last,
    };
  }
  return null;
}

/** Tokens from "the number of" to the number. */
const NUMBER_REACH = 24;

/** A noun for people, by itself or by its end: "dockworkers". */
const isPeople = (word: string): boolean => PEOPLE_NOUNS.has(word) || /\p{L}workers?$/u.test(word);

const AREAS: ReadonlyMap<string, string> = new Map([
  ['square', 'sq '],
  ['sq', 'sq '],
  ['cubic', 'cu '],
]);
const measureOf = (words: readonly string[]): string | undefined => {
  const power = AREAS.get(words[0]?.toLowerCase() ?? '') ?? '';
  for (const w of words.slice(0, 3)) if (MEASURES.has(w.toLowerCase())) return power + MEASURES.get(w.toLowerCase());
  return undefined;
};

const plural = (word: string): boolean =>
  PLURALS_WITHOUT_S.has(word) || (word.length > 3 && /[^sui]s$/.test(word) && !word.endsWith("'s"));

/** Token where the noun phrase that begins at `i` ends, with one "of" phrase in it. */
function nounEnd(p: Place, i: number): number {
  let end = i;
  let of = false;
  while (end < p.last && end < i + MAX_WORDS) {
    const token = p.tokens[end]!;
    if (token.kind === 'mark') break;
    if (
      token.lower === 'of' &&
      !of &&
      end > i &&
      end + 1 < p.last &&
      p.tokens[end + 1]!.kind === 'word' &&
      !PHRASE_ENDS.has(lowerAt(p, end + 1))
    )
      of = true;
    else if (token.lower === 'of' || PHRASE_ENDS.has(token.lower) || token.lower.startsWith("'")) break;
    else if (token.kind === 'number' && end > i) break;
    else if (end > i && FATES.has(token.lower)) break;
    // A plural is the head: what follows is a verb, unless it is a plural too ("arms dealers").
    else if (end > i && plural(lowerAt(p, end - 1)) && !plural(token.lower) && token.lower !== 'of') break;
    end++;
  }
  if (end > i && lowerAt(p, end - 1) === 'of') end--;
  return end;
}

const phrase = (p: Place, i: number, end: number): string | null =>
  end > i ? p.text.slice(p.tokens[i]!.start, p.tokens[end - 1]!.end) : null;

/** "17 people *were killed*", "17 people *dead*": the participle right behind the noun phrase or its auxiliaries. */
function fateAfter(p: Place, i: number): { word: string; last: number } | null {
  let k = i;
  let be = false;
  for (; k < i + 3 && FATE_AUXILIARIES.has(lowerAt(p, k)); k++) be ||= !/^ha(?:s|ve|d)$/.test(lowerAt(p, k));
  // "are believed to be trapped": the fate comes last.
  if (be && EPISTEMIC_PARTICIPLES.has(lowerAt(p, k)))
    for (k++; k < i + 7 && INFINITIVE_AUXILIARIES.has(lowerAt(p, k)); ) k++;
  const word = lowerAt(p, k);
  if (!participle(word)) return null;
  // Behind a bare noun, or "had", a past tense is a verb of its own ("17 people visited"), unless it is a fate.
  return be || FATES.get(word) === word ? { word, last: k + 1 } : null;
}

/** "*killed* 17 people", "*killing* at least 17". */
function fateBefore(p: Place, first: number): { word: string; last: number } | null {
  for (let k = first - 1; k >= Math.max(p.from, first - 2); k--) {
    // "were hurt and hundreds of homes burned": what stands before "and" is told of others.
    if (lowerAt(p, k) === 'and') break;
    const fate = FATES.get(lowerAt(p, k));
    if (fate) return { word: fate, last: 0 };
  }
  return null;
}
