import { type Ink, ink } from './ink.ts';
import { visible } from './visible.ts';
import { columns, widest, wrap } from './wrap.ts';

export interface LookOptions {
  /** Columns of the terminal; the output keeps to 40..110 of them. */
  readonly width?: number;
  readonly color?: boolean;
}

/** How the ledger's pages look in a terminal. */
export interface Look {
  readonly width: number;
  readonly ink: Ink;
}

export const lookOf = ({ width = 80, color = false }: LookOptions): Look => ({
  width: Math.max(40, Math.min(width, 110)),
  ink: ink(color),
});

/** Sections parted by empty lines; empty ones are left out. Ends with a line feed. */
export function pageOf(sections: readonly (readonly string[])[]): string {
  const text = sections
    .filter((s) => s.length)
    .map((s) => s.join('\n'))
    .join('\n\n');
  return `${text.replace(/(?<![ \t])[ \t]+$/gm, '')}\n`;
}

/** "1 article", "12 articles". */
export const count = (n: number, noun: string, nouns = `${noun}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? noun : nouns}`;

/** The day of an ISO time; "no date" where there is none. */
export const day = (time: string | null): string => time?.slice(0, 10) ?? 'no date';

/** Facts in one faint line (or more), parted by dots; empty ones are left out. */
export const facts = (parts: readonly string[], { width, ink: i }: Look, indent = ''): readonly string[] =>
  wrap(visible(parts.filter((p) => p !== '').join(' · ')), width - indent.length).map((l) => indent + i.faint(l));

type Painted = readonly [text: string, paint: (text: string) => string];

/** A name with what is known of it behind it, or below it where both do not fit in one line. */
export function headed(
  name: string,
  tail: readonly Painted[],
  { width, ink: i }: Look,
  indent = '  ',
): readonly string[] {
  const gap = '  ';
  const behind = tail.filter(([text]) => text !== '');
  const all = [visible(name), ...behind.map(([text]) => text)].join(gap);
  const painted = behind.map(([text, paint]) => paint(text)).join(gap);
  if (columns(indent + all) <= width)
    return [`${indent}${i.name(visible(name))}${painted === '' ? '' : gap + painted}`];
  return [
    ...wrap(visible(name), width - indent.length).map((l) => indent + i.name(l)),
    ...behind.flatMap(([text, paint]) => wrap(text, width - indent.length - 2).map((l) => `${indent}  ${paint(l)}`)),
  ];
}

/** "a, b, c and 4 more". */
export function listOf(names: readonly string[], most = 4): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}

/** Words and what they mean, faint, below a page. */
export const legendOf = (rows: readonly (readonly [string, string])[], { width, ink: i }: Look): readonly string[] => {
  const room = widest(rows, ([word]) => word.length) + 2;
  return rows.flatMap(([word, meaning]) =>
    wrap(meaning, width - room).map((l, k) => i.faint((k === 0 ? word : '').padEnd(room) + l)),
  );
};
