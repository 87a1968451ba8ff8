/**
 * How many rounds a test takes: a few for every change, the full count under `npm run test:long`, which runs each file that asks
 * here, before a release.
 */
export const rounds = ({ few, full }: { readonly few: number; readonly full: number }): number =>
  process.env.HEARSAY_COUNTS === 'full' ? full : few;
