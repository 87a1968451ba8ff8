/** Names of the marks that steer the direction of text; unseen, they could make a page show other words than it holds. */
const DIRECTION: ReadonlyMap<number, string> = new Map([
  [0x061c, 'ALM'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** What a hidden character is shown as: `RLO` for a direction mark, `U+001B` for a control. */
export const nameOfHidden = (c: string): string =>
  DIRECTION.get(c.charCodeAt(0)) ?? `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Control characters and direction marks as `[RLO]`, `[U+001B]`: nothing in an article can steer a terminal or turn a line
 * around. Tabs and line feeds stay.
 */
export const visible = (text: string): string => text.replace(HIDDEN, (c) => `[${nameOfHidden(c)}]`);

/** Text in pieces: plain ones, and single hidden characters to be shown by name. */
export function pieces(text: string): readonly { readonly text: string; readonly hidden: boolean }[] {
  const out: { text: string; hidden: boolean }[] = [];
  let from = 0;
  for (const m of text.matchAll(HIDDEN)) {
    if (m.index > from) out.push({ text: text.slice(from, m.index), hidden: false });
    out.push({ text: m[0], hidden: true });
    from = m.index + 1;
  }
  if (from < text.length) out.push({ text: text.slice(from), hidden: false });
  return out;
}
