import type { Found } from '../records/found.ts';
import type { Parse, Token } from '../records/parse.ts';
import { AUXILIARIES, BE, isAdverb } from '../rules/en/grammar.ts';
import { HEARING_BODIES } from '../rules/en/verb-group-words.ts';
import { changedBy } from '../rules/rule-ids.ts';
import { type CueFacts, readCue } from './cue-facts.ts';
import { tokensIn } from './form.ts';
import { asItem } from './rules/items.ts';
import { nounPhraseAt } from './rules/nouns.ts';

/** Longest noun phrase behind "by", in tokens. */
const AGENT = 14;

/**
 * "Residents were told that ...", "Staff had been assured that ...": the subject of such a passive is who was told, not who told it.
 * The source is who stands behind "by", or nobody.
 */
export function withoutTold(parse: Parse, found: Found): Found {
  const cue = readCue(parse, found);
  const nobody = isDummy(parse, found, cue) || hears(parse, found, cue);
  if (!nobody && !(found.source.length && isTold(parse, found, cue))) {
    const byAgent = cue.passive && found.source.length === 1 && found.source[0]![0] >= found.cue[1];
    return byAgent ? { ...found, content: withoutHearer(parse, found, cue) } : found;
  }
  const agent = nobody ? null : agentBehind(parse, found, cue);
  const why = found.why.filter((w) => w.part !== 'source');
  if (!agent) return { ...found, source: [], kind: null, why };
  const by = changedBy('source', 'passive-agent');
  return { ...found, source: [agent], kind: null, why: [by, ...why], content: withoutHearer(parse, found, cue) };
}

/** "The minister | was warned by advisers that": who was warned is no part of the warning. */
function withoutHearer(parse: Parse, { content }: Found, { first, verb }: CueFacts): Found['content'] {
  const rest = content.filter((c) => c[0] > parse.tokens[first]!.start);
  return rest.length && verb?.frames.includes('told') ? rest : content;
}

/** "It is feared that": nobody is "it". */
const isDummy = ({ tokens, text }: Parse, { source, content }: Found, { passive, first, last }: CueFacts): boolean =>
  source.length === 1 &&
  text.slice(...source[0]!).toLowerCase() === 'it' &&
  (passive || tokens.slice(first, last).some((t) => BE.has(t.lower))) &&
  content.length > 0 &&
  tokens[last]?.lower === 'that';

/** "The court | heard", "the jury was | told": who hears what others say, by the last word before the cue and the last word of it. */
export const isHearer = (who: Token, cue: Token): boolean =>
  HEARING_BODIES.has(who.lower) && /^(?:told|heard|hears)$/.test(cue.lower);

/** "The court heard that ...", and at the end of a headline "..., jury told": nobody is told to have said it. */
function hears(parse: Parse, { source, content }: Found, { first, last }: CueFacts): boolean {
  const { tokens } = parse;
  const [span] = source;
  const auxiliaries = tokens.slice(first, last - 1);
  if (source.length !== 1 || span![1] > tokens[first]!.start || !auxiliaries.every((t) => AUXILIARIES.has(t.lower)))
    return false;
  const [, end] = tokensIn(parse, span!);
  const { lower } = tokens[last - 1]!;
  if (lower === 'heard' || lower === 'hears') return HEARING_BODIES.has(tokens[end - 1]!.lower);
  if (lower !== 'told' || last - first !== 1 || end !== first || !content.every((c) => c[1] <= span![0])) return false;
  const next = tokens[last];
  return next === undefined || parse.text.slice(tokens[first]!.end, next.start).includes('\n');
}

/** True where the source is the subject of a passive verb that takes an addressee: "assured (somebody) that", "warned (somebody) to". */
function isTold(parse: Parse, { source }: Found, cue: CueFacts): boolean {
  const { tokens } = parse;
  const { verb, passive, first, last, content } = cue;
  if (!verb || !passive) return false;
  const [, end] = tokensIn(parse, source.at(-1)!);
  if (end > first || !tokens.slice(end, first).every((t) => AUXILIARIES.has(t.lower) || isAdverb(t.lower)))
    return false;
  // "is assured of a seat": what somebody can count on.
  if (verb.lemma === 'assure' && tokens[last - 1]!.lower === 'of') return false;
  const opener = tokens[content]?.lower;
  const infinitive = opener === 'to' || (opener === 'not' && tokens[content + 1]?.lower === 'to');
  return verb.frames.includes(infinitive ? 'toldInf' : 'told');
}

/** "was told | by doctors that", "were promised a vote | by the board": the noun phrase behind "by", right behind cue or content. */
function agentBehind(parse: Parse, { content }: Found, { last }: CueFacts): Found['source'][number] | null {
  const { tokens } = parse;
  const ends = [last, ...content.map((c) => tokensIn(parse, c)[1])];
  const by = ends.find((i) => tokens[i]?.lower === 'by');
  if (by === undefined) return null;
  const items = tokens.slice(by + 1, by + 1 + AGENT).map(asItem);
  const phrase = nounPhraseAt(items, 0, { appositive: false });
  return phrase && phrase.from === 0 ? [items[0]!.start, items[phrase.to - 1]!.end] : null;
}
