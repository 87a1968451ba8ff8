/** Version of what reads English: a hash of stages and rules, made by `npm run build` (scripts/reading-version.ts). */
export const RULES_VERSION = 'en-d2c0bc0a5a51';
