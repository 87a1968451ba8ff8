/** Reads articles off the page's own thread, so that typing and scrolling go on. Fetches only the model, from the page's host. */
import { analyse, type Engine, Failure, readInput, readText } from '../../../src/index.ts';
import { type LoadProgress, loadWebEngine } from '../../../src/web.ts';
import type { Answer, Order } from './messages.ts';

const answer = (a: Answer): void => postMessage(a);
let engine: Promise<Engine> | null = null;

/** Tells how far loading is, once a megabyte. */
function telling(): (now: LoadProgress) => void {
  let told = '';
  return ({ bytes, total }) => {
    const [now, all] = [bytes, total].map((n) => (n === null ? null : Math.floor(n / 1_000_000)));
    const step =
      total !== null && bytes >= total
        ? 'Starting the model'
        : `Loading the model, ${now}${all === null ? '' : ` of ${all}`} MB, once`;
    if (step !== told) answer({ kind: 'step', step });
    told = step;
  };
}

self.addEventListener('message', (event: MessageEvent<Order>) => {
  void (async () => {
    const { model, runtime, bytes, isPasted, given } = event.data;
    try {
      if (!engine) {
        answer({ kind: 'step', step: 'Loading the model' });
        engine = loadWebEngine({ model, runtime, progress: telling() });
      }
      const loaded = await engine;
      answer({ kind: 'step', step: 'Reading the article' });
      const text = isPasted ? new TextDecoder().decode(bytes) : '';
      const isPlain = isPasted && !/^\s*<(?:!doctype|html|\?xml)/i.test(text);
      const read = await analyse(isPlain ? readText(text, given) : readInput(bytes, given), loaded);
      answer({ kind: 'read', read });
    } catch (error) {
      engine = error instanceof Failure ? engine : null;
      const { message, code, hint } =
        error instanceof Failure ? error : { message: String(error), code: 'fault', hint: 'reload the page' };
      if (code === 'model') engine = null;
      answer({ kind: 'failure', code, message, hint });
    }
  })();
});
