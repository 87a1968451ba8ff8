import { wordSet } from './word-set.ts';

/** Words around what the lint looks for, by which it tells a fault from what only looks like one. Lower case. */

/** Stems of cues that accuse by themselves, where criticism and regret do not: "*blamed*". */
export const BLAMING_STEMS = /^(?:accus|alleg|blam|charg)/;

/** Stems of cues of what somebody only suspects: "*believe*". */
export const SUSPECTING_STEMS = /^(?:suspect|believ|think|thought|fear|assum|reckon|presum)/;

/** Stems of cues that no answer is asked for: those of courts, and of criticism: "*convicted*". */
export const ANSWERLESS_STEMS = /^(?:charg|indict|convict|condemn|critici)/;

/** Ends of accusations that are verbs: "*embezzled*", "*stole*". */
export const ACCUSING_VERB_END = /(?:ed|lied|stole|stolen|misled)$/;

/** Words that say only that somebody told it: "sources", "a source", "two insiders". */
export const UNKNOWN_ORIGIN =
  /^(?:(?:an?|one|two|three|four|five|several|some|many|multiple|other|another|various|more|our) ){0,2}(?:anonymous |unnamed |unidentified |reliable |trusted |well-placed |informed )?(?:sources?|insiders?|tipsters?)$/i;

/** Fates of people that somebody must have counted: "17 people *killed*". */
export const TOLL_WORDS =
  /\b(?:killed|slain|dead|deaths?|died|perished|drowned|bod(?:y|ies)|corpses?|victims?|fatalities|injured|injuries|hurt|wounded|maimed|burned|burnt|hospitali[sz]ed|missing|displaced|arrested|homeless|evacuated|infected|casualties)\b/;

