import { pageOf } from '../lint/page.ts';
import { RULES } from '../lint/rules.ts';
import { Failure } from '../records/failure.ts';

/** The page of a rule, or the list of all. Throws a `Failure` for a rule that there is not. */
export function explain(id: string): string {
  if (id === 'all') return RULES.map((r) => `${r.id.padEnd(26)}${r.level.padEnd(9)}${r.about}\n`).join('');
  const rule = RULES.find((r) => r.id === id);
  if (!rule) throw new Failure('no-rule', `there is no rule ${JSON.stringify(id)}`, '--explain all lists the rules');
  return pageOf(rule);
}
