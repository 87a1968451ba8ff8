/**
 * How often each rule that decides an act is right (0..1), as measured on annotated training articles with the annotators' own
 * spans. Rules that were seen fewer than ten times are not listed.
 */
const ACT_RULE_SCORES: Readonly<Record<string, number>> = {
  'saying-nothing': 0.97,
  'negated-attitude': 0.95,
  'announce-plan': 0.89,
  'act-by-frame': 0.94,
  'act-of-document': 0.8,
  'act-of-verb': 0.9,
  'act-of-noun': 0.85,
};

/** Score of a rule that decides an act; one that was seen too seldom has 0.9. */
export const actRuleScore = (rule: string): number => ACT_RULE_SCORES[rule] ?? 0.9;
