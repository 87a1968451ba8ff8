/** Reads articles and drafts off the page's own thread, so that typing and scrolling go on. Fetches only the model, from the page's host. */
import { analyse, Failure, readInput, readText } from '../../../src/index.ts';
import { readWithPlaces } from '../../../src/read/html.ts';
import { openDraft } from '../../../src/reviewing.ts';
import { listedRules, look } from './drafts.ts';
import type { Answer, Order, ReadOrder, SoFar } from './messages.ts';
import { loadedModel } from './model.ts';

const answer = (a: Answer): void => postMessage(a);

async function read(order: ReadOrder): Promise<Answer> {
  const { bytes, isPasted, isPage, given } = order;
  const loading = loadedModel(order, (step) => answer({ kind: 'step', step }));
  // Whoever waits for it is told.
  loading.catch(() => undefined);
  if (isPage) {
    const { reading, places } = readWithPlaces(new TextDecoder().decode(bytes), given);
    const engine = await loading;
    answer({ kind: 'step', step: 'Reading the article' });
    const { text } = reading.article;
    const soFar = (found: SoFar['found']): void =>
      answer({
        kind: 'soFar',
        text,
        places,
        found: found.map(({ source, cue, content, stance }) => ({ source, cue, content, stance })),
      });
    return { kind: 'read', read: await analyse(reading, engine, { soFar }), places };
  }
  const engine = await loading;
  answer({ kind: 'step', step: 'Reading the article' });
  const text = isPasted ? new TextDecoder().decode(bytes) : '';
  const isPlain = isPasted && !/^\s*<(?:!doctype|html|\?xml)/i.test(text);
  const reading = isPlain ? readText(text, given) : readInput(bytes, given);
  return { kind: 'read', read: await analyse(reading, engine) };
}

async function obey(order: Order): Promise<void> {
  switch (order.kind) {
    case 'read':
      return answer(await read(order));
    case 'load':
      // One who reads is told of what is wrong; here nobody waits.
      return void loadedModel(order, () => undefined).catch(() => undefined);
    case 'open':
      return answer({ kind: 'opened', opened: openDraft(order.bytes) });
    case 'rules':
      return answer({ kind: 'rules', rules: listedRules });
    case 'draft':
      return look(order, answer);
  }
}

self.addEventListener('message', (event: MessageEvent<Order>) => {
  obey(event.data).catch((error: unknown) => {
    const { message, code, hint } =
      error instanceof Failure ? error : { message: String(error), code: 'fault', hint: 'reload the page' };
    answer({ kind: 'failure', code, message, hint });
  });
});
