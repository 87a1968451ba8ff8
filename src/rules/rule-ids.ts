import type { Why } from '../records/why.ts';
import type { ActRuleId } from './en/act-rules.ts';
import type { ConstructionId } from './en/constructions.ts';

/** Rules that change a part of what an engine found, with how often each is right (0..1). */
export const CHANGES = {
  'behind-dateline': 0.8,
  citing: 0.9,
  'denied-claim': 0.8,
  'over-source': 0.8,
  'passive-agent': 0.8,
  'unnamed-subject': 0.8,
} as const satisfies Readonly<Record<string, number>>;

export type ChangeId = keyof typeof CHANGES;

/** What is said of a sentence or clause that lies in no content. */
export const OWN_VOICE = [
  'sentence-in-own-voice',
  'clause-in-own-voice',
  'figure-in-own-voice',
  'accusation-in-own-voice',
  'quotation-without-speaker',
] as const;

export type OwnVoiceId = (typeof OWN_VOICE)[number];

/** Rules by which a name joins another one of its article. */
export const JOINS = [
  'acronym',
  'demonym',
  'double-surname',
  'firm',
  'full-name',
  'letter',
  'name-order',
  'outlet-alias',
  'same-country',
  'same-words',
  'short-name',
  'short-outlet',
  'surname',
  'title-surname',
  'without-country',
] as const;

export type JoinId = (typeof JOINS)[number];

/** Rules that tell which source a mention means, or what kind of source it is. */
export const MENTIONS = [
  'author',
  'company',
  'credited',
  'description',
  'description-before-name',
  'document-named-elsewhere',
  'epithet',
  'first-person',
  'initials',
  'joint',
  'name',
  'nearest-description',
  'one-of-several',
  'outlet',
  'owner',
  'pronoun',
  'relative',
  'reports-another',
  'speaks-for',
  'stands-for',
  'was-told',
] as const;

export type MentionRuleId = (typeof MENTIONS)[number];

/** Every rule that a `why` may name; `about` links a statement to the claim that it names or judges. */
export type RuleId = ConstructionId | ActRuleId | ChangeId | OwnVoiceId | JoinId | MentionRuleId | 'about';

/** What begins the name of a rule in a `why`; a model has another word there. */
const RULE = 'rule ';

/** The name of a rule in a `why`. */
export const byRule = (id: RuleId): string => `${RULE}${id}`;

/** The `why` of a part that a rule found, with its score (0..1). */
export const foundBy = (part: string, id: RuleId, score: number): Why => ({ part, by: byRule(id), score });

/** The `why` of a part that a rule changed. */
export const changedBy = (part: string, id: ChangeId): Why => foundBy(part, id, CHANGES[id]);

/** The id of the rule that a `why` names; null for a model. */
export const ruleIn = ({ by }: Why): string | null => (by.startsWith(RULE) ? by.slice(RULE.length) : null);
