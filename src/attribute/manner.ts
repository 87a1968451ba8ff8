import type { Found } from '../records/found.ts';
import type { Parse, Token } from '../records/parse.ts';
import { contains, type Span, subtract } from '../records/span.ts';
import { sentenceAt } from './around.ts';
import { readCue } from './cue-facts.ts';
import { lowerBound, tokensIn } from './form.ts';
import { isHearer } from './told.ts';

/** "..., he said, jabbing a finger at the man, “and you ...”": a deed beside the words is no cue; what is quoted behind it goes on with them. */
export function withoutGestures(parse: Parse, found: readonly Found[]): Found[] {
  const sorted = [...found].sort((a, b) => a.cue[0] - b.cue[0]);
  const out: Found[] = [];
  for (const f of sorted) {
    const said = out.at(-1);
    if (!said || !isGesture(parse, f, said)) {
      out.push(f);
      continue;
    }
    const content = [...said.content, ...quotedIn(parse, f.content)].sort((a, b) => a[0] - b[0]);
    out[out.length - 1] = { ...said, content };
  }
  return out;
}

/** A participle that no list knows as a cue, right behind the comma that ends the cue of the same speaker. */
function isGesture(parse: Parse, f: Found, said: Found): boolean {
  const [first] = tokensIn(parse, f.cue);
  if (!/^\p{Ll}+ing$/u.test(parse.tokens[first]!.text) || f.source.join() !== said.source.join()) return false;
  if (!/^,\s*$/.test(parse.text.slice(said.cue[1], f.cue[0])) || said.content.some((c) => c[0] > said.cue[0]))
    return false;
  const { verb, noun } = readCue(parse, f);
  return verb === null && noun === null;
}

/** Quotations that lie in the pieces. */
function quotedIn({ quotations }: Parse, content: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const piece of content)
    for (
      let i = lowerBound(quotations.length, (k) => quotations[k]!.span[0] >= piece[0]);
      i < quotations.length && quotations[i]!.span[1] <= piece[1];
      i++
    )
      if (quotations[i]!.depth === 0) out.push(quotations[i]!.span);
  return out;
}

/** "Dr Holm found that ..., the jury was told": all before the comma is what was told, and the tag is no part of what Dr Holm found. */
export function withHearers(parse: Parse, found: readonly Found[]): Found[] {
  const out = [...found];
  for (const [i, f] of found.entries()) {
    const tag = hearerTag(parse, f);
    if (!tag) continue;
    const { sentence, words } = tag;
    out[i] = { ...f, content: [[sentence[0], words[0]]] };
    for (const [k, o] of out.entries())
      if (k !== i && o.content.some((c) => contains(sentence, c) && contains(c, f.cue)))
        out[k] = { ...o, content: o.content.flatMap((c) => (contains(c, f.cue) ? subtract(c, [words]) : [c])) };
  }
  return out;
}

/** Who hears a case, and what is told of it: at most so many tokens. */
const TAG = 6;

/** ", the jury was told", ", the court heard" at the end of a sentence: where it stands, and its sentence. */
function hearerTag(parse: Parse, f: Found): { readonly sentence: Span; readonly words: Span } | null {
  const sentence = sentenceAt(parse, f.cue[0]);
  const [first, last] = tokensIn(parse, f.cue);
  const { tokens } = parse;
  if (!sentence || f.source.length || !f.content.length || f.content.some((c) => c[0] >= f.cue[1])) return null;
  if (tokens.slice(last, sentence.last).some((t) => t.kind === 'word')) return null;
  let comma = first - 1;
  while (comma > Math.max(sentence.first, first - TAG) && tokens[comma]!.text !== ',') comma--;
  if (tokens[comma]?.text !== ',' || !isHearer(tokens[first - 1]!, tokens[last - 1]!)) return null;
  return { sentence: sentence.span, words: [endBefore(tokens, comma), tokens[last - 1]!.end] };
}

const endBefore = (tokens: readonly Token[], at: number): number => tokens[at - 1]!.end;
