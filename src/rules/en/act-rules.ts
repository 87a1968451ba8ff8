/** Score of a rule that was seen fewer than ten times. */
const SELDOM = 0.9;

/**
 * The rules that decide an act or a stance by their ids, with how often each is right (0..1), as measured on annotated training
 * articles with the annotators' own spans.
 */
export const ACT_RULES = {
  'saying-nothing': 0.97,
  'refusal-to': SELDOM,
  'refusal-to-say': SELDOM,
  'no-comment': SELDOM,
  'not-only': SELDOM,
  'negated-say': SELDOM,
  'negated-allege': SELDOM,
  'negated-confirm': SELDOM,
  'negated-deny': SELDOM,
  'negated-refuse': SELDOM,
  'negated-accuse': SELDOM,
  'negated-warn': SELDOM,
  'negated-urge': SELDOM,
  'negated-promise': SELDOM,
  'negated-predict': SELDOM,
  'negated-show': SELDOM,
  'negated-attitude': 0.95,
  'negated-doubt': SELDOM,
  'whether-known': SELDOM,
  'judging-content': SELDOM,
  'judging-name': SELDOM,
  plea: SELDOM,
  'statement-does': SELDOM,
  'rejected-noun': SELDOM,
  'rejected-clause': SELDOM,
  'ignored-question': SELDOM,
  'ignored-thing': SELDOM,
  'announced-none': SELDOM,
  'announce-plan': 0.89,
  'inquiry-whether': SELDOM,
  'ask-for': SELDOM,
  'ask-question': SELDOM,
  'act-by-frame': 0.94,
  'act-of-document': 0.8,
  'act-of-phrase': SELDOM,
  'act-of-verb': 0.9,
  'act-of-noun': 0.85,
  'act-of-unsure': SELDOM,
  'unsure-act': SELDOM,
  'act-of-stance': SELDOM,
  'stance-of-act': SELDOM,
} as const satisfies Readonly<Record<string, number>>;

export type ActRuleId = keyof typeof ACT_RULES;
