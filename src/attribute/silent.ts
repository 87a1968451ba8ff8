import type { Found } from '../records/found.ts';
import { isCapital } from '../records/in-parse.ts';
import type { Parse } from '../records/parse.ts';
import { contains, type Span } from '../records/span.ts';
import { INQUIRY_WORDS } from '../rules/en/act-words.ts';
import { IGNORED_ADVICE } from '../rules/en/content-words.ts';
import { nounByForm } from '../rules/en/cues.ts';
import { AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, QUESTION_WORDS, SUBORDINATORS } from '../rules/en/grammar.ts';
import {
  APPROACHED,
  ASKED,
  DEEDS,
  DENIED_GOODS,
  DENIED_PERSONS,
  FACING_VERBS,
  FAILING,
  GESTURES,
  GIVING_VERBS,
  LABELS,
  NUMBER_WORDS,
  OFFERED_GOODS,
  SHOWN_QUALITIES,
  SILENT_WITH_NUMBER,
  SILENT_WITH_OBJECT,
  THINGS_TO_BE_SAID,
  UNDONE_MODALS,
} from '../rules/en/silent.ts';
import { rejectedAct } from './act-content.ts';
import { type CueFacts, readCue } from './cue-facts.ts';
import { decliningAt } from './declines.ts';
import { lowerBound, tokensIn } from './form.ts';
import { kindOfHead } from './source-head.ts';

/** Findings without those that express nothing: bare topics, goods, future speech, the writer's own questions and what lies in these. */
export function withoutSilent(parse: Parse, found: readonly Found[]): Found[] {
  const cues = found.map((f) => readCue(parse, f));
  const questions = new Set(found.filter((f, i) => asks(parse, f, cues[i]!)));
  const asked = [...questions].flatMap((f) => f.content);
  return found.filter(
    (f, i) => !questions.has(f) && !isSilent(parse, f, cues[i]!) && !asked.some((s) => contains(s, f.cue)),
  );
}

/** True where nothing is said, though there are a cue and a content; questions of the writer are told apart before. */
function isSilent(parse: Parse, found: Found, cue: CueFacts): boolean {
  return (
    nothingOfNobody(found) ||
    nobodyDeclines(parse, found, cue) ||
    willBeSaid(parse, found, cue) ||
    asksNothing(parse, found, cue) ||
    isAsked(parse, found, cue) ||
    mayFind(parse, cue) ||
    deniesGoods(parse, found, cue) ||
    fails(parse, cue) ||
    bareObject(parse, cue) ||
    offers(parse, cue) ||
    isPerCent(parse, cue) ||
    goesOn(parse, found, cue) ||
    isAuxiliary(parse, cue) ||
    forFear(parse, cue) ||
    pretends(cue) ||
    hearsThing(parse, found, cue) ||
    gestures(parse, found, cue) ||
    ignoresWarning(parse, cue) ||
    (cue.passive && cue.verb?.lemma === 'ignore') ||
    isLabel(parse, found) ||
    affects(parse, found, cue) ||
    givesSpeech(parse, cue) ||
    showsAround(parse, found, cue)
  );
}

/** Neither who nor what: "was ignored". */
const nothingOfNobody = ({ source, content }: Found): boolean => !source.length && !content.length;

/** "The council's call was ignored": where nobody is silent, only a fixed way of saying nothing ("went unanswered") tells that somebody is. */
const nobodyDeclines = ({ tokens }: Parse, { source, act }: Found, { first, last }: CueFacts): boolean =>
  act === 'decline' &&
  !source.length &&
  !tokens.slice(first, last).some((_, i) => decliningAt(tokens, first + i) !== null);

/** Words between a verb and the questions that are its object: "faced a few hard | questions". */
const BEFORE_QUESTIONS = 3;

/** Least confidence of a question about a bare thing: looking into it is mostly a deed, asking about it is told half of the time. */
const LEAST_BARE = { deed: 0.6, about: 0.45 } as const;

