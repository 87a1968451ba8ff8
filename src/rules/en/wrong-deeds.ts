import { wordSet } from './word-set.ts';

/** Deeds by which an article says of somebody that he did wrong, beside the words of `accusations.ts`. Lower case. */

/** Verbs in the past that are always a wrong: "*pilfered*". */
export const WRONG_DEEDS = wordSet(
  `pilfered siphoned misappropriated plundered doctored faked counterfeited groped molested stalked kidnapped abducted trafficked blackmailed
   perjured overbilled double-billed extorted swindled conned scammed bugged wiretapped doped terrorised terrorized intimidated coerced tampered
   perpetrated hoodwinked shortchanged embezzled knifed lynched
   poisoned stabbed strangled throttled torched vandalised vandalized defaced burgled mugged pickpocketed shoplifted ransacked`,
);

/** Verbs that are a wrong with such an object alone: "*took* bribes". */
export const WRONG_VERBS = wordSet(
  `took taken accepted received pocketed paid offered gave given handed demanded solicited sought committed ran staged orchestrated masterminded
   engaged evaded dodged destroyed hid concealed covered leaked sold bought rigged fixed threw stuffed forged`,
);

/** What one does wrong by with such a verb. */
export const WRONG_OBJECTS = wordSet(
  `bribe bribes kickback kickbacks payoff payoffs hush backhander backhanders fraud perjury theft extortion bribery embezzlement forgery arson murder rape treason
   plagiarism espionage adultery libel sham scam scams racket rackets swindle evidence taxes ballots votes secrets`,
);

/** Verbs that are a wrong by what is done with them, no further behind than so many words: "*threatened* two drivers with a *knife*". */
export const WRONG_PAIRS: readonly {
  readonly verbs: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
  readonly far: number;
}[] = [
  {
    verbs: wordSet('threatened attacked beat struck hit chased menaced slashed cut robbed'),
    things: wordSet('knife pistol gun rifle revolver shotgun machete axe crowbar hatchet razor cleaver'),
    far: 8,
  },
  { verbs: wordSet('set'), things: wordSet('fire'), far: 1 },
];

/** What is taken in games and in figures of speech without any wrong: "stole *the show*". */
export const GAME_OBJECTS = wordSet(
  `show scene march base ball heart hearts limelight spotlight thunder headlines victory win points lead death glance glances possession pass moment kiss`,
);

/** Words with capitals in names of things, places and storms, which do nobody wrong: "*Hurricane* Ada". */
export const NOT_OF_PEOPLE = wordSet(
  `hurricane storm cyclone typhoon north south east west northern southern eastern western new united saint port lake mount river island islands street
   road avenue bridge county city town village republic kingdom valley bay beach coast harbour harbor hill hills park square house hall hotel palace tower
   inc ltd corp co group holdings act bill law treaty war day week cup games open prize award times post herald news`,
);
