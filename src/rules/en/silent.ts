/** Words by which something that looks like an attribution expresses nothing. Lower case. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs that say nothing with a bare thing as their object: "*discussed* trade", "*wrote* two novels". */
export const SILENT_WITH_OBJECT = words('discuss write share sing rehearse');

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

/** Deeds that are told, not said, whatever their object: "*signed* the treaty". */
export const DEEDS = words(
  'signed signs signing met meets meeting arrested arrests detained visited visits removed removes',
);

/** Not doing something tells nothing, except where it is not saying something (`decline-patterns.ts`). */
export const FAILING = words('failed fails fail failing');
