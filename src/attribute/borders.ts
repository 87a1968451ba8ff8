import type { Act } from '../records/attribution.ts';
import { datelineDash } from '../records/dateline.ts';
import type { Found } from '../records/found.ts';
import type { Parse, Quotation, Token } from '../records/parse.ts';
import { contains, type Span } from '../records/span.ts';
import { claimNoun } from '../rules/en/claim-nouns.ts';
import { verbByForm } from '../rules/en/cues.ts';
import { AUXILIARIES, COORDINATORS, DETERMINERS, TIME_WORDS } from '../rules/en/grammar.ts';
import { sourceNoun } from '../rules/en/source-nouns.ts';
import { sentenceAt } from './around.ts';
import { readCue } from './cue-facts.ts';
import { lowerBound, tokensIn } from './form.ts';
import { ruleOf } from './merge.ts';
import { asItem } from './rules/items.ts';
import { nounPhraseAt, skipTimeRight, subjectBefore } from './rules/nouns.ts';

/** "was 'happy | where he is'": words that begin in the middle of a cue and end behind it are quoted, so that the cue is none. */
export function splitsQuotation({ quotations }: Parse, { cue }: Found): boolean {
  let i = lowerBound(quotations.length, (k) => quotations[k]!.span[0] > cue[0]);
  for (; i < quotations.length && quotations[i]!.span[0] < cue[1]; i++)
    if (cue[1] < quotations[i]!.span[1]) return true;
  return false;
}

/** "as | reported by", "later said" and "said": two cues side by side, or one in the other, of one speaker and one content are one cue. */
export function withoutHalves(parse: Parse, found: readonly Found[]): Found[] {
  const out: Found[] = [];
  for (const f of [...found].sort((a, b) => a.cue[0] - b.cue[0])) {
    const last = out.at(-1);
    const one =
      last &&
      parse.text.slice(last.cue[1], f.cue[0]).trim() === '' &&
      last.source.join() === f.source.join() &&
      last.content.join() === f.content.join();
    if (!one) out.push(f);
    else
      out[out.length - 1] = {
        ...(last.confidence > f.confidence ? last : f),
        cue: [last.cue[0], Math.max(last.cue[1], f.cue[1])],
      };
  }
  return out;
}

/** "reported last week | that", "said Saturday": time belongs to no part. */
export function withoutTime(parse: Parse, f: Found): Found {
  const [first, last] = tokensIn(parse, f.cue);
  const { tokens } = parse;
  let end = last;
  while (end > first + 1 && isTime(tokens, end - 1)) end--;
  if (end === last) return f;
  while (end > first + 1 && /^(?:on|in|at|by|the)$/.test(tokens[end - 1]!.lower)) end--;
  return { ...f, cue: [f.cue[0], tokens[end - 1]!.end] };
}

/** Words of time that a cue may end with; "may" and "late" alone are none. */
const isTime = (tokens: readonly Token[], i: number): boolean => {
  const { lower, text } = tokens[i]!;
  if (!TIME_WORDS.has(lower)) return false;
  return DAYS.test(lower)
    ? text !== text.toLowerCase() || lower.length > 4
    : UNITS.test(tokens[i + 1]?.lower ?? lower) || UNITS.test(lower);
};
const DAYS = /^(?:\p{L}+day|yesterday|today|tomorrow|tonight)$/u;
const UNITS = /^(?:week|weeks|month|months|year|years|night|morning|afternoon|evening|weekend|day|days|ago)$/;

/** A closing mark at the end of a content whose opening mark stands before it closes another's words: “... he said it | was free.” */
export function withoutClosingMark(parse: Parse, f: Found): Found {
  const content = f.content.map((c): Span => {
    const [, last] = tokensIn(parse, c);
    let end = last;
    while (end > 0 && opened(parse, c, parse.tokens[end - 1]!)) end--;
    if (end === last) return c;
    const cut = parse.tokens[end - 1]!.end;
    return cut > c[0] ? [c[0], cut] : c;
  });
  return content.some((c, i) => c !== f.content[i]) ? { ...f, content } : f;
}

