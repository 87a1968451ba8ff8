import type { Act } from '../records/attribution.ts';
import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import { normalize, overlaps, type Span, shared } from '../records/span.ts';
import { FIRST_PERSONS } from '../rules/en/pronouns.ts';
import { holding, lowerBound } from './form.ts';

/**
 * Contents that go on behind their sentence: a quotation that the next paragraph goes on with, quotations without a tag behind who
 * spoke last, and a statement printed without marks behind a colon, which goes on as long as "I" and "we" speak. Pieces are added,
 * none is changed. Pure; linear.
 */
export function runOn(parse: Parse, found: readonly Found[]): Found[] {
  const speaks = firstPersons(parse);
  const colons = found.filter((f) => opensStatement(parse, f)).map((f) => f.cue[0]);
  let next = 0;
  const alone = quotationsAlone(parse, found);
  return found.map((f) => {
    while (next < colons.length && colons[next]! <= f.cue[0]) next++;
    // One statement ends where the next one is announced.
    const limit = colons[next] ?? Number.POSITIVE_INFINITY;
    const more = f.content.length
      ? [
          ...earlierQuotations(parse, f),
          ...nextQuotations(parse, f),
          ...(alone.get(f) ?? []),
          ...statement(parse, f, speaks, limit),
        ]
      : [];
    const once = [...new Map(more.map((s) => [s[0], s])).values()];
    const fresh = once.filter(
      (s) => shared(f.content, s) === 0 && !overlaps(s, f.cue) && !f.source.some((x) => overlaps(x, s)),
    );
    return fresh.length ? { ...f, content: [...f.content, ...fresh].sort((a, b) => a[0] - b[0]) } : f;
  });
}

/** "..., she said. “I drank it. | “My mother ...": the opened quotation behind the tag that a piece of the content goes on with. */
function earlierQuotations({ quotations }: Parse, { content, cue }: Found): Span[] {
  const out: Span[] = [];
  for (const piece of content) {
    const at = lowerBound(quotations.length, (k) => quotations[k]!.span[0] >= piece[0]);
    let q = quotations[at];
    for (let i = at - 1; i >= 0 && q?.continues && q.depth === 0; i--) {
      if (quotations[i]!.depth > 0) continue;
      q = quotations[i]!;
      if (q.closed || q.span[0] < cue[1]) break;
      out.push(q.span);
    }
  }
  return out;
}

/** Acts behind whose words a quotation without a tag goes on with them. */
const SAYING: ReadonlySet<Act> = new Set([
  'say',
  'allege',
  'warn',
  'accuse',
  'confirm',
  'deny',
  'urge',
  'promise',
] as const);

/**
 * "Her brother said they had been told to wait. | “Nobody came.”": sentences that are one quotation each, in no content yet, behind
 * the sentence of the one who speaks last in it, in its paragraph.
 */
function quotationsAlone(parse: Parse, found: readonly Found[]): ReadonlyMap<Found, readonly Span[]> {
  const out = new Map<Found, Span[]>();
  const { sentences, quotations } = parse;
  const told = normalize(found.flatMap((f) => f.content));
  const taken = normalize([...told, ...found.flatMap((f) => [f.cue, ...f.source])]);
  const speakers = new Map<number, Found>();
  for (const f of found) {
    const isOuter = f.source.length > 0 && SAYING.has(f.act) && f.source.every((s) => !overlaps(holding(told, s), s));
    if (isOuter)
      speakers.set(
        lowerBound(sentences.length, (k) => sentences[k]!.span[1] > f.cue[0]),
        f,
      );
  }
  for (const [s, f] of speakers) {
    const pieces: Span[] = [];
    for (let k = s + 1; k < sentences.length && sentences[k]!.block === sentences[s]!.block; k++) {
      const { span } = sentences[k]!;
      const q = quotations[lowerBound(quotations.length, (i) => quotations[i]!.span[0] >= span[0])];
      const isWhole = q?.marks === 'double' && q.depth === 0 && q.span[0] === span[0] && q.span[1] >= span[1];
      if (!isWhole || overlaps(holding(taken, span), span)) break;
      pieces.push(q.span);
      if (q.span[1] > span[1]) break;
    }
    out.set(f, pieces);
  }
  return out;
}

