/**
 * Benchmarks: ratios within one run, never a verdict. `npm run bench [-- rules hostile model]`; the long ones only by name:
 * `ledger` (two sizes, 10,000 articles at most), `server`, `editor` (a keystroke in a draft of 2,000 words; Linux), and `spacy` (the model
 * beside spaCy on the same texts; installs spaCy in a folder that it removes).
 */
import { benchBesideSpacy } from './beside-spacy.ts';
import { benchEditor } from './editor.ts';
import { benchHostile } from './hostile.ts';
import { benchLedger } from './ledger.ts';
import { benchChild, benchModel } from './model.ts';
import { benchRules } from './rules.ts';
import { benchServer } from './server.ts';

const which = process.argv.slice(2);
const wants = (name: string): boolean => which.length === 0 || which.includes(name);

if (which[0] === 'model-child') await benchChild();
else {
  if (wants('rules')) await benchRules();
  if (wants('model')) await benchModel();
  if (wants('hostile')) await benchHostile();
  if (which.includes('ledger')) benchLedger(10_000);
  if (which.includes('editor')) await benchEditor();
  if (which.includes('server')) await benchServer([]);
  if (which.includes('spacy')) await benchBesideSpacy();
}
