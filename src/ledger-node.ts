/** `hearsay/ledger`: what many articles tell together. Needs Node; one article alone is in `hearsay` and `hearsay/node`. */

export type { Added } from './ledger/add.ts';
export type { Asked, Asking } from './ledger/deciding.ts';
export { type DigestAsked, digestMatter } from './ledger/digest.ts';
export type { FigureSeries, FigureValue } from './ledger/figures.ts';
export type { AddOptions, Ledger } from './ledger/ledger.ts';
export type { OpenOptions } from './ledger/open.ts';
export { defaultPath, openLedger } from './ledger/open.ts';
export type { StepProgress } from './ledger/progress.ts';
export type { Trace } from './ledger/trace.ts';
export type { WatchAsked } from './ledger/watching.ts';
export { readForLedger } from './pipeline.ts';
export type { Claim, Drift, Evidence, Origin, Position, Relation, Statement } from './records/claim.ts';
export { DRIFT_KINDS, RELATION_KINDS } from './records/claim.ts';
export type {
  Decision,
  LedgerEntry,
  LedgerFigure,
  LedgerStatement,
  Publication,
  Selector,
  SourceRecord,
} from './records/ledger.ts';
export type { Happening, Waiting, Watch, WatchEvent } from './records/watch.ts';
export { WATCH_EVENT_KINDS, WATCH_KINDS } from './records/watch.ts';
export type { ClaimFilter, Facets, Page, Problem, StatementFilter, StatementHit, Stats, Store } from './store/store.ts';
