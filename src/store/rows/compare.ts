/** The order of code units, for ids and names. */
export const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
