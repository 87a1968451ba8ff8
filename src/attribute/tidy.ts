import { BODY_KINDS } from '../records/article.ts';
import type { Found } from '../records/found.ts';
import type { Parse, Token } from '../records/parse.ts';
import { overlaps, type Span } from '../records/span.ts';
import { DETERMINERS, EDGE_PREPOSITIONS } from '../rules/en/grammar.ts';
import { PHRASE_BREAKS } from '../rules/en/phrase-words.ts';
import { CAPITAL_MEDIA, TOLD_OCCASION } from '../rules/en/settings.ts';
import {
  wholeTagged,
  withinSentence,
  withinTagged,
  withNextQuestion,
  withoutClosingMark,
  withoutComment,
  withoutDatelineIn,
  withoutEarlier,
  withoutNext,
  withoutShared,
  withoutVerdict,
} from './content-borders.ts';
import {
  splitsQuotation,
  wholeAbbreviation,
  withManner,
  withoutHalves,
  withoutOpeningMark,
  withoutTime,
} from './cue-borders.ts';
import { withDeniedClaims } from './denied-claims.ts';
import { lowerBound, tokensIn } from './form.ts';
import { isFreeRelative } from './free-relative.ts';
import { withHearers, withoutGestures } from './manner.ts';
import { overSources } from './over-sources.ts';
import { occasionAt, settingAt } from './settings.ts';
import {
  wholeSource,
  withoutClause,
  withoutCues,
  withoutDateline,
  withoutObject,
  withoutPlace,
  withoutRelative,
  withoutStranger,
  withReducedRelative,
} from './source-borders.ts';
import { withoutTold } from './told.ts';
import { anonymityAt, withUnnamedSubjects } from './unnamed.ts';
import { wholeVerb } from './verb-group.ts';

/** "*The minister's promise that it would be rebuilt* was cheered": nobody says it, and what it is said of is a noun, not a clause. */
const isOfNoun = (found: readonly Found[], { source, content: [only, ...more], act }: Found): boolean =>
  act === 'attitude' &&
  source.length === 0 &&
  only !== undefined &&
  more.length === 0 &&
  found.some(
    (g) =>
      g.source.length > 0 && g.source[0]![0] === only[0] && g.cue[1] <= only[1] && g.content.at(-1)?.[1] === only[1],
  );

/**
 * What holds for the findings of a model: only the body speaks; how a source asked to stay unnamed is no attribution of its own and
 * no part of a content, and the verb behind it is spoken by that source; a cue does not end in the middle of its setting ("said at a")
 * or before its verb ("did not"); who was told something did not say it; parts end at the borders of `cue-borders.ts`, `content-borders.ts` and `source-borders.ts`.
 */
export function tidy(parse: Parse, found: readonly Found[]): Found[] {
  const spoken = withoutHalves(parse, found).filter(
    (f) =>
      inBody(parse, f.cue) &&
      !withholdsName(parse, f.cue) &&
      !isFreeRelative(parse, f) &&
      !splitsQuotation(parse, f) &&
      !isOfNoun(found, f),
  );
  const own = withUnnamedSubjects(parse, withoutCues(parse, withoutShared(parse, spoken))).map((f) =>
    inTurn(parse, f, OWN),
  );
  const told = withoutNext(parse, own).map((f) => inTurn(parse, f, BESIDE));
  const whole = told.map((f) => overSources(parse, f, told));
  return withDeniedClaims(parse, withHearers(parse, withoutGestures(parse, whole)));
}

type Step = (parse: Parse, found: Found) => Found;

const inTurn = (parse: Parse, found: Found, steps: readonly Step[]): Found =>
  steps.reduce((f, step) => step(parse, f), found);

function inBody(parse: Parse, cue: Span): boolean {
  const block = parse.blocks[lowerBound(parse.blocks.length, (i) => parse.blocks[i]!.span[1] > cue[0])];
  return block !== undefined && BODY_KINDS.has(block.kind);
}

/** Farthest word of a way of withholding a name from its first one ("whose name has | been withheld"). */
const PHRASE = 5;

/** "asked not to be named", "declined to be identified", "whose name | was withheld": the cue begins or stands in such words. */
function withholdsName(parse: Parse, cue: Span): boolean {
  const [first, last] = tokensIn(parse, cue);
  for (let i = first; i < last; i++) if (anonymityAt(parse.tokens, i) > 0) return true;
  for (let i = Math.max(0, first - PHRASE); i < first; i++) if (i + anonymityAt(parse.tokens, i) >= last) return true;
  return false;
}

/** Longest clause, in tokens, that leads from a comma to the words that withhold a name. */
const LEAD = 5;

/** Cuts ", speaking on condition of anonymity because ..." off the end of a content. */
function withoutManner(parse: Parse, f: Found): Found {
  const last = f.content.at(-1);
  if (!last) return f;
  const [from, to] = tokensIn(parse, last);
  for (let i = from + 1; i < to; i++) {
    if (!anonymityAt(parse.tokens, i)) continue;
    for (let k = i - 1; k > from && k >= i - LEAD; k--) {
      if (parse.tokens[k]!.text !== ',') continue;
      const cut: Span = [last[0], parse.tokens[k - 1]!.end];
      return { ...f, content: [...f.content.slice(0, -1), cut] };
    }
  }
  return f;
}

