import { isCapital } from '../records/in-parse.ts';
import type { Parse, Token } from '../records/parse.ts';
import { MONTHS, WEEKDAYS } from '../rules/en/dates.ts';
import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { NAME_ALIASES } from '../rules/en/name-aliases.ts';
import { TITLE_WORDS } from '../rules/en/names.ts';
import { COUNTRIES } from '../rules/en/places.ts';

/** Says of a token whether it is (part of) a name: from how the whole article writes the word. */
export type NameTest = (index: number) => boolean;

/**
 * Names of an article by capitals alone: a capital inside a sentence, or at its begin where the article elsewhere writes the word
 * with a capital inside a sentence. Headlines in title case show nothing by themselves.
 */
export function nameTest(parse: Parse): NameTest {
  const inside = new Map<string, number>();
  const small = new Map<string, number>();
  const first = new Set<number>();
  const shouting = new Set<number>();
  for (const s of parse.sentences) {
    const list = parse.tokens.slice(s.first, s.last).filter((t) => t.kind === 'word' && t.text.length > 3);
    const titled = list.length > 2 && list.filter(isCapital).length / list.length > 0.6;
    let begins = true;
    for (let i = s.first; i < s.last; i++) {
      const t = parse.tokens[i]!;
      if (t.kind === 'mark') {
        begins ||= /^["“”‘:]$/.test(t.text);
        continue;
      }
      if (t.kind !== 'word') {
        begins = false;
        continue;
      }
      if (begins) first.add(i);
      if (titled) shouting.add(i);
      const into = isCapital(t) ? (begins || titled ? null : inside) : small;
      into?.set(t.lower, (into.get(t.lower) ?? 0) + 1);
      begins = false;
    }
  }
  return (i) => {
    const t = parse.tokens[i]!;
    if (t.kind !== 'word' || !isCapital(t)) return false;
    if (/^[A-Z]\.?[A-Z][A-Z.]*$/.test(t.text) && !shouting.has(i)) return true;
    if (NOT_NAMES.has(t.lower)) return false;
    if (WORD_ALIASES.has(t.lower)) return true;
    const known = (inside.get(t.lower) ?? 0) > (small.get(t.lower) ?? 0);
    return first.has(i) || shouting.has(i) ? known : !small.has(t.lower) || known;
  };
}

const NOT_NAMES: ReadonlySet<string> = new Set([
  ...FUNCTION_WORDS,
  ...WEEKDAYS.keys(),
  ...MONTHS.keys(),
  ...TITLE_WORDS.keys(),
]);

const fold = (s: string): string =>
  s.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’]/g, "'").replace(/\./g, '').toLowerCase();

/** Names and demonyms of countries, and abbreviations, to one key each: "chinese" and "china" are `china`. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ...COUNTRIES.flatMap((line) => {
    const [, name = '', demonyms = '', , further = ''] = line.split('|');
    return [name, ...demonyms.split('/'), ...further.split('/')].filter(Boolean).flatMap((n): [string, string][] => [
      [fold(n), fold(name)],
      [`${fold(n)}s`, fold(name)],
    ]);
  }),
  ...NAME_ALIASES.flatMap((line) => {
    const [key, ...others] = line.split('/');
    return [key!, ...others].map((o): [string, string] => [fold(o), fold(key!)]);
  }),
]);
const WORD_ALIASES: ReadonlySet<string> = new Set([...ALIASES.keys()].filter((k) => !k.includes(' ') && k.length > 2));
/** First words of those, also without what may be a token of its own behind them. */
const ALIAS_BEGINS: ReadonlySet<string> = new Set(
  [...ALIASES.keys()].map((k) => k.split(' ')[0]!).flatMap((w) => [w, w.split("'")[0]!]),
);
const LONGEST = 6;

/**
 * The names among tokens (ascending indices), each run of capitals one name, folded, aliases of countries and bodies brought to one key: "U.S." and
 * "American" are `united states`. Small words inside ("Bank of Nara") join a run.
 */
export function namesIn(
  tokens: readonly Token[],
  list: readonly number[],
  isName: NameTest,
): { names: string[]; used: Set<number> } {
  const names: string[] = [];
  const used = new Set<number>();
  const known: string[] = [];
  const folded = (at: number): string => {
    known[at] ??= fold(tokens[list[at]!]!.text);
    return known[at];
  };
  let k = 0;
  while (k < list.length) {
    if (!isName(list[k]!)) {
      k++;
      continue;
    }
    let alias: string | undefined;
    let n = ALIAS_BEGINS.has(folded(k)) ? Math.min(LONGEST, list.length - k) : 0;
    for (; n > 0; n--) {
      const words = Array.from({ length: n }, (_, j) => folded(k + j)).join(' ');
      alias = ALIASES.get(words.replaceAll(" 's", "'s"));
      if (alias !== undefined) break;
    }
    if (alias !== undefined) {
      names.push(alias);
      for (let j = 0; j < n; j++) used.add(list[k + j]!);
      k += n;
      continue;
    }
    const run: string[] = [];
    while (k < list.length && isName(list[k]!) && (run.length === 0 || list[k] === list[k - 1]! + 1)) {
      const one = folded(k);
      if (run.length && ALIASES.has(one)) break;
      run.push(one.replace(/'s$/, ''));
      used.add(list[k]!);
      k++;
    }
    names.push(run.join(' '));
  }
  return { names: [...new Set(names)].filter((n) => n.length > 1), used };
}
