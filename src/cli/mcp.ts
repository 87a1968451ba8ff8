import { userInfo } from 'node:os';
import { type Command, Option } from 'commander';
import type { EngineName } from '../records/read-article.ts';
import { DEFAULT_TENANT, namedTenant } from '../store/postgres/address.ts';
import { complain, EXIT } from './failures.ts';
import { dbOption, tenantOption } from './ledger-db.ts';
import { DEFAULT_ENGINE, engineOption } from './options.ts';
import { port, stopped } from './serve.ts';

interface McpOptions {
  readonly db?: string;
  readonly engine?: EngineName;
  readonly folder?: readonly string[];
  readonly write?: true;
  readonly by?: string;
  readonly http?: true;
  readonly port: number;
  readonly host: string;
}

/** `hearsay mcp` */
export const mcpCommand = (program: Command): Command =>
  program
    .command('mcp')
    .description('serve assistants over the Model Context Protocol')
    .addOption(dbOption())
    .addOption(tenantOption())
    .option(
      '--folder <path>',
      'a folder whose files may be read; may be given again',
      (one: string, all: readonly string[] = []) => [...all, one],
    )
    .option('--write', 'let it record decisions too')
    .option('--by <name>', 'who decides (default: who is logged in)')
    .option('--http', 'over HTTP instead of standard input and output')
    .addOption(new Option('--port <n>', 'where to listen with --http').argParser(port).default(4718))
    .option('--host <address>', 'where to listen; one that others reach needs a token', '127.0.0.1')
    .addOption(engineOption())
    .addHelpText(
      'after',
      `
It reads alone, unless --write is given; over HTTP a token made with --scope write is needed too, where there are tokens. Words of
articles stand in fields marked as data (docs/mcp.md, which has set-ups for clients).

Examples:
  hearsay mcp
  hearsay mcp --db ledger.db --folder articles/
  hearsay mcp --http --port 4718
`,
    )
    .action(run);

async function run({ db, engine = DEFAULT_ENGINE, folder, write, by, http, port, host }: McpOptions): Promise<void> {
  try {
    const [
      { createMcp },
      { serveMcp },
      { openFolders },
      { StdioServerTransport },
      { startReader },
      { startWriter },
      tokens,
      opening,
      { bookOf },
    ] = await Promise.all([
      import('../mcp/server.ts'),
      import('../mcp/http.ts'),
      import('../mcp/folders.ts'),
      import('../mcp/sdk.ts'),
      import('../server/start-reader.ts'),
      import('../server/start-writer.ts'),
      import('../server/tokens.ts'),
      import('../ledger/open.ts'),
      import('../server/tenant-apps.ts'),
    ]);
    const path = db ?? opening.defaultPath();
    const folders = folder?.length ? await openFolders(folder) : null;
    // Made, or brought to the newest schema, before it is opened for reading.
    await (await opening.openLedger({ path })).close();
    const ledger = await opening.openLedger({ path, readOnly: true });
    const reader = startReader({ engine, allowPrivate: false });
    const writer = write ? startWriter({ path, engine, allowPrivate: false }) : null;
    const writing = writer && { writer, by: by ?? userInfo().username, now: () => new Date() };
    const deps = { ledger, reader, folders, writing, log: complain };
    if (http) {
      const serving = await serveMcp({
        host,
        port,
        tokens: bookOf(
          tokens.openTokens(tokens.tokensPath(opening.besidePath(path))),
          namedTenant(path) ?? DEFAULT_TENANT,
        ),
        deps,
      });
      process.stdout.write(`hearsay serves the Model Context Protocol at ${serving.url}\n`);
      await stopped();
      await serving.close();
    } else {
      const server = createMcp(deps);
      const ended = new Promise<void>((done) => {
        server.server.onclose = done;
        process.stdin.once('end', done);
      });
      await server.connect(new StdioServerTransport());
      await Promise.race([ended, stopped()]);
      await server.close();
    }
    await Promise.all([reader.close(), writer?.close()]);
    await ledger.close();
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.failed;
  }
}
