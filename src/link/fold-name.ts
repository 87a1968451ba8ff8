const folds = new Map<string, string>();
/** Names that are remembered: the same few come again and again while a story is linked. */
const MOST = 10_000;

/** A name as it is compared: lower case, accents and marks off, no article before it. "François Hôl’s" and "Francois Hol's" are one. */
export function foldName(name: string): string {
  const known = folds.get(name);
  if (known !== undefined) return known;
  if (folds.size >= MOST) folds.clear();
  const folded = fold(name);
  folds.set(name, folded);
  return folded;
}

function fold(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/(?<=\p{L})\.(?=\p{L}|\s|$)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return folded.replace(/^(?:the|a|an) (?=.)/, '');
}
