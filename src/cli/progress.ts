import { visible } from '../present/visible.ts';

/** Shows how far a long command has come. */
export interface Progress {
  /** `done` of all have been dealt with; `name` is the last. */
  step(done: number, name: string): void;
  /** Takes the line away, so that something else can be printed. */
  clear(): void;
}

const nothing: Progress = { step: () => {}, clear: () => {} };

/** On a terminal one line that is written over; elsewhere, when asked for, some twenty lines in all; else nothing. */
export function progressOn(total: number, wanted: boolean): Progress {
  const { stderr } = process;
  if (stderr.isTTY) {
    let shown = false;
    const clear = (): void => {
      if (shown) stderr.write('\r\u001b[K');
      shown = false;
    };
    return {
      clear,
      step: (done, name) => {
        clear();
        const line = `${done} of ${total}  ${visible(name).replace(/\s+/g, ' ')}`;
        stderr.write(line.slice(0, Math.max(10, (stderr.columns ?? 80) - 1)));
        shown = true;
      },
    };
  }
  if (!wanted) return nothing;
  const every = Math.max(1, Math.floor(total / 20));
  return {
    clear: () => {},
    step: (done) => {
      if (done % every === 0 || done === total) stderr.write(`${done} of ${total}\n`);
    },
  };
}
