/** Whether `text` has the characters of a pattern. */
export const isGlob = (text: string): boolean => /[*?[{]/.test(text);

const MAX_CHOICES = 1000;

/** The patterns without braces that `{a,b}` stands for, in order; beyond a thousand, braces are left as they are. */
export function braces(pattern: string): readonly string[] {
  let patterns: readonly string[] = [pattern];
  for (;;) {
    const open = patterns.map((p) => /\{([^{},]{0,1000},[^{}]{0,1000})\}/.exec(p));
    if (patterns.length > MAX_CHOICES || open.every((found) => !found)) return [...new Set(patterns)];
    patterns = patterns.flatMap((p, i) => {
      const found = open[i];
      const end = found ? found.index + found[0].length : 0;
      return found?.[1]?.split(',').map((choice) => p.slice(0, found.index) + choice + p.slice(end)) ?? [p];
    });
  }
}

/** One character against `?`, `[a-z]`, `[!a-z]` or itself; gives the rest of the pattern, or null. */
function one(pattern: string, at: number, c: string): number | null {
  if (pattern[at] === '?') return at + 1;
  const close = pattern[at] === '[' ? pattern.indexOf(']', at + 2) : -1;
  if (close < 0) return pattern[at] === c ? at + 1 : null;
  const set = pattern.slice(at + 1, close);
  const isNot = set.startsWith('!') || set.startsWith('^');
  let isIn = false;
  for (let i = isNot ? 1 : 0; i < set.length; i++) {
    const low = set[i] ?? '';
    if (set[i + 1] === '-' && i + 2 < set.length) {
      isIn ||= low <= c && c <= (set[i + 2] ?? '');
      i += 2;
    } else isIn ||= low === c;
  }
  return isIn === isNot ? null : close + 1;
}

/** Whether a name fits one part of a pattern (between slashes). Goes back to the last star only, so it never takes long. */
export function fitsGlob(name: string, pattern: string): boolean {
  let at = 0;
  let star = -1;
  let from = 0;
  for (let i = 0; i < name.length; ) {
    const next = at < pattern.length && pattern[at] !== '*' ? one(pattern, at, name[i] ?? '') : null;
    if (next !== null) {
      at = next;
      i++;
    } else if (pattern[at] === '*') {
      star = at++;
      from = i;
    } else if (star >= 0) {
      at = star + 1;
      i = ++from;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
