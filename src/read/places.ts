/**
 * Where the units of a text stand in the page that it was read from: `text[at]` to `text[at + size]` are the units from `from` on of
 * the page's words, which are the values of all text nodes of its body, one after another. In order of `at`; what is not in the
 * page's body has none.
 */
export type Place = readonly [at: number, from: number, size: number];

/** Places from the place of each unit (-1 for none). */
export function placesOf(units: readonly number[]): readonly Place[] {
  const out: [number, number, number][] = [];
  units.forEach((from, at) => {
    if (from < 0) return;
    const last = out.at(-1);
    if (last && last[0] + last[2] === at && last[1] + last[2] === from) last[2]++;
    else out.push([at, from, 1]);
  });
  return out;
}
