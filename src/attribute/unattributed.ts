import { BODY_KINDS } from '../records/article.ts';
import type { Attribution, Unattributed } from '../records/attribution.ts';
import type { Figure } from '../records/figure.ts';
import { isCapital } from '../records/in-parse.ts';
import type { Parse, Token } from '../records/parse.ts';
import { length, normalize, overlaps, type Span, subtract } from '../records/span.ts';
import { ACCUSATIONS } from '../rules/en/accusations.ts';
import { CLAUSE_JOINTS } from '../rules/en/content-words.ts';
import { nounByForm, verbByForm } from '../rules/en/cues.ts';
import { AUXILIARIES, COMMON_VERBS, COORDINATORS, DETERMINERS, PREPOSITIONS } from '../rules/en/grammar.ts';
import { foundBy, type OwnVoiceId } from '../rules/rule-ids.ts';
import { lowerBound, tokensIn } from './form.ts';
import { anonymityAt } from './unnamed.ts';

/** A clause that is left over needs this many words to say something of its own. */
const CLAUSE_WORDS = 4;

/** Most words before those that withhold a name ("who on Monday | asked not to be named"). */
const LEAD = 4;

/**
 * Every sentence or clause of the body that lies in no content: what the article itself tells. Sources, cues and their frames are
 * not clauses. `why` says what deserves a look: a figure or an accusation in the article's own voice, a quotation without a speaker.
 */
export function findUnattributed(
  parse: Parse,
  attributions: readonly Attribution[],
  figures: readonly Figure[],
): Unattributed[] {
  const taken = normalize(
    attributions.flatMap((a) => [...a.content, a.cue, ...a.source, ...(a.to ? [a.to.span] : [])]),
  );
  const out: Unattributed[] = [];
  for (const sentence of parse.sentences) {
    if (!BODY_KINDS.has(parse.blocks[sentence.block]!.kind)) continue;
    const near = taken.slice(
      lowerBound(taken.length, (i) => taken[i]![1] > sentence.span[0]),
      lowerBound(taken.length, (i) => taken[i]![0] >= sentence.span[1]),
    );
    const whole = !near.length;
    const pieces = whole ? [sentence.span] : subtract(sentence.span, near).flatMap((s) => clause(parse, s));
    for (const span of pieces) {
      out.push({ id: `u${out.length + 1}`, span, why: reasons(parse, span, figures, whole) });
    }
  }
  return out;
}

/** Words that only join what is left to what was taken away: they neither begin nor end a clause. */
const JOINTS: ReadonlySet<string> = new Set([...COORDINATORS, ...PREPOSITIONS, ...CLAUSE_JOINTS]);

/** A left-over stretch cut to its words, where it has enough of them and a verb of its own. */
function clause(parse: Parse, span: Span): Span[] {
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, span);
  let begin = first;
  let end = last;
  while (begin < end && (tokens[begin]!.kind === 'mark' || COORDINATORS.has(tokens[begin]!.lower))) begin++;
  while (end > begin && (tokens[end - 1]!.kind === 'mark' || JOINTS.has(tokens[end - 1]!.lower))) end--;
  const inside = tokens.slice(begin, end);
  if (!inside.length) return [];
  // What is quoted is accounted for whatever it says.
  if (!quotes(parse, span) && (inside.filter((t) => t.kind !== 'mark').length < CLAUSE_WORDS || !tells(inside)))
    return [];
  // "who asked not to be named because ...": how somebody spoke, told in grade and reason.
  if (inside.slice(0, LEAD).some((_, i) => anonymityAt(inside, i) > 0)) return [];
  const cut: Span = [inside[0]!.start, inside.at(-1)!.end];
  return length(cut) > 0 ? [cut] : [];
}

/** A verb stands in it, and something behind or before that verb: "in a statement on the website" tells nothing. */
function tells(tokens: readonly Token[]): boolean {
  return tokens.some((t, i) => {
    if (t.kind !== 'word' || (nounByForm(t.lower).length > 0 && !AUXILIARIES.has(t.lower)) || i === tokens.length - 1)
      return false;
    if (AUXILIARIES.has(t.lower)) return t.lower !== "'s" && t.lower !== "'d" && !(i > 0 && isCapital(t));
    if (COMMON_VERBS.has(t.lower)) return i > 0;
    if (isCapital(t) || DETERMINERS.has(tokens[i - 1]?.lower ?? '')) return false;
    if (/[a-z]{2}ed$/.test(t.lower)) return i > 0 && !PREPOSITIONS.has(tokens[i - 1]!.lower);
    if (i === 0) return /[a-z]{2}ing$/.test(t.lower);
    return (
      verbByForm(t.lower).some((r) => r.form === 'past' || r.form === 's') && !PREPOSITIONS.has(tokens[i - 1]!.lower)
    );
  });
}

/** A quotation of so many words is speech, not a name or a word in marks. */
const SPEECH_WORDS = 5;

function reasons(parse: Parse, span: Span, figures: readonly Figure[], whole: boolean): Unattributed['why'] {
  const rules: OwnVoiceId[] = [whole ? 'sentence-in-own-voice' : 'clause-in-own-voice'];
  const from = lowerBound(figures.length, (i) => figures[i]!.span[1] > span[0]);
  if (figures[from] && overlaps(figures[from].span, span)) rules.push('figure-in-own-voice');
  const [first, last] = tokensIn(parse, span);
  if (parse.tokens.slice(first, last).some((t) => ACCUSATIONS.has(t.lower))) rules.push('accusation-in-own-voice');
  if (quotes(parse, span)) rules.push('quotation-without-speaker');
  return rules.map((rule) => foundBy('span', rule, 1));
}

/** True where speech stands in double quotation marks inside the span, or the span lies in such speech. */
function quotes(parse: Parse, span: Span): boolean {
  const q = lowerBound(parse.quotations.length, (i) => parse.quotations[i]!.span[0] >= span[0]);
  for (let i = q; i < parse.quotations.length && parse.quotations[i]!.span[0] < span[1]; i++) {
    const { marks, span: quoted } = parse.quotations[i]!;
    if (marks !== 'double') continue;
    const [first, last] = tokensIn(parse, quoted);
    if (parse.tokens.slice(first, last).filter((t) => t.kind !== 'mark').length >= SPEECH_WORDS) return true;
  }
  return false;
}
