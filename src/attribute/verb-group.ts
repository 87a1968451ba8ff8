import type { Found } from '../records/found.ts';
import type { Parse, Token } from '../records/parse.ts';
import { phrasesByFirstWord, verbByForm } from '../rules/en/cues.ts';
import { AUXILIARIES, GROUP_ADVERBS, isAdverb, NEGATIONS } from '../rules/en/grammar.ts';
import { RAISING_VERBS } from '../rules/en/raising-verbs.ts';
import { tokensIn } from './form.ts';

/**
 * A cue that stops before the verb of its group takes it in: "did not | object to the sale", "appears | to contradict her". What it
 * takes is cut off the content; a cue that has its verb stays. Pure; the work does not depend on the length of the content.
 */
export function wholeVerb(parse: Parse, f: Found): Found {
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, f.cue);
  const piece = f.content.findIndex((c) => c[0] >= f.cue[1]);
  if (piece < 0) return f;
  const [from, to] = tokensIn(parse, f.content[piece]!);
  // "don | ’t believe": the border may lie in the middle of a token.
  if (from > last || from < last - 1) return f;
  // "Holm allegedly | replied": the adverb is a cue by itself, of nobody.
  const alone = !f.source.length && phrasesByFirstWord(tokens[first]!.lower).some((p) => p.source === 'none');
  const end = !alone && bare(tokens, first, last) ? verbEnd(tokens, last) : raised(tokens, last);
  if (end === null || end >= to) return f;
  const content = f.content.map((c, i) => (i === piece ? ([tokens[end]!.start, c[1]] as const) : c));
  return { ...f, cue: [f.cue[0], tokens[end - 1]!.end], content };
}

/** Nothing but auxiliaries, a negation among them; or adverbs alone ("I just | want"). */
const bare = (tokens: readonly Token[], first: number, last: number): boolean => {
  const adverb = ({ lower }: Token): boolean => isAdverb(lower) || GROUP_ADVERBS.has(lower);
  const group = tokens.slice(first, last);
  const negated = group.some((t) => NEGATIONS.has(t.lower));
  return group.every((t) => adverb(t) || (negated && (AUXILIARIES.has(t.lower) || NEGATIONS.has(t.lower))));
};

/** Behind the cue verb that begins at token `at`, with its particle; null where there is none. */
function verbEnd(tokens: readonly Token[], at: number): number | null {
  let verb = at;
  while (isAdverb(tokens[verb]?.lower ?? '')) verb++;
  for (const { particle } of verbByForm(tokens[verb]?.lower ?? '')) {
    const words = particle?.split(' ') ?? [];
    if (words.every((w, k) => tokens[verb + 1 + k]?.lower === w)) return verb + 1 + words.length;
  }
  return null;
}

/** "appears | to contradict": behind a verb that denies, refuses or withholds. */
function raised(tokens: readonly Token[], last: number): number | null {
  if (!RAISING_VERBS.has(tokens[last - 1]!.lower) || tokens[last]?.lower !== 'to') return null;
  const end = verbEnd(tokens, last + 1);
  if (end === null) return null;
  let verb = last + 1;
  while (isAdverb(tokens[verb]!.lower)) verb++;
  return verbByForm(tokens[verb]!.lower).some((r) => r.verb.stance !== 'asserts') ? end : null;
}
