import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { Failure } from '../../records/failure.ts';
import { MEDIA_TYPES } from '../../records/formats.ts';
import { answer, Body, isKnown } from '../answer.ts';
import type { Asking } from '../asking.ts';
import type { Asset } from '../assets.ts';
import type { Deps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { isPage, isView } from '../views.ts';

/** The web app: its files by name, and its one page for every view that has an address of its own. */
export const appRoutes = (deps: Deps): readonly Route[] => {
  const { assets, stand } = deps;
  const page = assets.get('/index.html')?.body ?? new Body(NO_APP, MEDIA_TYPES.text);
  const answers = {
    200: { what: 'A file of the app.', bodies: { 'text/html': z.string() } },
    404: { what: 'The app, which says that nothing is at this address.', bodies: { 'text/html': z.string() } },
  };
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
      async (_, c) => {
        const asset = assets.get(c.req.path);
        if (asset) return asset.body ?? streamed(c, asset);
        const { pathname } = new URL(c.req.url);
        if (isPage(pathname)) {
          const mayRead = c.get('token') !== null || !stand().tokensNeeded;
          return answer(c, page, (await isView(pathname, deps, mayRead)) ? 200 : 404);
        }
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

const NO_APP =
  'Hearsay serves, but its web app is not built here: run npm run build.\nThe REST interface is described at /docs.\n';
