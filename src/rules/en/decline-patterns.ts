import type { Act, Stance } from '../../records/attribution.ts';
import { patternsByFirstWord } from './patterns.ts';

/**
 * Fixed ways of saying nothing. A pattern is the whole cue (`patterns.ts`); what follows it is the content:
 * - `inf`: an infinitive ("refused *to say why*"); after a bare "declined" or "refused" only one of saying
 * - `info`: a noun phrase of what can be told ("did not provide *any details*"), no other
 * - `asked`: a noun phrase of what was asked ("dodged *the question*"), no other
 * - `unanswered`: it has its content before it, which is what was asked ("*calls to the guild* went unanswered")
 * - `np`: a noun phrase ("did not respond to *a request for comment*")
 * - `clause`: "whether", "why", "that" and so on, or a noun phrase
 * - `passive`: it has its content before its first auxiliary ("*No reason* was given")
 * - `none`: no content
 */
export const DECLINE_CONTENTS = ['inf', 'info', 'asked', 'unanswered', 'np', 'clause', 'passive', 'none'] as const;
export type DeclineContent = (typeof DECLINE_CONTENTS)[number];

export interface DeclinePattern {
  readonly pattern: string;
  readonly content: DeclineContent;
  readonly act: Act;
  readonly stance: Stance;
  readonly example: string;
}

/** Patterns from lines "pattern | content | example", all of one act. */
function patternsOf(act: Act, lines: readonly string[]): readonly DeclinePattern[] {
  return lines.map((line) => {
    const [pattern = '', content = '', example = ''] = line.split(' | ');
    return { pattern, content: content as DeclineContent, act, stance: 'withholds', example };
  });
}

