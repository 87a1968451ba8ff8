import { z } from '@hono/zod-openapi';
import { VERSION } from '../../version.ts';
import { JSON_TYPE, json } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { claim } from '../schemas/claim.ts';
import { stats } from '../schemas/ledger.ts';

const LINES = 'application/jsonl';

/** The ledger as a whole: how much is in it, everything in it, and whether it answers. */
export const serviceRoutes = ({ store }: Pick<Deps, 'store'>): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/stats',
      access: 'read',
      tag: 'Service',
      summary: 'How much the ledger holds',
      answers: { 200: { what: 'Counts.', bodies: { [JSON_TYPE]: stats } } },
    },
    async () => json(await store.stats()),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/export',
      access: 'read',
      tag: 'Service',
      summary: 'Every claim, one a line',
      about: 'The same as hearsay claims --format jsonl: each line is a `Claim`, in order of id. It comes as a stream.',
      answers: { 200: { what: 'Claims.', bodies: { [LINES]: claim } } },
    },
    () =>
      new Response(lines(store.allClaims()), {
        headers: { 'content-type': LINES, 'content-disposition': 'attachment; filename="claims.jsonl"' },
      }),
  ),
  route(
    {
      method: 'get',
      path: '/health',
      access: 'open',
      tag: 'Service',
      summary: 'Whether the server and its ledger answer',
      answers: {
        200: {
          what: 'They do.',
          bodies: { [JSON_TYPE]: z.strictObject({ status: z.literal('ok'), version: z.string() }) },
        },
      },
    },
    async () => {
      await store.articles({ limit: 1 });
      return json({ status: 'ok', version: VERSION });
    },
  ),
];

/** Bytes of text that are sent at a time. */
const CHUNK = 64_000;

/** JSON lines, made only as fast as they are taken, and with a breath between so that others are served meanwhile. */
function lines(items: AsyncIterable<unknown>): ReadableStream<Uint8Array> {
  const source = items[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((next) => setImmediate(next));
      let text = '';
      while (text.length < CHUNK) {
        const { done, value } = await source.next();
        if (done) {
          if (text) controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += `${JSON.stringify(value)}\n`;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await source.return?.();
    },
  });
}
