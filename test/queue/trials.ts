import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue } from '../../src/queue/queue.ts';
import { randomFrom } from '../random.ts';
import type { Desk } from './desk.ts';
import { eventually } from './desk.ts';

/** Kills a worker so many times, each with a job in its hands where it can be caught at it; how often it was. */
export async function killed(desk: Desk, address: string, queue: Queue, kills: number): Promise<number> {
  let held = 0;
  const locked = async (): Promise<boolean> => (await desk.jobs(queue)).some((j) => j.locked !== null);
  for (let n = 0; n < kills; n++) {
    // In batches of another size they are other batches.
    if ((await queue.waiting()).batches < 3) await desk.fill(queue, { batch: 2 + (n % 5) });
    const worker = desk.spawn(address);
    await worker.until('started');
    await eventually('a job at hand', locked);
    await worker.end('SIGKILL');
    if (await locked()) held++;
    // The last one is left to whoever comes next.
    if (n + 1 === kills) break;
    // The others notice within seconds; here nobody else is there, and the next one would be caught with these.
    await queue.ask((sql) =>
      sql.all(
        'SELECT hearsay_queue.force_unlock_workers(array(SELECT locked_by FROM hearsay_queue.jobs WHERE locked_by IS NOT NULL))',
      ),
    );
  }
  return held;
}

/** Stops the server so many times while workers work, each time for a while, in order or as a crash would. */
export async function stopped(desk: Desk, queue: Queue, stops: number, seed: number): Promise<void> {
  const next = randomFrom(seed);
  for (let n = 0; n < stops; n++) {
    await sleep(300 + next() * 2_000);
    if (n % 4 === 3) {
      desk.server.pause('SIGSTOP');
      await sleep(500 + next() * 3_000);
      desk.server.pause('SIGCONT');
    } else {
      if (n % 4 === 2) await desk.server.kill();
      else await desk.server.stop(n % 2 ? 'SIGQUIT' : 'SIGINT');
      await sleep(200 + next() * 4_000);
      await desk.server.start();
    }
    await eventually(
      'the server',
      () =>
        queue.waiting().then(
          () => true,
          () => false,
        ),
      30,
    );
    if ((await queue.waiting()).batches < 3) await desk.fill(queue, { batch: 2 + (n % 5) });
  }
}
