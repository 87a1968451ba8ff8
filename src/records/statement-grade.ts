import { GRADES } from './source.ts';

/**
 * How far a reader could hold someone to a statement: the grade of its source, or `own voice` where the article tells it itself and
 * names nobody. What is told in an outlet's own voice counts under no grade of source.
 */
export const STATEMENT_GRADES = [...GRADES, 'own voice'] as const;
export type StatementGrade = (typeof STATEMENT_GRADES)[number];

/** The grade of a statement as it is counted and shown. */
export const statementGrade = <T extends { readonly attribution: string | null; readonly grade: StatementGrade }>({
  attribution,
  grade,
}: T): StatementGrade => (attribution === null ? 'own voice' : grade);
