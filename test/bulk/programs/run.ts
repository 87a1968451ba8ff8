/** One bulk run in a process of its own, so that a test can kill it. Prints a line for each document where it is asked to. */
import { extract } from '../../../src/bulk/extract.ts';

interface Asked {
  readonly options: Parameters<typeof extract>[0];
  readonly tell?: boolean;
}

const { options, tell = false } = JSON.parse(process.argv[2] ?? '{}') as Asked;
await extract({ ...options, ...(tell ? { onProgress: ({ read, failed }) => console.log(read + failed) } : {}) });
console.log('done');
