import type { Act, Stance } from '../../records/attribution.ts';
import type { ActRuleId } from './act-rules.ts';
import type { Frame } from './cue-types.ts';

export {
  DECLINE_PATTERNS,
  type DeclinePattern,
  declineByFirstWord,
} from './decline-patterns.ts';
export { JUDGING_PATTERNS, judgingByFirstWord } from './judging-patterns.ts';
export { REJECTED_NOUNS, REJECTING_VERBS, type RejectedNoun } from './rejected-nouns.ts';

/** Acts that have a rule for their negation. */
type NegatedFrom = { [A in Act]: `negated-${A}` extends ActRuleId ? A : never }[Act];

/** What a negated cue of an act becomes ("did not say"). */
export interface NegatedAct {
  readonly from: NegatedFrom;
  readonly act: Act;
  readonly stance: Stance;
  readonly example: string;
}

const fields = (line: string): readonly string[] => line.split(' | ');

/**
 * Whoever did not say something withholds it; whoever does not believe or promise something denies it. Acts not listed stay.
 * Lines of act, new act, new stance, example.
 */
export const NEGATED_ACTS: readonly NegatedAct[] = [
  'say | decline | withholds | <source>She</source> <cue>did not say</cue> <content>which ferry was sold</content>.',
  'allege | decline | withholds | <source>The heirs</source> <cue>have not claimed</cue> <content>that the deed is real</content>.',
  'confirm | decline | withholds | <source>The port</source> <cue>did not confirm</cue> <content>that a crane had fallen</content>.',
  'deny | decline | withholds | <source>The broker</source> <cue>did not deny</cue> <content>that the fund was empty</content>.',
  'refuse | decline | withholds | <source>The premier</source> <cue>did not rule out</cue> <content>an early vote</content>.',
  'accuse | decline | withholds | <source>The widow</source> <cue>has never blamed</cue> <content>the pilot</content>.',
  'warn | decline | withholds | <source>The weather office</source> <cue>did not warn of</cue> <content>gales</content>.',
  'urge | decline | withholds | <source>The council</source> <cue>has not called for</cue> <content>a second survey</content>.',
  'promise | promise | denies | <source>The line</source> <cue>does not plan</cue> <content>to sail at night</content>.',
  'predict | predict | denies | <source>Growers</source> <cue>do not expect</cue> <content>a late frost</content>.',
  'show | show | withholds | <source>The survey</source> <cue>does not show</cue> <content>that the wells are dry</content>.',
  'attitude | attitude | denies | <source>Most islanders</source> <cue>do not believe</cue> <content>that the ferry will return</content>.',
].map((line) => {
  const [from, act, stance, example = ''] = fields(line);
  return { from: from as NegatedFrom, act: act as Act, stance: stance as Stance, example };
});

/** Verbs and adjectives of knowing: who does not know denies nothing, the stance is `withholds`. */
export const NEGATED_KNOWING: readonly string[] = [
  'know',
  'remember',
  'recall',
  'recollect',
  'be aware',
  'be certain',
  'be clear',
  'be sure',
];

/** An act that depends on what the verb governs: "announced *to sell*" is a promise, "announced *that*" says. */
export interface ActByFrame {
  readonly lemma: string;
  readonly frame: Frame;
  readonly act: Act;
  readonly example: string;
}

