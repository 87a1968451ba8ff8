import { z } from '@hono/zod-openapi';
import { allOf, readArticles, wholeStories } from '../../ledger/pages.ts';
import { claimsToCsv, sourcesToCsv } from '../../present/ledger-csv.ts';
import { ANSWERED, MEDIA_TYPES } from '../../records/formats.ts';
import type { Deps } from '../deps.ts';
import { type BodySchema, type Route, route } from '../route.ts';
import { claim } from '../schemas/claim.ts';
import { decision, publication, sourceSummary } from '../schemas/ledger.ts';
import { READ_ARTICLE } from '../schemas/read-article.ts';
import { story } from '../schemas/story.ts';
import { figureFound } from './figures.ts';

/** Bytes of text that are sent at a time, and records that are written to a table at once. */
const CHUNK = 64_000;
const ROWS = 200;

type Store = Deps['store'];
type Table<T> = (rows: readonly T[], header: boolean) => string;

/** One part of the ledger, whole. */
interface Part<T> {
  readonly name: string;
  readonly what: string;
  readonly schema: BodySchema;
  readonly records: (store: Store) => AsyncIterable<T>;
  readonly table?: Table<T>;
}

const part = <T>(p: Part<T>): Part<unknown> => p as Part<unknown>;

const CLAIMS = part({
  name: 'claims',
  what: 'Every claim, those of one statement too, in order of id; csv: one row a statement',
  schema: claim,
  records: (store) => store.allClaims(),
  table: claimsToCsv,
});
const PARTS: readonly Part<unknown>[] = [
  CLAIMS,
  part({ name: 'articles', what: 'Every text as it was read', schema: READ_ARTICLE, records: readArticles }),
  part({
    name: 'publications',
    what: 'Where and when each text appeared',
    schema: publication,
    records: (store) => allOf((at) => store.articles(at)),
  }),
  part({
    name: 'stories',
    what: 'Every story with its articles and sources, the newest first',
    schema: story,
    records: wholeStories,
  }),
  part({
    name: 'sources',
    what: 'Every source across articles',
    schema: sourceSummary,
    records: (store) => allOf((at) => store.sources(at)),
    table: sourcesToCsv,
  }),
  part({
    name: 'figures',
    what: 'Every figure with the statement that it stands in',
    schema: figureFound,
    records: figures,
  }),
  part({
    name: 'decisions',
    what: 'What persons decided, for `hearsay decide --import`',
    schema: decision,
    records: decisions,
  }),
];

/** Parts of the ledger, whole, as streams: the same as `hearsay export PART`. */
export const exportRoutes = ({ store }: Pick<Deps, 'store'>): readonly Route[] => [
  exportRoute(store, '/api/v1/export', CLAIMS),
  ...PARTS.map((p) => exportRoute(store, `/api/v1/export/${p.name}`, p)),
];

function exportRoute(store: Store, path: string, { name, what, schema, records, table }: Part<unknown>): Route {
  const formats = z.enum(table ? ANSWERED.exportTable : ANSWERED.export).default('jsonl');
  return route(
    {
      method: 'get',
      path,
      access: 'read',
      tag: 'Export',
      summary: what,
      about: 'JSON lines, one record a line. It comes as a stream, only as fast as it is taken.',
      query: z.strictObject({ format: formats.openapi({ description: 'How the answer is written.' }) }),
      answers: {
        200: {
          what: 'All of it.',
          bodies: { [MEDIA_TYPES.jsonl]: schema, ...(table ? { [MEDIA_TYPES.csv]: z.string() } : {}) },
        },
      },
    },
    ({ query: { format } }) => {
      const text = format === 'csv' && table ? rows(records(store), table) : lines(records(store));
      return new Response(streamed(text), {
        headers: {
          'content-type': MEDIA_TYPES[format],
          'content-disposition': `attachment; filename="${name}.${format}"`,
        },
      });
    },
  );
}

async function* figures(store: Store): AsyncGenerator<unknown> {
  yield* allOf((at) => store.figures(at));
}

async function* decisions(store: Store): AsyncGenerator<unknown> {
  yield* await store.decisions();
}

async function* lines(records: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}

/** A table with its head once, also where it has no rows. */
async function* rows(records: AsyncIterable<unknown>, table: Table<unknown>): AsyncGenerator<string> {
  let held: unknown[] = [];
  let isFirst = true;
  for await (const record of records) {
    held.push(record);
    if (held.length < ROWS) continue;
    yield table(held, isFirst);
    isFirst = false;
    held = [];
  }
  if (held.length > 0 || isFirst) yield table(held, isFirst);
}

/** Text made only as fast as it is taken, and with a breath between so that others are served meanwhile. */
function streamed(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((next) => setImmediate(next));
      let held = '';
      while (held.length < CHUNK) {
        const { done, value } = await text.next();
        if (done) {
          if (held) controller.enqueue(encoder.encode(held));
          controller.close();
          return;
        }
        held += value;
      }
      controller.enqueue(encoder.encode(held));
    },
    async cancel() {
      await text.return(undefined);
    },
  });
}
