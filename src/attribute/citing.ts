import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import { contains, overlaps, type Span, subtract } from '../records/span.ts';
import { GROUNDS } from '../rules/en/silent.ts';
import { CITING_FORMS, CITING_PARTICIPLES } from '../rules/en/verb-group-words.ts';
import { changedBy } from '../rules/rule-ids.ts';
import { sentenceAt } from './around.ts';
import { tokensIn } from './form.ts';
import { asItem } from './rules/items.ts';
import { nounPhraseAt, skipTimeRight } from './rules/nouns.ts';
import { kindOfHead } from './source-head.ts';

/** Parts of a finding that this rule gives. */
const PARTS = ['source', 'cue', 'content', 'act'] as const;
/** How many findings around one may belong to its sentence. */
const NEAR = 8;
/** Longest phrase that names who is cited, in tokens. */
const LONGEST = 24;

/**
 * Relays that name their own source. "Paper P reported X, citing an official": the official is the source of *citing*, whose content
 * is X; the words "citing an official" are a piece of what Paper P reports. "Paper P quoted an official as saying X": the official's
 * cue is *as saying*. Gives the findings with these chains whole; cues that the engine missed are added. Pure.
 */
export function citations(parse: Parse, found: readonly Found[]): Found[] {
  const out = withWhole(parse, withCiting(parse, found));
  const added: Found[] = [];
  for (const [i, f] of found.entries()) {
    const [first, last] = tokensIn(parse, f.cue);
    if (first >= last) continue;
    const relayed = quotedBy(parse, f);
    if (relayed) {
      out[i] = relayed.outer;
      added.push(relayed.inner);
      continue;
    }
    const said = CITING_FORMS.has(parse.tokens[last - 1]!.lower) ? asSaying(parse, last) : null;
    if (said) {
      const split = quotedAsSaying(parse, out, i, said);
      if (split) {
        out[i] = split.outer;
        if (split.inner) added.push(split.inner);
      }
    } else if (last - first === 1 && CITING_PARTICIPLES.has(parse.tokens[first]!.lower)) cite(parse, out, i, first);
  }
  const cues = new Set([...out, ...added].flatMap((f) => tokensIn(parse, f.cue)[0]));
  for (const [i, f] of out.entries()) out[i] = withParted(parse, f, cues);
  for (const [i, f] of out.entries()) {
    const aside = asideOf(parse, f, cues);
    if (!aside) continue;
    const told = f.content.filter((c) => !overlaps(c, aside.words));
    out[i] = { ...f, content: [aside.words, ...told].sort((a, b) => a[0] - b[0]) };
    added.push({ ...f, ...aside.cited, content: told });
  }
  return [...out, ...added, ...out.flatMap((f) => citedIn(parse, f, cues))];
}

/** "Agency T, quoting an official, reported X" where the engine has no cue between the commas: those words, and what makes them a finding. */
function asideOf(
  parse: Parse,
  f: Found,
  cues: ReadonlySet<number>,
): { readonly words: Span; readonly cited: Partial<Found> } | null {
  const [source] = f.source;
  if (f.source.length !== 1 || !f.content.length || source![1] > f.cue[0]) return null;
  const { tokens } = parse;
  const [, at] = tokensIn(parse, source!);
  if (tokens[at]?.text !== ',' || !CITING_PARTICIPLES.has(tokens[at + 1]?.lower ?? '') || cues.has(at + 1)) return null;
  const end = phraseEnd(parse, at + 2);
  if (end === at + 2 || tokens[end]?.text !== ',' || tokens[end]!.end > f.cue[0]) return null;
  const who: Span = [tokens[at + 2]!.start, tokens[end - 1]!.end];
  return canSpeak(parse, who)
    ? { words: [tokens[at + 1]!.start, who[1]], cited: citedBy(parse, f, at + 1, who) }
    : null;
}

