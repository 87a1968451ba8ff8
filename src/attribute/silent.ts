import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import { INQUIRY_WORDS } from '../rules/en/act-words.ts';
import { PREPOSITIONS, QUESTION_WORDS, SUBORDINATORS } from '../rules/en/grammar.ts';
import {
  DEEDS,
  FAILING,
  GIVING_VERBS,
  NUMBER_WORDS,
  SHOWN_QUALITIES,
  SILENT_WITH_NUMBER,
  SILENT_WITH_OBJECT,
  THINGS_TO_BE_SAID,
} from '../rules/en/silent.ts';
import { type CueFacts, readCue } from './cue-facts.ts';
import { decliningAt } from './declines.ts';

/** Findings without those that express nothing: bare topics, goods, future speech, the writer's own questions. */
export const withoutSilent = (parse: Parse, found: readonly Found[]): Found[] =>
  found.filter((f) => !isSilent(parse, f, readCue(parse, f)));

/** True where nothing is said, though there are a cue and a content. */
function isSilent(parse: Parse, found: Found, cue: CueFacts): boolean {
  return (
    willBeSaid(parse, found, cue) ||
    asks(found, cue) ||
    asksNothing(parse, found, cue) ||
    fails(parse, cue) ||
    bareObject(parse, cue) ||
    givesSpeech(parse, cue)
  );
}

/** Least confidence of a question about a bare thing: looking into it is mostly a deed, asking about it is told half of the time. */
const LEAST_BARE = { deed: 0.6, about: 0.45 } as const;

/** "is investigating the fire", "an inquiry into the deal": looking into a thing is a deed, "into whether" asks. */
function asksNothing({ text, tokens }: Parse, { content, confidence }: Found, cue: CueFacts): boolean {
  const head = cue.verb ?? cue.noun;
  if (head?.act !== 'ask' || cue.content < 0 || content.length > 1) return false;
  const deed = tokens.slice(cue.first, cue.last).some((t) => INQUIRY_WORDS.has(t.lower));
  // "ask taxes": a bare object is asked for.
  if (cue.verb && (cue.frame !== 'np' || (cue.head === cue.last - 1 && !deed))) return false;
  if (tokens.slice(cue.content, cue.contentEnd).some((t) => QUESTION_WORDS.has(t.lower))) return false;
  if (/[?"“”]/.test(text.slice(...content[0]!))) return false;
  return confidence < (deed ? LEAST_BARE.deed : LEAST_BARE.about);
}

/** "The results will be announced": nobody has said anything yet. */
function willBeSaid({ tokens }: Parse, { source }: Found, { verb, passive, first, head }: CueFacts): boolean {
  if (!passive || source.length || verb?.act === 'attitude' || verb?.act === 'predict') return false;
  return tokens.slice(first, head).some((t) => t.lower === 'will' || t.lower === 'shall' || t.lower === "'ll");
}

/** "Asked whether it was safe, she said": the question is the writer's. */
const asks = ({ source }: Found, { verb, frame, first, head }: CueFacts): boolean =>
  !source.length &&
  verb?.lemma === 'ask' &&
  head === first &&
  (frame === 'whether' || frame === null || frame === 'np');

/** "failed to address the smell" is a deed; "failed to mention that" is a fixed way of saying nothing. */
function fails({ tokens }: Parse, { first, last }: CueFacts): boolean {
  for (let i = first; i < last; i++)
    if (FAILING.has(tokens[i]!.lower)) return tokens[i + 1]?.lower === 'to' && decliningAt(tokens, i) === null;
  return false;
}

/** "discussed trade", "ordered nine chairs", "shows promise": a thing, no words. */
function bareObject({ tokens }: Parse, { verb, noun, frame, last, content, contentEnd }: CueFacts): boolean {
  if (!verb && !noun && DEEDS.has(tokens[last - 1]?.lower ?? '')) return true;
  if (!verb || frame !== 'np' || content < 0) return false;
  const inside = tokens.slice(content, Math.min(contentEnd, content + 12));
  if (inside.some((t) => t.kind === 'mark' || SUBORDINATORS.has(t.lower))) return false;
  const first = inside[0]!;
  if (SILENT_WITH_OBJECT.has(verb.lemma)) return true;
  if (verb.lemma === 'show') return inside.length === 1 && SHOWN_QUALITIES.has(first.lower);
  return SILENT_WITH_NUMBER.has(verb.lemma) && (first.kind === 'number' || NUMBER_WORDS.has(first.lower));
}

/** "made a statement": what was stated is not told. */
function givesSpeech({ tokens }: Parse, { first, last, content, contentEnd }: CueFacts): boolean {
  if (content < 0 || contentEnd - content > 3) return false;
  if (tokens.slice(content, contentEnd).some((t) => PREPOSITIONS.has(t.lower))) return false;
  const gives = tokens.slice(first, last).some((t) => GIVING_VERBS.has(t.lower));
  return gives && THINGS_TO_BE_SAID.has(tokens[contentEnd - 1]!.lower);
}
