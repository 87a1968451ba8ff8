import { wordSet } from './word-set.ts';

/** Words that tell a source who knows a matter from inside from people who come by: "*a clerk at the registry*", "*a passenger*". Lower case. */

/** Words that bring in one source or a few without a name: "*an* adviser". */
export const NAMELESS_OPENERS = wordSet('a an one another two three');

/** Nouns of those who are near somebody or something by themselves: what they are tied to may be anything. "a *colleague* of the accused" */
export const CLOSE_NOUNS = wordSet(
  `adviser advisor aide ally associate assistant boss bodyguard collaborator colleague co-worker coworker workmate confidant confidante deputy
   employee employer staffer insider official functionary executive minder strategist speechwriter subordinate superior lieutenant operative
   teammate partner financier fixer underling advisers advisors aides allies associates assistants bodyguards collaborators colleagues
   co-workers coworkers workmates confidants deputies employees staffers officials functionaries executives strategists lieutenants operatives
   teammates partners`,
);

/** Of these, those who belong to a body that stands before the noun: "a *ministry* official". */
export const BODY_STAFF_NOUNS = wordSet(
  `official employee staffer executive functionary adviser advisor aide worker clerk guard insider diplomat strategist
   officials employees staffers executives advisers advisors aides workers clerks guards diplomats strategists`,
);

/** Nouns of ordinary people, to whom no name needs to be granted away, and of those who speak for others in the open. */
export const ORDINARY_NOUNS = wordSet(
  `accuser amateur applicant attendee audience aunt beneficiary boy boyfriend brother buyer bystander caller candidate child citizen civilian client
   commentator commuter complainant congregant constituent consumer contestant cousin critic customer cyclist dad daughter defendant demonstrator
   descendant detainee diner donor driver elder eyewitness fan farmer father fiance fiancee fisherman follower friend girl girlfriend graduate
   grandfather grandmother grandson granddaughter guest hiker homeowner hostage husband immigrant inmate interviewee islander listener local lover
   man migrant mom mother motorist mourner mum native neighbor neighbour nephew newcomer niece occupant onlooker opponent parent parishioner
   participant passenger passer-by patient patron pedestrian pensioner person petitioner pilgrim plaintiff poet poster prisoner protester protestor
   pupil reader refugee regular relative renter resident respondent retiree rider rival runner sceptic shopper sibling sister skeptic smoker somebody
   someone son spectator spouse student subject subscriber successor suitor supporter survivor suspect taxpayer teenager tenant tourist traveler
   traveller uncle user veteran victim viewer villager visitor voter widow widower wife winner witness woman worshipper youngster youth
   attorney barrister counsel lawyer publicist representative solicitor speaker spokesman spokesperson spokeswoman
   judge justice magistrate author biographer blogger columnist composer novelist painter playwright singer actor actress
   friends men passengers people relatives residents neighbours neighbors students users villagers visitors voters witnesses women lawyers
   attorneys spokesmen`,
);

/** What a member is one of where it lets nobody in: "a member of the *public*". */
export const OPEN_GROUPS = wordSet(
  `public audience crowd congregation family community tribe clan village gang mob electorate generation population diaspora society minority
   faith church club parish neighbourhood neighborhood`,
);

/** Words that tie a source to a person, body, work or document: "an adviser *to*", "a clerk *at*". */
export const TYING_WORDS = wordSet(
  'of to at in for with within inside from on aboard behind involved working employed',
);

/** Verbs of a relative clause that tie a source to a matter by work: "a translator who *worked* on the treaty". */
export const TYING_VERBS = wordSet(
  `worked works served serves helped advised advises handled attended drafted negotiated oversaw managed supervised audited reviewed inspected saw
   knows knew briefed planned prepared designed built repaired maintained treated trained taught`,
);

/** Places and matters of work that are no bodies: "a nurse on the *ward*", "a diplomat in the *talks*". */
export const WORK_NOUNS = wordSet(
  `airfield airline archive audit barge barracks boat brewery bridge building cabin camp canteen case channel clinic convoy court crew dam deal delegation
   depot desk dig dock dockyard dump entourage estate expedition factory farm ferry field film firm freighter gallery garage garrison goldmine
   hangar harbour harbor headquarters hospital hotel household industry inn inquiry investigation jail kitchen laboratory launch lender line
   mill mine morgue negotiations newsroom night-shift office opera operation orchestra outlet pier pit plan plant platform plot port practice prison
   process production programme program project quarry quay refinery registry restaurant rig ring room ship shipyard shop site slaughterhouse smelter
   staff station store study summit survey talks team tender terminal trawler treaty trial tunnel unit vessel ward warehouse wharf works workshop yard zoo
   circle camp-site meeting session paper business branch division regiment battalion brigade squad shift site merger sale takeover purchase budget`,
);

/** Bodies and rooms before which one speaks in the open, behind a verb of telling: "told *the court*". */
export const OPEN_HEARINGS = wordSet(
  'court judge jury jurors tribunal inquiry hearing panel committee commission inquest parliament lawmakers testified testimony tweeted',
);

/** Nouns of bodies that are places to live in as well, and of amounts: "a farmer from the *district*". */
export const HOME_NOUNS = wordSet(
  'town city county country province region district state village kingdom republic nation house number area many most some several few two three',
);

/** Before the body that somebody works for or speaks at: "an editor *at* a daily". */
export const STAFF_PREPOSITIONS = wordSet('at for with from in by on');
