import type { Rule } from './rule.ts';
import { accusationWithoutAnswer } from './rules/accusation-without-answer.ts';
import { ambiguousPronoun } from './rules/ambiguous-pronoun.ts';
import { anonymousWithoutReason } from './rules/anonymous-without-reason.ts';
import { deepHearsay } from './rules/deep-hearsay.ts';
import { denialLeftOut } from './rules/denial-left-out.ts';
import { figureDiffers } from './rules/figure-differs.ts';
import { figureWithoutSource } from './rules/figure-without-source.ts';
import { headlineDropsHedge } from './rules/headline-drops-hedge.ts';
import { headlineDropsSource } from './rules/headline-drops-source.ts';
import { headlineFigure } from './rules/headline-figure.ts';
import { hiddenSpeaker } from './rules/hidden-speaker.ts';
import { loadedVerb } from './rules/loaded-verb.ts';
import { loneAnonymousAccuser } from './rules/lone-anonymous-accuser.ts';
import { outletNotNamed } from './rules/outlet-not-named.ts';
import { percentage } from './rules/percentage.ts';
import { quotationAltered } from './rules/quotation-altered.ts';
import { quotationNotInSource } from './rules/quotation-not-in-source.ts';
import { quotationOtherSpeaker } from './rules/quotation-other-speaker.ts';
import { quotationTrimmed } from './rules/quotation-trimmed.ts';
import { quotationWithoutSpeaker } from './rules/quotation-without-speaker.ts';
import { relativeDay } from './rules/relative-day.ts';
import { relayAsOwn } from './rules/relay-as-own.ts';
import { sameWordsTwoSpeakers } from './rules/same-words-two-speakers.ts';
import { scareQuotes } from './rules/scare-quotes.ts';
import { tollWithoutSource } from './rules/toll-without-source.ts';
import { totalOfParts } from './rules/total-of-parts.ts';
import { unclosedQuotation } from './rules/unclosed-quotation.ts';
import { unsourcedAccusation } from './rules/unsourced-accusation.ts';
import { vagueSources } from './rules/vague-sources.ts';

/** Every rule, those that do most harm when broken first. */
export const RULES: readonly Rule[] = [
  unsourcedAccusation,
  loneAnonymousAccuser,
  accusationWithoutAnswer,
  denialLeftOut,
  quotationOtherSpeaker,
  quotationAltered,
  quotationNotInSource,
  quotationTrimmed,
  relayAsOwn,
  sameWordsTwoSpeakers,
  quotationWithoutSpeaker,
  unclosedQuotation,
  headlineFigure,
  headlineDropsSource,
  headlineDropsHedge,
  totalOfParts,
  percentage,
  figureDiffers,
  tollWithoutSource,
  figureWithoutSource,
  anonymousWithoutReason,
  vagueSources,
  outletNotNamed,
  hiddenSpeaker,
  loadedVerb,
  relativeDay,
  ambiguousPronoun,
  deepHearsay,
  scareQuotes,
];
