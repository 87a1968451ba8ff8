import { Failure } from '../records/failure.ts';
import { VERSION } from '../version.ts';
import { INSTRUCTIONS } from './guide.ts';
import { named, namedOrNull, safeJson } from './quoted.ts';
import { addPrompts, addResources } from './resources.ts';
import { McpServer } from './sdk.ts';
import type { McpDeps, Tool } from './tool.ts';
import { TOOLS } from './tools/all.ts';

/**
 * A server of the Model Context Protocol over a ledger. Reads alone unless `deps.writing` is there. Everything that comes from articles
 * stands in fields named `untrusted` (see `quoted.ts`), in results as in failures.
 */
export function createMcp(deps: McpDeps): McpServer {
  const server = new McpServer(
    { name: 'hearsay', title: 'Hearsay', version: VERSION },
    { instructions: INSTRUCTIONS, capabilities: { tools: {}, resources: {}, prompts: {} } },
  );
  for (const one of TOOLS) if (one.needs === undefined || deps[one.needs] !== null) put(server, one, deps);
  addResources(server, deps);
  addPrompts(server, deps);
  return server;
}

function put(server: McpServer, { name, title, about, input, output, needs, run }: Tool, deps: McpDeps): void {
  const isReading = needs !== 'writing';
  server.registerTool(
    name,
    {
      title,
      description: about,
      inputSchema: input,
      outputSchema: output,
      annotations: { readOnlyHint: isReading, destructiveHint: false, idempotentHint: isReading, openWorldHint: false },
    },
    async (given: unknown) => {
      try {
        const answer = output.parse(await run(given as never, deps));
        return { content: [{ type: 'text' as const, text: safeJson(answer) }], structuredContent: answer };
      } catch (error) {
        if (!(error instanceof Failure)) deps.log(error);
        return { isError: true, content: [{ type: 'text' as const, text: safeJson(told(error)) }] };
      }
    },
  );
}

/** A failure as data: its words may hold words of the article or of its name. */
function told(error: unknown): unknown {
  if (!(error instanceof Failure)) return { error: 'fault', detail: null, hint: null };
  return { error: error.code, detail: named(error.message.slice(0, 500)), hint: namedOrNull(error.hint) };
}
