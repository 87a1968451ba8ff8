import { datelineDash } from '../records/dateline.ts';
import type { Found } from '../records/found.ts';
import { isCapital } from '../records/in-parse.ts';
import type { Parse, Token } from '../records/parse.ts';
import { contains, type Span } from '../records/span.ts';
import { claimNoun } from '../rules/en/claim-nouns.ts';
import { verbByForm } from '../rules/en/cues.ts';
import { THIRD_POSSESSIVES } from '../rules/en/determiners.ts';
import { AUXILIARIES, DETERMINERS } from '../rules/en/grammar.ts';
import { IRREGULAR_PARTICIPLES } from '../rules/en/mention-words.ts';
import { VENUE_PREPOSITIONS } from '../rules/en/phrase-words.ts';
import { sourceNoun } from '../rules/en/source-nouns.ts';
import { changedBy } from '../rules/rule-ids.ts';
import { sentenceAt } from './around.ts';
import { readCue } from './cue-facts.ts';
import { tokensIn } from './form.ts';
import { asItem } from './rules/items.ts';
import { nounPhraseAt, skipTimeRight, subjectBefore } from './rules/nouns.ts';

/** "LONDON (AP) — Veldonia on Sunday | said": where a report was written is no part of who speaks; its subject stands behind the dash. */
export function withoutDateline(parse: Parse, f: Found): Found {
  const source = f.source[0];
  const sentence = f.source.length < 2 ? sentenceAt(parse, f.cue[0]) : null;
  const { tokens } = parse;
  if (!sentence || (source && sentenceAt(parse, source[0]) !== sentence)) return f;
  const dash = datelineDash(tokens, sentence.first, sentence.last);
  if (source && dash >= 0 && source[0] > tokens[dash]!.start) return f;
  const next = dash < 0 ? undefined : tokens[dash + 1];
  if (!next || next.start >= f.cue[0]) return f;
  if (source && source[1] > next.start) return { ...f, source: [[next.start, source[1]]] };
  const items = tokens.slice(dash + 1, tokensIn(parse, f.cue)[0]).map(asItem);
  const phrase = nounPhraseAt(items, 0, { appositive: false });
  if (phrase?.from !== 0 || skipTimeRight(items, phrase.to) < items.length) return f;
  return {
    ...f,
    source: [[next.start, tokens[dash + phrase.to]!.end]],
    why: [changedBy('source', 'behind-dateline'), ...f.why.filter((w) => w.part !== 'source')],
  };
}

/** "a U.S. | official": a noun for one person or body needs what stands before it up to its article. */
export function wholeSource(parse: Parse, f: Found): Found {
  const [source] = f.source;
  const sentence = f.source.length === 1 ? sentenceAt(parse, source![0]) : null;
  if (!sentence) return f;
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, source!);
  const head = tokens[first]!;
  if (last - first > 1 || head.text !== head.lower || sourceNoun(head.lower)?.plural !== false) return f;
  const items = tokens.slice(sentence.first, last + 1).map(asItem);
  const phrase = subjectBefore(items, last - sentence.first, 0);
  const begin = phrase ? tokens[sentence.first + phrase.from]! : head;
  if (begin.start >= head.start || !DETERMINERS.has(begin.lower)) return f;
  return { ...f, source: [[begin.start, source![1]]] };
}

/** Words of a reduced relative clause behind who speaks. */
const REDUCED = 10;

/** "internal papers | seen by the Harbour Post | show": a reduced relative clause right up to the cue belongs to who speaks. */
export function withReducedRelative(parse: Parse, f: Found): Found {
  const [source] = f.source;
  if (f.source.length !== 1 || source![1] >= f.cue[0]) return f;
  const { tokens } = parse;
  const [, last] = tokensIn(parse, source!);
  const [cue] = tokensIn(parse, f.cue);
  const [participle, by] = [tokens[last], tokens[last + 1]];
  if (!participle || by?.lower !== 'by' || cue - last > REDUCED) return f;
  if (!/[^e]ed$/.test(participle.lower) && !IRREGULAR_PARTICIPLES.has(participle.lower)) return f;
  if (tokens.slice(last, cue).some((t) => t.kind === 'mark')) return f;
  return { ...f, source: [[source![0], tokens[cue - 1]!.end]] };
}

