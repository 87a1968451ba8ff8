import type { Span } from '../../records/span.ts';
import type { CueNoun } from '../../rules/en/cue-types.ts';
import { nounByForm } from '../../rules/en/cues.ts';
import { DETERMINERS } from '../../rules/en/grammar.ts';
import { clauseEnd, contentOf } from './clauses.ts';
import type { Draft } from './draft.ts';
import { type Item, isEnd, isWord, spanOf } from './items.ts';
import { nounPhraseAt, subjectBefore } from './nouns.ts';

const POSSESSIVES = new Set(['my', 'your', 'his', 'her', 'its', 'our', 'their', 'whose']);

/** "Country B's claims that ...", "allegations of fraud", "claims by Country B that ...", "the promise to rebuild". */
export function readNoun(items: readonly Item[], k: number): Draft | null {
  for (const { noun } of nounByForm(items[k]!.lower)) {
    const found = withComplement(items, k, noun);
    if (found) return found;
  }
  return null;
}

function withComplement(items: readonly Item[], k: number, noun: CueNoun): Draft | null {
  let source: Span | null = possessor(items, k);
  let at = k + 1;
  const by = items[at]?.lower === 'by';
  if (by || (items[at]?.lower === 'from' && !noun.complements.includes('from'))) {
    const who = nounPhraseAt(items, at + 1, { appositive: false });
    if (!who) return null;
    source ??= spanOf(items, who.from, who.to);
    at = who.to;
  }
  const word = items[at];
  if (!word || isEnd(items[at + 1])) return null;
  const base = { source: source ? [source] : [], act: noun.act, stance: noun.stance, to: null };
  if (word.lower === 'that' && noun.complements.includes('that'))
    return finish(items, { ...base, rule: by ? 'noun-by-that' : 'noun-that' }, k, k + 1, at);
  if (word.lower === 'to' && noun.complements.includes('inf') && isWord(items[at + 1]))
    return finish(items, { ...base, rule: source ? 'noun-to' : 'noun-to-unsourced' }, k, k + 1, at);
  if (
    at === k + 1 &&
    noun.complements.includes(word.lower) &&
    word.lower !== 'that' &&
    word.lower !== 'inf' &&
    isWord(items[at + 1])
  ) {
    return finish(items, { ...base, rule: source ? 'noun-of' : 'noun-of-unsourced' }, k, at + 1, at + 1);
  }
  return null;
}

function finish(
  items: readonly Item[],
  base: Omit<Draft, 'cue' | 'content'>,
  from: number,
  cueTo: number,
  at: number,
): Draft | null {
  const span = contentOf(items, at, clauseEnd(items, at));
  return span && { ...base, cue: spanOf(items, from, cueTo), content: [span] };
}

/** "Holm's", "their": the words before the noun, adjectives between left out. */
function possessor(items: readonly Item[], k: number): Span | null {
  for (let i = k - 1; i >= Math.max(0, k - 3); i--) {
    const w = items[i]!.lower;
    if (POSSESSIVES.has(w)) return [items[i]!.start, items[i]!.end];
    if (w === "'s" || (w === "'" && items[i - 1]?.end === items[i]!.start)) {
      const who = subjectBefore(items, i, 0);
      return who && spanOf(items, who.from, i);
    }
    if (!isWord(items[i]) || DETERMINERS.has(w)) return null;
  }
  return null;
}
