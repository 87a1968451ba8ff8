/**
 * Loaded before a program: the clock is CLOCK_SHIFT milliseconds away, and goes back by CLOCK_BACK milliseconds once it has been
 * asked CLOCK_AFTER times.
 */
const { CLOCK_SHIFT = '0', CLOCK_BACK = '0', CLOCK_AFTER = '20' } = process.env;
const RealDate = Date;
let asked = 0;
const now = () => RealDate.now() + Number(CLOCK_SHIFT) - (++asked > Number(CLOCK_AFTER) ? Number(CLOCK_BACK) : 0);

globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(now());
    else super(...args);
  }
  static now() {
    return now();
  }
};
