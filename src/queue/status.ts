import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../records/failure.ts';
import type { Metrics } from './metrics.ts';
import type { Queue, Waiting } from './queue.ts';

/** Milliseconds after which a server that does not answer counts as away. */
const PATIENCE = 2_000;

export interface StatusOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly queue: Queue;
  /** Numbers of the tenants whose jobs it takes. */
  readonly tenants: () => Promise<readonly number[]>;
  readonly metrics: Metrics;
  readonly isStopping: () => boolean;
}

export interface Status {
  readonly url: string;
  close(): Promise<void>;
}

/** `/health` and `/metrics` of a worker. Rejects with a `Failure` where the port cannot be had. */
export async function startStatus({ host, port, queue, tenants, metrics, isStopping }: StatusOptions): Promise<Status> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answer(response, 405, fault('bad-method', 'only GET'));
    if (path !== '/health' && path !== '/metrics')
      return answer(response, 404, fault('no-route', 'there are /health and /metrics'));
    void asked(queue, tenants).then((waiting) => {
      if (path === '/metrics') answer(response, 200, metrics.text(waiting instanceof Failure ? null : waiting));
      else if (waiting instanceof Failure) answer(response, 503, fault(waiting.code, waiting.message, waiting.hint));
      else answer(response, 200, { status: isStopping() ? 'stopping' : 'ok', busy: metrics.busy, ...waiting });
    });
  });
  await listening(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** What waits, or why that cannot be told; never later than after the time to wait. */
async function asked(queue: Queue, tenants: StatusOptions['tenants']): Promise<Waiting | Failure> {
  const silent = new Failure(
    'db-gone',
    `${queue.place}: the server does not answer`,
    'the worker goes on once it does',
  );
  try {
    return await Promise.race([tenants().then((all) => queue.waitingOf(all)), sleep(PATIENCE, silent, { ref: false })]);
  } catch (error) {
    return error instanceof Failure ? error : silent;
  }
}

const fault = (code: string, message: string, hint: string | null = null): object => ({
  error: { code, message, hint },
});

function answer(response: ServerResponse, status: number, body: string | object): void {
  const isText = typeof body === 'string';
  response.writeHead(status, {
    'content-type': isText ? 'text/plain; version=0.0.4; charset=utf-8' : 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(isText ? body : `${JSON.stringify(body)}\n`);
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        new Failure(
          'port',
          `${host}:${port}: cannot listen there (${error.code ?? error.message})`,
          'give another --port',
        ),
      ),
    );
    server.listen(port, host, () => done());
  });
}
