/**
 * What a source without a name is, by the noun that heads it: two of different classes are told apart ("officials" and
 * "witnesses"), two of one class are not ("officials" and "authorities").
 */
export const SOURCE_CLASSES = ['state', 'public', 'expert', 'media', 'company'] as const;
export type SourceClass = (typeof SOURCE_CLASSES)[number];

/** Nouns of each class, singular and plural, in lower case, with an example. */
export const CLASS_NOUNS: readonly (readonly [cls: SourceClass, nouns: string, example: string])[] = [
  [
    'state',
    'official officials authority authorities government governments administration minister ministers ministry ministries president premier chancellor ' +
      'governor governors mayor mayors deputy prefect council councillor councillors lawmaker lawmakers senator parliament cabinet court courts judge judges prosecutor prosecutors ' +
      'police policeman policewoman officer officers detective detectives investigator investigators sheriff army military navy troops soldier soldiers general commander commanders ' +
      'diplomat diplomats ambassador envoy embassy consulate department agency inspectorate regulator regulators coastguard firefighters firefighter ' +
      'negotiator negotiators intelligence security law enforcement leaders leader',
    'port officials',
  ],
  [
    'public',
    'witness witnesses eyewitness eyewitnesses resident residents bystander bystanders onlooker onlookers passerby passersby survivor survivors victim victims ' +
      'neighbor neighbors neighbour neighbours passenger passengers relative relatives family families tourist tourists visitor visitors villager villagers ' +
      'local locals woman women man men mother father parents child children friend friends protester protesters demonstrator demonstrators activist activists worker workers ' +
      'customer customers driver drivers student students teacher teachers voter voters fisherman fishermen farmer farmers',
    'two residents',
  ],
  [
    'expert',
    'analyst analysts expert experts economist economists researcher researchers scientist scientists professor academic academics scholar scholars historian historians ' +
      'observer observers engineer engineers doctor doctors physician physicians consultant consultants',
    'analysts',
  ],
  [
    'media',
    'media newspaper newspapers paper papers magazine outlet outlets press report reports reporter reporters correspondent correspondents journalist journalists ' +
      'broadcaster broadcasters television radio news channel website editor editors columnist photographer host anchor presenter',
    'local media',
  ],
  [
    'company',
    'company companies firm firms airline airlines operator operators manufacturer maker owner owners organizer organizers organiser organisers business businesses ' +
      'industry executive executives employer employers union unions',
    'the ferry operator',
  ],
];

/** Words of roles and bodies that stand for one body: "foreign minister" and "foreign ministry". */
export const SAME_BODY: readonly (readonly [word: string, body: string])[] = [
  ['minister', 'ministry'],
  ['ministers', 'ministry'],
  ['ministerial', 'ministry'],
  ['ministries', 'ministry'],
  ['defense', 'defence'],
  ['presidential', 'president'],
  ['presidency', 'president'],
  ['vice-president', 'president'],
  ['governmental', 'government'],
  ['mayoral', 'mayor'],
  ['prosecutors', 'prosecutor'],
  ['prosecution', 'prosecutor'],
  ['prosecutorial', 'prosecutor'],
  ['policeman', 'police'],
  ['policewoman', 'police'],
  ['policemen', 'police'],
  ['military', 'army'],
  ['armed', 'army'],
  ['organizer', 'organiser'],
  ['organizers', 'organiser'],
  ['organisers', 'organiser'],
  ['center', 'centre'],
  ['labor', 'labour'],
  ['parliamentary', 'parliament'],
  ['treasury', 'treasury'],
];

/** Who speaks for a body: "a ministry spokeswoman", "the press office of the port". */
export const SPEAKER_NOUNS: ReadonlySet<string> = new Set(
  'spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen representative press secretary officer office service official officials speaker head chief director chairman chairwoman chair chairperson boss commander leader member staff'.split(
    ' ',
  ),
);

/** Words of a role or a name that tell no body apart. */
export const LOOSE_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the of for at in on with from to and or by its his her their our one another two three several some many most other who that which ' +
    'senior top deputy former acting interim first vice local national federal state regional general main high level unnamed anonymous unidentified ' +
    'mr mrs ms dr sir familiar matter person people'
  ).split(' '),
);

/** Posts that a person may hold beside others: "the mayor" and "the regional president" may be one. */
export const POSTS: ReadonlySet<string> = new Set(
  'president mayor governor premier chancellor prefect senator lawmaker deputy judge general commander colonel captain professor doctor lawyer attorney king queen prince pope candidate'.split(
    ' ',
  ),
);

/** Bare bodies that every place has: without a place or a name they are not told apart from one another by name alone. */
export const BARE_BODIES: ReadonlySet<string> = new Set(
  'police army military government ministry court prosecutor council parliament authority administration department agency university hospital company city team office department navy coastguard union club school committee commission board'.split(
    ' ',
  ),
);

/** Words that show somebody speaking in what was read as the article's own voice: "what the port *says* was an accident". */
export const SAYING_WORDS: ReadonlySet<string> = new Set(
  'say says said saying tell tells told according claim claims claimed allege alleges alleged report reports reported reportedly allegedly accuse accused accusing blame blamed'.split(
    ' ',
  ),
);
