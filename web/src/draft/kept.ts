import { RULE_LEVELS, type RuleLevel } from '../../../src/records/finding.ts';

/** What this page remembers: the draft in its tab alone, settings in this browser. Where storage is forbidden nothing is kept. */
const DRAFT = 'draft';
const LEVELS = 'lint-levels';
const MODEL = 'lint-model';

export const keptDraft = (): string => from(() => sessionStorage, DRAFT) ?? '';
export const keepDraft = (text: string): void => into(() => sessionStorage, DRAFT, text === '' ? null : text);

export const keptModel = (): boolean => from(() => localStorage, MODEL) === 'on';
export const keepModel = (isOn: boolean): void => into(() => localStorage, MODEL, isOn ? 'on' : null);

/** Levels that were set in place of the rules' own, by id. */
export function keptLevels(): Readonly<Record<string, RuleLevel>> {
  try {
    const all = Object.entries(JSON.parse(from(() => localStorage, LEVELS) ?? '{}') as Record<string, unknown>);
    return Object.fromEntries(all.filter((e): e is [string, RuleLevel] => RULE_LEVELS.some((l) => l === e[1])));
  } catch {
    return {};
  }
}
export const keepLevels = (levels: Readonly<Record<string, RuleLevel>>): void =>
  into(() => localStorage, LEVELS, Object.keys(levels).length ? JSON.stringify(levels) : null);

function from(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function into(storage: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // Too large, or forbidden: it lasts as long as the page.
  }
}
