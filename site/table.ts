/** A box for what may be wider than the page; it can be scrolled with the keyboard. */
export const wide = (table: string): string =>
  `<div class="wide" tabindex="0" role="group" aria-label="Table">${table}</div>\n`;

/** A table from cells that are HTML; nothing where it has no rows. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : wide(
        `<table><thead><tr>${heads.map((h) => `<th scope="col">${h}</th>`).join('')}</tr></thead><tbody>${rows
          .map((cells) => `<tr>${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`)
          .join('\n')}</tbody></table>`,
      );
