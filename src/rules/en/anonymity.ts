import { expandPattern } from './patterns.ts';

/**
 * How an article says or shows that a name is withheld.
 * - `said`: the article says so; the words stand anywhere near the source ("on condition of anonymity")
 * - `shown`: a description instead of a name, right after the noun ("a person *familiar with* the talks")
 * - `barred`: why the source may not be named; it says that the name is withheld and is a reason itself ("not authorized to speak")
 */
export const ANONYMITY_KINDS = ['said', 'shown', 'barred'] as const;
export type AnonymityKind = (typeof ANONYMITY_KINDS)[number];

/** Words that show that a name is withheld; a stroke parts words that stand in the same place (`patterns.ts`). */
export interface AnonymityPhrase {
  readonly pattern: string;
  readonly kind: AnonymityKind;
  /** A sentence of our own that has it. */
  readonly example: string;
}

const said = (pattern: string, example: string): AnonymityPhrase => ({ pattern, kind: 'said', example });
const shown = (pattern: string, example: string): AnonymityPhrase => ({ pattern, kind: 'shown', example });
const barred = (pattern: string, example: string): AnonymityPhrase => ({ pattern, kind: 'barred', example });

export const ANONYMITY_PHRASES: readonly AnonymityPhrase[] = [
  said('on/under condition of anonymity', 'A harbour official spoke on condition of anonymity.'),
  said('on/under the condition of anonymity', 'The engineer talked to the paper on the condition of anonymity.'),
  said(
    'on/under condition of not being/getting named/identified',
    'A clerk agreed to talk on condition of not being named.',
  ),
  said(
    'on condition that he/she/they not be named/identified/quoted',
    'Two pilots spoke on condition that they not be named.',
  ),
  said(
    'on the condition that he/she/they not be named/identified/quoted',
    'She spoke on the condition that she not be identified.',
  ),
  said(
    'on condition his/her/their name/names/identity not be used/published/disclosed',
    'He spoke on condition his name not be used.',
  ),
  said(
    'on condition that his/her/their name/names/identity not be used/published/disclosed/revealed/printed',
    'He spoke on condition that his name not be published.',
  ),
  said(
    'on the condition that his/her/their name/names/identity not be used/published/disclosed/revealed/printed',
    'He spoke on the condition that his name not be published.',
  ),
  said('asked/asking for anonymity', 'A dam keeper who asked for anonymity said the gate was stuck.'),
  said('asked/asking to remain/stay/be anonymous', 'A teacher asked to remain anonymous.'),
  said('asked/asking to not be named/identified/quoted', 'The guide asked to not be named.'),
  said('asked/asking not to be named/identified/quoted', 'A diver who asked not to be identified saw the wreck.'),
  said(
    'asked/asking that his/her/their name/names/identity not be used/published/disclosed/revealed',
    'She asked that her name not be used.',
  ),
  said('asked that he/she/they not be named/identified', 'The ranger asked that he not be named.'),
  said('requested/requesting anonymity', 'One trader, requesting anonymity, called the price absurd.'),
  said('requested/requesting not to be named/identified', 'A nurse requested not to be named.'),
  said('insisted/insisting on anonymity', 'A banker who insisted on anonymity confirmed the sale.'),
  said('demanded/demanding anonymity', 'Both men, demanding anonymity, told of the dispute.'),
  said(
    'wished/wishing/wishes/wanted/wanting/wants to remain/stay anonymous',
    'A donor who wished to remain anonymous paid for the roof.',
  ),
  said('wished/wishing/wishes/wanted/wanting/wants not to be named/identified', 'A farmer wished not to be named.'),
  said("did/does/do n't want to be named/identified/quoted", "A shopkeeper who didn't want to be named saw the fire."),
  said('did/does/do not want to be named/identified/quoted', 'The tenant did not want to be named.'),
  said('did/does/do not wish to be named/identified/quoted', 'A member did not wish to be identified.'),
  said("did/does/do n't want his/her/their name/names used/published", "He didn't want his name used."),
  said('did/does/do not want his/her/their name/names used/published', 'They did not want their names published.'),
  said(
    'declined/declining/refused/refusing to be named/identified/quoted',
    'A sailor who declined to be named described the storm.',
  ),
  said(
    'declined/declining/refused/refusing to give/provide his/her/their name/names/surname',
    'The driver declined to give her name.',
  ),
  said(
    'would/did/does/do/could not give/provide/disclose/reveal his/her/their name/names/surname',
    'A mate who would not give his name blamed the winch.',
  ),
  said(
    "would/did/does/do/could n't give/provide/disclose/reveal his/her/their name/names/surname",
    "The rower didn't give her name.",
  ),
  said(
    'gave/giving/give/provided/using only his/her/their first name/names',
    'A vendor, giving only her first name, blamed the council.',
  ),
  said('would/could not be named/identified', 'An archivist who would not be named kept the file.'),
  said('could not be named for', 'A juror could not be named for legal reasons.'),
  said('can not be named/identified', 'The boy can not be named.'),
  said('cannot be named/identified', 'The boy cannot be named for legal reasons.'),
  said(
    'spoke/speaking/spoken/talked/talking/speaks anonymously',
    'Speaking anonymously, a port worker told of long shifts.',
  ),
  said('quoted/cited anonymously', 'A minister, quoted anonymously, doubted the plan.'),
  said('granted/given/promised/offered/provided anonymity', 'He was granted anonymity to describe the meeting.'),
  said('speaking/spoke/talking/talked on background', 'An aide, speaking on background, expected a vote.'),
  said('speaking/spoke/talking/talked off the record', 'A coach spoke off the record.'),
  said('speaking/spoke/talking/talked privately', 'Speaking privately, members feared a split.'),
  said(
    'whose name/names was/were/is/are not given/released/disclosed/published/revealed',
    'The captain, whose name was not released, is safe.',
  ),
  said(
    'whose name/names/identity was/were/is/are withheld/concealed',
    'A witness whose identity was withheld took the stand.',
  ),
  said(
    'whose identity was/is not revealed/disclosed/known',
    'The buyer, whose identity was not disclosed, paid in cash.',
  ),
  said(
    'whose name/names/identity has/have been withheld/changed/concealed',
    'A patient whose name has been changed told her story.',
  ),
  said('name/names has/have been changed', 'Their names have been changed.'),
  said('name/names was/were changed', 'Her name was changed at her request.'),
  said('name/names withheld', 'A letter, name withheld, reached the council.'),
  said('name/identity is being withheld', 'His name is being withheld.'),
  said('withheld his/her/their name/names/identity', 'The caller withheld her name.'),
  said('not his/her/their real name', 'Jonas, not his real name, left the island.'),
  said('a pseudonym', 'Mira, a pseudonym, works at the mill.'),
  said('without giving/providing a/his/her name', 'Without giving a name, a man warned the guard.'),
  said('without being/getting named/identified', 'He agreed to talk without being identified.'),
  said(
    'asked/asking/asks/requested/requesting/insisted/insisting/stipulated/stipulating/demanded/preferred that his/her/their name/names/identity/identities not be used/published/disclosed/revealed/printed/given/mentioned/made',
    'A warden asked that her name not be printed.',
  ),
  said(
    'asked/asking/asks/requested/requesting/insisted/insisting/stipulated/preferred that his/her/their name/names/identity/identities be withheld/concealed/omitted/protected/hidden/left/kept',
    'A warden asked that her name be left out.',
  ),
  said(
    'asked/asking/asks/requested/requesting/insisted/insisting/stipulated/preferred that his/her/their name/names/identity/identities be left/kept out of',
    'A warden asked that her name be kept out of the paper.',
  ),
  said(
    'asked/asking/asks for his/her/their name/names/identity/identities to be withheld/concealed/omitted/protected/hidden/left/kept',
    'A warden asked for his name to be left out.',
  ),
  said(
    'asked/asking/asks for his/her/their name/names/identity/identities to be left/kept out of',
    'A warden asked for his name to be kept out of it.',
  ),
  said(
    'asked/asking/asks/requested for his/her/their name/names/identity/identities not to be used/published/disclosed/revealed/printed/given/mentioned',
    'A warden asked for his name not to be used.',
  ),
  said(
    'asked/asking/asks/requested to have his/her/their name/names/identity withheld/concealed/omitted/protected/changed',
    'Two cooks asked to have their names withheld.',
  ),
  said(
    'asked/asking/asks us/reporters to withhold/protect/conceal/change his/her/their name/names/identity',
    'A cook asked us to withhold her name.',
  ),
  said(
    'asked/asking/preferred/preferring/prefers/prefer/chose/choosing/wished/wishing/wishes/wanted/wanting/wants/hoped/hoping/opted to remain/stay/be unnamed/nameless/unidentified/anonymous',
    'A baker preferred to stay unnamed.',
  ),
  said(
    'asked/asking/preferred/preferring/prefers/prefer/wanted/wants/wished/wishes not to be quoted/cited/identified/named/mentioned',
    'A baker preferred not to be named.',
  ),
  said(
    'preferred/preferring/prefers/prefer/wanted/wants/wished/wishes not to give/have/see/disclose/reveal his/her/their name/names/identity',
    'A baker preferred not to give her name.',
  ),
  said(
    "would/did/does/do not/n't want/wish his/her/their name/names/identity used/published/printed/known/mentioned/revealed/disclosed",
    'A baker did not want her name printed.',
  ),
  said(
    "would/did/does/do not/n't want/wish/like to give/disclose/reveal/see/have his/her/their name/names/identity",
    'A baker did not want to give her name.',
  ),
  said(
    "would/did/does/do not/n't want/wish/like to be named/identified/quoted/mentioned/cited",
    'A baker would not like to be quoted.',
  ),
  said(
    "would/did/does/do not/n't want/wish/like his/her/their name/names in/on/to/attached",
    'A baker did not want her name in print.',
  ),
  said(
    'on/under condition that his/her/their name/names/identity be withheld/concealed/omitted/protected/hidden/left/kept',
    'A baker spoke on condition that her name be left out.',
  ),
  said(
    'on/under the condition that his/her/their name/names/identity be withheld/concealed/omitted/protected/hidden/left/kept',
    'A baker spoke on the condition that her name be left out.',
  ),
  said('without his/her/their name/names/identity', 'A smith agreed to talk without his name in the paper.'),
  said('without being quoted/cited/mentioned by name', 'A smith agreed to talk without being quoted by name.'),
  said(
    'provided he/she/they was/were/is/are not named/identified/quoted',
    'A smith agreed to talk provided he was not named.',
  ),
  said(
    'on/with the understanding/promise/assurance/guarantee that he/she/they would/will not be named/identified/quoted',
    'Two smiths talked on the understanding that they would not be named.',
  ),
  said(
    'on/under/with a/the promise/assurance/guarantee of anonymity/confidentiality',
    'A smith spoke under a promise of anonymity.',
  ),
  said('under/with cover/protection of anonymity', 'A smith spoke under cover of anonymity.'),
  said('in return/exchange for anonymity/confidentiality', 'A smith spoke in return for anonymity.'),
  said('spoke/speaking/spoken/talked/talking confidentially', 'Speaking confidentially, a clerk told of the loan.'),
  said(
    'whose name/names/identity/identities is/are/was/were known to the/this/our/these editor/editors/newspaper/paper/newsroom/desk/magazine/station/broadcaster/programme/reporter/reporters/outlet/site',
    'A diver whose name is known to the editors saw the wreck.',
  ),
  said(
    'whose name/names/identity/identities is/are being withheld/protected/concealed',
    'A diver whose name is being withheld saw the wreck.',
  ),
  said(
    'whose name/names/identity/identities we/editors have/are agreed/withholding/chosen/decided',
    'A diver whose name we have agreed to keep out saw the wreck.',
  ),
  said('is/are/was/were not being named/identified', 'A pupil who is not being named told of the trip.'),
  said(
    'anonymous/unnamed/unidentified/undisclosed/confidential source/sources',
    'Unnamed sources told the paper of a merger.',
  ),
  said('anonymous/unnamed/unidentified official/officials', 'Unnamed officials told the paper of a merger.'),
  said(
    'anonymous/unnamed/unidentified/undisclosed person/persons/people/insider/insiders/aide/aides',
    'Unnamed aides doubted it.',
  ),
  said(
    'anonymous/unnamed/unidentified diplomat/diplomats/minister/ministers/executive/executives',
    'An unnamed diplomat praised it.',
  ),
  shown(
    'familiar with the/this/that/his/her/their/its/those/these',
    'A person familiar with the talks said the price had doubled.',
  ),
  shown('familiar with', 'Two people familiar with harbour planning described the draft.'),
  shown('close to the/this/that/his/her/their/its', 'A person close to the family said the boat was sold.'),
  shown('with knowledge of', 'A person with knowledge of the audit called it thorough.'),
  shown(
    'with direct/first-hand/firsthand/intimate/detailed knowledge of',
    'Someone with direct knowledge of the deal confirmed it.',
  ),
  shown('knowledgeable about', 'People knowledgeable about the ferry contract expected delays.'),
  shown('briefed on/about', 'An officer briefed on the search said it would go on.'),
  shown('privy to', 'A person privy to the vote count said it was close.'),
  shown('aware of the', 'People aware of the plan said it was shelved.'),
  shown(
    'involved in the talks/negotiations/discussions/deal/investigation/matter',
    'A person involved in the talks said they stalled.',
  ),
  shown('with/having access to the', 'A person with access to the file said pages were missing.'),
  shown('in the know', 'People in the know expect a sale.'),
  barred(
    'not authorized/authorised/permitted/allowed to speak/talk',
    'The clerk was not authorized to speak publicly.',
  ),
  barred(
    'not authorized/authorised/permitted/allowed to discuss/disclose/comment/brief',
    'She is not authorised to discuss the case.',
  ),
  barred(
    'not authorized/authorised/permitted/allowed to be quoted/named/identified',
    'He was not permitted to be quoted.',
  ),
  barred(
    'not authorized/authorised/permitted/allowed to release/share/reveal/give/provide/address',
    'They were not allowed to share results.',
  ),
  barred("n't authorized/authorised/permitted/allowed to speak/talk", "The clerk wasn't authorized to speak publicly."),
  barred(
    "n't authorized/authorised/permitted/allowed to discuss/disclose/comment/brief",
    "She isn't authorised to discuss the case.",
  ),
  barred(
    "n't authorized/authorised/permitted/allowed to be quoted/named/identified",
    "He wasn't permitted to be quoted.",
  ),
  barred(
    'without authorization/authorisation/permission to',
    'A guard without authorization to speak described the vault.',
  ),
  barred('lacked/lacking authorization/authorisation/permission to', 'He lacked authorization to talk to the press.'),
  barred(
    'unauthorized/unauthorised to speak/talk/discuss/comment',
    'An engineer unauthorized to speak described the crack.',
  ),
  barred(
    'barred/forbidden/prohibited from speaking/talking/discussing/commenting',
    'Staff barred from speaking described the cuts.',
  ),
  barred('could/would lose his/her/their job/jobs', 'A miner said he could lose his job.'),
  barred('fear/fears/feared/fearing retaliation/reprisal/reprisals/retribution', 'The cook feared retaliation.'),
];

