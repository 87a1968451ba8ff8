/** Words with a full stop that never end a sentence: what follows belongs to them ("Dr. Holm", "No. 5", "vs. Port Nara"). */
export const BOUND_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms mx messrs dr prof sen rep gov gen col maj capt cmdr lt sgt cpl pvt adm rev hon pres vp st sr fr br ' +
    'supt det insp amb atty dist asst assoc no nos vs v fig figs vol ch pp approx est ft mt art sec para ed eds cf eg e.g i.e viz ' +
    'brig ofc pfc msgr sheikh gens sens reps govs profs drs'
  ).split(' '),
);

/** Words with a full stop that may end a sentence: they do so only before a word that starts one. */
export const OPEN_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'inc co corp ltd llc plc jr sr esq bros dept univ ave blvd rd ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'a.m p.m am pm etc al u.s u.k u.n e.u d.c u.s.a u.a.e ph.d m.d b.a m.a m.p b.c a.d ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex vt va wash wis wyo ont que'
  ).split(' '),
);

/** Words that, with a capital, nearly always start a sentence: they decide after an open abbreviation or an initial. */
export const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  (
    'the a an this that these those he she it they we i you his her its their our my your there here in on at for from with by as to of ' +
    'after before when while since until although though because if but and or so yet however meanwhile also still then now last next ' +
    'earlier later according both all some many most several no not none one two three what who how why where which during despite under over ' +
    'another other each every such more less officials police authorities'
  ).split(' '),
);

/** Words that begin with an apostrophe, which therefore opens no quotation. */
export const APOSTROPHE_WORDS: ReadonlySet<string> = new Set(
  'em til till tis twas cause bout round n s t d ll re ve m o tween neath cos'.split(' '),
);

/** After "...?" or "...!" in quotation marks these verbs, within a few words, show that the sentence goes on with its tag. */
export const TAG_VERBS: ReadonlySet<string> = new Set(
  'said says asked asks added adds wrote writes told tweeted shouted cried exclaimed wondered replied'.split(' '),
);

/** A last word whose full stop is its own: "2 *a.m.*", "Holm *Ltd.*" */
export const ABBREVIATED_END = /\b(?:\p{L}\.\p{L}|Inc|Co|Ltd|Corp|Jr|Sr|etc|St)\.$/u;

/** The same at the end of a headline, which may have a number cut off too: "Gate *No.*" */
export const ABBREVIATED_TITLE_END = /(?:\b\p{L}\.\p{L}\.|\b(?:Inc|Co|Ltd|Corp|Jr|Sr|St|etc|No)\.)$/u;
