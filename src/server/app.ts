import { getConnInfo } from '@hono/node-server/conninfo';
import { OpenAPIHono } from '@hono/zod-openapi';
import { Failure } from '../records/failure.ts';
import { admit } from './access.ts';
import { answer, Body } from './answer.ts';
import type { App, Asking, ServerEnv } from './asking.ts';
import type { Deps } from './deps.ts';
import { bodyOf, statusOf } from './failures.ts';
import { safeHeaders } from './headers.ts';
import { describe, honoPath, REST_OF_PATHS, type Route } from './route.ts';
import { routesOf } from './routes/all.ts';
import { failed } from './schemas/common.ts';
import { registerReadArticle } from './schemas/read-article.ts';
import { sentIn } from './sent.ts';

/**
 * The whole server as one function from request to answer. Every route is declared in `routes/`, with who may ask for it; there is
 * no other way to put one on. All failures have the shape of `ErrorBody`.
 */
export function createApp(deps: Deps): App {
  const app: App = new OpenAPIHono<ServerEnv>();
  app.use(safeHeaders);
  app.notFound((c) => refuse(c, new Failure('not-found', `nothing here: ${c.req.path.slice(0, 200)}`, 'see /docs')));
  app.onError((error, c) => {
    if (!(error instanceof Failure)) deps.log(error);
    return refuse(c, error);
  });
  registerReadArticle(app);
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of hearsay token create. Basic works too, with the token as the password.',
  });
  for (const [path, routes] of byPath(routesOf(deps, app))) {
    for (const one of routes) put(app, one, deps);
    // What a path is not made for is told apart from a path that is not there.
    const methods = routes.map((r) => r.spec.method.toUpperCase());
    app.all(honoPath(path), (c, next) => {
      if (path === REST_OF_PATHS) return next();
      c.header('allow', methods.join(', '));
      const what = `${c.req.method.slice(0, 20)} is not for ${c.req.path.slice(0, 200)}`;
      return refuse(c, new Failure('method-not-allowed', what, `use ${methods.join(' or ')}`));
    });
  }
  return app;
}

function put(app: App, one: Route, deps: Deps): void {
  const { method, path, access } = one.spec;
  describe(app, one, failed);
  app.on(method.toUpperCase(), honoPath(path), async (c) => {
    const header = (name: string): string | null => c.req.header(name) ?? null;
    const token = admit(
      access,
      {
        method: c.req.method,
        host: header('host'),
        origin: header('origin'),
        fetchSite: header('sec-fetch-site'),
        fetchMode: header('sec-fetch-mode'),
        authorization: header('authorization'),
      },
      deps.stand(),
    );
    const client = token?.id ?? addressOf(c);
    c.set('token', token);
    c.set('client', client);
    deps.requests.take(client);
    const sent = sentIn(c.env.incoming, deps.room);
    c.set('sent', sent);
    try {
      const made = await (one.spec.isKept ? keep(c, deps) : one.handle(c));
      return made instanceof Body ? await answer(c, made) : made;
    } finally {
      sent.release();
    }
  });
}

/** The answer that is kept for this address, as long as nothing was written since. */
function keep(c: Asking, { answers, lookers }: Deps): Promise<Body> {
  const address = c.req.url.slice(c.req.url.indexOf('/', 'https://'.length));
  return answers.get(address, () => lookers.look(address, c.req.raw.signal));
}

/** Routes by path, in the order of their declaration. */
function byPath(routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  const paths = new Map<string, Route[]>();
  for (const one of routes) paths.set(one.spec.path, [...(paths.get(one.spec.path) ?? []), one]);
  return paths;
}

const addressOf = (c: Asking): string => getConnInfo(c).remote.address ?? 'unknown';

function refuse(c: Asking, error: unknown): Response {
  const status = statusOf(error);
  if (status === 401) c.header('www-authenticate', 'Bearer realm="hearsay", Basic realm="hearsay", charset="UTF-8"');
  if (status === 429 || status === 503) c.header('retry-after', '5');
  c.header('cache-control', 'no-store');
  return c.json(bodyOf(error), status);
}