/** Nouns with an adjective or alone that show a withheld name are in `person-nouns.ts` ("a source", "insiders"). */

/** Words that open the stated ground for withholding a name, after a phrase above: "because", "for fear of", "to discuss". */
export interface ReasonOpener {
  readonly words: string;
  /** `clause` or `noun` after it; `inf` where an infinitive tells what for. */
  readonly opens: 'clause' | 'noun' | 'inf';
  readonly example: string;
}

export const REASON_OPENERS: readonly ReasonOpener[] = [
  {
    words: 'because of',
    opens: 'noun',
    example: 'He spoke on condition of anonymity because of the sensitivity of the talks.',
  },
  { words: 'because', opens: 'clause', example: 'She asked not to be named because the report is not yet public.' },
  { words: 'as', opens: 'clause', example: 'He asked not to be named as he had no leave to talk.' },
  { words: 'since', opens: 'clause', example: 'She requested anonymity since the sale is pending.' },
  { words: 'given that', opens: 'clause', example: 'They requested anonymity given that the case is open.' },
  { words: 'given', opens: 'noun', example: 'They requested anonymity given the dispute over the dam.' },
  { words: 'citing', opens: 'noun', example: 'She declined to be named, citing the rules of the port.' },
  { words: 'due to', opens: 'noun', example: 'He asked not to be identified due to the ongoing audit.' },
  { words: 'owing to', opens: 'noun', example: 'He asked not to be identified owing to the ongoing audit.' },
  { words: 'out of', opens: 'noun', example: 'The cook asked for anonymity out of concern for his post.' },
  { words: 'for fear of', opens: 'noun', example: 'A weaver requested anonymity for fear of losing her stall.' },
  {
    words: 'for fear that',
    opens: 'clause',
    example: 'A weaver requested anonymity for fear that she would be fired.',
  },
  { words: 'fearing', opens: 'noun', example: 'A porter asked not to be named, fearing reprisals.' },
  { words: 'in fear of', opens: 'noun', example: 'He spoke anonymously in fear of reprisals.' },
  { words: 'over fears of', opens: 'noun', example: 'She asked not to be named over fears of reprisals.' },
  { words: 'over', opens: 'noun', example: 'She asked not to be named over concerns for her safety.' },
  { words: 'for reasons of', opens: 'noun', example: 'He asked not to be named for reasons of safety.' },
  { words: 'for', opens: 'noun', example: 'The girl cannot be named for legal reasons.' },
  { words: 'on account of', opens: 'noun', example: 'He requested anonymity on account of the dispute.' },
  { words: 'in line with', opens: 'noun', example: 'He spoke on condition of anonymity in line with ministry rules.' },
  { words: 'in keeping with', opens: 'noun', example: 'He spoke on condition of anonymity in keeping with the rules.' },
  {
    words: 'in accordance with',
    opens: 'noun',
    example: 'He spoke on condition of anonymity in accordance with the rules.',
  },
  { words: 'under', opens: 'noun', example: 'She spoke on condition of anonymity under rules set by the council.' },
  { words: 'in order to', opens: 'inf', example: 'She was granted anonymity in order to speak freely.' },
  { words: 'so as not to', opens: 'inf', example: 'He asked not to be named so as not to harm the talks.' },
  { words: 'so that', opens: 'clause', example: 'He asked not to be named so that he could speak freely.' },
  { words: 'to avoid', opens: 'inf', example: 'She asked not to be named to avoid a quarrel at the mill.' },
  { words: 'to protect', opens: 'inf', example: 'He asked not to be named to protect his family.' },
  { words: 'to discuss', opens: 'inf', example: 'He was granted anonymity to discuss a closed meeting.' },
  { words: 'to describe', opens: 'inf', example: 'He was granted anonymity to describe a closed meeting.' },
  { words: 'discussing', opens: 'noun', example: 'He asked not to be identified discussing private matters.' },
  { words: 'describing', opens: 'noun', example: 'She asked not to be named describing a closed meeting.' },
  { words: 'to detail', opens: 'inf', example: 'He was granted anonymity to detail the plans.' },
  { words: 'to disclose', opens: 'inf', example: 'She was granted anonymity to disclose the sum.' },
  { words: 'to share', opens: 'inf', example: 'He was granted anonymity to share the letter.' },
  { words: 'to speak', opens: 'inf', example: 'She was granted anonymity to speak freely about the mill.' },
  { words: 'to talk', opens: 'inf', example: 'She was granted anonymity to talk about the mill.' },
];

/** A phrase of words with its kind, ready to be compared with tokens. */
export interface AnonymityWords {
  readonly words: readonly string[];
  readonly kind: AnonymityKind;
}

const byFirstWord = new Map<string, AnonymityWords[]>();
for (const { pattern, kind } of ANONYMITY_PHRASES)
  for (const words of expandPattern(pattern)) {
    const list = byFirstWord.get(words[0]!) ?? [];
    list.push({ words, kind });
    byFirstWord.set(words[0]!, list);
  }
for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);

/** Phrases that begin with the word `lower`, the longest first; "n't" is a word of its own. */
export const anonymityByFirstWord = (lower: string): readonly AnonymityWords[] => byFirstWord.get(lower) ?? [];

const openers = new Map<string, ReasonOpener[]>();
for (const opener of REASON_OPENERS) {
  const first = opener.words.split(' ')[0]!;
  openers.set(
    first,
    [...(openers.get(first) ?? []), opener].sort((a, b) => b.words.length - a.words.length),
  );
}

/** Reason openers that begin with the word `lower`, the longest first. */
export const reasonByFirstWord = (lower: string): readonly ReasonOpener[] => openers.get(lower) ?? [];
