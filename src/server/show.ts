import type { LedgerStatement, ShownStatement } from '../records/ledger.ts';
import { statementGrade } from '../records/statement-grade.ts';

/** A statement without what only linking reads. */
export function shown(statement: LedgerStatement): ShownStatement {
  const { vector: _vector, facts: _facts, ...rest } = statement;
  return { ...rest, grade: statementGrade(rest) };
}
