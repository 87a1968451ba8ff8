import type { Span } from '../records/span.ts';
import { NAME_PARTICLES, OUTLET_WORDS } from '../rules/en/page.ts';
import { lookupOutlet } from '../rules/outlets/register.ts';

/** One part of a byline or credit: its words and their place. */
export interface Part {
  readonly words: string;
  readonly span: Span;
}

/** Cuts a list of names ("Ada Holm, Ben Ruiz and Agency T") at commas, "and" and the like; marks at the ends are left out. */
export function partsOf(text: string, [start, end]: Span): readonly Part[] {
  const out: Part[] = [];
  const cut = /[,;|/&•·]\s*|\s(?:and|with)\s+/g;
  cut.lastIndex = 0;
  const words = text.slice(start, end);
  let from = 0;
  const push = (to: number): void => {
    const raw = words.slice(from, to);
    const lead = /^[\s*_([“"'—–-]*/.exec(raw)![0].length;
    const bare = trimEnd(raw.slice(lead));
    if (bare) out.push({ words: bare, span: [start + from + lead, start + from + lead + bare.length] });
  };
  for (let m = cut.exec(words); m; m = cut.exec(words)) {
    push(m.index);
    from = m.index + m[0].length;
  }
  push(words.length);
  return out;
}

const MARKS = new Set(' \t\r\n\u00a0*_)].,;:”"\'—–-');

function trimEnd(words: string): string {
  let end = words.length;
  // "Jr." and initials keep their stop.
  while (
    end > 0 &&
    MARKS.has(words[end - 1]!) &&
    !(words[end - 1] === '.' && /(?:^|[ .])(?:[A-Z]|[JS]r)$/.test(words.slice(Math.max(0, end - 4), end - 1)))
  )
    end--;
  return words.slice(0, end);
}

const CAPITAL = /^[\p{Lu}\p{Lt}\p{Lo}]/u;

/** True for the name of a publisher or agency: one that the register knows, or one made of capitals with a word such as "Press". */
export function isOutlet(words: string): boolean {
  if (words.length > 60 || !CAPITAL.test(words)) return false;
  if (lookupOutlet(words)) return true;
  const list = words.split(/\s+/);
  return list.length <= 6 && list.some((w) => CAPITAL.test(w) && OUTLET_WORDS.has(w.toLowerCase()));
}

/** True for what can be the name of a person: two to five words with capitals, particles aside. */
export function isPerson(words: string): boolean {
  const list = words.split(/\s+/);
  if (list.length < 2 || list.length > 5 || words.length > 60 || /[\d@:/]/.test(words)) return false;
  return (
    CAPITAL.test(list[0]!) && CAPITAL.test(list.at(-1)!) && list.every((w) => CAPITAL.test(w) || NAME_PARTICLES.has(w))
  );
}

/** Words of a place with a day, at most: a longer row of capitals is a headline. */
const PLACE = 10;

/** True for words of a place before an agency: capitals, commas, connecting words and a day ("PORT NARA, Country C, March 3"). */
export function isPlace(words: string): boolean {
  const list = words.split(/[\s,]+/);
  return (
    list.length <= PLACE &&
    list.every(
      (w) =>
        w === '' ||
        (CAPITAL.test(w) && !w.endsWith(':')) ||
        /^\d{1,4}\.?$/.test(w) ||
        NAME_PARTICLES.has(w) ||
        w === 'of' ||
        w === 'and',
    )
  );
}