/** "At Westerby Court, | Ada Holm, prosecuting, | told": a place before who speaks is no part of the source. */
export function withoutPlace(parse: Parse, f: Found): Found {
  const [source] = f.source;
  if (f.source.length !== 1 || source![1] > f.cue[0]) return f;
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, source!);
  if (!VENUE_PREPOSITIONS.has(tokens[first - 1]?.lower ?? '')) return f;
  let comma = first;
  while (comma < last && tokens[comma]!.text !== ',') comma++;
  const next = tokens[comma + 1];
  if (comma + 1 >= last || !next || !(isCapital(next) || DETERMINERS.has(next.lower))) return f;
  const name = tokens.slice(first, comma).every((t) => isCapital(t) || /^(?:the|of|and|'s)$/.test(t.lower));
  return name ? { ...f, source: [[next.start, source![1]]] } : f;
}

/** "The envoy urged both sides to wait and | called for an inquiry": a source that holds another cue behind its own source is that source. */
export function withoutCues(parse: Parse, found: readonly Found[]): Found[] {
  const least = new Map<number, Found>();
  for (const f of found) {
    const [source] = f.source;
    const known = source && least.get(source[0]);
    if (f.source.length === 1 && source![1] <= f.cue[0] && !(known && known.source[0]![1] <= source![1]))
      least.set(source![0], f);
  }
  return found.map((f) => {
    const [source] = f.source;
    const o = source && least.get(source[0]);
    const holds = o && o !== f && f.source.length === 1 && contains(source, o.cue) && o.cue[1] < source[1];
    return holds && sentenceAt(parse, o.cue[0]) === sentenceAt(parse, f.cue[0]) ? { ...f, source: o.source } : f;
  });
}

/** "Its cause is not known. | The Post says": who speaks in the next sentence speaks there. */
export function withoutStranger(parse: Parse, f: Found): Found {
  const own = sentenceAt(parse, f.cue[0]);
  const source = f.source.filter((s) => !own || s[0] < own.span[1]);
  return source.length < f.source.length && readCue(parse, f).passive ? { ...f, source } : f;
}

/** "The Post stands by its story, | its editor, Jonas Brandt, | wrote": a clause before who speaks is told of, no part of the source. */
export function withoutClause(parse: Parse, f: Found): Found {
  const [source] = f.source;
  if (f.source.length !== 1 || source![1] > f.cue[0]) return f;
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, source!);
  const at = tokens
    .slice(first, last - 1)
    .findIndex((t, i) => t.text === ',' && THIRD_POSSESSIVES.has(tokens[first + i + 1]!.lower));
  if (at < 1) return f;
  const comma = first + at;
  const verb = tokens
    .slice(first + 1, comma)
    .some((t, k) => hasSubject(t) && !DETERMINERS.has(tokens[first + k]!.lower));
  if (!verb) return f;
  const clause: Span = [source![0], tokens[comma - 1]!.end];
  return { ...f, source: [[tokens[comma + 1]!.start, source![1]]], content: [clause, ...f.content] };
}

/** "a remark | Oster | denied making": what a clause without "that" speaks of is told of, no part of who speaks. */
export function withoutObject(parse: Parse, f: Found): Found {
  const [source] = f.source;
  if (f.source.length !== 1 || source![1] > f.cue[0]) return f;
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, source!);
  // "..., a charge | Oster | denies": the engine took what comes before for what is denied.
  const claim = tokens[first - 1];
  if (
    claim &&
    claimNoun(claim.lower) &&
    /^an?$/.test(tokens[first - 2]?.lower ?? '') &&
    tokens[first - 3]?.text === ','
  )
    return { ...f, content: [[tokens[first - 2]!.start, claim.end], ...f.content.filter((c) => c[0] >= f.cue[1])] };
  const [article, noun, name] = tokens.slice(first, first + 3);
  if (last - first < 3 || !/^(?:a|an)$/.test(article!.lower) || !claimNoun(noun!.lower) || !isCapital(name)) return f;
  const object: Span = [article!.start, noun!.end];
  return { ...f, source: [[name!.start, source![1]]], content: [object, ...f.content] };
}

/** A verb in a form that has a subject. */
const hasSubject = ({ lower }: Token): boolean =>
  (AUXILIARIES.has(lower) && lower !== "'s") || verbByForm(lower).some((r) => r.form === 's' || r.form === 'past');

/**
 * "Hugh Lindell of Varn, who was not involved, | said": a clause that says more of who speaks is no part of the source. Without a comma it
 * tells who that is: "Josef Amari, a trader who lives there".
 */
export function withoutRelative(parse: Parse, f: Found): Found {
  const source = f.source.map((span): Span => {
    const [first, last] = tokensIn(parse, span);
    for (let i = first + 1; i + 1 < last; i++)
      if (parse.tokens[i]!.text === ',' && /^(?:who|whose|which)$/.test(parse.tokens[i + 1]!.lower))
        return [span[0], parse.tokens[i - 1]!.end];
    return span;
  });
  return source.some((s, i) => s[1] !== f.source[i]![1]) ? { ...f, source } : f;
}
