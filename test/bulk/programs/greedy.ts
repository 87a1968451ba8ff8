/** A process that is watched and then takes ever more memory outside the heap of V8, or keeps itself busy for ever. */
import { watch } from '../../../src/bulk/watchdog.ts';

const [parent = '0', limit = '0', what] = process.argv.slice(2);
watch(Number(parent), Number(limit));
const held: Buffer[] = [];
// The thread of the watch takes a moment to begin.
setTimeout(() => {
  for (;;) if (what === 'memory' && held.length < 2_000) held.push(Buffer.alloc(1_000_000, 1));
}, 100);