export const DECLINE_PATTERNS: readonly DeclinePattern[] = [
  ...patternsOf('decline', [
    'declined/declines/declining to comment on/about/regarding | np | <source>The guild</source> <cue>declined to comment on</cue> <content>the loan</content>.',
    'declined/declines/declining to comment | none | <source>The guild</source> <cue>declined to comment</cue>.',
    'declined/declines/declining to elaborate | none | <source>She</source> <cue>declined to elaborate</cue>.',
    'declined/declines/declining comment | none | <source>The shipyard</source> <cue>declined comment</cue>.',
    'decline/declined/declines/declining/refuse/refused/refuses/refusing | inf | <source>The clerk</source> <cue>refused</cue> <content>to say who had signed</content>.',
    'refused/refuses/refusing to comment on/about | np | <source>The bank</source> <cue>refused to comment on</cue> <content>the rumour</content>.',
    'refused/refuses/refusing to comment | none | <source>The bank</source> <cue>refused to comment</cue>.',
    'refused/refuses/refusing comment | none | <source>The bank</source> <cue>refused comment</cue>.',
    'declined/refused to be drawn on/into | np | <source>The envoy</source> <cue>declined to be drawn on</cue> <content>the date of the vote</content>.',
    'would not be drawn on/into | np | <source>The envoy</source> <cue>would not be drawn on</cue> <content>the date of the vote</content>.',
    'has/have/had yet | inf | <source>The shipyard</source> <cue>has yet</cue> <content>to name the buyer</content>.',
    'has/have/had yet to respond/reply to | np | <source>The owner</source> <cue>has yet to respond to</cue> <content>two letters</content>.',
    'has/have/had yet to comment on | np | <source>The owner</source> <cue>has yet to comment on</cue> <content>the sale</content>.',
    'has/have/had yet to comment/respond/reply | none | <source>The owner</source> <cue>has yet to respond</cue>.',
    'without saying/specifying/explaining/disclosing/revealing/identifying/naming/mentioning/addressing | clause | <source>The clerk</source> left <cue>without saying</cue> <content>who had signed</content>.',
    'without giving/offering/providing/releasing | info | <source>The clerk</source> spoke of a sale <cue>without giving</cue> <content>any details</content>.',
    'without elaborating | none | <source>The clerk</source> spoke of a sale <cue>without elaborating</cue>.',
    'did/does/do/would/could/has/have/had not give/given/offer/offered/provide/provided/supply/supplied/release/released/share/shared | info | <source>The council</source> <cue>did not provide</cue> <content>an estimate of the cost</content>.',
    'did/does/do not have details/figures/numbers/information/specifics of/on/about | np | <source>The clerk</source> <cue>did not have figures on</cue> <content>the harvest</content>.',
    'did/does/do not have details/figures/numbers/information/specifics | np | <source>The clerk</source> <cue>did not have numbers</cue> <content>to show how many boats were lost</content>.',
    'did/does/do not have any details/figures/numbers/information/specifics of/on/about | np | <source>The clerk</source> <cue>did not have any details of</cue> <content>the sale</content>.',
    'had/has/have no details/figures/information/specifics of/on/about/for | np | <source>The port</source> <cue>had no details of</cue> <content>the tender</content>.',
    'no comment/statement/explanation/reason/reasons/details/information/figure was/were made/given/offered/issued/released/provided | passive | <content>No explanation</content> <cue>was given</cue> by <source>the guild</source>.',
    'no comment/statement/explanation/reason/reasons/details/information/figure has/have been made/given/offered/issued/released/provided | passive | <content>No explanation</content> <cue>has been given</cue> by <source>the guild</source>.',
    'no further/additional/official/immediate/public/other comment/statement/explanation/reason/details/information was/were made/given/offered/issued/released/provided | passive | <content>No official statement</content> <cue>was made</cue> by <source>the guild</source>.',
    'no further/additional/official/immediate/public/other comment/statement/explanation/reason/details/information has/have been made/given/offered/issued/released/provided | passive | <content>No further details</content> <cue>have been given</cue>.',
    'dodged/dodges/ducked/evaded/sidestepped/side-stepped/deflected/avoided/ignored | asked | <source>The mayor</source> <cue>dodged</cue> <content>a question about the bridge</content>.',
    'was/were not immediately returned/answered | unanswered | <content>Two messages</content> <cue>were not immediately returned</cue>.',
    'was/were not returned/answered | unanswered | <content>Calls to the guild</content> <cue>were not returned</cue>.',
    'went unanswered | unanswered | <content>Calls to the guild</content> <cue>went unanswered</cue>.',
    'did/does/do not want/wish | inf | <source>The heirs</source> <cue>did not want</cue> <content>to discuss the will</content>.',
    "did/does/do n't want/wish | inf | <source>The heirs</source> <cue>didn’t want</cue> <content>to discuss the will</content>.",
    'would not comment on/about | np | <source>The court</source> <cue>would not comment on</cue> <content>the file</content>.',
    'would not comment/elaborate | none | <source>The court</source> <cue>would not comment</cue>.',
    "would n't comment/elaborate | none | <source>He</source> <cue>wouldn’t elaborate</cue>.",
    'would not say/confirm/disclose/specify/reveal/discuss | clause | <source>Police</source> <cue>would not say</cue> <content>who had called them</content>.',
    "would/could/did/does/do n't say/disclose/specify/reveal/explain/mention/describe/detail/identify | clause | <source>The port</source> <cue>didn’t say</cue> <content>which berth was closed</content>.",
    'could/did/does/do not say/disclose/specify/reveal/explain/mention/describe/detail/identify | clause | <source>The port</source> <cue>did not say</cue> <content>which berth was closed</content>.',
    'did/does/do/has/have not immediately/yet respond/responded/reply/replied to | np | <source>The owner</source> <cue>did not immediately respond to</cue> <content>a request for comment</content>.',
    'did/does/do/has/have/had not respond/responded/reply/replied to | np | <source>The owner</source> <cue>did not respond to</cue> <content>two letters</content>.',
    "did/does/do/has/have/had n't respond/responded/reply/replied to | np | <source>The owner</source> <cue>didn’t respond to</cue> <content>two letters</content>.",
    "did/has/have n't immediately/yet respond/responded/reply/replied to | np | <source>The owner</source> <cue>hasn’t yet replied to</cue> <content>two letters</content>.",
    'did/has/have/had not immediately/yet respond/responded/reply/replied/comment/commented | none | <source>The broker</source> <cue>did not immediately respond</cue>.',
    'did/has/have/had not respond/responded/reply/replied/comment/commented | none | <source>The broker</source> <cue>did not reply</cue>.',
    "did/has/have/had n't respond/responded/reply/replied/comment/commented | none | <source>The broker</source> <cue>didn’t reply</cue>.",
    'did/has/have not immediately return/returned | np | <source>The agent</source> <cue>did not immediately return</cue> <content>calls</content>.',
    'did/has/have not return/returned | np | <source>The agent</source> <cue>did not return</cue> <content>several calls</content>.',
    "did/has/have n't return/returned | np | <source>The agent</source> <cue>didn’t return</cue> <content>a message</content>.",
    'did not answer | np | <source>The museum</source> <cue>did not answer</cue> <content>questions about the vase</content>.',
    'could not immediately be reached | none | <source>The captain</source> <cue>could not immediately be reached</cue>.',
    'could not be immediately reached | none | <source>The captain</source> <cue>could not be immediately reached</cue>.',
    'could not be reached | none | <source>The captain</source> <cue>could not be reached</cue> for comment.',
    "could n't be reached | none | <source>The captain</source> <cue>couldn’t be reached</cue> for comment.",
    'was/were not immediately available | none | <source>The director</source> <cue>was not immediately available</cue> for comment.',
    'was/were not available | none | <source>The director</source> <cue>was not available</cue> for comment.',
    'was/were unavailable | none | <source>The director</source> <cue>was unavailable</cue> for comment.',
    'had/has/have no comment on | np | <source>The abbey</source> <cue>had no comment on</cue> <content>the sale</content>.',
    'had/has/have no comment | none | <source>The abbey</source> <cue>had no comment</cue>.',
    'had/has/have no immediate comment | none | <source>The abbey</source> <cue>had no immediate comment</cue>.',
    'had/has/have/made/makes/offered/gave no additional/further/other/official/public/direct/specific comment on/about | np | <source>The abbey</source> <cue>made no further comment on</cue> <content>the sale</content>.',
    'had/has/have/made/makes/offered/gave no additional/further/other/official/public/direct/specific comment | none | <source>The abbey</source> <cue>made no official comment</cue>.',
    'made/makes/offered/offers/gave/gives no comment on/about | np | <source>The abbey</source> <cue>made no comment on</cue> <content>the sale</content>.',
    'remained/remains/remain/stayed/kept silent on/about | np | <source>The abbot</source> <cue>remained silent on</cue> <content>the sale</content>.',
    'remained/remains/remain/stayed/kept silent | none | <source>The abbot</source> <cue>remained silent</cue>.',
    'maintained/kept her/his/its/their silence on/about | np | <source>The abbot</source> <cue>kept his silence on</cue> <content>the sale</content>.',
    'referred/refers/refer/referring questions/inquiries/enquiries/calls about/on | np | <source>The abbey</source> <cue>referred questions about</cue> <content>the sale</content> to its lawyer.',
    'referred/refers/refer/referring questions/inquiries/enquiries/calls/requests to | none | <source>The abbey</source> <cue>referred questions to</cue> its lawyer.',
    'referred/refers/refer/referring requests for comment to | none | <source>The abbey</source> <cue>referred requests for comment to</cue> its lawyer.',
    'made/offered/gave no comment | none | <source>The airline</source> <cue>made no comment</cue>.',
    'made/makes no mention of | np | <source>The letter</source> <cue>made no mention of</cue> <content>a second well</content>.',
    'gave/gives/offered/provided no details/explanation/reason/information of/about/on/for | np | <source>The council</source> <cue>gave no details of</cue> <content>the deal</content>.',
    'gave/gives/offered/provided no details/explanation/reason/information | none | <source>The council</source> <cue>gave no reason</cue>.',
    'gave/gives/offered/provided no indication/hint/sign/clue of/about/on | np | <source>The council</source> <cue>gave no hint of</cue> <content>a delay</content>.',
    'gave/gives/offered/provided no indication/hint/sign/clue | clause | <source>The council</source> <cue>gave no indication</cue> <content>that the vote would be delayed</content>.',
    'would/could/did not give/offer/provide details/reasons of/on/about/for | np | <source>The port</source> <cue>would not give details of</cue> <content>the tender</content>.',
    'neither confirmed nor denied | clause | <source>The fleet</source> <cue>neither confirmed nor denied</cue> <content>that a boat was lost</content>.',
    'would/could/can neither confirm nor deny | clause | <source>The fleet</source> <cue>could neither confirm nor deny</cue> <content>the loss</content>.',
    'would/could/can not confirm or deny | clause | <source>The fleet</source> <cue>would not confirm or deny</cue> <content>the loss</content>.',
    'did/does/has not confirm/confirmed or/nor deny/denied | clause | <source>The fleet</source> <cue>did not confirm or deny</cue> <content>the loss</content>.',
    'can/could not/never confirm/verify/corroborate/substantiate/authenticate | clause | <source>The paper</source> <cue>could not verify</cue> <content>the claim</content>.',
    'could not immediately/independently confirm/verify/corroborate/authenticate | clause | <source>The paper</source> <cue>could not independently verify</cue> <content>the claim</content>.',
    'could not be independently/immediately verified/confirmed | none | <content>The claim</content> <cue>could not be independently verified</cue>.',
    'could not be verified/confirmed | none | <content>The claim</content> <cue>could not be verified</cue>.',
    'was/were not disclosed/revealed/released | none | <content>The price</content> <cue>was not disclosed</cue>.',
    'stopped/stops short of | np | <source>The report</source> <cue>stopped short of</cue> <content>blaming the pilot</content>.',
    'failed/fails to mention/explain/say/disclose | clause | <source>The brochure</source> <cue>failed to mention</cue> <content>that the pool is closed</content>.',
  ]),
  ...patternsOf('show', [
    'it remains/remained unclear/unknown/uncertain | clause | <cue>It remains unclear</cue> <content>who had lit the lamp</content>.',
    'it is/was uncertain | clause | <cue>It is uncertain</cue> <content>who had lit the lamp</content>.',
    'nor is/was it clear/known | clause | <cue>Nor is it clear</cue> <content>who had lit the lamp</content>.',
    'it is/was unclear | clause | <cue>It was unclear</cue> <content>whether the ramp had held</content>.',
    'it is/was not clear | clause | <cue>It was not clear</cue> <content>who had lit the lamp</content>.',
    "it was/is n't clear | clause | <cue>It wasn’t clear</cue> <content>who had lit the lamp</content>.",
    'it is/was not known | clause | <cue>It is not known</cue> <content>when the bell was cast</content>.',
    'it is/was unknown | clause | <cue>It is unknown</cue> <content>when the bell was cast</content>.',
    'it is/was not proven/proved | clause | <cue>It was not proven</cue> <content>that the lock was forced</content>.',
    'found/finds/saw/see no evidence/proof/sign/indication | clause | <source>The panel</source> <cue>found no evidence</cue> <content>that the beams were weak</content>.',
    'found/finds/saw/see no evidence/proof/sign/signs/indication of | np | <source>The panel</source> <cue>found no evidence of</cue> <content>a leak</content>.',
    'has/have/had/cited/cites/citing/offered/offers/provided/provides/gave no evidence/proof | clause | <source>The paper</source> <cue>cited no evidence</cue> <content>that the vote was bought</content>.',
    'has/have/had/cited/cites/citing/offered/offers/provided/provides/gave no evidence/proof of/for | np | <source>Police</source> <cue>had no evidence of</cue> <content>a break-in</content>.',
    'it is/was not immediately clear/known | clause | <cue>It was not immediately clear</cue> <content>who had rung the bell</content>.',
    'it is/was not disclosed/reported/said | clause | <cue>It was not disclosed</cue> <content>whether the organ was part of the sale</content>.',
    'there is/was no evidence/proof/indication | clause | <cue>There was no evidence</cue> <content>that the lock was forced</content>.',
    'there is/was no evidence/proof/indication of/for | np | <cue>There was no evidence of</cue> <content>a second boat</content>.',
  ]),
];

const byFirstWord = patternsByFirstWord(DECLINE_PATTERNS);

/** Fixed ways of saying nothing that begin with the word `lower`, the longest first; "n't" is a word of its own. */
export const declineByFirstWord = (
  lower: string,
): readonly { readonly words: readonly string[]; readonly entry: DeclinePattern }[] => byFirstWord.get(lower) ?? [];
