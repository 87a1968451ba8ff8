/** Letters in one case without accents and outer blanks, as names are compared. */
export const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u2019']+/g, (m) => (/\s/.test(m) ? ' ' : "'"))
    .trim();
