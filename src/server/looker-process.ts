/** A process that looks things up for a server: it reads the ledger and answers one address after another. */
import { Hono } from 'hono';
import { endWithParent } from '../bulk/watchdog.ts';
import { openLedger } from '../ledger/open.ts';
import { Failure } from '../records/failure.ts';
import type { Store } from '../store/store.ts';
import { Body } from './answer.ts';
import type { ServerEnv } from './asking.ts';
import { bodyOf } from './failures.ts';
import type { FromLooker, ToLooker } from './messages.ts';
import { honoPath } from './route.ts';
import { ledgerRoutes } from './routes/all.ts';

const [path = '', ...replicas] = process.argv.slice(2);
// Ctrl+C is the parent's, which says goodbye by closing the channel. SIGTERM ends this process at once, whatever it does: it only reads.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
endWithParent();
/** While articles are added, counting every facet anew with each batch would take most of the time. */
const FACETS_LAG_MS = 2_000;
let made: Body | null = null;
let refused: unknown = null;

/** The routes over one database. */
function appOf(store: Store): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();
  for (const { spec, handle } of ledgerRoutes({ store })) {
    if (!spec.isKept) continue;
    app.get(honoPath(spec.path), async (c) => {
      const answer = await handle(c);
      made = answer instanceof Body ? answer : null;
      return c.body(null);
    });
  }
  app.onError((error, c) => {
    refused = error;
    return c.body(null);
  });
  return app;
}

const { store } = await openLedger({ path, readOnly: true, facetsLag: FACETS_LAG_MS });
const apps = new Map([[0, appOf(store)]]);

/** A replica is opened with the first look into it. */
async function appAt(from: number): Promise<Hono<ServerEnv>> {
  const known = apps.get(from);
  if (known) return known;
  const fresh = appOf((await openLedger({ path: replicas[from - 1]!, readOnly: true })).store);
  apps.set(from, fresh);
  return fresh;
}

async function look({ address, from }: ToLooker): Promise<FromLooker> {
  made = null;
  refused = null;
  try {
    await (await appAt(from)).request(address);
  } catch (error) {
    refused = error;
  }
  if (made) {
    const { bytes, type, headers } = made as Body;
    return { kind: 'made', bytes: typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes), type, headers };
  }
  if (!(refused instanceof Failure)) process.stderr.write(`hearsay: ${(refused as Error | null)?.stack ?? address}\n`);
  return { kind: 'refused', ...bodyOf(refused).error };
}

let last: Promise<unknown> = Promise.resolve();
process.on('message', (asked: ToLooker) => {
  last = last.then(async () => process.send?.(await look(asked)));
});
/** Reads ahead between looks: otherwise each search in a large ledger would first gather what it needs from all over the file. */
async function readAhead(): Promise<void> {
  for (let more = true; more; ) {
    const step = last.then(() => store.readAhead());
    // Looks come behind this step, and in time before the next one; where it fails the looks will say why.
    last = step.catch(() => undefined);
    more = await step.catch(() => false);
    await new Promise((done) => setImmediate(done));
  }
}

process.send?.({ kind: 'ready' } satisfies FromLooker);
await readAhead();
