import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { Failure } from '../../records/failure.ts';
import { Body, isKnown } from '../answer.ts';
import type { Asking } from '../asking.ts';
import type { Asset } from '../assets.ts';
import type { Deps } from '../deps.ts';
import { type Route, route } from '../route.ts';

/** The web app: its files by name, and its one page for every view that has an address of its own. */
export const appRoutes = ({ assets }: Deps): readonly Route[] => {
  const page = assets.get('/index.html')?.body ?? new Body(NO_APP, 'text/plain; charset=utf-8');
  const answers = { 200: { what: 'A file of the app.', bodies: { 'text/html': z.string() } } };
  return [
    route({ method: 'get', path: '/', access: 'open', tag: 'App', summary: 'The web app', answers }, () => page),
    route(
      {
        method: 'get',
        path: '/{path}',
        access: 'open',
        tag: 'App',
        summary: 'A file or a view of the web app',
        answers,
      },
      (_, c) => {
        const asset = assets.get(c.req.path);
        if (asset) return asset.body ?? streamed(c, asset);
        if (isView(c.req.path)) return page;
        throw new Failure('not-found', `nothing here: ${c.req.path.slice(0, 200)}`, 'see / and /docs');
      },
    ),
  ];
};

/** A file too large to be kept, piece by piece. */
function streamed(c: Asking, { path, bytes, type, tag, headers }: Asset): Response {
  const common = { 'cache-control': 'no-cache', ...headers, etag: `"${tag}"` };
  if (isKnown(c.req.header('if-none-match'), tag)) return new Response(null, { status: 304, headers: common });
  const stream = Readable.toWeb(createReadStream(path)) as ReadableStream;
  return new Response(stream, { headers: { ...common, 'content-type': type, 'content-length': String(bytes) } });
}

/** Views have no dots in their last part; a file that is not there is no view. */
const isView = (path: string): boolean => !path.startsWith('/api/') && !path.slice(path.lastIndexOf('/')).includes('.');

const NO_APP =
  'Hearsay serves, but its web app is not built here: run npm run build.\nThe REST interface is described at /docs.\n';
