import type { RuleLevel } from './finding.ts';

/** What a house sets for the lint of its drafts, as `hearsay.config.json` has it. */
export interface HouseSettings {
  /** Levels in place of the rules' own, by id. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Verbs of saying, in the past, that the house counts as loaded too ("thundered"). */
  readonly loaded: readonly string[];
  /** Verbs of saying that the house allows ("claimed"). */
  readonly allowed: readonly string[];
  /** Names of outlets beside those that are known. */
  readonly outlets: readonly string[];
}
