import type { Found } from '../records/found.ts';
import type { Parse, Token } from '../records/parse.ts';
import { verbByForm } from '../rules/en/cues.ts';
import { DETERMINERS } from '../rules/en/grammar.ts';
import { type CueFacts, readCue } from './cue-facts.ts';
import { tokensIn } from './form.ts';
import { asItem } from './rules/items.ts';
import { nounPhraseAt, skipTimeRight } from './rules/nouns.ts';

/** Longest addressee, in tokens. */
const ADDRESSEE = 12;

/**
 * Puts the border between cue and content where the grammar of the verb has it: a governed preposition belongs to the cue ("was
 * charged with | fraud"), who is urged or ordered belongs to neither ("ordered the owner | to leave"). Found spans are cut at words,
 * never widened beyond what was found.
 */
export function governed(parse: Parse, found: readonly Found[]): Found[] {
  return found.map((one) => {
    const f = withManner(parse, withParticle(parse, one));
    const cue = readCue(parse, f);
    if (cue.verb?.act === 'accuse' && cue.content > cue.last) return withAccused(parse, f, cue);
    if (!cue.verb || cue.content !== cue.last) return f;
    return withPreposition(parse, f, cue) ?? withoutAddressee(parse, f, cue) ?? f;
  });
}

/** "declined to comment on | the record": how, not about what. */
function withManner({ text }: Parse, f: Found): Found {
  const [piece] = f.content;
  const manner =
    f.content.length === 1 &&
    piece![0] >= f.cue[1] &&
    /\bon\s+the\s+record$/i.test(text.slice(f.cue[1] - 3, piece![1]));
  return manner ? { ...f, cue: [f.cue[0], piece![1]], content: [] } : f;
}

/**
 * "called | for a strike", "called | on both sides to show restraint": the particle of a verb belongs to the cue, whether it was taken
 * into the content or stands with an addressee between.
 */
function withParticle(parse: Parse, f: Found): Found {
  const { tokens } = parse;
  const [, last] = tokensIn(parse, f.cue);
  const piece = f.content.find((c) => c[0] >= f.cue[1]);
  if (!piece) return f;
  const [at, behind] = tokensIn(parse, piece);
  if (at === last) return withOwnParticle(parse, f, behind);
  if (tokens[at]?.lower !== 'to') return f;
  for (const { verb, particle } of verbByForm(tokens[last - 1]?.lower ?? '')) {
    const words = particle?.split(' ') ?? [];
    const end = last + words.length;
    if (!words.length || !verb.frames.includes('toldInf') || tokens[end]!.start >= piece[0]) continue;
    if (words.every((w, k) => tokens[last + k]?.lower === w)) return { ...f, cue: [f.cue[0], tokens[end - 1]!.end] };
  }
  return f;
}

/** "accused | neighbouring Velia on Sunday of sending": whom it is about belongs to the accusation. */
function withAccused({ tokens }: Parse, f: Found, { verb, passive, content, last }: CueFacts): Found {
  if (passive || !verb!.preps.includes(tokens[content]!.lower)) return f;
  const items = tokens.slice(last, content).map(asItem);
  const phrase = nounPhraseAt(items, 0, { appositive: false });
  if (phrase?.from !== 0 || skipTimeRight(items, phrase.to) < items.length) return f;
  const start = tokens[last]!.start;
  return {
    ...f,
    content: f.content.map((c) => (c[0] === tokens[content]!.start ? ([start, c[1]] as const) : c)),
  };
}

/** A particle that opens the content goes to the cue, where its verb takes an object behind it. */
function withOwnParticle(parse: Parse, f: Found, behind: number): Found {
  const { tokens } = parse;
  const [, last] = tokensIn(parse, f.cue);
  for (const { verb, particle } of verbByForm(tokens[last - 1]!.lower)) {
    const words = particle?.split(' ') ?? [];
    const next = tokens[last + words.length];
    if (!words.length || !next || !verb.frames.includes('np') || last + words.length >= behind) continue;
    // "agreed | to go" is an infinitive.
    if (words.at(-1) === 'to' && !DETERMINERS.has(next.lower)) continue;
    if (words.every((w, k) => tokens[last + k]!.lower === w))
      return { ...f, cue: [f.cue[0], tokens[last + words.length - 1]!.end], content: cutTo(f, next) };
  }
  return f;
}

/** Prepositions that as often open a content of their own ("believe | in my lifetime that", "committed | to support"). */
const AMBIGUOUS: ReadonlySet<string> = new Set(['in', 'to', 'as']);

function withPreposition({ tokens }: Parse, f: Found, { verb, content, contentEnd }: CueFacts): Found | null {
  const word = tokens[content]!;
  if (!verb!.preps.includes(word.lower) || content + 1 >= contentEnd) return null;
  // "to the theft" is no infinitive.
  const noun = word.lower === 'to' && DETERMINERS.has(tokens[content + 1]!.lower);
  if (AMBIGUOUS.has(word.lower) && !noun) return null;
  return { ...f, cue: [f.cue[0], word.end], content: cutTo(f, tokens[content + 1]!) };
}

function withoutAddressee({ tokens }: Parse, f: Found, { verb, passive, content, contentEnd }: CueFacts): Found | null {
  if (verb!.act !== 'urge' && verb!.act !== 'ask' && verb!.act !== 'say') return null;
  if (passive || !verb!.frames.includes('toldInf')) return null;
  const items = tokens.slice(content, Math.min(contentEnd, content + ADDRESSEE)).map(asItem);
  const to = nounPhraseAt(items, 0, { appositive: false })?.to;
  if (to === undefined) return null;
  const next = content + to + (tokens[content + to]?.lower === 'not' ? 1 : 0);
  if (tokens[next]?.lower !== 'to' || next + 1 >= contentEnd) return null;
  return { ...f, content: cutTo(f, tokens[content + to]!) };
}

/** The content from the token `first` on: the piece that it stands in is cut, earlier pieces stay. */
const cutTo = (f: Found, { start }: Token): Found['content'] =>
  f.content.map((c) => (c[0] >= f.cue[1] && c[0] <= start && start < c[1] ? ([start, c[1]] as const) : c));
