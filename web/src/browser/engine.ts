import { Failure } from '../../../src/records/failure.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';
import type { HandedIn } from '../read/analysis.ts';
import type { Answer, ModelPlaces, Order } from './messages.ts';

let worker: Worker | null = null;

const folder = (name: string): string => new URL(`${import.meta.env.BASE_URL}${name}/`, location.href).href;

/** Where this page's host has the model and what runs it. */
export const modelPlaces = (): ModelPlaces => ({ model: folder('model/en'), runtime: folder('runtime') });

/** A worker of this page; it asks for nothing before it is told to. */
export const newWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** Analyses in a worker of this page. The model stays loaded for the next text. Stopping ends the worker. */
export async function analyseInWorker(
  { text, file, outlet, published, title, url }: HandedIn,
  signal: AbortSignal,
  progress: (step: string) => void,
): Promise<ReadArticle> {
  const bytes =
    text === undefined && file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text ?? '');
  const known = { outlet, published, title, url, file: file?.name };
  const given = Object.fromEntries(Object.entries(known).filter((e): e is [string, string] => Boolean(e[1])));
  worker ??= newWorker();
  const order: Order = {
    kind: 'read',
    ...modelPlaces(),
    bytes,
    isPasted: text !== undefined,
    given,
  };
  return new Promise((done, failed) => {
    const w = worker!;
    const end = (): void => {
      w.onmessage = null;
      w.onerror = null;
    };
    const drop = (): void => {
      end();
      w.terminate();
      worker = null;
    };
    signal.addEventListener('abort', () => {
      drop();
      failed(signal.reason);
    });
    w.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'step') return progress(data.step ?? '');
      end();
      if (data.kind === 'read') done(data.read);
      else if (data.kind === 'failure') failed(new Failure(data.code, data.message, data.hint));
    };
    w.onerror = (event) => {
      drop();
      failed(
        new Failure(
          'worker',
          `the reader in this browser stopped: ${event.message || 'out of memory'}`,
          'try again, or let the server read it',
        ),
      );
    };
    w.postMessage(order);
  });
}
