import { BODY_KINDS } from '../records/article.ts';
import type { Attribution, Unattributed } from '../records/attribution.ts';
import type { Figure } from '../records/figure.ts';
import type { Parse } from '../records/parse.ts';
import { length, normalize, overlaps, type Span, subtract } from '../records/span.ts';
import { lowerBound, tokensIn } from './form.ts';

/** A clause that is left over needs this many words to say something of its own. */
const CLAUSE_WORDS = 4;

/**
 * Every sentence or clause of the body that lies in no content: what the article itself tells. Sources, cues and their frames are
 * not clauses. `why` says what deserves a look: a figure in the article's own voice, a quotation without a speaker.
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

/** A left-over stretch cut to its words, where it has enough of them. */
function clause(parse: Parse, span: Span): Span[] {
  const [first, last] = tokensIn(parse, span);
  const inside = parse.tokens.slice(first, last);
  const begin = inside.findIndex((t) => t.kind !== 'mark');
  const end = inside.findLastIndex((t) => t.kind !== 'mark');
  if (begin < 0 || inside.filter((t) => t.kind !== 'mark').length < CLAUSE_WORDS) return [];
  const cut: Span = [inside[begin]!.start, inside[end]!.end];
  return length(cut) > 0 ? [cut] : [];
}

function reasons(parse: Parse, span: Span, figures: readonly Figure[], whole: boolean): Unattributed['why'] {
  const why = [{ part: 'span', by: whole ? 'rule sentence-in-own-voice' : 'rule clause-in-own-voice', score: 1 }];
  if (figures.some((f) => overlaps(f.span, span))) why.push({ part: 'span', by: 'rule figure-in-own-voice', score: 1 });
  const q = lowerBound(parse.quotations.length, (i) => parse.quotations[i]!.span[0] >= span[0]);
  if (parse.quotations[q]?.marks === 'double' && parse.quotations[q]!.span[1] <= span[1])
    why.push({ part: 'span', by: 'rule quotation-without-speaker', score: 1 });
  return why;
}
