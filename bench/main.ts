/** Benchmarks: ratios within one run, never a verdict. `npm run bench [-- rules hostile]`. */
import { benchHostile } from './hostile.ts';
import { benchRules } from './rules.ts';

const which = process.argv.slice(2);
const wants = (name: string): boolean => which.length === 0 || which.includes(name);

if (wants('rules')) await benchRules();
if (wants('hostile')) await benchHostile();
