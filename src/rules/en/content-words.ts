/** Words in and beside contents, by which their borders and what they do to a claim are told. Lower case. */
import { wordSet } from './word-set.ts';

/** What a reporter sends, though it can be a claim elsewhere: "did not respond to *requests* for comment". */
export const CONTACT_NOUNS = wordSet('request requests call calls email emails message messages comment');

/** Beginnings of cues whose content may be called an allegation or a charge: "*claimed* that". */
export const ALLEGING = /\b(?:alleg|claim|accus|charg|imput)/i;

/** What somebody hands out to say something: "issued a *statement* denying that". */
export const MESSAGE_NOUNS = wordSet(
  `statement statements letter letters note notes release releases report reports tweet tweets post posts message messages
   email emails e-mail e-mails`,
);

/** Cues by whose holder a claim is held false in mind, without a word: "*thinks* that the report is false". Lemmas. */
export const HOLDING_CUES: ReadonlySet<string> = new Set([
  ...wordSet('believe think feel consider conclude conclusion'),
  'be sure',
  'be convinced',
]);

/** Participles that tell of the saying itself, and words that look like participles: "she said, *speaking* on Monday". */
export const SPEAKING_PARTICIPLES = wordSet(
  'during following morning evening including according speaking talking writing testifying appearing answering addressing',
);

/** What the writer adds behind a tag begins so: "..., Holm said, *as* rescuers raced to find them". */
export const COMMENT_OPENERS =
  /^(?:in\s+what|amid|(?:hours|days|weeks|minutes)\s+after)\b|^(?:as|while)\s+(?!long\b|soon\b|well\b|far\b|if\b|though\b)/i;

/** Participles by which a writer says what a statement does: "accused her of lying, *escalating* a feud". */
export const VERDICT_PARTICIPLES = wordSet(
  'escalating deepening underscoring highlighting fuelling fueling sparking prompting heightening capping reigniting intensifying',
);

/** What is ignored by a deed, not by saying nothing: "ignored *warnings*". */
export const IGNORED_ADVICE = wordSet(
  'warning warnings complaint complaints advice alarm alarms order orders rule rules',
);

/** Words, beside coordinators and prepositions, that only join what is left of a sentence to what was taken out of it. */
export const CLAUSE_JOINTS = wordSet('that where which who when the a');

/** Words before a colon that name a topic or a kind of text, not a speaker: "*Analysis*: why it rains". */
export const TOPIC_LABELS = wordSet(
  `opinion analysis watch video photos update updated breaking exclusive report live review note editor read fact factbox explainer poll q
   question correction clarification where when who what why how cost date time location background context latest story explained guide
   recap column commentary essay interview podcast profile preview obituary over under after before amid vs versus`,
);

/** Labels of whoever asks for the article, whose questions are attributed to nobody: "*Q*: Why now?" */
export const ASKER_LABELS = wordSet('q question interviewer moderator host reporter');
