import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Got {
  readonly id: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** A real receiver of webhooks on this machine, which accepts what `status` says. */
export async function receiver(status: () => number) {
  const accepted: Got[] = [];
  const asked: Got[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('error', () => undefined);
    request.on('end', () => {
      const got = {
        id: String(request.headers['webhook-id']),
        body: Buffer.concat(parts).toString(),
        headers: request.headers,
      };
      const code = status();
      asked.push(got);
      if (code < 300) accepted.push(got);
      response.writeHead(code).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    accepted,
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