/** "X, her deputy was quoted as saying by Paper P": Paper P quoted the deputy, whose own cue is *as saying*. Null for all else. */
function quotedBy(parse: Parse, f: Found): { readonly outer: Found; readonly inner: Found } | null {
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, f.cue);
  const [source] = f.source;
  let at = first;
  while (at < last && tokens[at]!.lower !== 'quoted') at++;
  const words = tokens.slice(at + 1, at + 4).map((t) => t.lower);
  if (at === last || at === first || f.source.length !== 1 || words.join(' ') !== 'as saying by') return null;
  const end = phraseEnd(parse, at + 4);
  if (end === at + 4) return null;
  const saying: Span = [tokens[at + 1]!.start, tokens[at + 2]!.end];
  const who: Span = [tokens[at + 4]!.start, tokens[end - 1]!.end];
  const found = without(parse, f.content, [saying[0], who[1]]);
  const begin = sentenceAt(parse, f.cue[0])?.span[0] ?? source![0];
  // What was said is the sentence up to who said it, where the engine has it in no part.
  const said = found.length ? found : [trimmed(parse, [begin, source![0]])];
  if (said[0]![1] <= said[0]![0]) return null;
  const why = PARTS.map(by);
  const content = [...said, source!, saying].sort((a, b) => a[0] - b[0]);
  const outer: Found = { ...f, source: [who], cue: [f.cue[0], tokens[at]!.end], content, kind: null, why };
  return { outer, inner: { ...f, cue: saying, content: said, act: 'say', stance: 'asserts', why } };
}

/** What `who` told, with the word at token `at` as the cue. */
const citedBy = ({ tokens }: Parse, f: Found, at: number, who: Span): Partial<Found> => ({
  source: [who],
  cue: [tokens[at]!.start, tokens[at]!.end],
  content: f.content,
  act: 'say',
  stance: 'asserts',
  kind: null,
  to: null,
  why: PARTS.map(by),
});

/** "the lake was closed, *quoting an aide*" as one piece of content: two, where no cue is there yet. */
function withParted(parse: Parse, f: Found, cues: ReadonlySet<number>): Found {
  const piece = f.content.at(-1);
  if (!piece || !f.source.length || piece[0] < f.cue[1]) return f;
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, piece);
  for (let i = first + 2; i < last - 1; i++) {
    if (!CITING_PARTICIPLES.has(tokens[i]!.lower) || tokens[i - 1]!.text !== ',' || cues.has(i)) continue;
    if (phraseEnd(parse, i + 1) < last || tokens[first]!.kind === 'mark') return f;
    const told: Span = [piece[0], tokens[i - 2]!.end];
    return { ...f, content: [...f.content.slice(0, -1), told, [tokens[i]!.start, piece[1]]] };
  }
  return f;
}

/** Pieces of content that begin with "citing" and have no attribution of their own yet; `cues` are the first tokens of cues. */
function citedIn(parse: Parse, f: Found, cues: ReadonlySet<number>): Found[] {
  const { tokens } = parse;
  if (f.content.length < 2) return [];
  return f.content.flatMap((piece) => {
    const [first, last] = tokensIn(parse, piece);
    if (last - first < 2 || !CITING_PARTICIPLES.has(tokens[first]!.lower) || cues.has(first)) return [];
    const end = phraseEnd(parse, first + 1);
    if (end === first + 1) return [];
    const who: Span = [tokens[first + 1]!.start, tokens[end - 1]!.end];
    return [{ ...f, ...citedBy(parse, { ...f, content: f.content.filter((c) => c !== piece) }, first, who) }];
  });
}

/** "Brandt told him that she would go, according to an aide": the aide tells all of it, not only what Brandt said. */
function withWhole(parse: Parse, found: readonly Found[]): Found[] {
  return found.map((f, i) => {
    const [piece] = f.content;
    if (f.content.length !== 1 || piece![1] > f.cue[0] || !/^according to$/i.test(parse.text.slice(...f.cue))) return f;
    const sentence = sentenceAt(parse, f.cue[0]);
    for (let k = i - 1; k >= Math.max(0, i - NEAR); k--) {
      const o = found[k]!;
      if (sentenceAt(parse, o.cue[0]) !== sentence || o.cue[1] > piece![0]) continue;
      if (!o.content.some((c) => c[0] <= piece![0] && piece![0] < c[1])) continue;
      const start = Math.min(o.cue[0], ...o.source.map((s) => s[0]), ...o.content.map((c) => c[0]));
      if (sentenceAt(parse, start) === sentence) return { ...f, content: [[start, piece![1]]] };
    }
    return f;
  });
}

