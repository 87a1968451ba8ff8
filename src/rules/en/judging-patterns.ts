import { patternsByFirstWord } from './patterns.ts';

/** Words by which a content judges a claim instead of stating one: the act is `deny` whatever the verb. */
export interface Judging {
  readonly pattern: string;
  readonly example: string;
}

/** Lines of pattern (`patterns.ts`) and example. */
export const JUDGING_PATTERNS: readonly Judging[] = [
  'is/are/was/were/be false/untrue/baseless/groundless/unfounded/unsupported/unsubstantiated/bogus/fake/wrong/incorrect/inaccurate/fictitious | <source>The port</source> <cue>said</cue> <content>the reports were false</content>.',
  'is/are/was/were nonsense/rubbish/disinformation/misinformation/propaganda/fiction/lies/rumours/rumors/slander/absurd | <source>The envoy</source> <cue>said</cue> <content>the story was nonsense</content>.',
  "'s/'re false/untrue/baseless/groundless/unfounded/bogus/fake/nonsense/rubbish/disinformation/propaganda/absurd/lies | <content>“It’s nonsense,”</content> <source>the mayor</source> <cue>said</cue>.",
  'is/are/was/were completely/entirely/totally/utterly/absolutely/simply/patently/categorically/wholly/just false/untrue/baseless/groundless/unfounded/fake/wrong/nonsense/absurd | <source>The club</source> <cue>said</cue> <content>the claim was completely unfounded</content>.',
  'is/are/was/were not true/accurate/correct/credible/real/genuine/so | <content>“That is not true,”</content> <cue>said</cue> <source>the treasurer</source>.',
  "is/are/was/were n't true/accurate/correct/credible/real/genuine/so | <content>“That isn’t true,”</content> <cue>said</cue> <source>the treasurer</source>.",
  "'s/'re not true/accurate/correct/credible/real/genuine/so | <content>“It’s not true,”</content> <source>she</source> <cue>told</cue> the inquest.",
  'is/are/was/were a/an lie/hoax/fabrication/invention/myth/fake/rumour/rumor/forgery/fairytale | <source>The count</source> <cue>said</cue> <content>the letter was a forgery</content>.',
  "'s a lie/hoax/fabrication/invention/myth/fake/rumour/rumor/forgery/fairytale | <content>“That’s a lie,”</content> <source>the baker</source> <cue>said</cue>.",
  'is/are/was/were pure/sheer/utter/complete/total/simply/just/mere/a invention/fantasy/fabrication/fiction/nonsense/rubbish/lies/propaganda/myth | <source>The club</source> <cue>said</cue> <content>the report was pure invention</content>.',
  'is/are/was/were fantasy/invention/fantasies/inventions/fabrications/fabricated/invented/exaggerated | <source>The club</source> <cue>said</cue> <content>the story was invented</content>.',
  'is/are/was/were greatly/grossly/wildly/vastly exaggerated | <source>The club</source> <cue>said</cue> <content>the report was wildly exaggerated</content>.',
  'is/are/was/were fake news | <source>The club</source> <cue>said</cue> <content>the transfer was fake news</content>.',
  'is/are/was/were without foundation/merit/basis | <source>The bank</source> <cue>said</cue> <content>the charge was without foundation</content>.',
  'no/any truth to/in | <source>The palace</source> <cue>said</cue> <content>there was no truth to the tale</content>.',
  'no/any basis for/in | <source>The court</source> <cue>said</cue> <content>there was no basis for the claim</content>.',
  'has/have/had no basis/foundation/merit/substance | <source>The bank</source> <cue>said</cue> <content>the rumour had no basis</content>.',
  'could not be further from the truth | <content>“It could not be further from the truth,”</content> <source>she</source> <cue>said</cue>.',
  'nothing could be further from the truth | <content>“Nothing could be further from the truth,”</content> <source>he</source> <cue>said</cue>.',
  'bears/bear/bore no relation to the truth/facts | <source>The inn</source> <cue>said</cue> <content>the review bore no relation to the truth</content>.',
  'make/makes/made/making it/this/that/things/stuff/these/those up | <content>“She made it up,”</content> <source>the broker</source> <cue>said</cue>.',
  'is/was/were/are made up | <source>The broker</source> <cue>said</cue> <content>the story was made up</content>.',
  'is/was not the case | <content>“That is not the case,”</content> <source>the broker</source> <cue>said</cue>.',
  "'s not the case | <content>“That’s not the case,”</content> <source>the broker</source> <cue>said</cue>.",
  'is/are/was/were misleading/meritless/ridiculous/preposterous/ludicrous/laughable/fanciful | <source>The club</source> <cue>said</cue> <content>the accusation was ludicrous</content>.',
  'never happened | <content>“That meeting never happened,”</content> <source>the broker</source> <cue>said</cue>.',
  'did not happen/occur | <source>The coach</source> <cue>said</cue> <content>the quarrel did not happen</content>.',
].map((line) => {
  const [pattern = '', example = ''] = line.split(' | ');
  return { pattern, example };
});

const byFirstWord = patternsByFirstWord(JUDGING_PATTERNS);

/** Words that judge a claim and begin with the word `lower`, the longest first. */
export const judgingByFirstWord = (
  lower: string,
): readonly { readonly words: readonly string[]; readonly entry: Judging }[] => byFirstWord.get(lower) ?? [];
