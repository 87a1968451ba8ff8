/** The background's way to whoever reads: the offscreen document where there are such, else a worker of the background itself. */
import { api } from './api.ts';
import type { FromReader, ReaderAnswer, Snapshot, Told, ToReader } from './messages.ts';
import { loadAhead, readPage, rest } from './reading.ts';

const DOCUMENT = 'offscreen.html';
/** Milliseconds that the document may take until it answers, and between two questions whether it does. */
const PATIENCE = 30_000;
const PAUSE = 50;
/** A page whose reader ends before it has answered is handed to a new one, so many times in all. */
const TRIES = 3;

const send = (message: ToReader): Promise<unknown> => api.runtime.sendMessage(message);
const pause = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms));

/** Opening and closing wait for one another: browsers allow one such document, and a page handed to one that closes is lost. */
let door: Promise<unknown> = Promise.resolve();
function inTurn<T>(what: () => Promise<T>): Promise<T> {
  const mine = door.then(what);
  door = mine.catch(() => undefined);
  return mine;
}
/** Pages that are with the reader now. */
let asked = 0;

const isOpen = async (): Promise<boolean> =>
  ((await api.runtime.getContexts?.({ contextTypes: ['OFFSCREEN_DOCUMENT'] })) ?? []).length > 0;

/** Opens the document and waits until it hears: a document that is there may be still loading its script. */
async function open(): Promise<void> {
  if (!(await isOpen()))
    await api.offscreen!.createDocument({
      url: DOCUMENT,
      reasons: ['WORKERS'],
      justification: 'the model that reads the page runs in a worker of this browser',
    });
  for (const end = Date.now() + PATIENCE; ; await pause(PAUSE)) {
    if (await send({ to: 'reader', kind: 'there' }).catch(() => false)) return;
    if (Date.now() > end) throw new Error('the reader does not start');
  }
}

/** Has the model loaded while the page is still being looked at. What goes wrong is told to who reads. */
export function loadModelAhead(): void {
  if (!api.offscreen) return loadAhead();
  void inTurn(open)
    .then(() => send({ to: 'reader', kind: 'load' }))
    .catch(() => undefined);
}

/** No page is likely to come soon: the memory is given back. */
export function letRest(): void {
  if (!api.offscreen) return rest();
  void inTurn(isOpen)
    .then((there) => there && send({ to: 'reader', kind: 'rest' }))
    .catch(() => undefined);
}

/** Closes the document unless a page is with it. */
export function closeReader(): void {
  void inTurn(async () => {
    if (asked === 0 && (await isOpen())) await api.offscreen?.closeDocument();
  }).catch(() => undefined);
}

/** The reader's answer; `tell` hears of this page alone. */
export async function askReader(snapshot: Snapshot, tell: (told: Told) => void): Promise<ReaderAnswer> {
  if (!api.offscreen) return readPage(snapshot, tell);
  asked++;
  try {
    for (let i = 1; i < TRIES; i++) {
      const answer = await askOnce(snapshot, tell).catch(() => null);
      if (answer) return answer;
    }
    return (await askOnce(snapshot, tell)) ?? STOPPED;
  } finally {
    asked--;
  }
}

const STOPPED: ReaderAnswer = {
  kind: 'failure',
  code: 'worker',
  message: 'the reader stopped before it had read the page',
  hint: 'close other tabs and read the page again',
};

/** Null or a rejection where the reader ends before it answers. Each time under a name of its own, so that nothing is heard of an earlier one. */
async function askOnce(snapshot: Snapshot, tell: (told: Told) => void): Promise<ReaderAnswer | null> {
  const job = crypto.randomUUID();
  const hear = (message: unknown): void => {
    const said = message as FromReader;
    if (said.from === 'reader' && said.kind === 'told' && said.job === job) tell(said.told);
  };
  api.runtime.onMessage.addListener(hear);
  try {
    await inTurn(open);
    return ((await send({ to: 'reader', kind: 'page', job, snapshot })) as ReaderAnswer | undefined) ?? null;
  } finally {
    api.runtime.onMessage.removeListener(hear);
  }
}
