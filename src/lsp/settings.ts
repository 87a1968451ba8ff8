/** What a person sets in the editor; the rest of the section is the editor's own. */
export interface Settings {
  /** Grades behind the words that name sources. */
  readonly inlayHints: boolean;
  /** Milliseconds without a keystroke before a draft is read. */
  readonly pause: number;
}

export const DEFAULT_SETTINGS: Settings = { inlayHints: true, pause: 30 };

/** Ten seconds. */
const LONGEST_PAUSE = 10_000;

/** Settings as they came from the client, the default where one is absent or bad; `complaints` has a line for each bad one. */
export function readSettings(given: unknown): { readonly settings: Settings; readonly complaints: readonly string[] } {
  const { inlayHints, pause } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const complaints: string[] = [];
  const checked = <T>(name: keyof Settings, value: unknown, isGood: (v: unknown) => boolean, allowed: string): T => {
    if (value === undefined || value === null) return DEFAULT_SETTINGS[name] as T;
    if (isGood(value)) return value as T;
    complaints.push(`bad setting hearsay.${name}: ${JSON.stringify(value)}: give ${allowed}`);
    return DEFAULT_SETTINGS[name] as T;
  };
  const isPause = (v: unknown): boolean => typeof v === 'number' && v >= 0 && v <= LONGEST_PAUSE;
  const settings: Settings = {
    inlayHints: checked('inlayHints', inlayHints, (v) => typeof v === 'boolean', 'true or false'),
    pause: checked('pause', pause, isPause, `milliseconds from 0 to ${LONGEST_PAUSE}`),
  };
  return { settings, complaints };
}
