/** Chromium's background has no workers: this document has one for it, and closes when nothing is to be read. */
import { api } from './api.ts';
import type { FromReader, ToReader } from './messages.ts';
import { readPage } from './reading.ts';

api.runtime.onMessage.addListener((message, _, answer) => {
  const { to, snapshot } = message as ToReader;
  if (to !== 'reader') return false;
  const step = (what: string): void => void api.runtime.sendMessage({ from: 'reader', step: what } satisfies FromReader).catch(() => undefined);
  void readPage(snapshot, step, () => close()).then(answer);
  return true;
});
