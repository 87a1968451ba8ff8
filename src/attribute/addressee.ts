import { isCapital } from '../records/in-parse.ts';
import type { Span } from '../records/span.ts';
import { hull } from '../records/span.ts';
import {
  OCCASION_HEADS,
  OCCASION_PREPOSITIONS,
  OCCASIONS,
  OUTLET_FIRST_WORDS,
  OUTLET_WORDS,
} from '../rules/en/addressees.ts';
import { DETERMINERS, TIME_WORDS } from '../rules/en/grammar.ts';
import { lookupOutlet } from '../rules/outlets/register.ts';
import type { Case } from './acts.ts';
import { sentenceAt } from './around.ts';
import { tokensIn } from './form.ts';
import { asItem } from './rules/items.ts';
import { nounPhraseAt } from './rules/nouns.ts';
import { kindOfHead } from './source-head.ts';

/** Tokens looked at behind the cue, and from the start of its sentence. */
const REACH = 16;
const OPENING = 30;
/** Tokens looked at behind the content. */
const BEHIND = 8;

/**
 * The outlet that heard it first: right behind the cue ("told *Agency T*", "confirmed to *the paper*"), or in a phrase of occasion
 * beside it or at the start of its sentence ("in an interview with *Paper P*", "in a *Radio Elvik* interview"). Null where nobody
 * is named or where it looks like no outlet. "It" is given too: what it stands for is told later.
 */
export function addresseeOf({ parse, found, cue }: Case): Span | null {
  const { tokens } = parse;
  const told = cue.verb?.frames.includes('told') ?? false;
  let k = cue.last;
  while (TIME_WORDS.has(tokens[k]?.lower ?? '')) k++;
  if (told || tokens[k]?.lower === 'to') {
    const span = outletAt(parse, tokens[k]?.lower === 'to' ? k + 1 : k, told);
    if (span) return span;
  }
  const inCue = occasion(parse, cue.first, cue.last + REACH, found.content);
  if (inCue) return inCue;
  const behind = cue.content < 0 ? null : occasion(parse, cue.contentEnd, cue.contentEnd + BEHIND, found.content);
  if (behind) return behind;
  const sentence = sentenceAt(parse, found.cue[0]);
  const start = hull([...found.source, found.cue, ...found.content])![0];
  if (!sentence || start <= sentence.span[0]) return null;
  const end = tokensIn(parse, [start, start + 1])[0];
  return end - sentence.first > OPENING ? null : occasion(parse, sentence.first, end, []);
}

type Parsed = Case['parse'];

/** "in an interview with X", "in an X interview" among tokens `from` to `to` (excluded), before the content begins. */
function occasion(parse: Parsed, from: number, to: number, content: readonly Span[]): Span | null {
  const { tokens } = parse;
  for (let i = from; i < Math.min(to, tokens.length); i++) {
    const t = tokens[i]!;
    if (content.some((c) => c[0] <= t.start && t.start < c[1])) return null;
    if (t.lower === '.' || t.lower === ';') return null;
    if (!OCCASIONS.has(t.lower)) continue;
    const governs = OCCASION_PREPOSITIONS.has(tokens[i + 1]?.lower ?? '');
    const span = governs ? outletAt(parse, i + 2, false) : OCCASION_HEADS.has(t.lower) ? outletBefore(parse, i) : null;
    if (span) return span;
  }
  return null;
}

/** The noun phrase that begins at token `k`, where it looks like an outlet. */
function outletAt(parse: Parsed, k: number, told: boolean): Span | null {
  const { tokens } = parse;
  const quoted = tokens[k]?.kind === 'mark' && /^["“']$/.test(tokens[k]!.text);
  const first = quoted ? k + 1 : k;
  if (told && tokens[first]?.lower === 'it') return [tokens[first]!.start, tokens[first]!.end];
  const phrase = nounPhraseAt(tokens.slice(first, first + REACH).map(asItem), 0, { appositive: false });
  if (!phrase) return null;
  return outlet(parse, first, first + phrase.to);
}

/** The capitalised words before token `k`. */
function outletBefore(parse: Parsed, k: number): Span | null {
  let first = k;
  while (first > k - 6 && first > 0 && (isCapital(parse.tokens[first - 1]!) || parse.tokens[first - 1]!.lower === "'s"))
    first--;
  return first < k ? outlet(parse, first, k) : null;
}

/** The span of tokens `first` to `last` where they name an outlet or describe one. */
function outlet(parse: Parsed, first: number, last: number): Span | null {
  const { tokens, text } = parse;
  const span: Span = [tokens[first]!.start, tokens[last - 1]!.end];
  const bare = DETERMINERS.has(tokens[first]!.lower) ? first + 1 : first;
  if (bare >= last) return null;
  const name: Span = [tokens[bare]!.start, span[1]];
  if (lookupOutlet(text.slice(...span)) || lookupOutlet(text.slice(...name))) return span;
  const head = tokens.slice(bare, last);
  const owner = head.findIndex((t) => t.lower === "'s");
  if (owner > 0 && lookupOutlet(text.slice(name[0], head[owner - 1]!.end))) return span;
  if (kindOfHead(parse, span) === 'outlet') return span;
  if (!head.some(isCapital)) return null;
  // "told The Beacon": an article with a capital within a sentence belongs to the name of a paper.
  if (bare > first && isCapital(tokens[first]!) && head.every(isCapital) && kindOfHead(parse, span) === null)
    return span;
  const known = OUTLET_WORDS.has(head.at(-1)!.lower) || OUTLET_FIRST_WORDS.has(head[0]!.lower);
  return known ? span : null;
}
