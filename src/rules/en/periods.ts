/** Words for the time over which something is counted, with the time in one form. */
export const PERIODS: ReadonlyMap<string, string> = new Map(
  ['hour hours hourly', 'day days daily', 'week weeks', 'month months monthly', 'year years yearly annually'].flatMap(
    (forms) => forms.split(' ').map((form, _, [period]): [string, string] => [form, period!]),
  ),
);

/** Those that tell it by themselves: "sold *daily*". What is annual or weekly may be a feast or a paper. */
export const RATES: readonly string[] = ['hourly', 'daily', 'monthly', 'yearly', 'annually'];
