/**
 * Verbs that say nothing of their own before an infinitive: "*appears to* contradict", "*went on to* rebut". The act is that of
 * the verb behind them. All forms, lower case.
 */
export const RAISING_VERBS: ReadonlySet<string> = new Set(
  (
    'appear appears appeared seem seems seemed go goes went going continue continues continued continuing proceed proceeds proceeded ' +
    'begin begins began start starts started tend tends tended manage manages managed happen happens happened has have had on ' +
    'come comes came'
  ).split(' '),
);
