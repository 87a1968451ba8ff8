/** Where the page of a rule is, as it comes with the package: a `file:` URI. */
export const pageUri = (rule: string): string => new URL(`../../docs/lint/${rule}.md`, import.meta.url).href;
