import type { CuePhrase } from '../../rules/en/cue-types.ts';
import { SUBORDINATORS } from '../../rules/en/grammar.ts';
import { GROUNDS } from '../../rules/en/silent.ts';
import { sourceNoun } from '../../rules/en/source-nouns.ts';
import { clauseEnd, clauseStart, contentOf } from './clauses.ts';
import type { Draft } from './draft.ts';
import { type Item, isMark, isQuote, isWord, spanOf } from './items.ts';
import { nounPhraseAt, type Phrase, subjectBefore } from './nouns.ts';

/** "according to Holm", at either end of its clause; "allegedly", inside it. */
export function readPhrase(
  items: readonly Item[],
  k: number,
  { phrase, length }: { phrase: CuePhrase; length: number },
): Draft | null {
  const cue = spanOf(items, k, k + length);
  const base = { cue, act: phrase.act, stance: phrase.stance, to: null };
  if (phrase.source === 'none') {
    const pieces = around(items, k, k + length);
    return pieces.length ? { ...base, source: [], content: pieces, rule: 'adverb' } : null;
  }
  const who = withMaker(items, nounPhraseAt(items, k + length));
  if (!who || (CITING.has(items[k]!.lower) && !canSpeak(items, who))) return null;
  const source = [spanOf(items, who.from, who.to)];
  const opening = k === 0 || isMark(items[k - 1], ';•·*—–') || (k === 1 && !isMark(items[0], ','));
  if (opening) {
    let from = who.to;
    while (from < items.length && !isMark(items[from], ',')) from++;
    const start = from < items.length ? from + 1 : who.to;
    const span = contentOf(items, start, clauseEnd(items, start));
    return span && { ...base, source, content: [span], rule: 'according-to-first' };
  }
  // "per", "citing": one word behind a comma, else "per cent" and "for citing" would do.
  if (length === 1 && !isMark(items[k - 1], ',—–(')) return null;
  const before = isMark(items[k - 1], ',—–(') ? k - 1 : k;
  const span = contentOf(items, clauseStart(items, before), before);
  return span && { ...base, source, content: [span], rule: 'according-to-last' };
}

/** What is cited can be a ground as well: "citing *poor soil*". */
const CITING: ReadonlySet<string> = new Set(['citing', 'quoting']);

/** A phrase with a noun that can be a source, or a name. */
function canSpeak(items: readonly Item[], { from, to }: Phrase): boolean {
  const words = items.slice(from, to).filter(isWord);
  if (GROUNDS.has(words.at(-1)?.lower ?? '')) return false;
  return words.some((w) => sourceNoun(w.lower)) || words.every((w) => /^\p{Lu}/u.test(w.token?.text ?? ''));
}

/** "a report by the auditor": who made a document belongs to the words that name it. */
function withMaker(items: readonly Item[], phrase: Phrase | null): Phrase | null {
  if (!phrase || items[phrase.to]?.lower !== 'by') return phrase;
  const maker = nounPhraseAt(items, phrase.to + 1);
  return maker ? { from: phrase.from, to: maker.to } : phrase;
}

/** The clause that an adverb stands in, in two pieces: its subject (or all before), and the rest. */
function around(items: readonly Item[], from: number, to: number) {
  const subject = subjectBefore(items, from, 0);
  let start = subject?.from ?? from;
  if (!subject)
    while (
      start > 0 &&
      !isMark(items[start - 1], ',;:') &&
      !isQuote(items[start - 1]) &&
      !SUBORDINATORS.has(items[start - 1]!.lower)
    )
      start--;
  const left = start < from ? contentOf(items, start, from) : null;
  const right = to < items.length ? contentOf(items, to, clauseEnd(items, to)) : null;
  return [left, right].filter((s) => s !== null);
}
