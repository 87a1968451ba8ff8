import { AUXILIARIES, COORDINATORS, DETERMINERS, PREPOSITIONS, SUBORDINATORS } from './grammar.ts';

/** Words that tell nothing of what a statement is about, beside those of `grammar.ts`. */
const OTHERS =
  "i you he she it we they me him her us them myself yourself himself herself itself ourselves themselves mine yours hers ours theirs one's 's ' there here " +
  'who whom whose which what that this these those also too very just only even still already yet then than so such more most less least much ' +
  'not never no nor none any some all both each every other another own same well however meanwhile moreover therefore thus perhaps rather quite ' +
  'if else ever again once up down off out away back to as per cent percent mr mrs ms miss dr sir said say says saying mister lot lots way ways thing things ' +
  "get gets got getting going go goes went n't ca wo ai cannot apparently reportedly allegedly really actually simply clearly certainly likely probably " +
  'can could may might must shall should will would';

/** Words, lower case, that two statements may share without being alike. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...AUXILIARIES,
  ...COORDINATORS,
  ...DETERMINERS,
  ...PREPOSITIONS,
  ...SUBORDINATORS,
  ...OTHERS.split(' '),
]);
