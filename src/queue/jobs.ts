// What we use of graphile-worker, in one place: the build puts just this into the file (docs/decisions/0018-workers.md).
export { Logger, runMigrations, runTaskList } from 'graphile-worker';
