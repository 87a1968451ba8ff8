import { add, ended, type Job } from './jobs.svelte.ts';

/** The invented articles of the example bundle, each a file of its own that is loaded when it is asked for. */
const files = import.meta.glob<string>('../../../examples/bundle/*.{html,xml,eml}', {
  query: '?raw',
  import: 'default',
});

/** Adds the example bundle; resolves when all of it is read and linked. `progress` gets how many of how many have ended. */
export async function addExamples(progress: (done: number, all: number) => void): Promise<readonly Job[]> {
  const all = Object.entries(files).sort(([a], [b]) => a.localeCompare(b));
  const jobs: Job[] = [];
  progress(0, all.length);
  for (const [path, load] of all) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const job = await add({ file: new File([await load()], name) });
    jobs.push(job.ended === null ? await ended(job.id, () => undefined) : job);
    progress(jobs.length, all.length);
  }
  return jobs;
}
