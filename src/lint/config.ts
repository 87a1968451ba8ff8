import { Failure } from '../records/failure.ts';
import { FINDING_LEVELS, type FindingLevel, RULE_LEVELS } from '../records/finding.ts';
import type { HouseSettings } from '../records/house-settings.ts';

/** Name of the file that is looked for from the folder of a draft upwards. */
export const CONFIG_FILE = 'hearsay.config.json';

/** The part of `hearsay.config.json` that the lint reads. */
export interface LintConfig extends HouseSettings {
  readonly failOn: FindingLevel | null;
}

const LINT_KEYS = ['failOn', 'rules', 'loaded', 'allowed', 'outlets'] as const satisfies readonly (keyof LintConfig)[];

export const NO_CONFIG: LintConfig = { failOn: null, rules: {}, loaded: [], allowed: [], outlets: [] };

/** The published schema of the file, for the ids of the rules that there are (JSON Schema 2020-12). */
export const configSchema = (ids: readonly string[]) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:hearsay:config:1',
  title: 'hearsay.config.json',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    lint: {
      type: 'object',
      additionalProperties: false,
      properties: {
        failOn: { enum: FINDING_LEVELS, description: 'Findings from this level on give exit code 3.' },
        rules: {
          type: 'object',
          additionalProperties: false,
          description: "Levels in place of the rules' own.",
          properties: Object.fromEntries(ids.map((id) => [id, { enum: RULE_LEVELS }])),
        },
        loaded: { ...LIST, description: 'Verbs of saying, in the past, that the house counts as loaded too.' },
        allowed: { ...LIST, description: 'Verbs of saying that the house allows.' },
        outlets: { ...LIST, description: 'Names of outlets beside those that are known.' },
      },
    },
  },
});
const LIST = { type: 'array', items: { type: 'string', minLength: 1 } } as const;

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the text of a configuration. Throws a `Failure` with one line: the file, the place in it, the bad value and what is allowed.
 */
export function readConfig(text: string, file: string, ids: readonly string[]): LintConfig {
  let all: unknown;
  try {
    all = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0]! : 'damaged';
    throw new Failure('config', `${file} is not JSON: ${why}`, 'correct it, or leave it out');
  }
  return settingsOf(all, file, ids);
}

/** The settings that a value from JSON holds, which came from `file`. Throws as `readConfig` does. */
export function settingsOf(all: unknown, file: string, ids: readonly string[]): LintConfig {
  const refuse = (where: string, value: unknown, allowed: string): Failure =>
    new Failure('config', `${file}: bad value at ${where}: ${JSON.stringify(value)}`, `allowed: ${allowed}`);
  const object = (value: unknown, where: string, keys: readonly string[]): Json => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(where, value, 'an object');
    const odd = Object.keys(value).find((k) => !keys.includes(k));
    if (odd !== undefined)
      throw new Failure(
        'config',
        `${file}: unknown key at ${where}: ${JSON.stringify(odd)}`,
        `allowed: ${keys.join(', ')}`,
      );
    return value as Json;
  };
  const list = (value: unknown, where: string): readonly string[] => {
    if (value === undefined) return [];
    if (!Array.isArray(value) || value.some((w) => typeof w !== 'string' || w === ''))
      throw refuse(where, value, 'a list of words');
    return value as readonly string[];
  };
  const one = <T extends string>(value: unknown, where: string, allowed: readonly T[]): T => {
    if (!allowed.includes(value as T)) throw refuse(where, value, allowed.join(', '));
    return value as T;
  };
  const top = object(all, 'the top', ['$schema', 'lint']);
  const lint = object(top.lint ?? {}, 'lint', LINT_KEYS);
  const rules = object(lint.rules ?? {}, 'lint.rules', ids);
  return {
    failOn: lint.failOn === undefined ? null : one(lint.failOn, 'lint.failOn', FINDING_LEVELS),
    rules: Object.fromEntries(
      Object.entries(rules).map(([id, level]) => [id, one(level, `lint.rules.${id}`, RULE_LEVELS)]),
    ),
    loaded: list(lint.loaded, 'lint.loaded'),
    allowed: list(lint.allowed, 'lint.allowed'),
    outlets: list(lint.outlets, 'lint.outlets'),
  };
}
