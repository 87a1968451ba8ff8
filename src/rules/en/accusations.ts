/**
 * Words that say of somebody that he did wrong: in the article's own voice they ask for a source. Lower case, forms as they occur;
 * words that news uses of courts and laws themselves ("trial", "crime") are left out.
 */
export const ACCUSATIONS: ReadonlySet<string> = new Set(
  (
    'fraud fraudulent corrupt corruption bribe bribes bribed bribery embezzled embezzlement extorted extortion laundered stole stolen ' +
    'looted plagiarised plagiarized plagiarism forged falsified fabricated lied lying liar lies cheated cheating deceived misled ' +
    'misleading defrauded swindled rigged rigging violated violations breached illegal illegally unlawful unlawfully negligent ' +
    'negligence abused abuse abuses abusive harassed harassment assaulted raped tortured torture murdered massacred atrocities ' +
    'sexist racist racism discriminated guilty culpable complicit collusion colluded conspired conspiracy sabotaged sabotage ' +
    'mismanaged mismanagement misconduct malpractice wrongdoing cover-up covered-up bullied bullying blackmailed smuggled ' +
    'disinformation propaganda meddled meddling interfered'
  ).split(' '),
);
