/** Words by which a digest tells who said what, and words that it leaves out. Lower case. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs of saying that a digest keeps as they are; every other one becomes "said", "reported" of an outlet. */
export const KEPT_SAYING = words('say write report announce rule');

/** Adverbs in a group of verbs that tie it to what stood before: "*also* said", "*then* added". */
export const TYING_ADVERBS = words(
  'also further then later again too once earlier previously meanwhile however thus so in-turn already',
);

/** Adverbs that place a deed by another one, wherever they stand. */
export const FOLLOWING = words('later earlier then meanwhile however thus afterwards thereafter previously');

/** Words at the head of a sentence that tie it to the one before. */
export const TYING_OPENERS = words(
  'but and yet so however meanwhile still also then instead moreover furthermore besides nevertheless nonetheless therefore thus hence otherwise similarly likewise now',
);

/** Phrases that do the same: "*as a result*, the gate was closed". */
export const TYING_PHRASES: readonly (readonly string[])[] = [
  'as a result',
  'as a consequence',
  'in addition',
  'in turn',
  'in contrast',
  'by contrast',
  'in response',
  'at the same time',
  'on the other hand',
  'for example',
  'for instance',
].map((p) => p.split(' '));

/** Prepositions behind a noun or a verb that belong to it: "the appointment *of* a mayor", "named her *as* head". */
export const COMPLEMENT_PREPOSITIONS = words('of as by for with against from into about between');

/** Words before a source that make a supposition or a question of what it says. */
export const SUPPOSING = words(
  'if unless until whether when whenever once before than not neither nor how why what that as because although though while whereas lest till',
);

/**
 * What is known to everybody with "the" alone, without having been told of: bodies that a country has one of, and what there is one of. Of
 * the latter each stands so in the articles of PolNeAR (without its test part) more often at its first mention than at a later one.
 */
export const KNOWN_BY_ITSELF = words(
  'police government army military navy president pope king queen parliament senate opposition prosecution defence cabinet coastguard church ' +
    'world economy public future past environment planet population market truth meantime',
);

/** Last words of names of newspapers that take "the": "*the* Harbour Post". */
export const NEWSPAPER_NOUNS = words(
  `post times tribune herald lantern courier observer guardian gazette journal chronicle star sun mail telegraph independent examiner mirror express
   standard echo argus globe inquirer advertiser sentinel messenger register review economist bulletin record mercury dispatch ledger leader
   press clarion beacon recorder reporter weekly advocate monitor`,
);

/** Who asked for it and who only got it: how a digest says that a name is withheld, by words that the article has. The first that fits is taken. */
export const ANONYMITY_CLAUSES: readonly { readonly shows: RegExp; readonly one: string; readonly many: string }[] = [
  {
    shows:
      /\b(?:ask|asks|asked|asking|request|requested|requesting)\b(?: that)?[^.;]{0,30}\b(?:not (?:to )?be (?:named|identified)|anonymity|name not be|remain anonymous)/i,
    one: 'who asked not to be named',
    many: 'who asked not to be named',
  },
  {
    shows: /\b(?:declin|refus)(?:e|ed|ing) to be (?:named|identified)/i,
    one: 'who declined to be named',
    many: 'who declined to be named',
  },
  {
    shows:
      /\bon (?:the )?condition of anonymity|\bon condition|\bunder (?:the )?condition of anonymity|\banonymously\b/i,
    one: 'who spoke on condition of anonymity',
    many: 'who spoke on condition of anonymity',
  },
  {
    shows:
      /\b(?:name|identity|identities|names) (?:was|is|were|are|has been|have been)? ?(?:withheld|not (?:being )?(?:used|given|published|disclosed))/i,
    one: 'whose name was withheld',
    many: 'whose names were withheld',
  },
];

/** Words with which a stated ground begins. */
export const GROUND_OPENERS =
  /^(?:because|as|since|citing|due to|owing to|for fear|out of|given|to avoid|to protect|in order to)\b/i;

/** Days that are known only from when the article came out, by how many days they lie behind or ahead. */
export const DAYS_FROM_TODAY: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
]);

/** Words beside such a day with which it cannot be replaced: "*earlier* today", "yesterday *morning*". */
export const DAY_NEIGHBOURS = words(
  "earlier later late early morning afternoon evening night 's until from of since before after by",
);

/** Pronouns by what they may stand for. */
export const PERSON_PRONOUNS = words('he she his her him hers himself herself');
export const GROUP_PRONOUNS = words('they their them theirs themselves');
export const THING_PRONOUNS = words('it its itself');
/** Whoever speaks or is spoken to: fit for quotations alone. */
export const SPEAKERS = words('i we my our me us mine ours you your yours myself ourselves');
/** What points at something that stands elsewhere. */
export const POINTERS = words('this these those here latter former above below such');

export const MALE_PRONOUNS = words('he his him himself');

/** Words that begin a sentence which leans on the one before it. */
export const LEANING_FIRST = words(
  'that this these those such one ones others another both neither either none same elsewhere here nevertheless hence all nor not yes well perhaps maybe oh which who whose it they he she him her',
);

/** Words that begin a sentence and are no names. */
export const BEGINNERS = words(
  'there nobody nothing no everything everybody everyone people at in on by for from with after before during since until about around nearly almost only more less fewer over under up',
);

/** Verbs with an act of their own that tell more than the act: "said" stands for them. */
export const UNEVEN_VERBS = words(
  'acknowledge recognize recognise own concede admit confess avow profess refute rebut debunk',
);

/**
 * Outlets that no noun at the end tells of and that take "the": those before which it stands more often than not amid the sentences of 18
 * million letters of news (PolNeAR without its test part, Wikinews, ECB+ topics 1 to 35), at least five times. Lower case.
 */
export const OUTLETS_WITH_THE: ReadonlySet<string> = new Set([
  'associated press',
  'atlantic',
  'bbc',
  'canadian press',
  'daily beast',
  'daily caller',
  'new yorker',
]);

/** First words of names of bodies that take "the": "*the* Commission for Records". */
export const BODIES_WITH_THE = words(
  `commission ministry institute board council department university bank union federation association office agency court committee party league
   bureau authority society academy ministry chamber bulletin secretariat directorate foundation house`,
);