/** A cue that stops at a determiner takes in its setting ("said at a | briefing") or leaves it ("said at a"). */
function wholeCue(parse: Parse, f: Found): Found {
  const [first, last] = tokensIn(parse, f.cue);
  const { tokens } = parse;
  let at = last - 1;
  while (at > first && at > last - SETTING && !EDGE_PREPOSITIONS.has(tokens[at]!.lower)) at--;
  const isSetting = at > first && at < last - 1 && DETERMINERS.has(tokens[at + 1]!.lower);
  // "said on the Senate | floor", "wrote in a 41 | -page opinion": the noun of the phrase comes last.
  const next = tokens[last];
  const isCut =
    at === last - 2 ||
    (next &&
      next.start - tokens[last - 1]!.end <= 1 &&
      /^[\p{Ll}-]/u.test(next.text) &&
      !startsPart(f, next) &&
      !PHRASE_BREAKS.has(next.lower));
  if (!isSetting || !isCut) return f;
  const setting = settingAt(tokens, at);
  const end =
    setting && at + setting > last - 1 ? tokens[at + setting - 1]!.end : setting ? f.cue[1] : tokens[at - 1]!.end;
  return { ...f, cue: [f.cue[0], end] };
}

/** Longest setting that a cue may break off in, in tokens. */
const SETTING = 6;

const startsPart = ({ source, content }: Found, { start }: Token): boolean =>
  [...source, ...content].some((s) => s[0] === start);

/** "told | a news conference, ...", "wrote | on X": where and how belong to the cue when they stand beside it and nothing else follows there. */
function withSetting(parse: Parse, f: Found): Found {
  const [, last] = tokensIn(parse, f.cue);
  const { tokens } = parse;
  const length = TOLD_OCCASION.has(tokens[last - 1]!.lower) ? occasionAt(tokens, last) : settingAt(tokens, last);
  const word = tokens[last + length - 1];
  if (length === 0 || !word || tokens[last]!.start - f.cue[1] > 1) return f;
  if (CAPITAL_MEDIA.has(word.lower) && word.text === word.lower) return f;
  const stopped = word.text.endsWith('.');
  const cue: Span = [f.cue[0], word.end - (stopped ? 1 : 0)];
  const next = tokens[last + length];
  const leads = next !== undefined && f.content.some((c) => c[0] === next.start);
  const isWhole =
    leads || stopped || !next || ENDS.test(next.lower) || parse.text.slice(word.end, next.start).includes('\n');
  return isWhole && ![...f.content, ...f.source].some((s) => overlaps(s, cue)) ? { ...f, cue } : f;
}

/** What may stand behind a setting. */
const ENDS = /^(?:[,.:;?!"“”]|that)$/;

/** "has denied any | involvement": a determiner goes with its noun; "no" belongs to what is said or not said. */
function withoutArticle(parse: Parse, f: Found): Found {
  const [first, last] = tokensIn(parse, f.cue);
  const word = parse.tokens[last - 1]!;
  if (last - first < 2 || word.lower === 'no' || !DETERMINERS.has(word.lower)) return f;
  const cue: Span = [f.cue[0], parse.tokens[last - 2]!.end];
  const piece = f.content.findIndex((c) => c[0] >= f.cue[1]);
  // "would not confirm a | report in the Post | that": its noun is in no part.
  if (piece < 0 || tokensIn(parse, f.content[piece]!)[0] !== last) return { ...f, cue };
  const content = f.content.map((c, i) => (i === piece ? ([word.start, c[1]] as const) : c));
  return { ...f, cue, content };
}

/** A source that begins inside a quotation which ends in it ("false’ | Country B") begins behind that quotation. */
function balancedSource(parse: Parse, f: Found): Found {
  const source = f.source.map((span): Span => {
    const at = lowerBound(parse.quotations.length, (i) => parse.quotations[i]!.span[1] > span[0]);
    const quote = parse.quotations[at]?.span;
    if (!quote || quote[0] >= span[0] || quote[1] >= span[1]) return span;
    const [first] = tokensIn(parse, [quote[1], span[1]]);
    const start = parse.tokens[first]?.start ?? span[0];
    return start < span[1] ? [start, span[1]] : span;
  });
  return source.every((s, i) => s[0] === f.source[i]![0]) ? f : { ...f, source };
}

/** Borders of the parts of one finding, and, once contents end where the next statement begins, what lies beside them. */
const OWN: readonly Step[] = [
  withoutOpeningMark,
  withoutStranger,
  withoutClosingMark,
  withoutDateline,
  wholeTagged,
  withoutDatelineIn,
  withoutClause,
  withoutEarlier,
  withoutObject,
  withoutPlace,
  withoutComment,
  withoutVerdict,
  withinTagged,
  withoutRelative,
  withoutTime,
  withManner,
  wholeAbbreviation,
  wholeSource,
  withReducedRelative,
  withinSentence,
];
const BESIDE: readonly Step[] = [
  withNextQuestion,
  withoutTold,
  withoutManner,
  wholeCue,
  withSetting,
  withoutArticle,
  wholeVerb,
  balancedSource,
];
