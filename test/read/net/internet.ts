import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import type { Connect, Resolve } from '../../../src/read/net/dial-node.ts';

/** The address at which every public host of these tests stands; the connector leads it to a server on loopback. */
export const PUBLIC = '93.184.215.14';

const listen = (server: Server | ReturnType<typeof createTcpServer>, host = '127.0.0.1'): Promise<number> =>
  new Promise((resolve) => server.listen(0, host, () => resolve((server.address() as AddressInfo).port)));

/** A plain connection to a port on loopback. */
export const toLoopback = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('error', reject);
    socket.once('connect', () => resolve(socket));
  });

export interface Internet {
  readonly connect: Connect;
  readonly resolve: Resolve;
  /** Every address that was connected to. */
  readonly reached: readonly string[];
  /** Port of the web server on loopback. */
  readonly port: number;
  /** Connections that came to the canary, the place of everything that is not public. */
  readonly canary: () => number;
  readonly close: () => void;
}

/** A small internet on loopback: one web server behind the public address, one canary behind every other. */
export async function internet(site: RequestListener): Promise<Internet> {
  const reached: string[] = [];
  let songs = 0;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  };
  const web = createServer(site);
  web.on('connection', keep);
  const canary = createTcpServer((socket) => {
    songs++;
    keep(socket);
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret');
  });
  const [port, canaryPort] = [await listen(web), await listen(canary)];
  return {
    connect: (address) => {
      reached.push(address);
      return toLoopback(address === PUBLIC ? port : canaryPort);
    },
    resolve: async () => [PUBLIC],
    reached,
    port,
    canary: () => songs,
    close: () => {
      for (const socket of sockets) socket.destroy();
      web.close();
      canary.close();
    },
  };
}
