const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words that leave open whether a statement holds, or how far: its hedges. */
export const HEDGE_WORDS = words(
  `may might could can would should possibly perhaps maybe probably likely apparently allegedly reportedly supposedly purportedly presumably seemingly
   potentially suspected alleged believed thought appears appear appeared seems seem seemed about around approximately roughly nearly almost some least most up
   estimated suggests suggest suggested unconfirmed preliminary`,
);

/** Of these, the ones that hedge a number, or say too little by themselves to be missed: "*about* 40". */
export const WEAK_HEDGES = words(
  'can could would should some most least up about around nearly almost roughly approximately',
);
