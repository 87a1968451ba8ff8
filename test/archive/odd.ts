import { readText, rulesEngine } from '../../src/index.ts';
import { readForLedger } from '../../src/ledger-node.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';

const GATE = `Mayor Edda Korvin said that the flood gate in Lowbrell would be closed for repairs.

“The gate is safe,” Korvin told the Harbour Post.

Officials who asked not to be named said that 14 people were hurt at the gate.`;

/** An article for the ledger. */
export const entry = (
  text: string,
  about: { outlet?: string; published?: string; url?: string; file?: string } = {},
): Promise<LedgerEntry> => readForLedger(readText(text, about), rulesEngine);

/** Texts that appear several times, pages that replace one another, texts without a date, without statements, with joint sources. */
export const odd = (): Promise<LedgerEntry[]> =>
  Promise.all([
    entry(GATE, { outlet: 'Paper P', published: '2026-03-16', url: 'https://p.example/gate' }),
    entry(GATE, { outlet: 'Harbour Post', published: '2026-03-15', url: 'https://post.example/gate' }),
    entry(GATE, { outlet: 'Harbour Post', published: '2026-03-15', url: 'https://post.example/gate' }),
    entry(GATE, { outlet: 'Courier C', url: 'https://c.example/gate' }),
    entry(`${GATE}\n\nThe council and the police of Lowbrell said that the gate would reopen before winter.`, {
      outlet: 'Paper P',
      published: '2026-03-17',
      url: 'https://p.example/gate',
    }),
    entry('Edda Korvin denied that the flood gate in Lowbrell would be closed for repairs.', { outlet: 'Radio R' }),
    entry('Russia and Turkey said that the flood gate in Lowbrell was safe. Turkey said that 21 people were hurt.', {
      outlet: 'Agency T',
      published: '2026-03-18T09:30+02:00',
    }),
    entry('Turkey and Russia denied that the flood gate in Lowbrell was safe, Korvin said.', {
      outlet: 'Post Q',
      published: '2027-03-18',
    }),
    entry('Gestern wurde das Tor geschlossen, und niemand wusste, warum es nicht wieder geöffnet werden konnte.', {
      outlet: 'Blatt B',
      published: '2026-03-16',
    }),
    entry('A. B.', { outlet: 'Paper P', published: '2026-03-16' }),
  ]);