/** Lines of lemma, frame, act, example. */
export const ACTS_BY_FRAME: readonly ActByFrame[] = [
  'agree | inf | promise | <source>The union</source> <cue>agreed</cue> <content>to end the strike</content>.',
  'announce | np | promise | <source>The coach</source> <cue>announced</cue> <content>his retirement</content>.',
  'announce | inf | promise | <source>The port</source> <cue>announced</cue> <content>to deepen the basin</content>.',
  'ask | toldInf | urge | <source>The warden</source> <cue>asked</cue> hikers <content>to stay on the path</content>.',
  'ask | that | urge | <source>The guild</source> <cue>asked</cue> <content>that a decision be made in May</content>.',
  'ask | inf | urge | <source>The clerk</source> <cue>asked</cue> <content>to see the deed</content>.',
  'ask | passive | urge | <content>Residents</content> <cue>were asked</cue> <content>to boil their water</content>.',
  'charge | that | allege | <source>The heirs</source> <cue>charged</cue> <content>that the will was forged</content>.',
  'call out | np | accuse | <source>The nurse</source> <cue>called out</cue> <content>the lack of beds</content>.',
  'claim | inf | allege | <source>The twins</source> <cue>claimed</cue> <content>to be sailors</content>.',
  'decline | np | refuse | <source>The owner</source> <cue>declined</cue> <content>an offer for the mill</content>.',
  'forbid | toldInf | urge | <source>The abbey</source> <cue>forbade</cue> the buyers <content>to move the bells</content>.',
  'offer | inf | promise | <source>The shipyard</source> <cue>offered</cue> <content>to lend a crane</content>.',
  'plead | inf | urge | <source>The crew</source> <cue>pleaded</cue> <content>to be let ashore</content>.',
  'plead | quote | urge | <content>“Spare the mill,”</content> <cue>pleaded</cue> <source>the widow</source>.',
  'suspect | passivePrep | accuse | <content>The porter</content> <cue>is suspected of</cue> <content>theft</content>.',
  'refuse | inf | refuse | <source>The guild</source> <cue>refused</cue> <content>to lower its prices</content>.',
  'swear | inf | promise | <source>The crew</source> <cue>swore</cue> <content>to return</content>.',
  'tell | toldInf | urge | <source>Police</source> <cue>told</cue> drivers <content>to turn back</content>.',
  'volunteer | inf | promise | <source>Two guides</source> <cue>volunteered</cue> <content>to search the cave</content>.',
  'want | toldInf | attitude | <source>The tenants</source> <cue>want</cue> <content>the lift to be repaired</content>.',
  'warn | toldInf | warn | <source>The ranger</source> <cue>warned</cue> visitors <content>to keep off the ice</content>.',
].map((line) => {
  const [lemma = '', frame, act, example = ''] = fields(line);
  return { lemma, frame: frame as Frame, act: act as Act, example };
});

/** An act that depends on who expresses: a document that suggests or indicates something shows it. */
export interface ActByDocument {
  readonly lemma: string;
  readonly act: Act;
  readonly example: string;
}

/** Lines of lemma, act, example. */
export const ACTS_BY_DOCUMENT: readonly ActByDocument[] = [
  'cite | show | <source>The report</source> <cue>cites</cue> <content>poor drainage as the cause</content>.',
  'conclude | show | <source>The study</source> <cue>concluded</cue> <content>that the beams were sound</content>.',
  'indicate | show | <source>The gauge</source> <cue>indicates</cue> <content>that the lake is rising</content>.',
  'suggest | show | <source>The figures</source> <cue>suggest</cue> <content>that rents are falling</content>.',
  'reveal | show | <source>The ledger</source> <cue>reveals</cue> <content>a second loan</content>.',
  'detail | show | <source>The report</source> <cue>details</cue> <content>how the pumps failed</content>.',
  'highlight | show | <source>The survey</source> <cue>highlights</cue> <content>a lack of beds</content>.',
  'illustrate | show | <source>The map</source> <cue>illustrates</cue> <content>how the dunes move</content>.',
  'underline | show | <source>The audit</source> <cue>underlines</cue> <content>that bills were missing</content>.',
  'underscore | show | <source>The data</source> <cue>underscore</cue> <content>how dry the hills are</content>.',
  'imply | show | <source>The results</source> <cue>imply</cue> <content>that lime helps the soil</content>.',
  'list | show | <source>The register</source> <cue>lists</cue> <content>four owners</content>.',
  'read | show | <source>The scale</source> <cue>read</cue> <content>nine stone</content>.',
  'point | show | <source>The tracks</source> <cue>point to</cue> <content>a large dog</content>.',
  'confirm | confirm | <source>The test</source> <cue>confirmed</cue> <content>that the wine was watered</content>.',
].map((line) => {
  const [lemma = '', act, example = ''] = fields(line);
  return { lemma, act: act as Act, example };
});

/** Verbs that promise where the content tells the source's own plan (`PLAN_WORDS`), and say where it tells a fact. */
export const ANNOUNCING_VERBS: readonly string[] = ['announce'];

/** Words near the head of a content by which it tells a plan: "announced that it *will* close", "announced *plans* to". */
export const PLAN_WORDS: ReadonlySet<string> = new Set(
  (
    "will 'll would shall going plan plans planned intend intends intention intentions aim aims decision bid candidacy campaign " +
    'resignation retirement launch closure reopening ban sanctions measures initiative deal merger strike boycott tour'
  ).split(' '),
);
