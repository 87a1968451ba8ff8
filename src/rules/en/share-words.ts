/** Words between a share and the numbers that give it. */

/** What joins a share to the two numbers that give it: "22 of the 40 members, *or about* 55 percent". */
export const SHARE_JOINT =
  /(?:, or|\bor|\(|, that is|, i\.e\.,?)\s*(?:about |roughly |some |around |nearly |almost )?$/;

/** A verb of change before a share: "*rose by* 20 percent to 60 crowns from 50". */
export const CHANGE_BEFORE_SHARE =
  /\b(?:rose|risen|rising|grew|grown|climbed|jumped|increased|up|fell|fallen|falling|dropped|declined|decreased|down|cut)(?: by)?(?: about| some| nearly)? $/;

/** The same before a share that is hedged: "12 of the 48 pupils, *about 25 percent*". */
export const HEDGED_JOINT = /^[^.;:()]*, $/;

/** A change told behind its two numbers: "rose to 60 from 50, *a rise of* 20 percent". */
export const CHANGE_JOINT =
  /^[^.;:()]*(?:, or|\bor|\(|, (?:up|down)|, an? (?:[a-z]+ )?(?:rise|increase|gain|jump|growth|climb|drop|fall|decline|decrease|cut|loss|surge|reduction) of|(?:a|an) change of)\s*(?:by )?(?:about |roughly |some |around |nearly |almost )?$/;

/** What stands before the whole of which a part is told: "*of the* 31 lamps", "*out of* 31". */
export const OF_WHOLE = /\b(?:of|out of|among) (?:the |its |their |his |her |all |all the |some |those )?$/i;

/** Between a part and its whole: "310 *ballots from* 500". */
export const PART_FROM_WHOLE = /^ (?:[\w-]+ ){0,3}(?:of|from|out of|among|for) (?:the |its |their |all |a total of )?$/;

/** What a share is of that is by its name a part of a whole. */
export const RATE_NOUNS =
  /\b(?:turnout|attendance|occupancy|participation|(?:pass|success|failure|response|approval|acceptance|survival|vaccination|completion|conviction) rate|response|quorum)\b/i;

/** From a rate to its numbers: "a turnout of 62 percent, *with* 310 ballots". */
export const RATE_JOINT = /^[^.;()]{0,30}(?:,? with|,|:| —| –| -) (?:only |just )?$/;
