/** Words that open a clause, for cutting sentences into statements. Lower case. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** They open a clause of their own wherever a verb follows before the next mark. */
export const CLAUSE_SUBORDINATORS = words(
  'because although though while whereas after before when until unless if since but as whose',
);

/** Of these, the ones that tell when. */
export const TIME_SUBORDINATORS = words('after before when until since as while');

/** What "that" unfolds: the clause behind says it whole. */
export const FACTS = words('fact news report reports evidence possibility');

/** Objects with which a short clause says nothing without what follows: "the mayor requested *it*". */
export const BARE_OBJECTS = words('it them him her this that so');

/** Particles that belong to a participle: "*towed off*", "*shut down*". */
export const PARTICIPLE_PARTICLES = words('up down off out');

/** Behind a noun they open a clause that is not the main one: "the people *who* were hurt". */
export const RELATIVE_OPENERS = words('who which that whose where');

/** Behind a comma they open a relative clause about what stands before. */
export const RELATIVE_WORDS = words('which who whose where whom');

/** Before "which" and "whom": "in which", "of whom". */
export const RELATIVE_PREPOSITIONS = words('in of by for from with to at on during after');

/** Past forms of verbs that end in neither -ed nor an auxiliary's letters and are no nouns: finite wherever they stand. */
export const PAST_FORMS = words(
  `arose awoke bore became began bent bit bled blew broke brought built bought caught chose clung came crept cut dealt drew drank drove ate fell fed felt
   fought found fled flew forbade forgot forgave froze got gave grew hung heard hid hit held kept knew laid led left lent lost made meant met overcame
   overtook overthrew paid put ran rode rang rose said saw sought sold sent shook shone shot showed shrank sang sank sat slept slid spoke spent sprang stood stole
   stuck stung struck swore swept swam swung took taught tore told thought threw underwent understood undertook woke wore wept went won withdrew withstood wrote
   hurt spread burst`,
);

/** Third persons of common verbs that are hardly ever plural nouns in news. */
export const PRESENT_FORMS = words(
  `says has is does goes comes gives takes makes gets knows thinks believes wants seems appears becomes remains includes contains requires allows
   lets keeps holds brings puts tells shows means begins continues follows leads provides creates considers understands expects intends
   refuses insists argues claims denies suggests implies agrees admits warns adds allows prohibits forbids bans carries belongs consists depends exists faces lies lives
   loses wins pays runs sells sends sits speaks stands stays supports tries uses works opposes accuses blames calls plans hopes fears needs`,
);
