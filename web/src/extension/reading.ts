/** Reads pages in a worker of the extension, wherever that may have one: an offscreen document in Chromium, the background in Firefox. */
import { api } from './api.ts';
import type { Answer, Order } from '../browser/messages.ts';
import type { ReaderAnswer, Snapshot } from './messages.ts';

/** After so many milliseconds without a page the model is let go. */
const IDLE = 60_000;

let worker: Worker | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Pages are read one after another. */
let last: Promise<unknown> = Promise.resolve();

/** Reads a page. `step` hears how far it is; `idle` is called when no page has come for a while and the memory is given back. */
export function readPage(snapshot: Snapshot, step: (what: string) => void, idle: () => void): Promise<ReaderAnswer> {
  clearTimeout(timer);
  const mine = last.then(() => run(snapshot, step));
  last = mine.then(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      drop();
      idle();
    }, IDLE);
  });
  return mine;
}

/** Lets the model and its memory go. */
function drop(): void {
  worker?.terminate();
  worker = null;
}

function run({ html, url }: Snapshot, step: (what: string) => void): Promise<ReaderAnswer> {
  worker ??= new Worker(new URL('../browser/worker.ts', import.meta.url), { type: 'module' });
  const w = worker;
  const order: Order = {
    model: api.runtime.getURL('model/en/'),
    runtime: api.runtime.getURL('runtime/'),
    bytes: new TextEncoder().encode(html),
    isPasted: false,
    kind: 'read',
    isPage: true,
    given: /^https?:/.test(url) ? { url } : {},
  };
  return new Promise((done) => {
    w.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'step') step(data.step ?? 'Reading the page');
      else if (data.kind === 'read') done({ kind: 'read', read: data.read, places: data.places ?? [] });
      else if (data.kind === 'failure') done(data);
    };
    w.onerror = (event) => {
      drop();
      done({
        kind: 'failure',
        code: 'worker',
        message: `the reader stopped: ${event.message || 'out of memory'}`,
        hint: 'close other tabs and read the page again',
      });
    };
    w.postMessage(order, [order.bytes.buffer as ArrayBuffer]);
  });
}
