import { readText, rulesEngine } from '../../src/index.ts';
import { readForLedger } from '../../src/ledger-node.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';

/** One article of the month: its day, its outlet, its words. */
export interface Told {
  readonly day: number;
  readonly outlet: string;
  readonly text: string;
  readonly credit?: string;
}

/** A report of an agency that two papers print. */
const WIRE = `The grain store of Marl lost half of its roof in the storm of Sunday night, and the town has closed the street beside it.

The district office said the roof had been inspected in January. Farmers who keep their seed there have moved it to the old barracks, where the soldiers gave them two halls.

“We carried sacks until four in the morning,” said Tomas Brandt, who grows barley north of the town. “Nobody slept, and nobody asked whose sack it was.” The street is to stay closed until an engineer has looked at the walls.`;

/** Three invented stories over a month: a ferry gate, a bridge and a grain store. */
export const MONTH: readonly Told[] = [
  { day: 1, outlet: 'The Harbour Post', text: 'An official said 12 people were hurt at the ferry gate in Port Nara.' },
  {
    day: 2,
    outlet: 'Radio Velt',
    text: 'The mayor of Port Nara, Ines Marek, said 12 people were hurt at the ferry gate in Port Nara.',
  },
  {
    day: 4,
    outlet: 'Café Courier',
    text: 'The mayor of Port Nara, Ines Marek, said 15 people were hurt at the ferry gate in Port Nara.',
  },
  { day: 5, outlet: 'The Harbour Post', text: 'Mayor Ana Reyes said the Nara bridge would open in May.' },
  { day: 8, outlet: 'Quist Journal', text: 'Engineer Ida Moss denied that the Nara bridge would open in May.' },
  { day: 10, outlet: 'Paper P', text: WIRE, credit: 'Agency T' },
  { day: 11, outlet: 'Herald H', text: `${WIRE}\n\nThe mill beside it was not touched.`, credit: 'Agency T' },
  { day: 14, outlet: 'Radio Velt', text: 'Mayor Ana Reyes denied that the Nara bridge would open in May.' },
  { day: 16, outlet: 'Quist Journal', text: 'The harbour board said the ferry gate in Port Nara had been left open.' },
  {
    day: 18,
    outlet: 'Café Courier',
    text: 'The captain, Olaf Lind, denied that the ferry gate in Port Nara had been left open.',
  },
  {
    day: 21,
    outlet: 'The Harbour Post',
    text: 'The mayor of Port Nara, Ines Marek, said 19 people were hurt at the ferry gate in Port Nara.',
  },
  {
    day: 24,
    outlet: 'Paper P',
    text: 'A clerk said the town council of Marl had sold the old customs house for 2 million dollars.',
  },
  {
    day: 27,
    outlet: 'Herald H',
    text: 'Council leader Cora Sato said the town council of Marl had sold the old customs house for 2 million dollars.',
  },
  {
    day: 30,
    outlet: 'Quist Journal',
    text: 'The treasurer, Dov Ames, denied that the town council of Marl had sold the old customs house for 2 million dollars.',
  },
];

/** The article made ready for the ledger by the engine of rules. */
export const entryOf = ({ day, outlet, text, credit }: Told): Promise<LedgerEntry> => {
  const date = `2026-03-${String(day).padStart(2, '0')}`;
  const url = `https://${outlet.toLowerCase().replace(/[^a-z]+/g, '-')}.example/${day}`;
  const words = credit ? `${text}\n\nWith reporting by ${credit}.` : text;
  return readForLedger(readText(words, { outlet, url, published: date }), rulesEngine);
};
