/** Words that the lint looks for, with examples of our own. */

/** A verb of saying that tells more than that something was said. */
export interface LoadedVerb {
  /** Base, third person, past; the past stands for an equal participle too. */
  readonly forms: readonly [base: string, third: string, past: string];
  /** What it says beside the saying. */
  readonly tells: string;
  /** True where it takes the person that is spoken of as its object: "slammed the council". */
  readonly attacks: boolean;
}

const verb = (forms: string, tells: string, attacks = false): LoadedVerb => ({
  forms: forms.split(' ') as unknown as LoadedVerb['forms'],
  tells,
  attacks,
});

export const LOADED_VERBS: readonly LoadedVerb[] = [
  verb('claim claims claimed', 'suggests doubt'),
  verb('admit admits admitted', 'suggests guilt'),
  verb('concede concedes conceded', 'suggests that it was held back'),
  verb('confess confesses confessed', 'suggests guilt'),
  verb('reveal reveals revealed', 'says that it is true and was hidden'),
  verb('boast boasts boasted', 'judges the speaker'),
  verb('brag brags bragged', 'judges the speaker'),
  verb('gloat gloats gloated', 'judges the speaker'),
  verb('rant rants ranted', 'judges the speaker'),
  verb('whine whines whined', 'judges the speaker'),
  verb('gush gushes gushed', 'judges the speaker'),
  verb('sneer sneers sneered', 'judges the speaker'),
  verb('slam slams slammed', 'is stronger than what was said', true),
  verb('blast blasts blasted', 'is stronger than what was said', true),
  verb('lambast lambasts lambasted', 'is stronger than what was said', true),
  verb('lambaste lambastes lambasted', 'is stronger than what was said', true),
  verb('bash bashes bashed', 'is stronger than what was said', true),
];

/** What behind such a verb shows that nothing is said by it: "claimed responsibility", "claimed the title". */
export const NOT_SAID: ReadonlySet<string> = new Set(
  'responsibility credit loss losses deduction deductions victory asylum lives life benefits compensation damages expenses into shut defeat'.split(
    ' ',
  ),
);

/** Participles behind "is" and "was" that tell of a saying or believing by nobody: "is *believed* to". */
export const HIDING_PARTICIPLES: ReadonlySet<string> = new Set(
  'believed thought said understood rumoured rumored reported claimed assumed'.split(' '),
);

/** Adverbs that do the same alone. */
export const HIDING_ADVERBS: ReadonlySet<string> = new Set(['reportedly', 'supposedly', 'purportedly']);

/** Nouns of the press in general, which name no outlet. */
export const PRESS_NOUNS: ReadonlySet<string> = new Set(
  (
    'media press newspaper newspapers paper papers daily tabloid tabloids magazine magazines broadcaster broadcasters station channel channels website websites site ' +
    'outlet outlets agency agencies reports'
  ).split(' '),
);

/** Words before "reports" and "agencies" that make them those of the press. */
export const PRESS_QUALIFIERS: ReadonlySet<string> = new Set(
  'media press news newspaper local unconfirmed several some various other state domestic foreign'.split(' '),
);

/** Words that leave open whether something is so; numbers that are bounded aside. */
export const DOUBT_WORDS: ReadonlySet<string> = new Set(
  (
    'may might could possibly perhaps maybe probably likely unlikely apparently allegedly reportedly supposedly purportedly presumably seemingly potentially suspected ' +
    'alleged appears appeared seems seemed unconfirmed'
  ).split(' '),
);

/** Days that are known only from the day on which the text came out. */
export const DAYS_BY_TODAY: readonly (readonly string[])[] = [
  ['yesterday'],
  ['tomorrow'],
  ['tonight'],
  ['today'],
  ['last', 'night'],
  ['this', 'morning'],
  ['this', 'afternoon'],
  ['this', 'evening'],
];

/** Words that show that a charge is one of a court or told as one, so that it has its source. */
export const CHARGED_WORDS: ReadonlySet<string> = new Set(
  (
    'charged charges convicted conviction sentenced jailed imprisoned pleaded pled plea trial court indicted indictment prosecutors prosecutor alleged allegedly allegations ' +
    'allegation accused accuses suspected arrested investigated investigation inquiry denied denies lawsuit sued verdict found ruled'
  ).split(' '),
);

/** Words before a quotation in marks that show that it is a name for something: "known as", "called". */
export const NAMING_WORDS: ReadonlySet<string> = new Set(
  (
    'called known dubbed named titled entitled nicknamed branded labelled labeled termed described as word words term phrase slogan motto song film movie book album novel play ' +
    'series show single video game reading read reads saying sign banner headline nickname title operation hashtag codenamed means meaning'
  ).split(' '),
);
