import type { LedgerEntry, Linkable } from '../src/records/ledger.ts';

/** Statements of an entry as they are before any source is joined. */
export const linkablesOf = ({ statements, text, publication, sources }: LedgerEntry): Linkable[] =>
  statements.map((statement) => ({
    statement,
    text,
    publications: [publication],
    sources: new Map(sources.map((s) => [s.local, { ...s, id: null }])),
  }));
