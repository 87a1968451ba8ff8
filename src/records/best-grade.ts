import type { StatementGrade } from './statement-grade.ts';

/** As within an article: one that names it counts, else one that withholds the name. */
const ORDER: readonly StatementGrade[] = ['named', 'anonymous', 'role', 'unnamed', 'own voice'] as const;

/** The grade of a source of which several statements are told; `none` without any. */
export const bestGrade = (grades: readonly StatementGrade[]): StatementGrade =>
  ORDER.find((g) => grades.includes(g)) ?? 'none';
