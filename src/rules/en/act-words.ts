/** Words that decide an act beside the tables of `act-changes.ts`. Lower case. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Infinitives of saying: who "refused *to say*" declines, who "refused *to sell*" refuses. */
export const SAYING_INFINITIVES = words(
  `say tell comment discuss disclose reveal name identify specify answer elaborate speculate confirm deny explain speak talk state detail
   describe respond reply predict define address acknowledge admit clarify disavow denounce condemn testify estimate quantify weigh rule`,
);

/** Infinitives of handing over: who "refused *to give* details" declines, who "refused *to give* a loan" refuses. */
export const GIVING_INFINITIVES = words('give provide offer release share supply publish furnish hand make');

/** What is told when it is handed over: "gave no *details*", "refused to release the *names*". */
export const INFORMATION_NOUNS = words(
  `account answer answers breakdown clarification comment confirmation date dates detail details estimate estimates evidence example
   examples explanation explanations figure figures identity identities information interview list name names number numbers particulars
   proof public reason reasons record records reply response responses schedule source sources specifics statement statements statistics
   timeframe timeline timetable transcript transcripts update updates`,
);

/** What somebody was asked: "dodged the *question*", "the *calls* were not returned". */
export const REQUEST_NOUNS = words(
  'question questions request requests call calls message messages email emails inquiry inquiries enquiry enquiries query queries letter letters',
);

/** Content that is no more than this says nothing: said "No comment". */
export const EMPTY_ANSWERS: readonly string[] = ['no comment', 'no further comment', 'no immediate comment'];

/** Verbs that hold an object for something: "*called* the claims baseless", "*described* the report as false". */
export const NAMING_VERBS = words(
  'call describe brand label dismiss denounce decry characterise term deem denounce slam blast',
);

/** What is said of a claim by which it is denied: "called it *baseless*". */
export const JUDGING_WORDS = words(
  `flawed biased one-sided false untrue baseless groundless unfounded bogus fake wrong incorrect inaccurate misleading fictitious meritless nonsense rubbish
   disinformation misinformation propaganda fiction lie lies hoax fabrication fabrications fabricated invention myth forgery slander
   fantasy exaggerated invented libellous unsubstantiated untruthful absurd meritless ridiculous preposterous ludicrous fanciful`,
);

/** Judgements that things are given as well as claims: "the teeth were *false*". They deny where the subject is a claim. */
export const AMBIGUOUS_JUDGEMENTS = words(
  'false untrue unsupported invented exaggerated wrong incorrect inaccurate fake fictitious right real genuine so correct accurate credible absurd fiction lies ' +
    'unsubstantiated misleading ridiculous preposterous ludicrous laughable fanciful',
);

/** What can stand for a claim of somebody else where it is judged. */
export const CLAIM_PRONOUNS = words('it that this they them these those all both');

/** Verbs and nouns of looking into something: with "whether" they ask. */
export const INQUIRY_WORDS = words(
  `investigate investigates investigated investigating investigation inquiry examine examines examined examining probe probes probed
   probing explore explores exploring consider considers considering study studies studying review reviews reviewing assess assesses
   assessing determine determining checking check checks verifying looking look looks`,
);

/** Nouns of looking into something: what such a one is about is asked, whatever the verb. */
export const INQUIRIES = words('inquiry inquiries investigation investigations probe probes review audit');

/** Words that can make a cue deny, refuse or withhold whose verb does not: "*hardly* clarified", "ruled *against*". */
export const NEGATIVE_WORDS = words(
  `not n't never no nothing none nobody neither nor hardly scarcely barely little few without against cannot short fail fails failed
   failing refuse refuses refused refusing decline declines declined declining stop stopped unable unwilling reluctant hesitant opposed
   yet tight-lipped mum silent silence coy`,
);

/** Behind a negation they undo it: "not *only* said". */
export const LIMITING_WORDS = words('only just merely simply');

/** Verbs whose negation lets a thing be and withholds nothing: "did not *object* to". */
export const UNOPPOSED_VERBS: ReadonlySet<string> = new Set(['object', 'demur', 'balk', 'stand against']);

/** Subjects that make a statement negative: "*nobody* claims that". */
export const NEGATIVE_SUBJECTS = words('nobody no-one none neither');
