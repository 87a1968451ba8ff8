/** Reads pages in a worker of the extension, wherever that may have one: an offscreen document in Chromium, the background in Firefox. */
import type { Answer, ModelPlaces, Order } from '../browser/messages.ts';
import { api } from './api.ts';
import type { ReaderAnswer, Snapshot, Told } from './messages.ts';

/** After so many milliseconds without a page the model is let go; sooner where none is likely to come. */
const IDLE = 60_000;
const SOON = 3_000;
/** While a page is read something is told at least so often, so that browsers do not take the background for idle. */
const BEAT = 10_000;

let worker: Worker | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Pages that wait or are being read. */
let waiting = 0;
let whenIdle: () => void = () => undefined;
/** Pages are read one after another. */
let last: Promise<unknown> = Promise.resolve();

/** Says what is to be done when no page has come for a while and the memory has been given back. */
export function onIdle(then: () => void): void {
  whenIdle = then;
}

/** Starts the worker and loads the model ahead of a page that will come. */
export function loadAhead(): void {
  if (waiting) return;
  started().postMessage({ kind: 'load', ...places() } satisfies Order);
  rest(IDLE);
}

/** Reads a page. `tell` hears how far it is and what has been found. */
export function readPage(snapshot: Snapshot, tell: (what: Told) => void): Promise<ReaderAnswer> {
  clearTimeout(timer);
  waiting++;
  const mine = last.then(() => run(snapshot, tell));
  last = mine.then(() => {
    waiting--;
    rest(IDLE);
  });
  return mine;
}

/** Gives the memory back if no page comes within so many milliseconds. */
export function rest(within = SOON): void {
  clearTimeout(timer);
  if (waiting) return;
  timer = setTimeout(() => {
    drop();
    whenIdle();
  }, within);
}

/** Lets the model and its memory go. */
function drop(): void {
  worker?.terminate();
  worker = null;
}

const places = (): ModelPlaces => ({ model: api.runtime.getURL('model/en/'), runtime: api.runtime.getURL('runtime/') });

function started(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('../browser/worker.ts', import.meta.url), { type: 'module' });
  worker.onerror = drop;
  return worker;
}

function run({ html, url }: Snapshot, tell: (what: Told) => void): Promise<ReaderAnswer> {
  const w = started();
  const bytes = new TextEncoder().encode(html);
  const given = /^https?:/.test(url) ? { url } : {};
  const order: Order = { kind: 'read', ...places(), bytes, isPasted: false, isPage: true, given };
  let step = 'Reading the page';
  const beat = setInterval(() => tell({ kind: 'step', step }), BEAT);
  const answer = new Promise<ReaderAnswer>((done) => {
    w.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'step') {
        step = data.step ?? step;
        tell({ kind: 'step', step });
      } else if (data.kind === 'soFar') tell(data);
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
    w.postMessage(order, [bytes.buffer]);
  });
  return answer.finally(() => clearInterval(beat));
}
