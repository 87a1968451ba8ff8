/** Irregular forms that no suffix rule undoes, by their base: verbs first, then nouns, then adjectives. */
const LINES =
  `be is are was were been being am 's 're 'm;have has had having 've;do does did done;go goes went gone;arise arose arisen;awake awoke awoken;bear bore borne born;
beat beaten;become became;begin began begun;bend bent;bet betting;bite bit bitten;bleed bled;blow blew blown;break broke broken;breed bred;bring brought;
build built;burn burnt;buy bought;catch caught;choose chose chosen;cling clung;come came;creep crept;deal dealt;dig dug;draw drew drawn;drink drank drunk;
drive drove driven;eat ate eaten;fall fell fallen;feed fed;feel felt;fight fought;find found;flee fled;fling flung;fly flew flown;forbid forbade forbidden;
forget forgot forgotten;forgive forgave forgiven;freeze froze frozen;get got gotten;give gave given;grind ground;grow grew grown;hang hung;hear heard;
hide hid hidden;hold held;keep kept;kneel knelt;know knew known;lay laid;lead led;leap leapt;leave left;lend lent;lie lain lying;light lit;lose lost;make made;
mean meant;meet met;mistake mistook mistaken;overcome overcame;overtake overtook overtaken;overthrow overthrew overthrown;pay paid;plead pled;prove proven;
ride rode ridden;ring rang rung;rise rose risen;run ran;say said says;see saw seen;seek sought;sell sold;send sent;shake shook shaken;shine shone;shoot shot;
show shown;shrink shrank shrunk;sing sang sung;sink sank sunk;sit sat;sleep slept;slide slid;speak spoke spoken;spend spent;spin spun;spring sprang sprung;
stand stood;steal stole stolen;stick stuck;sting stung;strike struck stricken;swear swore sworn;sweep swept;swim swam swum;swing swung;take took taken;
teach taught;tear tore torn;tell told;think thought;throw threw thrown;undergo underwent undergone;understand understood;undertake undertook undertaken;
wake woke woken;wear wore worn;weave wove woven;weep wept;win won;withdraw withdrew withdrawn;withhold withheld;withstand withstood;write wrote written;
die dying dies died;tie tying tied;dead death deaths;man men;woman women;child children;person people persons;foot feet;tooth teeth;mouse mice;goose geese;
wife wives;life lives;knife knives;leaf leaves;thief thieves;half halves;wolf wolves;crisis crises;medium media;datum data;policeman policemen policewoman policewomen;
gunman gunmen;fisherman fishermen;spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople;better best good;worse worst bad;more most;less least;
second 2nd;first 1st;third 3rd`
    .replace(/\n/g, '')
    .split(';');

const bases = new Map<string, string>(
  LINES.flatMap((line) => {
    const [base, ...forms] = line.split(' ') as [string, ...string[]];
    return forms.map((f): [string, string] => [f, base]);
  }),
);

/** The base of an irregular form ("brought": "bring"), lower case; undefined for all other words. */
export const irregularBase = (lower: string): string | undefined => bases.get(lower);
