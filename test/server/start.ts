import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../src/ledger/open.ts';
import { loadAssets } from '../../src/server/assets.ts';
import { type ServeOptions, type Serving, serve } from '../../src/server/serve.ts';
import { startLookers } from '../../src/server/start-lookers.ts';
import { startReader } from '../../src/server/start-reader.ts';
import { startWriter } from '../../src/server/start-writer.ts';
import { openTokens, type TokenBook, tokensPath } from '../../src/server/tokens.ts';
import { EXEC_ARGV } from '../compiled/paths.ts';

export interface Started extends Serving {
  readonly folder: string;
  readonly database: string;
  readonly tokens: TokenBook;
  /** Faults of ours that were told; a test that does not expect any checks that there are none. */
  readonly faults: unknown[];
  /** Fetches a path of the server. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** The same as JSON. */
  readonly json: <T>(path: string, init?: RequestInit) => Promise<T>;
  readonly stop: () => Promise<void>;
}

const execArgv = EXEC_ARGV;

/** The real server on a port that is free, with a ledger of its own and the engine of rules, which starts at once. */
export async function started(
  options: Partial<ServeOptions> & {
    readonly allowPrivate?: boolean;
    readonly web?: string;
    readonly lookTime?: number;
    /** The ledger; one of its own unless said. */
    readonly database?: string;
  } = {},
): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-server-'));
  const { allowPrivate = false, web, lookTime = 30_000, database = join(folder, 'ledger.db'), ...more } = options;
  await (await openLedger({ path: database })).close();
  const { store } = await openLedger({ path: database, readOnly: true });
  const tokens = openTokens(tokensPath(join(folder, 'ledger.db')));
  const faults: unknown[] = [];
  const serving = await serve({
    port: 0,
    store,
    tokens,
    reader: startReader({ engine: 'rules', allowPrivate, execArgv }),
    writer: startWriter({ path: database, engine: 'rules', allowPrivate, execArgv }),
    lookers: startLookers({ path: database, execArgv, timeLimit: lookTime }),
    assets: loadAssets(web === undefined ? [] : [{ at: '/', folder: web }]),
    log: (error) => faults.push(error),
    ...more,
  });
  const ask: Started['ask'] = (path, init) => fetch(serving.url + path, init);
  return {
    ...serving,
    folder,
    database,
    tokens,
    faults,
    ask,
    json: async <T>(path: string, init?: RequestInit) => {
      const answer = await ask(path, init);
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    stop: async () => {
      await serving.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A JSON body, ready to be sent. */
export const sent = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
