/** Words that tell to whom something was said first. Lower case. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What one says something in, before "with", "to" or "for": "in an *interview* with", "in *remarks* to". */
export const OCCASIONS = words(
  `interview interviews conversation remarks comments comment statement statements letter email e-mail emails call message messages
   chat response reply op-ed column article essay interviewed speaking spoke talking talked writing`,
);

/** Prepositions between an occasion and who was told. */
export const OCCASION_PREPOSITIONS = words('with to for by');

/** Occasions that a name stands before: "in a *Radio Elvik* interview". */
export const OCCASION_HEADS = words('interview op-ed');

/** Words that show a capitalised name to be an outlet's, at its end or start: "the Harbour *Post*", "*Radio* Elvik". */
export const OUTLET_WORDS = words(
  `news times post herald tribune journal magazine newspaper tv television radio weekly daily gazette telegraph guardian mail express
   courier chronicle observer examiner sentinel bulletin dispatch broadcaster channel network newswire press review paper today show
   podcast inquirer globe echo argus register monitor mercury standard wire broadcasting`,
);

/** Words that show it at the start alone: "*Agency* T", "*Paper* P". */
export const OUTLET_FIRST_WORDS = words('agency paper radio broadcaster channel newspaper magazine outlet');