/** The same of verbs behind the number: "six people *drowned* there". */
export const TOLL_BEHIND =
  /^(?: [\p{L}'’-]+){0,3}?(?: (?:was|were|have|had|been|are|is|lay|lie))*(?: \p{L}+ly)? (?:killed|slain|dead|died|perished|drowned|suffocated|starved|injured|hurt|wounded|maimed|hospitali[sz]ed|missing|displaced|arrested|homeless|evacuated|infected|lost their lives|lost their homes)\b/u;

/** What right before a name makes it one of a firm or a place, and of no person: "*in* Ada Lund", "*Port* Ada Lund". */
export const BEFORE_OTHER_NAMES = /(?:&|\b(?:at|in|of|the|near|[A-Z][a-z]+)) $/;

/** The same before the name of somebody who speaks in the text, of whom a flat or a book may be: "the flat *of* Lund". */
export const BEFORE_FIRM_NAMES =
  /(?:&|\bthe|\b(?!The|A|An|When|While|After|Before|As|But|And|On|In|At|Then|Later)[A-Z][a-z]+) $/;

/** Words that set a sentence at another time, place or kind than one like it: "*previously*", "*another*". */
const CONTRASTING_WORDS = wordSet(
  `now then earlier previously before after later last previous next first second third initially another other others additional more further
   also rose fell increased dropped up down from including total small smaller smallest big bigger biggest large larger largest upper lower inner outer
   north south east west northern southern eastern western men women boys girls male female young younger older among within`,
);

/** One of them, or a year. */
export const setsApart = (word: string): boolean => CONTRASTING_WORDS.has(word) || /^\d{4}$/.test(word);

/** Stems of words of saying, which do not tell what a sentence is about. */
export const SAYING_STEMS = /^(?:sai|say|accord|report)/;

/** Forms of "be" before a participle: "it *is* believed". */
export const PASSIVE_BE = wordSet("is are was were been be being 's ’s 're ’re");

/** Determiners before a form that make it a noun: "*his* claim". */
export const BEFORE_NOUN_FORMS = wordSet("a an the his her their its this that these those 's ’s");

/** Words that begin the object of an attack: "slammed *the* council". */
export const ATTACKED_OPENERS = wordSet('the a an his her its their this what');

/** What goes on with a list in words that have no figure: "and *several* boats". */
export const REST_OF_LIST =
  /(?:\band\b(?! \w+ing\b)|,) (?:an? |some |several |many |others|the rest|more)|\b(?:among|of) (?:them|these|those)\b/;

/** Words before "today" with which it means these days: "*even* today". */
export const BEFORE_THESE_DAYS = wordSet('of to until till even still that than world are is');

/** Words near "today" with which it means these days: "today the bridge *remains* shut". */
export const NEAR_THESE_DAYS = wordSet('still now is are has have remain remains many most');

/** Ends of past forms that tell of a deed on a day: "*closed* today". */
export const DEED_END =
  /(?:ed|said|told|met|won|held|began|made|went|took|left|came|broke|found|gave|fell|struck|shot)$/;

/** What goes on with a clause behind ", today": "shut, today *after* noon". */
export const BEHIND_TODAY = wordSet('and after as in at when by with before that for');

/** Words before a single quoted word that set it off from its sentence: "*the* “experts”". */
export const BEFORE_SCARE_QUOTES = wordSet('the this these those his her its their such of for with as so');

/** Words before "asked not to be named" that give the ground already: "who *feared* for his post and *therefore* ...". */
export const GROUND_BEFORE = wordSet(
  'fear fears feared fearing afraid worried worries because since therefore thus hence so lest citing forbidden barred prohibited authorised authorized',
);

/** Words that tell of more beside what was counted before: "*another* 40 people". */
export const ADDING_WORDS = wordSet(
  'another other others more additional further extra remaining rest including else each every per',
);

/** Marks and words between two clauses. */
export const CLAUSE_BOUNDS = wordSet(
  ', ; : — – ( ) and but or which who whom whose while whereas because although though when where if that so',
);

/** Verbs of hearing from somebody, with what stands before who told it: "heard *from* a guard", "was told *by* a guard". */
export const HEARING: readonly (readonly [verbs: ReadonlySet<string>, by: string])[] = [
  [wordSet('hear heard hears hearing learn learned learnt learns gather gathered gathers'), 'from'],
  [wordSet('told informed assured notified warned tipped advised'), 'by'],
];

/** Forms of saying behind who was heard: "heard the captain *say*". */
export const SAY_FORMS = wordSet('say saying tell telling claim claiming mention mentioning');

/** What opens what somebody heard: "heard from a guard *that*". */
export const HEARD_OPENERS = wordSet(
  'that how what why whether of about say saying tell telling claim claiming mention mentioning',
);

/** Words that stand for somebody named already. */
export const BEARERS = wordSet(
  'he she they it we i you him her them us me who which that one himself herself themselves',
);

/** Nouns behind a word in quotation marks that make it a term of a law, a form or a trade: "“parole” *status*". */
export const TERM_NOUNS =
  /^\s(?:status|clause|rule|law|bill|act|category|categories|list|visa|visas|option|button|tag|setting|mode|score|rating|test|effect|key|field|page|section|label)\b/;

/** Units of measures whose nouns stand behind the number as those of things do: "40 *metres*" of which no list makes a total. */
export const MEASURED = wordSet(
  'metres meters miles acres hectares degrees points hours days weeks months years minutes seconds times',
);

/** What behind a total tells that the figures before it are added up: "14 boats *in all*". */
export const ADDED_UP = /^[^.;:()]{0,25}\b(?:in all|in total|altogether|all told|combined)\b/;

/** What before a total tells the same: "nine ferries and five barges, *a total of* 14". */
export const ADDING_UP = /\b(?:a total of|a sum of|making|which makes?|adds? up to|adding up to|together makes?)\s*$/;

/** Nouns of lengths of time, in the singular. */
export const LENGTH_NOUNS = wordSet('year month week day night hour');

/** What behind a length of time makes it an age or a day: "three days *ago*". */
export const NO_LENGTH_BEHIND = wordSet("old ago later earlier before after from since of hence a per in on ' ’");

/** Words for a name in a clause about a source that withholds it: "who did not wish to appear by *name*". */
export const NAME_WORDS = wordSet(
  'name names named surname surnames identity identities identified identifiable anonymous anonymously anonymity unnamed nameless',
);

/** Words of which such a clause has one: "who spoke *only* if his name did *not* appear". */
export const WITHHOLDING_WORDS = wordSet(
  `not n't never without only unless provided withhold withheld withholding protect protected protects concealed hidden hide keep kept omit omitted
   left leave secret changed undisclosed remain stay anonymous anonymously anonymity unnamed nameless refused declined rather preferred known`,
);

/** Auxiliaries that a demand may have: "insisted that the gate *be* shut". */
export const TIMELESS_AUXILIARIES = wordSet('be been being have do');

/** Verbs by which somebody passes on what he was told, beside "passed on": "had *relayed* what a guest said". */
export const RELAYING_VERBS = wordSet(
  `told tells said says relayed relays repeated repeats retold recounted recounts mentioned mentions confided confides whispered whispers related
   conveyed forwarded reported reports admitted revealed disclosed recalled remembered quoted`,
);

/** What is passed on: "had *it* from a driver", "*word* from a nurse". */
export const TOLD_THINGS = wordSet(
  'it this word news story tale account rumour rumor tidings message report claim warning',
);

/** Verbs of getting it: "*had* it from a driver". */
export const GETTING_VERBS = wordSet(
  'had has have having got gets get getting received receives brought took passed carried',
);

/** Words that join a clause of its own, in which another matter may be told. */
export const JOINING_WORDS = wordSet(
  'and but or ; while whereas before after when because although though since unless if',
);

/** Nouns by which a number at the head of a headline announces a list: "31 *things* to know". */
export const LISTED_NOUNS = wordSet(
  `things thing ways reasons tips facts photos pictures images takeaways questions answers lessons moments books films movies songs albums places quotes
   signs steps ideas recipes gifts games rules myths charts maps numbers people tricks mistakes stories highlights theories trends predictions winners
   losers points words`,
);
