import { isBody } from '../look.ts';
import type { Rule } from '../rule.ts';
import { wrongdoingIn } from '../wrongdoing.ts';

export const unsourcedAccusation: Rule = {
  id: 'unsourced-accusation',
  level: 'error',
  about: 'wrongdoing of a named person that the article states as fact, with no source',
  why: "It tells as the outlet's own knowledge what a court or a witness would have to say; if it is wrong it is a libel, and a reader cannot tell who says so.",
  standards: [
    'BBC Editorial Guidelines, Accuracy: allegations and claims that are not corroborated should be attributed',
    'AP Stylebook, "allege": say who makes an allegation',
  ],
  limits: 'Charges, verdicts and inquiries name their source themselves and are not found.',
  bad: [
    { text: 'The town elected a new council. Deputy Mayor Per Holm embezzled money from the housing fund in 2019.' },
    { text: 'The roof leaks. Peter Holm, a former treasurer of the club, took bribes from two builders.' },
    { text: 'The store stood open. Its keeper, Orskel Vennu, stole eighteen sacks of rice from it.' },
    { text: 'The gates were calm. Orskel Vennu attacked two drivers with a knife on Saturday.' },
  ],
  good: [
    { text: 'Deputy Mayor Per Holm embezzled money from the housing fund in 2019, the auditor said.' },
    { text: 'Deputy Mayor Per Holm was convicted of having embezzled money from the housing fund.' },
    { text: 'The roof leaks. Peter Holm, a former treasurer of the club, took photographs of it.' },
    { text: 'Orskel Vennu stole the show with two late goals.' },
    { text: 'Hurricane Ada stole the beach from the town.' },
    { text: 'Deputy Mayor Per Holm was harassed on his way to the council.' },
  ],
  check: (draft) =>
    draft.read.unattributed
      .filter((u) => isBody(draft, u.span[0]))
      .flatMap((u) => {
        const span = wrongdoingIn(draft, u.span)?.span;
        return span
          ? [
              {
                span,
                message: 'this is told as fact with no source: say who says it and on what ground, or take it out',
              },
            ]
          : [];
      }),
};
