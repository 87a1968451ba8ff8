import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../../../src/ledger/open.ts';
import type { LedgerEntry } from '../../../src/records/ledger.ts';
import { dice } from '../generated.ts';
import type { Server } from './server.ts';

const WAYS = ['stop', 'crash', 'kill', 'pause'] as const;

/** Adds entries, one after another, while the server is stopped, crashed, killed and paused so many times; what was acknowledged, and the digest. */
export async function addThrough(server: Server, entries: readonly LedgerEntry[], losses: number, seed: number) {
  const ledger = await openLedger({ path: await server.database() });
  const acknowledged: string[] = [];
  let isDone = false;
  const d = dice(seed);
  let lost = 0;
  const disturb = async (): Promise<void> => {
    while (!isDone && lost < losses) {
      await sleep(100 + d(700));
      if (isDone) return;
      await once(server, WAYS[lost++ % WAYS.length]!, d(400));
    }
  };
  const add = async (): Promise<void> => {
    // Again and again, until it was disturbed as often as it is to be: what is there already comes to nothing.
    do {
      await ledger.add(entries, {
        batch: 3,
        onBatch: (added) => acknowledged.push(...added.map((a) => a.article)),
      });
      if (lost < losses) await ledger.relink();
    } while (lost < losses);
    isDone = true;
  };
  await Promise.all([disturb(), add()]);
  await ledger.relink();
  const there = new Set<string>();
  for (const id of new Set(acknowledged)) if ((await ledger.store.articleJson(id)) !== null) there.add(id);
  const outcome = {
    lost,
    missing: acknowledged.filter((id) => !there.has(id)),
    acknowledged: new Set(acknowledged).size,
    digest: await ledger.store.digest(),
    problems: await ledger.store.check(),
  };
  await ledger.close();
  return outcome;
}

async function once(server: Server, way: (typeof WAYS)[number], ms: number): Promise<void> {
  if (way === 'pause') {
    server.pause('SIGSTOP');
    await sleep(ms);
    server.pause('SIGCONT');
    return;
  }
  if (way === 'stop') await server.stop('SIGINT');
  else if (way === 'crash') await server.stop('SIGQUIT');
  else await server.kill();
  await sleep(ms);
  await server.start();
}
