import type { Finding, RuleLevel } from '../records/finding.ts';
import type { Draft } from './draft.ts';
import type { Rule } from './rule.ts';

/** What the rules find in a draft, in text order. `levelOf` says how much each rule counts; rules that are off are not run. */
export function check(draft: Draft, rules: readonly Rule[], levelOf: (rule: Rule) => RuleLevel): readonly Finding[] {
  const found = rules.flatMap((rule): Finding[] => {
    const level = levelOf(rule);
    if (level === 'off') return [];
    return rule.check(draft).map(({ span, message, fix = null }) => ({ rule: rule.id, level, span, message, fix }));
  });
  return found
    .map((finding, order) => ({ finding, order }))
    .sort((a, b) => a.finding.span[0] - b.finding.span[0] || a.finding.span[1] - b.finding.span[1] || a.order - b.order)
    .map(({ finding }) => finding);
}
