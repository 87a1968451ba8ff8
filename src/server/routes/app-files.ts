import { z } from '@hono/zod-openapi';
import { Failure } from '../../records/failure.ts';
import { whole } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { type Asking, type Route, route } from '../route.ts';

const YEAR = 'public, max-age=31536000, immutable';

/** The web app: its files by name, and its one page for every view that has an address of its own. */
export const appRoutes = ({ assets }: Deps): readonly Route[] => {
  const page = (c: Asking): Promise<Response> => {
    const index = assets.get('/index.html');
    if (index) return whole(c, index.bytes(), index.type);
    return whole(c, NO_APP, 'text/plain; charset=utf-8');
  };
  const answers = { 200: { what: 'A file of the app.', bodies: { 'text/html': z.string() } } };
  return [
    route({ method: 'get', path: '/', access: 'open', tag: 'App', summary: 'The web app', answers }, (_, c) => page(c)),
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
        if (asset) return whole(c, asset.bytes(), asset.type, asset.isFixed ? { 'cache-control': YEAR } : {});
        if (isView(c.req.path)) return page(c);
        throw new Failure('not-found', `nothing here: ${c.req.path.slice(0, 200)}`, 'see / and /docs');
      },
    ),
  ];
};

/** Views have no dots in their last part; a file that is not there is no view. */
const isView = (path: string): boolean => !path.startsWith('/api/') && !/\.[^/]*$/.test(path);

const NO_APP =
  'Hearsay serves, but its web app is not built here: run npm run build.\nThe REST interface is described at /docs.\n';
