/** Reads articles and drafts off the page's own thread, so that typing and scrolling go on. Fetches only the model, from the page's host. */
import { analyse, Failure, readInput, readText } from '../../../src/index.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';
import { openDraft } from '../../../src/reviewing.ts';
import { listedRules, look } from './drafts.ts';
import type { Answer, Order, ReadOrder } from './messages.ts';
import { loadedModel } from './model.ts';

const answer = (a: Answer): void => postMessage(a);

async function read(order: ReadOrder): Promise<ReadArticle> {
  const { bytes, isPasted, given } = order;
  const engine = await loadedModel(order, (step) => answer({ kind: 'step', step }));
  answer({ kind: 'step', step: 'Reading the article' });
  const text = isPasted ? new TextDecoder().decode(bytes) : '';
  const isPlain = isPasted && !/^\s*<(?:!doctype|html|\?xml)/i.test(text);
  return analyse(isPlain ? readText(text, given) : readInput(bytes, given), engine);
}

async function obey(order: Order): Promise<void> {
  switch (order.kind) {
    case 'read':
      return answer({ kind: 'read', read: await read(order) });
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
