const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words that turn a statement round. */
export const NEGATIONS_OF_CONTENT = words("not n't never no none nobody nothing nowhere neither nor cannot");

/** Two words that begin with a negation and negate nothing. */
export const NO_NEGATION_BEHIND: ReadonlySet<string> = new Set(
  'not only|not just|not merely|not simply|no doubt|no matter|no sooner|no fewer|no less|no more|not least|nothing but|none other|no .|no ,'.split(
    '|',
  ),
);

/** Words for nobody and nothing, with the words for somebody and something that the affirmative has in their place. */
export const AFFIRMATIVES: ReadonlyMap<string, string> = new Map([
  ['nobody', 'somebody'],
  ['no one', 'someone'],
  ['nothing', 'something'],
  ['nowhere', 'somewhere'],
]);

/** Nouns that take no article: "no evidence" leaves "evidence" where "no gate" leaves "a gate". */
export const WITHOUT_ARTICLE = words(
  'evidence proof information news water power electricity food damage harm help progress access contact trouble violence fire money traffic rain snow',
);

/** Words before a further negation that make it one with the first: "no call, *no* siren *and no* message". */
export const NEGATION_GOES_ON: ReadonlySet<string> = new Set([',', 'and', 'or']);

/** Negations that are one with the same word before them: "*no* call, *no* siren". */
export const REPEATED_NEGATIONS = words('no not never without');

/** Words by which a statement says that there were none: "*nobody* was hurt". */
export const NONE_AT_ALL = /\b(?:no|none|nobody|no one|not any|n[o']t \w+ any|never any)\b/i;

/** Words with which a clause only supposes something: what it negates is not said. */
export const CONDITIONS = words('if unless whether lest provided');

/** Words at which a main clause has ended, as far as its own negation goes. */
export const CLAUSE_BREAKS = words(
  'that which who whom whose where when while because although though unless if since until before after as so to , ; : and or but',
);

/** Adjectives and adverbs by which a statement denies what it names: "such an outcome is *unlikely*". */
export const NEGATED_PHRASES = words(
  'unlikely false untrue nonexistent non-existent impossible baseless groundless unfounded',
);

/** Words that judge what somebody reported, beside the judging patterns: matched in lower-case words with one blank between. */
export const JUDGEMENTS: readonly RegExp[] = [
  /\b(?:not|n't) (?:\w+ )?(?:exist|accord with|correspond (?:to|with)|square with|agree with the facts|hold water|stand up to)\b/,
  /\b(?:is|are|was|were|be) (?:\w+ )?["“‘']?(?:non-?existent|baseless|groundless|unfounded|untrue|false|fabricated|made up|pure invention)\b/,
  /\b(?:based on|built on) (?:speculation|rumours?|rumors?|lies|hearsay)\b/,
  /\bfacts (?:straight|wrong)\b/,
];

/** First words of a source that is nobody: "*no* group claimed responsibility". */
export const NOBODY_WORDS = words('no nobody none neither');

/** Verbs of believing: who does not do so denies; who does not want or like something takes it for granted. */
export const BELIEFS = words(
  'believe believes believed think thinks thought accept accepts accepted agree agrees agreed doubt doubts doubted buy buys bought disbelieve disbelieves disbelieved disagree disagrees disagreed convinced',
);

/** Pronouns that open a relative clause, which has negations of its own. */
export const RELATIVE_PRONOUNS = words('who which that whose');

/** Words that join a second content with "that": "that he was awake *and that* no siren had sounded". */
export const JOINING_CONTENTS = words('and or but');

/** The same, and those that judge a content: "it is not *true that* no bell rang". What follows is negated for itself. */
export const BEFORE_CONTENTS = words('true case right correct and or but');
