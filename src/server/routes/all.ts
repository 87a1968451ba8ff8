import type { App } from '../asking.ts';
import type { Deps } from '../deps.ts';
import type { Route } from '../route.ts';
import { analyseRoutes } from './analyse.ts';
import { appRoutes } from './app-files.ts';
import { articleRoutes, removeRoutes } from './articles.ts';
import { claimRoutes } from './claims.ts';
import { decisionRoutes } from './decisions.ts';
import { digestRoutes } from './digest.ts';
import { docsRoutes } from './docs.ts';
import { exportRoutes } from './export.ts';
import { figureRoutes } from './figures.ts';
import { jobRoutes } from './jobs.ts';
import { lintRoutes } from './lint.ts';
import { outletRoutes } from './outlets.ts';
import { serviceRoutes } from './service.ts';
import { sourceRoutes } from './sources.ts';
import { statementRoutes } from './statements.ts';
import { storyRoutes } from './stories.ts';
import { oneStoryRoutes } from './story.ts';
import { watchRoutes } from './watches.ts';

/** What is asked of the ledger, and needs nothing else. */
export const ledgerRoutes = (deps: Pick<Deps, 'store'>): readonly Route[] => [
  ...claimRoutes(deps),
  ...storyRoutes(deps),
  ...statementRoutes(deps),
  ...articleRoutes(deps),
  ...sourceRoutes(deps),
  ...outletRoutes(deps),
  ...figureRoutes(deps),
];

/** Every route, in the order of the docs. The app's files come last: they take every path that is left. */
export const routesOf = (deps: Deps, app: App): readonly Route[] => [
  ...analyseRoutes(deps),
  ...lintRoutes(deps),
  ...digestRoutes(deps),
  ...ledgerRoutes(deps),
  ...oneStoryRoutes(deps),
  ...removeRoutes(deps),
  ...jobRoutes(deps),
  ...decisionRoutes(deps),
  ...watchRoutes(deps),
  ...exportRoutes(deps),
  ...serviceRoutes(deps),
  ...docsRoutes(app),
  ...appRoutes(deps),
];
