/** Words by which something that looks like an attribution expresses nothing. Lower case. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs that say nothing with a bare thing as their object: "*discussed* trade", "*wrote* two novels". */
export const SILENT_WITH_OBJECT = words('discuss write share sing rehearse weigh agree summon');

/** Verbs that say nothing with so many things as their object: "*ordered* nine chairs", "*charged* nine crowns". */
export const SILENT_WITH_NUMBER = words('charge order claim read propose request');

/** What is made or given with nothing said: "made a *statement*". */
export const THINGS_TO_BE_SAID = words(
  `statement statements speech speeches evidence testimony interview interviews announcement announcements comment comments talk lecture
   presentation press-conference call calls phone-call presentation interview toast sermon`,
);

/** Verbs that hand such things over. */
export const GIVING_VERBS = words(
  'make makes made making give gives gave given giving issue issued issues hold held deliver delivered',
);

/** What one shows without saying: "shows *promise*". */
export const SHOWN_QUALITIES = words('promise courage restraint patience respect mercy talent signs improvement');

/** Number words that may begin an object. */
export const NUMBER_WORDS = words(
  'two three four five six seven eight nine ten eleven twelve twenty thirty hundred several',
);

/** What somebody is denied that was never claimed: "was denied *bail*". */
export const DENIED_GOODS = words(
  `bail visa visas entry access asylum parole permission permit permits boarding service services benefit benefits tenure coverage
   admission treatment housing loan loans credit custody leave justice rights care aid food water care opportunity chance place seat
   citizenship residency refuge sanctuary victory compensation promotion due`,
);

/** Objects that are somebody, before what one is denied: "denied *them* justice". */
export const DENIED_PERSONS = words('me you him them us');

/** What is cited as a ground, though it can be a source elsewhere: "citing privacy *rules*". */
export const GROUNDS = words(
  'rule rules law laws regulation regulations policy policies guideline guidelines contract contracts budget',
);

/** Who "*faces* questions" is asked them, and asks none. */
export const FACING_VERBS = words(
  'face faces faced facing answer answers answered answering field fields fielded fielding take takes taking took handle handled',
);

/** Participles that lead into an answer: "*Pressed* on the price, the minister said". */
export const ASKED = words('asked pressed questioned quizzed challenged');

/** Who was "*approached* about" something is asked, and asks none. */
export const APPROACHED = words('approached consulted quizzed questioned grilled pressed sounded');

/** What stands before a colon in a headline and says what the piece is: "*Opinion*: why the vote matters". */
export const LABELS = words(
  `transcript explainer explained opinion analysis comment commentary editorial review profile obituary factbox video live watch listen
   podcast interview feature report exclusive breaking update fact-check factcheck quiz timeline gallery letters correction recap preview photos
   pictures column perspective essay background briefing newsletter revealed q question interviewer moderator host`,
);

/** What is offered and given, not said: "offered a full *refund*". */
export const OFFERED_GOODS = words(
  'refund refunds compensation reward discount discounts loan loans job jobs contract money aid asylum shelter mediation',
);

/** How somebody looks while others talk: without words it says nothing. */
export const GESTURES = words('smile laugh grin beam chuckle shrug nod sigh wink frown');

/** Before a verb of looking into something they tell that it has not been done: "*will* examine whether". */
export const UNDONE_MODALS = words("will would shall can could may might should 'll");

/** Deeds that are told, not said, whatever their object: "*signed* the treaty". */
export const DEEDS = words(
  'signed signs signing met meets meeting arrested arrests detained visited visits removed removes',
);

/** Not doing something tells nothing, except where it is not saying something (`decline-patterns.ts`). */
export const FAILING = words('failed fails fail failing');
