import { wordSet } from './word-set.ts';

/** Nouns of time: a number before them is a duration or a date, no figure. */
export const TIME_NOUNS: ReadonlySet<string> = new Set(
  (
    'second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks weekend weekends month months year years decade decades ' +
    'century centuries weekday weekdays morning mornings evening evenings afternoon afternoons semester semesters ' +
    'season seasons term terms generation generations millennia'
  ).split(' '),
);

/** What joined with a hyphen to a number makes no quantity that somebody reports: "six-term", "three-way", "two-story". */
export const QUALITY_COMPOUNDS: ReadonlySet<string> = new Set(
  (
    'old olds term time way day year month week hour minute second night decade year-old story storey star party sided wheel man woman person member one lane ' +
    'dimensional part step tier pronged hander hour hearted game run hit inning yard set round state class seat door engine cylinder d g p x th st nd rd s ' +
    'odd figure digit room bedroom division strong course judge justice century season pack piece some panel step hole mile-an-hour'
  ).split(' '),
);

/** Words before a number that make it a name or a place in an order: "page 3", "Flight 12", "iPhone 4". */
export const LABELS: ReadonlySet<string> = new Set(
  (
    'page pages pp section sections article articles chapter chapters paragraph verse act scene episode season volume vol part room suite apartment flight flights route ' +
    'highway interstate exit gate platform line channel number numbers no nos issue phase stage level tier grade class type model series mark version windows ' +
    'iphone ipad ios android boeing airbus apollo mach step round game week day chapter psalm resolution title proposition amendment measure district precinct ' +
    'ward zone area unit block lot box form figure table exhibit item rule question option plan category formula division group catch century tel phone fax call dial ' +
    'isbn issn age aged aisle court courtroom radio war camp base fig bill covid force order post posts passcode password code wing squadron brigade battalion regiment fleet explorer warhead'
  ).split(' '),
);

/** Makers whose models are numbers: the number names the thing wherever the article uses it. */
export const MAKERS: ReadonlySet<string> = new Set(
  'boeing airbus dreamliner iphone ipad windows explorer android galaxy xbox playstation bombardier tupolev antonov sukhoi ilyushin'.split(
    ' ',
  ),
);

/** Last words of addresses: "10 Harbour Street". */
export const STREETS: ReadonlySet<string> = new Set(
  'street st avenue ave road rd boulevard blvd lane drive square place court highway way plaza terrace'.split(' '),
);

/** Words behind a number that make it a clock time. */
export const CLOCK: ReadonlySet<string> = new Set([
  'am',
  'pm',
  'a.m.',
  'p.m.',
  'a.m',
  'p.m',
  'gmt',
  'utc',
  'et',
  'est',
  'edt',
  'bst',
  'cet',
  "o'clock",
  'noon',
  'midnight',
]);
/** Words before a number of four digits that make it a year. */
export const YEAR_BEFORE: ReadonlySet<string> = new Set(
  'in since by until till of from during after before to through the late early mid and between for fy fiscal circa around about between or vs until'.split(
    ' ',
  ),
);
/** Between a number and the noun of time that makes it a duration: "two *more* days". */
export const BEFORE_TIME: ReadonlySet<string> = new Set(
  'more full long whole straight consecutive additional extra business working calendar school further or and to last past'.split(
    ' ',
  ),
);
/** Words behind "3-2" that make it the score of a contest. */
export const CONTESTS: ReadonlySet<string> = new Set(
  'win wins victory defeat loss draw lead record majority vote ruling decision'.split(' '),
);

/** Words before "at" that make the number behind it a level and no clock time: "the toll *stood* at 21". */
export const LEVEL_BEFORE_AT: ReadonlySet<string> = new Set(
  'stood stands stand standing remained remains put puts toll estimated valued set priced listed placed held level unchanged confirmed steady total number count'.split(
    ' ',
  ),
);

/** Words that make "52-35" the outcome of a vote: two quantities, and no score. */
export const VOTE_WORDS: ReadonlySet<string> = new Set(['vote', 'votes', 'voted', 'voting']);

/** Between two numbers of a date: "March 3 *and* 4". */
export const DATE_JOINTS = wordSet('and to , - – or through until &');

/** What may stand behind a clock time without more: "full by 6 *and* shut". */
export const CLOCK_ENDS = wordSet(', . ; : ! ? ) and but when with to');

/** What is so by a time of the day: "*home* by 6". */
export const STATES_BY_THEN = wordSet(
  'full open closed home ready gone there here over done back empty dark asleep shut up',
);

/** Words before a number that make it an age: "*aged* 17". */
export const AGE_WORDS = wordSet('aged age ages turned turns turning mid');

/** Subjects of "is" and "was" before an age: "*she* was 61". */
export const AGED_SUBJECTS = wordSet('he she who man woman boy girl');

/** Nouns before "of" and an age: "a *man* of 34". */
export const AGED_NOUNS = wordSet('man woman boy girl person teenager child pensioner');

/** Prepositions before an age that bounds a group: "children *under* 5". */
export const AGE_LIMITS = wordSet('under over below above');

/** Words behind "and" or "or" that make what stands before an age: "18 and *over*". */
export const AGE_BOUNDS = wordSet('older over up younger under');
