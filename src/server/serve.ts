import { setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { Failure } from '../records/failure.ts';
import { DEFAULT_TENANT } from '../store/postgres/address.ts';
import { isLoopback, loopbackHosts, type Stand } from './access.ts';
import { createApp } from './app.ts';
import type { App } from './asking.ts';
import type { Assets } from './assets.ts';
import { bodyOf, statusOf } from './failures.ts';
import { SAFE_HEADERS } from './headers.ts';
import { jobBook } from './jobs.ts';
import { kept } from './kept.ts';
import { queue } from './queue.ts';
import { type Rate, rateLimit } from './rate.ts';
import type { Reader } from './reader.ts';
import type { Replicas } from './replicas.ts';
import { type Room, room as roomFor } from './room.ts';
import { type OpenLedger, type TenantApps, tenantApps } from './tenant-apps.ts';
import type { TokenBook } from './tokens.ts';
import type { Writer } from './writer.ts';

export interface ServeOptions extends OpenLedger {
  readonly host?: string;
  /** 0 takes any that is free. */
  readonly port?: number;
  /** Whose ledger it is; tokens of this tenant open it. */
  readonly tenant?: string;
  /** Opens the ledger of another tenant, for whoever shows a token of it; absent where this ledger alone is served. */
  readonly openTenant?: ((tenant: string) => Promise<OpenLedger>) | undefined;
  /** Which replicas the stores and lookers read from; closed with the server. */
  readonly replicas?: Replicas | undefined;
  readonly reader: Reader;
  readonly tokens: TokenBook;
  readonly assets: Assets;
  /** Requests of one client, and those of them that make much work; null for no limit. */
  readonly requests?: Rate | null;
  readonly work?: Rate | null;
  /** For the bodies of all requests under way and all that waits to be added. */
  readonly room?: Room;
  readonly now?: () => Date;
  readonly log?: (error: unknown) => void;
}

export interface Serving {
  readonly app: App;
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, lets those under way end, and then cuts them off. */
  close(): Promise<void>;
}

const DEFAULT_PORT = 4717;
/** Articles that may wait to be read. */
const MOST_WAITING = 64;
const PATIENCE_MS = 5_000;
/** Clients elsewhere; the machine's own owner is not held up. */
const REMOTE_REQUESTS: Rate = { perSecond: 100, burst: 400 };
const REMOTE_WORK: Rate = { perSecond: 1, burst: 30 };

/**
 * Starts the server. Throws a `Failure` of one line where the address cannot be had, or where it is open to others and no token
 * guards it.
 */
export async function serve({
  host = '127.0.0.1',
  port = DEFAULT_PORT,
  store,
  writer,
  lookers,
  tenant = DEFAULT_TENANT,
  openTenant,
  replicas,
  reader,
  tokens,
  assets,
  requests = isLoopback(host) ? null : REMOTE_REQUESTS,
  work = isLoopback(host) ? null : REMOTE_WORK,
  room = roomFor(),
  now = () => new Date(),
  log = () => undefined,
}: ServeOptions): Promise<Serving> {
  const isOwn = isLoopback(host);
  if (!isOwn && !tokens.any()) {
    const what = `others could reach ${host}, and no token guards it`;
    throw new Failure('no-tokens', what, 'make one with hearsay token create, or leave --host out');
  }
  let hosts: Stand['hosts'] = null;
  const stopping = new AbortController();
  // Every stream of events listens.
  setMaxListeners(0, stopping.signal);
  // What all tenants have in common.
  const common = {
    ...{
      reader,
      assets,
      turns: queue(MOST_WAITING),
      requests: rateLimit(requests),
      work: rateLimit(work),
      room,
      now,
      log,
    },
    stopping: stopping.signal,
    replicas: () => replicas?.health() ?? [],
  };
  const make = (ledger: OpenLedger, book: TokenBook): App => {
    const answers = kept(() => ledger.store.version());
    const writing = doubting(ledger.writer, () => {
      replicas?.wrote();
      answers.doubt();
    });
    return createApp({
      ...common,
      ...{ store: ledger.store, lookers: ledger.lookers, answers, writer: writing, jobs: jobBook(writing, room, now) },
      stand: () => ({ hosts, tokensNeeded: !isOwn || tokens.any(), verify: book.verify }),
    });
  };
  const own = { tenant, ledger: { store, writer, lookers } };
  const apps = tenantApps({ own, open: openTenant, tokens, make });
  const listener = getRequestListener(fetchBy(apps), { errorHandler: refuseRequest });
  const server = createServer(
    { requestTimeout: 120_000, headersTimeout: 20_000, keepAliveTimeout: 30_000, maxHeaderSize: 16_384 },
    (asked, answer) => void listener(asked, answer),
  );
  await listen(server, host, port);
  const taken = (server.address() as AddressInfo).port;
  hosts = isOwn ? loopbackHosts(host, taken) : null;
  return {
    app: await apps.appFor(new Request('http://localhost/')),
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    async close() {
      stopping.abort();
      const closed = new Promise<void>((done) => server.close(() => done()));
      const timer = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
      await closed;
      clearTimeout(timer);
      await Promise.all([reader.close(), apps.close()]);
      await replicas?.close();
    },
  };
}

/** Hands a request to the app of its tenant. */
const fetchBy =
  (apps: TenantApps) =>
  async (request: Request, env: HttpBindings | Http2Bindings): Promise<Response> => {
    try {
      return await (await apps.appFor(request)).fetch(request, env as HttpBindings);
    } catch (error) {
      return Response.json(bodyOf(error), { status: statusOf(error), headers: { ...SAFE_HEADERS } });
    }
  };

/** The same writer; whoever wrote through it sees that at once in every answer. */
function doubting(writer: Writer, doubt: () => void): Writer {
  return {
    add: (...asked) => writer.add(...asked).finally(doubt),
    decide: (...asked) => writer.decide(...asked).finally(doubt),
    retract: (...asked) => writer.retract(...asked).finally(doubt),
    remove: (...asked) => writer.remove(...asked).finally(doubt),
    watch: (...asked) => writer.watch(...asked).finally(doubt),
    pauseWatch: (...asked) => writer.pauseWatch(...asked).finally(doubt),
    unwatch: (...asked) => writer.unwatch(...asked).finally(doubt),
    close: () => writer.close(),
  };
}

/** What comes before the app: a `Host` or an address that is none. */
const refuseRequest = (error: unknown): Response => {
  const why = error instanceof Error ? error.message : String(error);
  const failure = new Failure('bad-value', `request cannot be read: ${why}`, 'check the address and the Host header');
  return Response.json(bodyOf(failure), { status: statusOf(failure), headers: { ...SAFE_HEADERS } });
};

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(unable(error, host, port)));
    server.listen(port, host, () => done());
  });
}

function unable(error: NodeJS.ErrnoException, host: string, port: number): Failure {
  const where = `${host}:${port}`;
  if (error.code === 'EADDRINUSE') return new Failure('port-taken', `port is taken: ${where}`, 'give another --port');
  if (error.code === 'EACCES')
    return new Failure('port-forbidden', `not allowed to listen at ${where}`, 'give a --port above 1023');
  return new Failure(
    'no-address',
    `cannot listen at ${where}: ${error.code ?? error.message}`,
    'check --host and --port',
  );
}
