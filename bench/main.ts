/** Benchmarks: ratios within one run, never a verdict. `npm run bench [-- rules hostile model]`. */
import { benchHostile } from './hostile.ts';
import { benchChild, benchModel } from './model.ts';
import { benchRules } from './rules.ts';

const which = process.argv.slice(2);
const wants = (name: string): boolean => which.length === 0 || which.includes(name);

if (which[0] === 'model-child') await benchChild();
else {
  if (wants('rules')) await benchRules();
  if (wants('model')) await benchModel();
  if (wants('hostile')) await benchHostile();
}
