/** Version of the English rules: it changes when a word list or table changes what is found. */
export const RULES_VERSION = 'en-1';
