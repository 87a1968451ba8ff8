import type { BulkProgress, Summary } from '../bulk/extract.ts';
import { visible } from '../present/visible.ts';

/** How far a bulk run has come, on standard error. */
export interface ProgressLine {
  readonly isOn: boolean;
  /** Tells how many bytes there are in all, once that is known; null where it cannot be. */
  expect(total: Promise<number | null>): void;
  step(progress: BulkProgress): void;
  /** Takes the line away, so that something else can be printed. */
  clear(): void;
  /** Prints the summary. */
  end(summary: Summary, failures: string | null): void;
}

/** A terminal shows each moment; elsewhere a line now and then is enough. */
const EVERY_MS = { terminal: 200, elsewhere: 10_000 } as const;
/** A rate over less than this says nothing about the time left. */
const STEADY_MS = 3_000;

/** On a terminal one line that is written over; elsewhere, when asked for, a line every ten seconds; else nothing. */
export function bulkProgress({ isWanted }: { readonly isWanted: boolean }): ProgressLine {
  const { stderr } = process;
  const isTerminal = stderr.isTTY === true;
  const begun = performance.now();
  let first: BulkProgress | null = null;
  let total: number | null = null;
  let last = begun;
  let isShown = false;
  const clear = (): void => {
    if (isShown) stderr.write('\r\u001b[K');
    isShown = false;
  };
  return {
    isOn: isTerminal || isWanted,
    expect(promise) {
      promise.then(
        (bytes) => {
          total = bytes;
        },
        () => undefined,
      );
    },
    clear,
    step(progress) {
      const now = performance.now();
      first ??= progress;
      if (!(isTerminal || isWanted) || now - last < EVERY_MS[isTerminal ? 'terminal' : 'elsewhere']) return;
      last = now;
      const line = progressText(progress, first, total, now - begun);
      if (!isTerminal) stderr.write(`${line}\n`);
      else {
        clear();
        const text = `${line}  ${visible(progress.input).replace(/\s+/g, ' ')}`;
        stderr.write(text.slice(0, Math.max(10, (stderr.columns ?? 80) - 1)));
        isShown = true;
      }
    },
    end(summary, failures) {
      clear();
      stderr.write(`hearsay: ${summaryText(summary, failures, performance.now() - begun)}\n`);
    },
  };
}

const number = (n: number): string => n.toLocaleString('en-US');

/** "1,200 read, 3 failed, 61% of 4.1 GB, 140 a second, 2 min left"; what is not known is left out. `ms` is since the start. */
export function progressText(now: BulkProgress, first: BulkProgress, total: number | null, ms: number): string {
  const done = now.read + now.failed - (first.read + first.failed);
  const parts = [`${number(now.read)} read`];
  if (now.failed) parts.push(`${number(now.failed)} failed`);
  if (total) parts.push(`${Math.floor((100 * Math.min(now.bytes, total)) / total)}% of ${size(total)}`);
  parts.push(`${rate(done, ms)} a second`);
  const bytes = now.bytes - first.bytes;
  if (total && bytes > 0 && ms > STEADY_MS) parts.push(`${time((Math.max(0, total - now.bytes) / bytes) * ms)} left`);
  return parts.join(', ');
}

/** "1,980 read, 20 failed (14 timeout, 6 out-of-memory; see failed.jsonl), 3 skipped in 2 min 3 s, 16 a second". */
export function summaryText(summary: Summary, failures: string | null, ms: number): string {
  const { read, failed, skipped, codes, before } = summary;
  const parts = [`${number(read)} read`];
  if (failed) {
    const each = Object.entries(codes).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const see = failures === null ? '' : `; see ${visible(failures)}`;
    parts.push(`${number(failed)} failed (${each.map(([code, n]) => `${number(n)} ${code}`).join(', ')}${see})`);
  }
  if (skipped) parts.push(`${number(skipped)} skipped, no articles`);
  if (before) parts.push(`${number(before)} of them before`);
  const done = read + failed - before;
  return `${parts.join(', ')}; ${time(ms)}${done > 0 ? `, ${rate(done, ms)} a second` : ''}`;
}

function rate(n: number, ms: number): string {
  const perSecond = (1000 * n) / Math.max(1, ms);
  return perSecond < 10 ? perSecond.toFixed(1) : number(Math.round(perSecond));
}

function size(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** power).toFixed(power > 0 ? 1 : 0)} ${units[power]}`;
}

function time(ms: number): string {
  const s = Math.round(ms / 1000);
  if (s < 1) return 'under a second';
  if (s < 60) return `${s} s`;
  return s < 3600
    ? `${Math.floor(s / 60)} min ${s % 60} s`
    : `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}
