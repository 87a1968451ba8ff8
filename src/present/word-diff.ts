/** A run of words that both wordings have, or only one. `first` and `second` are the words as each wording writes them. */
export interface Run {
  readonly kind: 'both' | 'first' | 'second';
  readonly first: string;
  readonly second: string;
}

const MOST = 400;

/** What changed between two wordings, word by word: the longest common subsequence (Wagner and Fischer 1974). */
export function wordDiff(first: string, second: string): readonly Run[] {
  const a = first
    .split(/\s+/)
    .filter((w) => w)
    .slice(0, MOST);
  const b = second
    .split(/\s+/)
    .filter((w) => w)
    .slice(0, MOST);
  const same = (i: number, j: number): boolean => bare(a[i]!) === bare(b[j]!);
  const rest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      rest[i]![j] = same(i, j) ? rest[i + 1]![j + 1]! + 1 : Math.max(rest[i + 1]![j]!, rest[i]![j + 1]!);
  const runs: { kind: Run['kind']; first: string; second: string }[] = [];
  const add = (kind: Run['kind'], one: string, other: string): void => {
    const last = runs.at(-1);
    if (last?.kind !== kind) runs.push({ kind, first: one, second: other });
    else {
      last.first += ` ${one}`;
      last.second += ` ${other}`;
    }
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(i, j)) add('both', a[i++]!, b[j++]!);
    else if (i < a.length && (j === b.length || rest[i + 1]![j]! >= rest[i]![j + 1]!)) add('first', a[i++]!, '');
    else add('second', '', b[j++]!);
  }
  return runs;
}

/** Quotation marks of another shape and case are no change of words. */
const bare = (w: string): string =>
  w
    .toLowerCase()
    .replace(/[“”„"‘’']/g, "'")
    .replace(/^'+/, '')
    .replace(/(?<![',.;:])[',.;:]+$/, '');