/** A relay that goes on with ", citing an official": these words become a piece of what it tells, where no cue is there yet. */
function withCiting(parse: Parse, found: readonly Found[]): Found[] {
  const cues = new Set(found.map((f) => tokensIn(parse, f.cue)[0]));
  return found.map((f) => {
    const end = behindTime(parse, Math.max(f.cue[1], f.content.at(-1)?.[1] ?? 0));
    if (
      !f.source.length ||
      !f.content.length ||
      f.act === 'attitude' ||
      !/^,?["”’]?,?\s+\w/.test(parse.text.slice(end, end + 5))
    )
      return f;
    let at = tokensIn(parse, [end, end + 20])[0];
    while (parse.tokens[at] && parse.tokens[at]!.kind === 'mark') at++;
    const word = parse.tokens[at];
    if (!word || !CITING_PARTICIPLES.has(word.lower) || cues.has(at) || word.start - end > 3) return f;
    const to = phraseEnd(parse, at + 1);
    if (to === at + 1 || !canSpeak(parse, [parse.tokens[at + 1]!.start, parse.tokens[to - 1]!.end])) return f;
    const outer = found.some((o) => o !== f && o.content.some((c) => contains(c, f.cue) && c[1] <= word.start));
    return outer ? f : { ...f, content: [...f.content, [word.start, parse.tokens[to - 1]!.end]] };
  });
}

/** "reported the dispute on Sunday | , citing": behind a time that follows. */
function behindTime(parse: Parse, offset: number): number {
  const [at] = tokensIn(parse, [offset, offset + LONGEST]);
  const items = parse.tokens.slice(at, at + LONGEST).map(asItem);
  const behind = skipTimeRight(items, 0);
  return behind > 0 && behind < items.length ? parse.tokens[at + behind - 1]!.end : offset;
}

/** A noun that can be a source, or a name. */
function canSpeak(parse: Parse, span: Span): boolean {
  const words = parse.tokens.slice(...tokensIn(parse, span)).filter((t) => t.kind === 'word');
  if (GROUNDS.has(words.at(-1)?.lower ?? '')) return false;
  return kindOfHead(parse, span) !== null || words.every((t) => /^\p{Lu}/u.test(t.text));
}

/** End of the noun phrase at token `at`, or `at` where there is none. */
function phraseEnd({ tokens }: Parse, at: number): number {
  const phrase = nounPhraseAt(tokens.slice(at, at + LONGEST).map(asItem), 0);
  return phrase && phrase.from === 0 ? at + phrase.to : at;
}

/** "..., citing an official": within the attribution before it, whose content gains these words. */
function cite(parse: Parse, out: Found[], i: number, at: number): void {
  const f = out[i]!;
  const { tokens } = parse;
  const end = phraseEnd(parse, at + 1);
  if (end === at + 1) return;
  const who: Span = [tokens[at + 1]!.start, tokens[end - 1]!.end];
  // "citing poor soil": a ground, nobody who said it.
  if (!canSpeak(parse, who)) return;
  const host = hostOf(parse, out, i, who[1]);
  if (host < 0) return;
  const h = out[host]!;
  const words: Span = [tokens[at]!.start, who[1]];
  const has = h.content.some((c) => overlaps(c, f.cue));
  const content = without(parse, h.content, words);
  if (content.length === 0) return;
  if (!has) out[host] = { ...h, content: [...h.content, words].sort((a, b) => a[0] - b[0]) };
  out[i] = {
    ...f,
    source: [who],
    content,
    why: [...f.why.filter((w) => w.part === 'cue' || w.part === 'act'), by('source'), by('content')],
  };
}

const by = (part: string) => changedBy(part, 'citing');

/**
 * The nearest attribution of the same sentence whose cue stands before this one; or, in "Paper P, citing an official, reported" and
 * "Citing an official, Paper P reported", the one behind. `to`: where the words that name who is cited end.
 */
function hostOf(parse: Parse, out: readonly Found[], i: number, to: number): number {
  const at = out[i]!.cue[0];
  let best = between(parse, out, i, to);
  if (best >= 0) return best;
  for (let k = Math.max(0, i - NEAR); k < Math.min(out.length, i + NEAR); k++) {
    const o = out[k]!;
    if (k === i || o.cue[1] > at || o.source.length === 0 || at - o.cue[1] > 300) continue;
    if (parse.text.slice(o.cue[1], at).includes('\n')) continue;
    if (best < 0 || o.cue[0] > out[best]!.cue[0]) best = k;
  }
  return best;
}

/** The attribution between whose source and cue this one is set off by commas, or which it leads into; -1 for none. */
function between({ text }: Parse, out: readonly Found[], i: number, to: number): number {
  const at = out[i]!.cue[0];
  for (let k = Math.max(0, i - NEAR); k < Math.min(out.length, i + NEAR); k++) {
    const o = out[k]!;
    const source = o.source.at(-1);
    if (k === i || !source) continue;
    if (source[0] > to && o.cue[0] > source[0] && text.slice(to, source[0]).trim() === ',') return k;
    if (source[1] > at || o.cue[0] < at || o.cue[0] - at > 200) continue;
    const aside = text.slice(source[1], o.cue[0]);
    if (/^,\s+\w/.test(aside) && /,\s*$/.test(aside) && text.slice(source[1], at).trim() === ',') return k;
  }
  return -1;
}

/** "an official as saying": who, and the cue. */
function asSaying(parse: Parse, at: number): { who: Span; cue: Span } | null {
  const { tokens } = parse;
  for (let k = at + 1; k < at + LONGEST && k + 1 < tokens.length; k++) {
    if (/^[.;:!?"“”]/.test(tokens[k]!.text)) return null;
    if (tokens[k]!.lower === 'as' && tokens[k + 1]!.lower === 'saying')
      return { who: [tokens[at]!.start, tokens[k - 1]!.end], cue: [tokens[k]!.start, tokens[k + 1]!.end] };
  }
  return null;
}

function quotedAsSaying(
  parse: Parse,
  found: readonly Found[],
  i: number,
  { who, cue }: { who: Span; cue: Span },
): { outer: Found; inner: Found | null } | null {
  const f = found[i]!;
  const words: Span = [who[0], cue[1]];
  const near = found.slice(Math.max(0, i - NEAR), i + NEAR);
  const known = near.find((o) => o !== f && overlaps(o.cue, cue));
  const said = without(parse, (known ?? f).content, words);
  if (said.length === 0) return null;
  const behind = said.filter((c) => c[0] >= cue[1] && c[0] <= cue[1] + 2);
  // The words lead on into the content, else they are a piece of their own.
  const content: Span[] = [
    ...said.filter((c) => !behind.includes(c)),
    behind[0] ? [words[0], behind[0][1]] : words,
    ...behind.slice(1),
  ];
  content.sort((a, b) => a[0] - b[0]);
  const outer = { ...f, content, why: [...f.why.filter((w) => w.part !== 'content'), by('content')] };
  if (known) return { outer, inner: null };
  return {
    outer,
    inner: {
      ...f,
      source: [who],
      cue,
      content: said,
      act: 'say',
      stance: 'asserts',
      kind: null,
      why: PARTS.map(by),
    },
  };
}

/** A content without these words, and without commas and blanks at the ends of its pieces. */
const without = (parse: Parse, content: readonly Span[], words: Span): Span[] =>
  content
    .flatMap((c) => subtract(c, [words]))
    .map((c) => trimmed(parse, c))
    .filter((c) => c[1] > c[0]);

function trimmed({ text }: Parse, [a, z]: Span): Span {
  let [from, to] = [a, z];
  while (from < to && /[\s,]/.test(text[from]!)) from++;
  while (to > from && /[\s,]/.test(text[to - 1]!)) to--;
  return [from, to];
}
