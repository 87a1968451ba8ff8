import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Failure } from '../records/failure.ts';
import type { Store } from '../store/store.ts';
import { isLoopback, loopbackHosts, type Stand } from './access.ts';
import { createApp } from './app.ts';
import type { Assets } from './assets.ts';
import { jobBook } from './jobs.ts';
import { queue } from './queue.ts';
import { type Rate, rateLimit } from './rate.ts';
import type { Reader } from './reader.ts';
import type { App } from './route.ts';
import type { TokenBook } from './tokens.ts';
import type { Writer } from './writer.ts';

export interface ServeOptions {
  readonly host?: string;
  /** 0 takes any that is free. */
  readonly port?: number;
  /** For reading. It, the reader and the writer are closed with the server. */
  readonly store: Store;
  readonly writer: Writer;
  readonly reader: Reader;
  readonly tokens: TokenBook;
  readonly assets: Assets;
  /** Requests of one client, and those of them that make much work; null for no limit. */
  readonly requests?: Rate | null;
  readonly work?: Rate | null;
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

export const DEFAULT_PORT = 4717;
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
  reader,
  tokens,
  assets,
  requests = isLoopback(host) ? null : REMOTE_REQUESTS,
  work = isLoopback(host) ? null : REMOTE_WORK,
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
  const app = createApp({
    store,
    writer,
    jobs: jobBook(writer, now),
    reader,
    assets,
    turns: queue(MOST_WAITING),
    requests: rateLimit(requests),
    work: rateLimit(work),
    stand: () => ({ hosts, tokensNeeded: !isOwn || tokens.any(), verify: tokens.verify }),
    now,
    stopping: stopping.signal,
    log,
  });
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { requestTimeout: 120_000, headersTimeout: 20_000, keepAliveTimeout: 30_000, maxHeaderSize: 16_384 },
  }) as Server;
  await listen(server, host, port);
  const taken = (server.address() as AddressInfo).port;
  hosts = isOwn ? loopbackHosts(host, taken) : null;
  return {
    app,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    async close() {
      stopping.abort();
      const closed = new Promise<void>((done) => server.close(() => done()));
      const timer = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
      await closed;
      clearTimeout(timer);
      await Promise.all([reader.close(), writer.close()]);
      await store.close();
    },
  };
}

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
