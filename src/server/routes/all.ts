import type { Deps } from '../deps.ts';
import type { App, Route } from '../route.ts';
import { analyseRoutes } from './analyse.ts';
import { appRoutes } from './app-files.ts';
import { docsRoutes } from './docs.ts';

/** Every route, in the order of the docs. The app's files come last: they take every path that is left. */
export const routesOf = (deps: Deps, app: App): readonly Route[] => [
  ...analyseRoutes(deps),
  ...docsRoutes(app),
  ...appRoutes(deps),
];