/** "is investigating the fire", "an inquiry into the deal": looking into a thing is a deed, "into whether" asks. */
function asksNothing({ text, tokens }: Parse, { content, confidence }: Found, cue: CueFacts): boolean {
  const head = cue.verb ?? cue.noun;
  if (head?.act !== 'ask' || cue.content < 0 || content.length > 1) return false;
  const deed = tokens.slice(cue.first, cue.last).some((t) => INQUIRY_WORDS.has(t.lower));
  // "ask taxes": a bare object is asked for.
  if (cue.verb && (cue.frame !== 'np' || (cue.head === cue.last - 1 && !deed))) return false;
  if (tokens.slice(cue.content, cue.content + 3).some((t) => QUESTION_WORDS.has(t.lower))) return false;
  if (/^["“]|[?]/.test(text.slice(...content[0]!))) return false;
  return confidence < (deed ? LEAST_BARE.deed : LEAST_BARE.about);
}

/** "can determine whether", "will look into how": nobody has looked yet. */
function mayFind({ tokens }: Parse, { first, last, content }: CueFacts): boolean {
  if (content < 0 || !QUESTION_WORDS.has(tokens[content]!.lower)) return false;
  const group = tokens.slice(first, last).findIndex((t) => INQUIRY_WORDS.has(t.lower));
  return group >= 0 && tokens.slice(Math.max(0, first - 1), first + group).some((t) => UNDONE_MODALS.has(t.lower));
}

/** "faced questions about the bid", "was asked about it": who asks is not told, and the source is the one who was asked. */
function isAsked({ tokens }: Parse, { source }: Found, { verb, passive, frame, first, last }: CueFacts): boolean {
  // "has been approached about": not "approached the board about".
  const approached = tokens.slice(first, last).findIndex((t) => APPROACHED.has(t.lower));
  if (approached > 0 && BE.has(tokens[first + approached - 1]!.lower)) return true;
  if (passive && verb?.lemma === 'ask') return !source.length && frame === 'passivePrep';
  const at = tokens.slice(first, last).findIndex((t) => nounByForm(t.lower).some((n) => n.noun.act === 'ask'));
  if (at < 0) return false;
  const from = Math.max(0, first + at - BEFORE_QUESTIONS);
  const mark = tokens.slice(from, first + at).findLastIndex((t) => t.kind === 'mark');
  return tokens.slice(Math.min(first, from + mark + 1), last).some((t) => FACING_VERBS.has(t.lower));
}

/** "denied them justice", "was denied bail", "denied Merle Dunn": something is kept from somebody, no claim is denied. */
function deniesGoods(parse: Parse, { content }: Found, cue: CueFacts): boolean {
  if (cue.verb?.lemma !== 'deny' || cue.frame === 'that' || cue.frame === 'ing' || !content.length) return false;
  const { tokens } = parse;
  const [from, to] = cue.content < 0 ? tokensIn(parse, content[0]!) : [cue.content, cue.contentEnd];
  const object = tokens.slice(from, to);
  const stop = object.findIndex((t) => t.kind === 'mark' || PREPOSITIONS.has(t.lower) || SUBORDINATORS.has(t.lower));
  const phrase = stop < 0 ? object : object.slice(0, stop);
  const last = phrase.at(-1);
  if (!last || phrase.some((t) => AUXILIARIES.has(t.lower))) return false;
  if (DENIED_GOODS.has(last.lower)) return true;
  if (phrase.length > 1 && DENIED_PERSONS.has(phrase[0]!.lower)) return true;
  // In a headline every word has a capital.
  if (isCapital(tokens[cue.head]) || rejectedAct(tokens, from, to)) return false;
  const name = phrase.findIndex((t) => !isCapital(t));
  return name < 0 ? phrase.length > 1 : name > 0 && DETERMINERS.has(phrase[name]!.lower);
}

/** "offered to mediate", "has offered $35bn": an offer is none yet. Who "offered advice" spoke. */
const offers = ({ tokens }: Parse, { verb, frame, content }: CueFacts): boolean =>
  verb?.lemma === 'offer' &&
  (frame === 'inf' ||
    (content >= 0 &&
      tokens
        .slice(content, content + 4)
        .some((t) => t.kind === 'number' || /^[$€£¥]/.test(t.text) || OFFERED_GOODS.has(t.lower))));

/** "Sixty per cent of voters": no source is behind this "per". */
const isPerCent = ({ tokens }: Parse, { first, last }: CueFacts): boolean =>
  last - first === 1 && tokens[first]!.lower === 'per' && /^cents?\b/.test(tokens[last]?.lower ?? '');

/** "The judge agreed | and set a date": what a deed beside it does is not said. */
const goesOn = ({ tokens }: Parse, { content }: Found, cue: CueFacts): boolean =>
  content.length === 1 && cue.content === cue.last && /^(?:and|or|but)$/.test(tokens[cue.content]!.lower);

/** "had been | referring to": auxiliaries alone say nothing. */
const isAuxiliary = ({ tokens }: Parse, { first, last }: CueFacts): boolean =>
  last - first > 1 &&
  tokens.slice(first, last).every((t) => AUXILIARIES.has(t.lower)) &&
  tokens[last - 1]!.lower === 'been';

/** "left *for fear* of being sued": why somebody does a thing. */
const forFear = ({ tokens }: Parse, { verb, noun, first, last }: CueFacts): boolean =>
  (verb ?? noun)?.lemma === 'fear' &&
  [tokens[first - 1], tokens[first]].some((t) => t?.lower === 'for') &&
  [tokens[last - 1], tokens[last]].some((t) => t?.lower === 'of');

/** "we won't pretend to be": whoever does not pretend holds nothing back. */
const pretends = ({ verb, negated, frame }: CueFacts): boolean =>
  verb?.lemma === 'pretend' && negated && frame === 'inf';

/** "Probe hears 'heartbeat' of a moon": a sound is heard, no words. */
const hearsThing = ({ tokens }: Parse, { source }: Found, cue: CueFacts): boolean => {
  const { verb, frame, first, last, content, contentEnd } = cue;
  return (
    verb?.lemma === 'hear' &&
    last - first === 1 &&
    tokens[first]!.lower !== 'heard' &&
    source.length > 0 &&
    contentEnd - content <= SOUND &&
    !tokens.slice(content, contentEnd).some((t) => nounByForm(t.lower).length > 0) &&
    (frame === 'np' || frame === 'quote')
  );
};
/** Longest sound, in tokens: a longer object is heard from somebody. */
const SOUND = 10;

/** "Asked if she would go, she *smiled*": nothing is quoted. */
const gestures = ({ text }: Parse, { content }: Found, { verb }: CueFacts): boolean =>
  verb !== null && GESTURES.has(verb.lemma) && !content.some((c) => /["“”‘’']/.test(text.slice(...c)));

/** "ignored warnings", "ignored complaints": a deed. */
const ignoresWarning = ({ tokens }: Parse, { verb, content, contentEnd }: CueFacts): boolean =>
  verb?.lemma === 'ignore' &&
  content >= 0 &&
  tokens.slice(content, Math.min(contentEnd, content + 5)).some((t) => IGNORED_ADVICE.has(t.lower));

/** "Opinion: why the vote matters": what a piece is, nobody who speaks; nor does what only names a picture or a box. */
function isLabel(parse: Parse, { source, cue, content }: Found): boolean {
  const { text } = parse;
  const [who] = source;
  if (who === undefined || !/^\s*:/.test(text.slice(Math.min(who[1], cue[1])))) return false;
  return LABELS.has(text.slice(...who).toLowerCase()) || namesNobody(parse, who, content);
}

/** "Happy days: The two were seen on Monday", "FIGURE OF THE DAY: ...": words without a name or a noun for who speaks; quoted words are somebody's. */
function namesNobody(parse: Parse, who: Span, content: readonly Span[]): boolean {
  const [first, last] = tokensIn(parse, who);
  const list = parse.tokens.slice(first, last);
  const [label, ...more] = list;
  if (!label || !more.length || !isCapital(label) || kindOfHead(parse, who) !== null) return false;
  if (content.some((c) => /^["“‘']/.test(parse.text.slice(...c)))) return false;
  const isCaps = list.every((t) => t.text === t.text.toUpperCase());
  return isCaps
    ? more.some((t) => DETERMINERS.has(t.lower) || PREPOSITIONS.has(t.lower))
    : !DETERMINERS.has(label.lower) && more.every((t) => t.kind !== 'mark' && !isCapital(t));
}

/** "The claim that it was a trick | angered | the owners": who feels it says nothing; "..., quipped the mayor" has a comma before. */
function affects({ text, tokens }: Parse, { source, cue, content }: Found, { verb, noun, last }: CueFacts): boolean {
  const [who] = source;
  if (verb || noun || source.length !== 1 || !content.length || who![0] - cue[1] > 1) return false;
  if (PREPOSITIONS.has(tokens[last - 1]!.lower)) return false;
  const piece = content.at(-1)!;
  return piece[1] <= cue[0] && text.slice(piece[1], cue[0]).trim() === '' && !/[,.?!"”’]$/.test(text.slice(...piece));
}

/** "The results will be announced": nobody has said anything yet. */
function willBeSaid({ tokens }: Parse, { source }: Found, { verb, passive, first, head }: CueFacts): boolean {
  if (!passive || source.length || verb?.act === 'attitude' || verb?.act === 'predict') return false;
  return tokens.slice(first, head).some((t) => t.lower === 'will' || t.lower === 'shall' || t.lower === "'ll");
}

/** "Asked whether it was safe, she said", "Pressed on the price, ...": the question is the writer's. */
function asks({ tokens, sentences }: Parse, { source, cue: [start] }: Found, cue: CueFacts): boolean {
  const { verb, frame, first, head } = cue;
  const leads =
    ASKED.has(tokens[first]!.lower) &&
    (tokens[first - 1]?.text === ',' ||
      sentences[lowerBound(sentences.length, (i) => sentences[i]!.span[1] > start)]?.first === first);
  if (leads && (cue.passive || !source.length || source[0]![0] > start)) return true;
  return (
    !source.length &&
    (verb?.lemma === 'ask' || verb?.lemma === 'ask for') &&
    head === first &&
    (frame === 'whether' || frame === null || frame === 'np')
  );
}

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

/** "showed guests | the cellar": with somebody and a thing as its objects the verb tells of a deed. */
function showsAround({ tokens }: Parse, { content }: Found, { verb, last }: CueFacts): boolean {
  const [piece] = content;
  if (verb?.lemma !== 'show' || content.length !== 1) return false;
  const [guests, thing] = [tokens[last], tokens[last + 1]];
  if (!guests || DETERMINERS.has(guests.lower) || !/^\p{Ll}+s$/u.test(guests.text)) return false;
  const isThing = thing?.kind === 'word' && DETERMINERS.has(thing.lower);
  return isThing && thing.start >= piece![0] && thing.start < piece![1];
}