/** Paragraphs of the same quotation behind the last piece of the content. */
function nextQuotations({ quotations }: Parse, f: Found): Span[] {
  const last = f.content.at(-1)!;
  let i = lowerBound(quotations.length, (k) => quotations[k]!.span[0] >= last[0]);
  const out: Span[] = [];
  const whole = quotations[i];
  if (!whole || whole.depth > 0 || whole.span[0] !== last[0]) return out;
  // The stop of an open quotation may be left out of the content.
  if (whole.span[1] !== last[1] && (whole.closed || whole.span[1] - last[1] !== 1)) return out;
  for (i++; i < quotations.length; i++) {
    const q = quotations[i]!;
    if (q.depth > 0) continue;
    if (!q.continues) break;
    out.push(q.span);
  }
  return out;
}

/** Sentences that may lie between two in which "I" or "we" speaks: within a line, and in paragraphs of their own. */
const GAP = { line: 3, paragraphs: 8 } as const;

/** For each sentence, whether "I" or "we" speaks in it outside double quotation marks. */
function firstPersons({ sentences, tokens, quotations }: Parse): Uint8Array {
  const out = new Uint8Array(sentences.length);
  let q = 0;
  for (const [s, { first, last }] of sentences.entries())
    for (let i = first; i < last; i++) {
      const t = tokens[i]!;
      while (q < quotations.length && (quotations[q]!.marks !== 'double' || quotations[q]!.span[1] <= t.start)) q++;
      if (
        FIRST_PERSONS.has(t.lower) &&
        t.text !== 'US' &&
        !(q < quotations.length && quotations[q]!.span[0] <= t.start)
      )
        out[s] = 1;
    }
  return out;
}

/** True for "Ana Holm said: I have ...": one content without marks behind a colon. */
function opensStatement({ text }: Parse, { cue, content, source }: Found): boolean {
  const first = content[0];
  if (!first || content.length > 1 || first[0] < cue[1] || source.length === 0 || first[0] - cue[0] > 40) return false;
  return text.slice(cue[0], first[0]).trimEnd().endsWith(':') && !/^["“”'‘«]/.test(text.slice(first[0], first[0] + 1));
}

/** The sentences behind such a content, to the last one of the statement, none that begins behind `limit`. */
function statement(parse: Parse, f: Found, speaks: Uint8Array, limit: number): Span[] {
  if (!opensStatement(parse, f)) return [];
  const { text, sentences, blocks } = parse;
  const first = f.content[0]!;
  const at = lowerBound(sentences.length, (k) => sentences[k]!.span[1] >= first[1]);
  const from = lowerBound(sentences.length, (k) => sentences[k]!.span[1] > first[0]);
  // In the words themselves; or soon behind them, where the statement begins a paragraph of its own.
  const own = text.slice(f.cue[1], first[0]).includes('\n');
  const gap = own ? GAP.paragraphs : GAP.line;
  const until = own ? at + gap : at;
  let spoke = false;
  for (let s = from; s <= until && s < sentences.length; s++) spoke ||= speaks[s] === 1;
  if (!spoke) return [];
  let end = at;
  for (let s = at + 1; s < sentences.length && s <= end + 1 + gap && sentences[s]!.span[1] <= limit; s++)
    if (speaks[s]) end = s;
  const out: Span[] = [];
  for (let s = at + 1; s <= end; s++) {
    const { span, block } = sentences[s]!;
    const last = out.at(-1);
    if (last && sentences[s - 1]!.block === block && s > at + 1) out[out.length - 1] = [last[0], span[1]];
    else if (
      blocks[block]!.kind === 'paragraph' ||
      blocks[block]!.kind === 'listItem' ||
      blocks[block]!.kind === 'blockQuote'
    )
      out.push(span);
    else break;
  }
  return out;
}