/** True for the mark that closes a quotation which began before the piece. */
function opened(parse: Parse, piece: Span, mark: Token): boolean {
  if (mark.kind !== 'mark' || !/^["”’'»]/.test(mark.text)) return false;
  return quotationsAt(parse, mark.start).some((q) => q.closed && q.span[1] === mark.end && q.span[0] < piece[0]);
}

/** How many quotations lie within one another, at most. */
const DEPTH = 8;

/** The quotations that begin last before `offset`: one that it lies in is among them. */
function quotationsAt({ quotations }: Parse, offset: number): readonly Quotation[] {
  const end = lowerBound(quotations.length, (k) => quotations[k]!.span[0] > offset);
  return quotations.slice(Math.max(0, end - DEPTH), end);
}

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
    why: [{ part: 'source', by: 'rule behind-dateline', score: 0.8 }, ...f.why.filter((w) => w.part !== 'source')],
  };
}

/**
 * "The report found ... of nurses. | Patients died, the union says": what a tag tells of stands in its own sentence, unless it is quoted;
 * and a quotation that is told of ends what is told: "said: “We will see.” | The bank meets again".
 */
export function withinSentence(parse: Parse, f: Found): Found {
  const own = sentenceAt(parse, f.cue[0]);
  if (!own) return f;
  const { text, quotations } = parse;
  const content = f.content.map((c): Span => {
    if (c[1] <= f.cue[0]) {
      const begun = c[0] < own.span[0] && own.span[0] < c[1] && !/["“”]/.test(text.slice(...c));
      return begun && !text.slice(c[0], own.span[0]).includes('\n') ? [own.span[0], c[1]] : c;
    }
    const q = quotations[lowerBound(quotations.length, (k) => quotations[k]!.span[0] >= c[0])];
    if (
      q?.span[0] !== c[0] ||
      q.marks !== 'double' ||
      !q.closed ||
      q.span[1] >= c[1] ||
      sentenceAt(parse, q.span[1] - 1) === sentenceAt(parse, c[1] - 1)
    )
      return c;
    return /^[.!?,]["”]$/.test(text.slice(q.span[1] - 2, q.span[1])) ? [c[0], q.span[1]] : c;
  });
  return content.some((c, i) => c !== f.content[i]) ? { ...f, content } : f;
}

/** "Velia denies it | as Ostran says three were killed": what stands before "as", and who speaks behind it, are two statements. */
export function withoutEarlier(parse: Parse, f: Found): Found {
  const [source] = f.source;
  const behind = f.content.some((c) => c[0] >= f.cue[1]);
  if (f.source.length !== 1 || !behind || source![1] > f.cue[0]) return f;
  const [first] = tokensIn(parse, source!);
  const joiner = parse.tokens[first - 1]?.lower ?? '';
  if (!/^(?:as|while|whereas)$/.test(joiner) || parse.tokens[first - 2]?.text === ',') return f;
  const content = f.content.filter((c) => c[0] >= f.cue[1]);
  return content.length < f.content.length ? { ...f, content } : f;
}

/** A quotation that is told of in its own sentence is no piece of what another said in a sentence before. */
export function withoutShared(parse: Parse, found: readonly Found[]): Found[] {
  const sentence = (offset: number): unknown => sentenceAt(parse, offset);
  const told = new Map<string, Found>();
  for (const f of found)
    for (const c of f.content) if (sentence(c[0]) === sentence(f.cue[0]) && quoted(parse, c)) told.set(c.join(), f);
  return found.map((f) => {
    if (f.content.length < 2) return f;
    const content = f.content.filter((c) => {
      const other = told.get(c.join());
      return !other || other === f || sentence(c[0]) === sentence(f.cue[0]);
    });
    return content.length && content.length < f.content.length ? { ...f, content } : f;
  });
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

/** "At Westerby Court, | Ada Holm, prosecuting, | told": a place before who speaks is no part of the source. */
export function withoutPlace(parse: Parse, f: Found): Found {
  const [source] = f.source;
  if (f.source.length !== 1 || source![1] > f.cue[0]) return f;
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, source!);
  if (!PLACES.has(tokens[first - 1]?.lower ?? '')) return f;
  let comma = first;
  while (comma < last && tokens[comma]!.text !== ',') comma++;
  const next = tokens[comma + 1];
  if (comma + 1 >= last || !next || !(isCapital(next) || DETERMINERS.has(next.lower))) return f;
  const name = tokens.slice(first, comma).every((t) => isCapital(t) || /^(?:the|of|and|'s)$/.test(t.lower));
  return name ? { ...f, source: [[next.start, source![1]]] } : f;
}

const PLACES = new Set(['at', 'in', 'outside', 'inside', 'near', 'before']);
const isCapital = (t: Token): boolean => /^\p{Lu}/u.test(t.text);

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

/** "..., Holm said, | in what Lund called a first", "..., Holm said, | as rescuers raced to find them": what the writer adds behind the tag. */
export function withoutComment(parse: Parse, f: Found): Found {
  const { verb, passive } = readCue(parse, f);
  const isTag = verb?.frames.includes('quote') && !verb.preps.includes('as') && !passive;
  if (!isTag || !f.content.some((c) => c[1] <= f.cue[0])) return f;
  const content = f.content.filter((c) => c[0] < f.cue[1] || !COMMENT.test(parse.text.slice(...c)));
  return content.length && content.length < f.content.length ? { ...f, content } : f;
}

const COMMENT =
  /^(?:in\s+what|amid|(?:hours|days|weeks|minutes)\s+after)\b|^(?:as|while)\s+(?!long\b|soon\b|well\b|far\b|if\b|though\b)/i;

/** "accused her of lying, | escalating a feud": what the writer makes of it. */
export function withoutVerdict(parse: Parse, f: Found): Found {
  const last = f.content.at(-1);
  if (!last || last[0] < f.cue[1]) return f;
  const [first, end] = tokensIn(parse, last);
  for (let i = first + 1; i + 1 < end; i++)
    if (
      parse.tokens[i]!.text === ',' &&
      VERDICTS.has(parse.tokens[i + 1]!.lower) &&
      !quoted(parse, [parse.tokens[i]!.start, parse.tokens[i]!.end])
    )
      return { ...f, content: [...f.content.slice(0, -1), [last[0], parse.tokens[i - 1]!.end]] };
  return f;
}

/** Participles by which a writer says what a statement does. */
const VERDICTS = new Set(
  'escalating deepening underscoring highlighting fuelling fueling sparking prompting heightening capping reigniting intensifying'.split(
    ' ',
  ),
);

/** "LINDEN BAY (Interpress) -- | The ministers agreed, according to a communique": where it was written is no part of what is told. */
export function withoutDatelineIn(parse: Parse, f: Found): Found {
  const [piece] = f.content;
  const sentence = piece && piece[1] <= f.cue[0] ? sentenceAt(parse, piece[0]) : null;
  if (!sentence || piece![0] > sentence.span[0]) return f;
  const dash = datelineDash(parse.tokens, sentence.first, sentence.last);
  const next = dash < 0 ? undefined : parse.tokens[dash + 1];
  return next && next.start < piece![1] ? { ...f, content: [[next.start, piece![1]], ...f.content.slice(1)] } : f;
}

/** "Its cause is not known. | The Post says": who speaks in the next sentence speaks there. */
export function withoutStranger(parse: Parse, f: Found): Found {
  const own = readCue(parse, f).passive ? sentenceAt(parse, f.cue[0]) : null;
  const source = f.source.filter((s) => !own || s[0] < own.span[1]);
  return source.length < f.source.length ? { ...f, source } : f;
}

/** "According to the file, she hid. | She heard shots": what a tag at the start tells of ends with its sentence. */
export function withinTagged(parse: Parse, f: Found): Found {
  const own = /^according to$/i.test(parse.text.slice(...f.cue)) ? sentenceAt(parse, f.cue[0]) : null;
  if (!own || f.content.some((c) => c[0] < f.cue[0])) return f;
  const content = f.content.flatMap((c): Span[] =>
    c[1] <= own.span[1] || quoted(parse, c)
      ? [c]
      : c[0] < own.span[1]
        ? [[c[0], own.span[1] - (parse.text[own.span[1] - 1] === '.' ? 1 : 0)]]
        : [],
  );
  return content.length && content.some((c, i) => c !== f.content[i]) ? { ...f, content } : f;
}

/** "“reaffirmed | their commitment”": a mark that opens a quotation is no part of a cue. */
export function withoutOpeningMark(parse: Parse, f: Found): Found {
  const mark = /^["“]\s*(?=\p{L})/u.exec(parse.text.slice(...f.cue));
  return mark ? { ...f, cue: [f.cue[0] + mark[0].length, f.cue[1]] } : f;
}

/** "The Post stands by its story, | its editor, Jonas Brandt, | wrote": a clause before who speaks is told of, no part of the source. */
export function withoutClause(parse: Parse, f: Found): Found {
  const [source] = f.source;
  if (f.source.length !== 1 || source![1] > f.cue[0]) return f;
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, source!);
  const at = tokens
    .slice(first, last - 1)
    .findIndex((t, i) => t.text === ',' && OWNED.test(tokens[first + i + 1]!.lower));
  if (at < 1) return f;
  const comma = first + at;
  const verb = tokens
    .slice(first + 1, comma)
    .some((t, k) => hasSubject(t) && !DETERMINERS.has(tokens[first + k]!.lower));
  if (!verb) return f;
  const clause: Span = [source![0], tokens[comma - 1]!.end];
  return { ...f, source: [[tokens[comma + 1]!.start, source![1]]], content: [clause, ...f.content] };
}

const OWNED = /^(?:its|his|her|their)$/;

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
  if (last - first < 3 || !/^(?:a|an)$/.test(article!.lower) || !claimNoun(noun!.lower) || !/^\p{Lu}/u.test(name!.text))
    return f;
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

/**
 * Contents end where the next statement beside them begins: "... has no plans, | but the union claims", "threatened to strike | and
 * demanded better pay", "said he was tired; | she refused". Words in double quotation marks stay whole.
 */
export function withoutNext(parse: Parse, found: readonly Found[]): Found[] {
  const sorted = [...found].sort((a, b) => a.cue[0] - b.cue[0]);
  return sorted.map((f, i) => {
    const last = f.content.at(-1);
    if (!last || last[0] < f.cue[1]) return f;
    let end = last[1];
    for (let k = i + 1; k < sorted.length && sorted[k]!.cue[0] < last[1]; k++) {
      const from = besideFrom(parse, f, sorted[k]!);
      if (from !== null && from > last[0] && from < end) end = from;
    }
    if (end === last[1]) return f;
    let to = tokensIn(parse, [last[0], end])[1];
    while (to > 0 && (parse.tokens[to - 1]!.kind === 'mark' || parse.tokens[to - 1]!.start >= end)) to--;
    const cut = parse.tokens[to - 1]!.end;
    return cut > last[0] ? { ...f, content: [...f.content.slice(0, -1), [last[0], cut]] } : f;
  });
}

/** Where the statement `o` beside `f` begins that lies in its content; null where it lies within rightly. */
function besideFrom(parse: Parse, f: Found, o: Found): number | null {
  const last = f.content.at(-1)!;
  if (!contains(last, o.cue) || quoted(parse, o.cue)) return null;
  const { tokens } = parse;
  const [cue] = tokensIn(parse, o.cue);
  // "His claim that it was rigged | was denied by the board": neither can lie in the other.
  if (ruleOf(o) === 'denied-by' && o.content.some((c) => contains(c, f.cue))) return o.cue[0];
  const same = o.source.length === 1 && f.source.some((s) => s[0] === o.source[0]![0] && s[1] === o.source[0]![1]);
  if (same)
    return /^(?:and|but)$/.test(tokens[cue - 1]?.lower ?? '') && speaksAlone(parse, o) ? tokens[cue - 1]!.start : null;
  const who = o.source.length === 1 && contains(last, o.source[0]!) ? tokensIn(parse, o.source[0]!) : null;
  if (!who || who[1] !== cue || readCue(parse, o).verb === null) return null;
  const before = tokens[who[0] - 1];
  if (before?.text === ';') return before.start;
  const comma = tokens[who[0] - 2];
  return before && comma?.text === ',' && COUNTERS.has(before.lower) && COORDINATORS.has(before.lower)
    ? comma.start
    : null;
}

/** Acts of saying: "said he was tired and *warned*"; but "said he knew it and *thought* of her" goes on with what is said. */
const SAYING: ReadonlySet<Act> = new Set(['say', 'allege', 'warn', 'accuse', 'urge', 'deny', 'confirm']);

/** True where the cue is one finite verb of saying. */
function speaksAlone(parse: Parse, f: Found): boolean {
  const { verb, head, first } = readCue(parse, f);
  if (!verb || head !== first || verb.lemma.startsWith('talk') || !(SAYING.has(verb.act) || verb.lemma === 'rule out'))
    return false;
  return verbByForm(parse.tokens[head]!.lower).some((r) => r.form === 'past' || r.form === 's');
}

/** Words that set another's statement against the one before them. */
const COUNTERS = new Set(['but', 'yet']);

const quoted = (parse: Parse, span: Span): boolean =>
  quotationsAt(parse, span[0]).some((q) => q.marks === 'double' && q.span[0] <= span[0] && span[1] <= q.span[1]);
