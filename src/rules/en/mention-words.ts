/** Words by which the mentions of sources are read: where their phrases begin, go on and end. Lower case. */
import { wordSet } from './word-set.ts';

/** Words before a mention that are no part of it: "*even* officials". */
export const MENTION_LEADS = wordSet('both even only also and but just then so yet now later either neither');

/** Words at which the noun phrase of a mention has ended: "the mayor *of* Ker", "people *familiar* with the talks". */
export const MENTION_BREAKS = wordSet(
  `of for from in at on with by to near under between including like along among against about around over behind inside within without
   across after before during since who whom whose which that where when as than whether familiar close such not speaking named called
   he she it they we i you`,
);

/** Participles without -ed that begin a clause behind a noun: "a letter *sent* to the council". */
export const IRREGULAR_PARTICIPLES = wordSet('seen sent written held given drawn made taken shown kept found led');

/** Prepositions between a noun and whose it is: "a spokesman *for* the port". */
export const OWNER_PREPOSITIONS = wordSet('of for from at with by in');

/** The same behind a document: "a report *on* the port". */
export const DOCUMENT_PREPOSITIONS: ReadonlySet<string> = new Set([...OWNER_PREPOSITIONS, 'on']);

/** Prepositions behind a noun for people, before the body that they are of: "spokesman *for* the Holm campaign, Greg Lund". */
export const ROLE_PREPOSITIONS = wordSet('of for at with from in');

/** Words at which a role has ended: "Ada Holm, the mayor, *said*". */
export const ROLE_BREAKS = wordSet('said says told was is has had who which that and but he she they');

/** Words at which the noun of a description behind a name has been told: "Ana Ruiz, a spokeswoman *for* the port". */
export const DESCRIPTION_BREAKS = wordSet(
  'of for at in with from who that which and on to said says told was is has had',
);

/** Words at which the phrase for an office has ended: "figures from the transport ministry *in* Varn". */
export const OFFICE_BREAKS = wordSet('of for in on at to that which who by with into about');

/** Words before the noun that "who" follows, at which that noun's phrase cannot go on: "said *to* officials who". */
export const ANTECEDENT_BREAKS = wordSet(
  'is are was were said says to by with of for from and or but among like as against about than when that if',
);

/** Words at which the phrase around a document's noun begins: "*in* a Lake Institute report". */
export const DOCUMENT_BREAKS = wordSet(
  `the a an this that these those his her its their our my your of for from in at on with by to and or as is are was were be has have had
   said says told new when which who`,
);

/** Prepositions behind a document's noun that tell whose it is: "the report *by* the auditor". */
export const ISSUER_PREPOSITIONS = wordSet('by of from on');

/** Verbs whose subject issued the document: "Ada Holm *released* a statement". */
export const ISSUING_VERBS = wordSet(
  `issued released provided sent wrote filed published posted submitted conducted commissioned issues releases publishes issuing
   releasing`,
);

/** Words that bring in an example: "officials, *including* Ada Holm". */
export const EXAMPLE_WORDS = wordSet('including like as notably among');

/** Traits that tell nobody apart: "the *same* official", "the *former* mayor". */
export const LOOSE_TRAITS = wordSet('same new unidentified unnamed former latter said top senior');

/** Verbs behind a description that speaks itself: "by Mark Rowan, a waitress *told*". */
export const PREDICATE_OPENERS = wordSet('said says told tells was is has had');

/** Verbs behind a name that a description before it belongs to: "the aide, Jeremy Sloan, *added*". */
export const NAME_PREDICATES: ReadonlySet<string> = new Set([
  ...PREDICATE_OPENERS,
  ...wordSet('added wrote testified'),
]);

/** Prepositions before a name that is not the subject of its sentence: "*Under* Holm, the port grew". */
export const OBLIQUE_PREPOSITIONS = wordSet('of for from in at on with by to under');

/** Prepositions of where something is: a name behind them is that of a place. "*near* Halvern" */
export const LOCATIVE_PREPOSITIONS = wordSet('in near across outside around throughout from into');

/** Words between a subject and why it may not be named: "*was not* authorized to speak". */
export const BAR_LEADS = wordSet('is are was were be being been not he she they');

/** Words that may stand before a phrase that withholds a name, at the head of a sentence: "*Also* speaking on condition of anonymity". */
export const ANONYMITY_LEADS = wordSet('also both all but and while still');

/** Verbs behind an "it" that is somebody; the weather and what is likely do none of these: "Norrvik said it *plans* to close". */
export const DEEDS_OF_BODIES = wordSet(
  `plans planned expects expected intends intended wants wanted aims aimed hopes hoped believes believed needs needed sold sells bought
   buys held holds knows knew regrets regretted supports supported opposes opposed rejects rejected accepts accepted denies denied
   condemns condemned welcomes welcomed agrees agreed disagrees disagreed stands stood remains`,
);
