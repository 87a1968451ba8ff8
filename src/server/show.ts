import type { LedgerStatement } from '../records/ledger.ts';
import type { StatementHit } from '../store/store.ts';
import type { ShownStatement } from './schemas/ledger.ts';

/** A statement without what only linking reads. */
export function shown(statement: LedgerStatement): ShownStatement {
  const { vector: _vector, cells: _cells, facts: _facts, ...rest } = statement;
  return rest;
}

export const shownHit = (hit: StatementHit) => ({ ...hit, statement: shown(hit.statement) });
