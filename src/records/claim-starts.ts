/** How likely what another claim says begins at an offset of a text (UTF-16), amid a statement: 0 to 1, 0 where nobody knows. */
export type ClaimStarts = (at: number) => number;
