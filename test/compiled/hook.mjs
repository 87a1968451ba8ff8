// For `node --import`: whoever asks for a file of `src/` gets what `compile.ts` made of it.
import { register } from 'node:module';

register('./resolve.mjs', import.meta.url);
