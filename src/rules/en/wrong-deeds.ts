import { wordSet } from './word-set.ts';

/** Deeds by which an article says of somebody that he did wrong, beside the words of `accusations.ts`. Lower case. */

/** Verbs in the past that are always a wrong: "*pilfered*". */
export const WRONG_DEEDS = wordSet(
  `pilfered siphoned misappropriated plundered doctored faked counterfeited groped molested stalked kidnapped abducted trafficked blackmailed
   perjured overbilled double-billed extorted swindled conned scammed bugged wiretapped doped terrorised terrorized intimidated coerced tampered
   perpetrated hoodwinked shortchanged embezzled knifed lynched`,
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
