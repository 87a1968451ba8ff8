import { z } from 'zod';
import { Failure } from '../records/failure.ts';
import { MEDIA_TYPES } from '../records/formats.ts';
import { GUIDE } from './guide.ts';
import { namedOrNull, quoted, safeJson } from './quoted.ts';
import { type McpServer, ResourceTemplate } from './sdk.ts';
import { claimOf, dateOf } from './shapes.ts';
import type { McpDeps, Tool } from './tool.ts';
import { showClaim } from './tools/claims.ts';
import { showSource } from './tools/sources.ts';

/** What can be read without a tool: the guide, the state of the ledger, and records by their ids. Names of resources hold no words of articles. */
export function addResources(server: McpServer, deps: McpDeps): void {
  const { store } = deps.ledger;
  server.registerResource(
    'guide',
    'hearsay://guide',
    { title: 'How to read the answers', mimeType: 'text/markdown' },
    (uri) => ({ contents: [{ uri: uri.href, mimeType: 'text/markdown', text: GUIDE }] }),
  );
  const json = (uri: URL, value: unknown) => ({
    contents: [{ uri: uri.href, mimeType: MEDIA_TYPES.json, text: safeJson(value) }],
  });
  server.registerResource(
    'stats',
    'hearsay://stats',
    { title: 'What the ledger holds', mimeType: MEDIA_TYPES.json },
    async (uri) => {
      const { articles, statements, sources, figures, claims, disputed } = await store.stats();
      return json(uri, { articles, statements, sources, figures, claims, disputed });
    },
  );
  const byId = (name: string, title: string, read: (id: string) => Promise<unknown>): void => {
    const template = new ResourceTemplate(`hearsay://${name}/{id}`, { list: undefined });
    server.registerResource(name, template, { title, mimeType: MEDIA_TYPES.json }, async (uri, { id }) =>
      json(uri, await read(decodeURIComponent(String(id)))),
    );
  };
  byId('claim', 'A claim with both sides', (id) => run(showClaim, { claim: id, limit: 100 }, deps));
  byId('source', "A source's record", (id) => run(showSource, { source: id, limit: 100 }, deps));
  byId('article', 'The text of an article', async (id) => {
    const found = await store.article(id);
    if (!found) throw new Failure('no-article', 'no such article', 'give the id of an answer');
    const { article } = found.read;
    const claims = new Set((await store.claimsOf(article.id)).values());
    return {
      id: article.id,
      title: namedOrNull(article.title, article.id),
      outlet: namedOrNull(article.outlet, article.id),
      published: dateOf(article.published),
      text: quoted(article.text, article.id, [[0, article.text.length]]),
      claims: [...claims],
      story: await store.storyOf(article.id),
    };
  });
}

const run = (tool: Tool, given: Record<string, unknown>, deps: McpDeps): Promise<unknown> =>
  tool.run(tool.input.parse(given) as never, deps);

const idArg = (what: string) =>
  z
    .string()
    .regex(/^[\w:.-]{1,100}$/, 'an id')
    .describe(what);

/** Ways into a conversation that a person may pick. They hold our own words and an id, and nothing of an article. */
export function addPrompts(server: McpServer, deps: McpDeps): void {
  const user = (text: string) => ({ messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }] });
  server.registerPrompt(
    'both_sides',
    {
      title: 'Both sides of a claim',
      description: 'Who asserts and who denies it, in which words, on how many origins.',
      argsSchema: { claim: idArg('Its id: c:…') },
    },
    async ({ claim }) => {
      const found = await deps.ledger.store.claim(claim);
      return user(
        `Use show_claim for ${found ? claimOf(found).id : claim} and tell me who asserts it and who denies it, each in their own words with outlet and date, on how many independent origins each side rests and why, and what changed from hand to hand. Do not say which side is right.`,
      );
    },
  );
  server.registerPrompt(
    'source_record',
    {
      title: "A source's record",
      description: 'What a source asserted and denied, and where.',
      argsSchema: { source: idArg('Its id: s:…') },
    },
    ({ source }) =>
      user(
        `Use show_source for ${source} and tell me what this source asserted and denied, in its own words, with outlet and date. Do not rate it.`,
      ),
  );
  server.registerPrompt(
    'who_said_what',
    {
      title: 'Who said what in a text',
      description: 'Reads a text that you paste after it.',
    },
    () =>
      user(
        'Use read_text for the text that I give you next. List who said what, according to whom, with the grade of each source; then what nobody is named for.',
      ),
  );
}
