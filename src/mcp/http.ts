import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Failure } from '../records/failure.ts';
import { admit, isLoopback, loopbackHosts, type Stand } from '../server/access.ts';
import { bodyOf, statusOf } from '../server/failures.ts';
import { SAFE_HEADERS } from '../server/headers.ts';
import type { TokenBook, TokenRecord } from '../server/tokens.ts';
import { WebStandardStreamableHTTPServerTransport } from './sdk.ts';
import { createMcp } from './server.ts';
import type { McpDeps } from './tool.ts';

export interface HttpOptions {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly tokens: TokenBook;
  readonly deps: McpDeps;
}

const PATH = '/mcp';
const MOST_BYTES = 16_000_000;

/**
 * Serves the protocol over streamable HTTP, without sessions: each request is admitted by the rules of `hearsay serve` (tokens, `Host`,
 * `Origin`), and what it may do follows from its token alone. Throws a `Failure` where the address cannot be had, or is open to others
 * without a token.
 */
export async function serveMcp({
  host,
  port,
  tokens,
  deps,
}: HttpOptions): Promise<{ url: string; close(): Promise<void> }> {
  const isOwn = isLoopback(host);
  if (!isOwn && !tokens.any()) {
    const what = `others could reach ${host}, and no token guards it`;
    throw new Failure('no-tokens', what, 'make one with hearsay token create, or leave --host out');
  }
  let hosts: Stand['hosts'] = null;
  const stand = (): Stand => ({ hosts, tokensNeeded: !isOwn || tokens.any(), verify: tokens.verify });
  const listener = getRequestListener(async (asked) => {
    try {
      return safely(await answer(asked, stand(), deps));
    } catch (error) {
      if (!(error instanceof Failure)) deps.log(error);
      return safely(Response.json(bodyOf(error), { status: statusOf(error) }));
    }
  });
  const server = createServer(
    { requestTimeout: 120_000, headersTimeout: 20_000, maxHeaderSize: 16_384 },
    (a, b) => void listener(a, b),
  );
  await listening(server, host, port);
  const taken = (server.address() as AddressInfo).port;
  hosts = isOwn ? loopbackHosts(host, taken) : null;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}${PATH}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(asked: Request, stand: Stand, deps: McpDeps): Promise<Response> {
  const header = (name: string): string | null => asked.headers.get(name);
  const token = admit(
    'read',
    {
      method: asked.method,
      host: header('host'),
      origin: header('origin'),
      fetchSite: header('sec-fetch-site'),
      // Nobody opens this address in a window.
      fetchMode: null,
      authorization: header('authorization'),
    },
    stand,
  );
  if (new URL(asked.url).pathname !== PATH)
    throw new Failure('not-found', 'nothing here', `the protocol is at ${PATH}`);
  // Without sessions there is no stream to listen to and none to end.
  if (asked.method !== 'POST')
    throw new Failure('method-not-allowed', `${asked.method.slice(0, 20)} is not for ${PATH}`, 'use POST');
  if (Number(header('content-length') ?? Number.NaN) > MOST_BYTES)
    throw new Failure('too-large', `more than ${MOST_BYTES} bytes`, 'send less at once');
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize: MOST_BYTES,
  });
  const server = createMcp(forToken(deps, token));
  await server.connect(transport);
  try {
    return await transport.handleRequest(asked);
  } finally {
    await server.close();
  }
}

/** Whoever shows a token that may only read has no tools that write; decisions of others bear the name of their token. */
function forToken(deps: McpDeps, token: TokenRecord | null): McpDeps {
  if (!deps.writing || !token) return deps;
  return { ...deps, writing: token.scope === 'write' ? { ...deps.writing, by: token.name } : null };
}

function safely(response: Response): Response {
  for (const [name, value] of Object.entries(SAFE_HEADERS)) response.headers.set(name, value);
  response.headers.set('cache-control', 'no-store');
  return response;
}

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        new Failure(
          'no-address',
          `cannot listen at ${host}:${port}: ${error.code ?? error.message}`,
          'check --host and --port',
        ),
      ),
    );
    server.listen(port, host, () => done());
  });
