/** One bulk run in a process of its own, so that a test can kill it. Prints a line for each document. */
import { extract } from '../../../src/bulk/extract.ts';

const { options } = JSON.parse(process.argv[2] ?? '{}') as { options: Parameters<typeof extract>[0] };
await extract({ ...options, onProgress: ({ read, failed }) => console.log(read + failed) });
console.log('done');
