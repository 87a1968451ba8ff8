import type { Act } from '../records/attribution.ts';
import { datelineDash } from '../records/dateline.ts';
import type { Found } from '../records/found.ts';
import type { Parse, Token } from '../records/parse.ts';
import { contains, type Span } from '../records/span.ts';
import { COMMENT_OPENERS, VERDICT_PARTICIPLES } from '../rules/en/content-words.ts';
import { verbByForm } from '../rules/en/cues.ts';
import { AUXILIARIES, COORDINATORS, QUESTION_WORDS, SUBORDINATORS } from '../rules/en/grammar.ts';
import { sentenceAt } from './around.ts';
import { readCue } from './cue-facts.ts';
import { lowerBound, tokensIn } from './form.ts';
import { constructionOf } from './merge.ts';
import { quotationsAt, quoted } from './quoted.ts';

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

/** "did not say what was stolen, | or whether anybody was hurt": one question goes on with the next, up to a mark. */
export function withNextQuestion(parse: Parse, f: Found): Found {
  const last = f.content.at(-1);
  if (!last || last[0] < f.cue[1]) return f;
  const [first, end] = tokensIn(parse, last);
  const { tokens } = parse;
  const joiner = tokens[end]?.text === ',' ? end + 1 : end;
  const isNext = QUESTION_WORDS.has(tokens[first]?.lower ?? '') && /^(?:or|and|nor)$/.test(tokens[joiner]?.lower ?? '');
  if (!isNext || !QUESTION_WORDS.has(tokens[joiner + 1]?.lower ?? '')) return f;
  let to = joiner + 1;
  while (tokens[to + 1] && tokens[to + 1]!.kind !== 'mark') to++;
  const whole: Span = [last[0], tokens[to]!.end];
  if (sentenceAt(parse, whole[1] - 1) !== sentenceAt(parse, last[0])) return f;
  return { ...f, content: [...f.content.slice(0, -1), whole] };
}

/** "Seventeen drowned | when a wave came, the service said": what a tag tells of begins with its sentence where no mark stands between. */
export function wholeTagged(parse: Parse, f: Found): Found {
  const [piece] = f.content;
  const sentence = piece && piece[1] <= f.cue[0] ? sentenceAt(parse, f.cue[0]) : null;
  if (!sentence || f.source.some((s) => s[0] < piece![1]) || sentence.span[0] >= piece![0]) return f;
  const [at] = tokensIn(parse, piece!);
  if (at <= sentence.first || !SUBORDINATORS.has(parse.tokens[at]!.lower)) return f;
  const before = parse.tokens.slice(sentence.first, at);
  if (before.some((t) => t.kind === 'mark') || !before.some((t) => AUXILIARIES.has(t.lower))) return f;
  return { ...f, content: [[sentence.span[0], piece![1]], ...f.content.slice(1)] };
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

/** "..., Holm said, | in what Lund called a first", "..., Holm said, | as rescuers raced to find them": what the writer adds behind the tag. */
export function withoutComment(parse: Parse, f: Found): Found {
  if (!f.content.some((c) => c[1] <= f.cue[0])) return f;
  const content = f.content.filter((c) => c[0] < f.cue[1] || !COMMENT_OPENERS.test(parse.text.slice(...c)));
  if (content.length === f.content.length) return f;
  const { verb, passive } = readCue(parse, f);
  const isTag = verb?.frames.includes('quote') && !verb.preps.includes('as') && !passive;
  return isTag ? { ...f, content } : f;
}

/** "accused her of lying, | escalating a feud": what the writer makes of it. */
export function withoutVerdict(parse: Parse, f: Found): Found {
  const last = f.content.at(-1);
  if (!last || last[0] < f.cue[1]) return f;
  // What is said may itself prompt or spark something; who is accused or urged does not.
  const { verb } = readCue(parse, f);
  if (!verb || !JUDGED.has(verb.act)) return f;
  const [first, end] = tokensIn(parse, last);
  for (let i = first + 1; i + 1 < end; i++)
    if (
      parse.tokens[i]!.text === ',' &&
      VERDICT_PARTICIPLES.has(parse.tokens[i + 1]!.lower) &&
      !quoted(parse, [parse.tokens[i]!.start, parse.tokens[i]!.end])
    )
      return { ...f, content: [...f.content.slice(0, -1), [last[0], parse.tokens[i - 1]!.end]] };
  return f;
}

const JUDGED: ReadonlySet<Act> = new Set(['accuse', 'urge', 'deny']);

/** "LINDEN BAY (Interpress) -- | The ministers agreed, according to a communique": where it was written is no part of what is told. */
export function withoutDatelineIn(parse: Parse, f: Found): Found {
  const [piece] = f.content;
  const sentence = piece && piece[1] <= f.cue[0] ? sentenceAt(parse, piece[0]) : null;
  if (!sentence || piece![0] > sentence.span[0]) return f;
  const dash = datelineDash(parse.tokens, sentence.first, sentence.last);
  const next = dash < 0 ? undefined : parse.tokens[dash + 1];
  return next && next.start < piece![1] ? { ...f, content: [[next.start, piece![1]], ...f.content.slice(1)] } : f;
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
  if (constructionOf(o) === 'denied-by' && o.content.some((c) => contains(c, f.cue))) return o.cue[0];
  const same = o.source.length === 1 && f.source.some((s) => s[0] === o.source[0]![0] && s[1] === o.source[0]![1]);
  if (same)
    return /^(?:and|but)$/.test(tokens[cue - 1]?.lower ?? '') && speaksAlone(parse, o) ? tokens[cue - 1]!.start : null;
  // "voted to close it | despite warnings from parents": told by the writer.
  for (let k = cue - 1; k >= cue - 2; k--)
    if (/^(?:despite|amid)$/.test(tokens[k]?.lower ?? '') && readCue(parse, o).noun) return tokens[k]!.start;
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
const SAYING: ReadonlySet<Act> = new Set(['say', 'allege', 'warn', 'accuse', 'urge', 'deny', 'confirm'] as const);

/** True where the cue is one finite verb of saying. */
function speaksAlone(parse: Parse, f: Found): boolean {
  const { verb, head, first } = readCue(parse, f);
  if (!verb || head !== first || verb.lemma.startsWith('talk') || !(SAYING.has(verb.act) || verb.lemma === 'rule out'))
    return false;
  return verbByForm(parse.tokens[head]!.lower).some((r) => r.form === 'past' || r.form === 's');
}

/** Words that set another's statement against the one before them. */
const COUNTERS = new Set(['but', 'yet']);
