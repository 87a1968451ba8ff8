/** Chromium's background has no workers: this document has one for it. The background opens it, and closes it when it is told that nothing is to be read. */
import { api } from './api.ts';
import type { FromReader, ToReader } from './messages.ts';
import { loadAhead, onIdle, readPage, rest } from './reading.ts';

const say = (what: FromReader): void => void api.runtime.sendMessage(what).catch(() => undefined);
onIdle(() => say({ from: 'reader', kind: 'idle' }));

api.runtime.onMessage.addListener((message, _, answer) => {
  const order = message as ToReader;
  if (order.to !== 'reader') return false;
  if (order.kind === 'page') {
    const { job, snapshot } = order;
    void readPage(snapshot, (told) => say({ from: 'reader', kind: 'told', job, told })).then(answer);
    return true;
  }
  if (order.kind === 'load') loadAhead();
  if (order.kind === 'rest') rest();
  answer(true);
  return false;
});
