/** Brings page, reader and panel together. Holds nothing itself: browsers end it when it rests; what is known of a tab is in the session. */
import type { Place } from '../../../src/read/places.ts';
import { api, type Sender, type Tab } from './api.ts';
import {
  FIRST_LAYERS,
  type FromPage,
  type FromPanel,
  type FromReader,
  keyOf,
  type Marked,
  type ReaderAnswer,
  type Snapshot,
  type Stretch,
  TAB,
  type TabState,
  type ToPage,
} from './messages.ts';
import { askReader, closeReader, letRest, loadModelAhead } from './reader.ts';
import { stretchesOf, stretchesSoFar } from './stretches.ts';

const WHO = 'who-says-this';
const MARKS = ['marks.css'];
type Failed = TabState & { readonly kind: 'failure' };

const put = (tab: number, state: TabState): Promise<void> => api.storage.session.set({ [keyOf(tab)]: state });
const stateOf = async (tab: number): Promise<TabState | null> =>
  ((await api.storage.session.get(keyOf(tab)))[keyOf(tab)] as TabState | undefined) ?? null;
const toPage = <T>(tab: number, frame: number, message: ToPage): Promise<T> =>
  api.tabs.sendMessage(tab, message, { frameId: frame }) as Promise<T>;

/** A tab that is being read now. What it showed may be gone meanwhile. */
interface Job {
  readonly done: Promise<void>;
  isGone: boolean;
}
const jobs = new Map<number, Job>();

/** Reads what a tab shows and marks it. A second call while the first is at work waits for that. */
function read(tab: number): Promise<void> {
  const known = jobs.get(tab);
  if (known) return known.done;
  const job: { done: Promise<void>; isGone: boolean } = { done: Promise.resolve(), isGone: false };
  jobs.set(tab, job);
  job.done = readNow(tab, job).finally(() => jobs.delete(tab));
  return job.done;
}

async function readNow(tab: number, job: Job): Promise<void> {
  const layers = await layersOf(tab);
  await put(tab, { kind: 'reading', step: 'Looking at the page' });
  let frame = 0;
  try {
    const best = await fullestFrame(tab);
    frame = best.frame;
    const snapshot = await entered(tab, frame);
    const mark = (text: string, places: readonly Place[], stretches: readonly Stretch[]): Promise<Marked> =>
      toPage<Marked>(tab, frame, { kind: 'mark', text, places, stretches, layers });
    const answer = await askReader(snapshot, (told) => {
      if (told.kind === 'soFar') void mark(told.text, told.places, stretchesSoFar(told.found)).catch(() => undefined);
      else if (!job.isGone) void put(tab, { kind: 'reading', step: told.step });
    });
    if (answer.kind === 'failure') {
      await takeAway(tab, frame);
      return put(tab, failureOf(answer, best.hints));
    }
    const marked = await mark(answer.read.article.text, answer.places, stretchesOf(answer.read));
    await put(tab, { kind: 'read', read: answer.read, frame, marked, layers, at: null, isStale: false, hints: best.hints });
  } catch (error) {
    await takeAway(tab, frame);
    // Another page has come in its place, of which nothing is known.
    if (job.isGone) await api.storage.session.remove(keyOf(tab));
    else await put(tab, closed(error));
  }
}

/** Puts what marks the words into a frame, and gives what the frame shows. */
async function entered(tab: number, frame: number): Promise<Snapshot> {
  const target = { tabId: tab, frameIds: [frame] };
  const styled = api.scripting.removeCSS({ target, files: MARKS }).then(() => api.scripting.insertCSS({ target, files: MARKS }));
  styled.catch(() => undefined);
  await api.scripting.executeScript({ target, files: ['page.js'], injectImmediately: true });
  const snapshot = await toPage<Snapshot>(tab, frame, { kind: 'snapshot' });
  await styled;
  return snapshot;
}

/** Switches stay as they were when a page is read again. */
async function layersOf(tab: number): Promise<typeof FIRST_LAYERS> {
  const state = await stateOf(tab);
  return state?.kind === 'read' ? state.layers : FIRST_LAYERS;
}

const FOREIGN = 'A large part of this page is a frame of another host, which is not read. Open it in a tab of its own.';

const failureOf = (answer: ReaderAnswer & { readonly kind: 'failure' }, hints: readonly string[]): Failed =>
  answer.code === 'no-article' || answer.code === 'empty'
    ? {
        ...answer,
        message: 'there is no text of an article on this page',
        hint: hints.includes(FOREIGN)
          ? FOREIGN
          : 'if it is still loading, wait until you see the words and read it again',
      }
    : answer;

const closed = (error: unknown): Failed => ({
  kind: 'failure',
  code: 'closed',
  message: 'this page cannot be read',
  hint: `browsers let extensions read web pages alone, on a click; click the button of Hearsay on the page you mean (${String(error instanceof Error ? error.message : error)})`,
});

/** Milliseconds that frames may take to answer: one that never loads must not keep the page waiting. */
const PATIENCE = 1_000;

/** The frame with most of the text: pages put articles into frames of their own host, too. */
async function fullestFrame(tab: number): Promise<{ readonly frame: number; readonly hints: readonly string[] }> {
  const [top] = await onceOpen(() => measured({ tabId: tab }));
  // It is a page that can be read: the model comes while the rest of it is looked at.
  loadModelAhead();
  const all = measured({ tabId: tab, allFrames: true }).catch(() => []);
  const others = await Promise.race([all, new Promise<readonly Frame[]>((done) => setTimeout(done, PATIENCE, []))]);
  const first = top ?? { frame: 0, words: 0, strange: 0 };
  const best = others.reduce((a, b) => (b.words > 3 * a.words ? b : a), first);
  const hints = [
    ...(best.frame === 0 ? [] : ['The article stands in a frame of this page; that frame was read.']),
    ...(first.strange && best.frame === 0 ? [FOREIGN] : []),
  ];
  return { frame: best.frame, hints };
}

/** Milliseconds between tries. */
const WAITS = [50, 100, 200, 400, 800];

/** By a click a page is opened to the extension, but its own process may hear of that later than it is asked, above all where it is busy. */
async function onceOpen<T>(ask: () => Promise<T>): Promise<T> {
  for (const wait of WAITS) {
    try {
      return await ask();
    } catch (error) {
      if (!/Cannot access contents of the page/.test(String(error))) throw error;
    }
    await new Promise((next) => setTimeout(next, wait));
  }
  return ask();
}

/** How much text a frame has, and how many large frames of other hosts. */
interface Frame {
  readonly frame: number;
  readonly words: number;
  readonly strange: number;
}

async function measured(target: { readonly tabId: number; readonly allFrames?: boolean }): Promise<readonly Frame[]> {
  const told = await api.scripting.executeScript({
    target,
    injectImmediately: true,
    // Runs in the page: nothing from outside is known there.
    func: () => ({
      words: [...document.querySelectorAll('p')].reduce((n, p) => n + (p.textContent ?? '').length, 0),
      strange: [...document.querySelectorAll('iframe')].filter((f) => {
        const { width, height } = f.getBoundingClientRect();
        return f.contentDocument === null && width > innerWidth / 2 && height > innerHeight / 2;
      }).length,
    }),
  });
  return told.flatMap(({ frameId, result }) =>
    result ? [{ frame: frameId, ...(result as Omit<Frame, 'frame'>) }] : [],
  );
}

/** Takes everything off the page again. */
async function takeAway(tab: number, frame: number): Promise<void> {
  await toPage(tab, frame, { kind: 'off' }).catch(() => undefined);
  await api.scripting.removeCSS({ target: { tabId: tab, frameIds: [frame] }, files: MARKS }).catch(() => undefined);
}

async function off(tab: number): Promise<void> {
  const state = await stateOf(tab);
  if (state?.kind === 'read') await takeAway(tab, state.frame);
  await api.storage.session.remove(keyOf(tab));
  letRest();
}

function openPanel(tab: Tab): void {
  // To be asked for within the click itself.
  if (api.sidePanel && tab.id !== undefined) void api.sidePanel.open({ tabId: tab.id }).catch(() => undefined);
  else void api.sidebarAction?.open().catch(() => undefined);
}

api.action.onClicked.addListener((tab) => {
  openPanel(tab);
  if (tab.id !== undefined) void readUnlessRead(tab.id);
});

async function readUnlessRead(tab: number): Promise<void> {
  if ((await stateOf(tab))?.kind !== 'read') await read(tab);
}

api.runtime.onInstalled.addListener(() => api.contextMenus.create({ id: WHO, title: 'Who says this?', contexts: ['selection'] }));
api.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
  if (menuItemId !== WHO || tab?.id === undefined) return;
  openPanel(tab);
  void whoSays(tab.id, frameId ?? 0);
});

/** Opens the chain of what is selected, or says that it is nobody's word but the article's. */
async function whoSays(tab: number, frame: number): Promise<void> {
  await readUnlessRead(tab);
  const state = await stateOf(tab);
  if (state?.kind !== 'read') return;
  const found = await toPage<{ inArticle: boolean; id: string | null }>(tab, frame, { kind: 'selected' }).catch(() => null);
  const hint =
    found?.id ? null : found?.inArticle ? 'These words are the article’s own: it names no source for them.' : 'These words are not part of the article that was read.';
  await put(tab, { ...state, at: found?.id ?? null, hints: hint ? [hint] : [] });
  if (found?.id) await toPage(tab, state.frame, { kind: 'reveal', id: found.id, scroll: false });
}

api.runtime.onMessage.addListener((message, sender) => {
  void heard(message as FromPage | FromPanel | FromReader, sender);
});

async function heard(message: FromPage | FromPanel | FromReader, { tab }: Sender): Promise<void> {
  if (message.from === 'reader') return message.kind === 'idle' ? closeReader() : undefined;
  if (message.from === 'panel') {
    if (!('tab' in message)) return message.kind === 'closed' ? letRest() : undefined;
    return message.kind === 'read' ? read(message.tab) : off(message.tab);
  }
  if (message.from !== 'page' || tab?.id === undefined) return;
  const state = await stateOf(tab.id);
  if (state?.kind !== 'read') return;
  await put(tab.id, message.kind === 'at' ? { ...state, at: message.id, hints: [] } : { ...state, isStale: true });
}

// Another page, or none: what was known of the tab is of no use, and nothing of it is in the page.
function forget(tab: number): void {
  const job = jobs.get(tab);
  if (job) job.isGone = true;
  void api.storage.session.remove(keyOf(tab));
}
api.tabs.onRemoved.addListener((tab) => {
  forget(tab);
  letRest();
});
api.tabs.onUpdated.addListener((tab, { status }) => {
  if (status === 'loading') forget(tab);
});

/** Browsers may end a background at any time: what one before this was reading is read anew. Marks that it made are replaced. */
async function resume(): Promise<void> {
  for (const [key, state] of Object.entries(await api.storage.session.get(null)))
    if (key.startsWith(TAB) && (state as TabState).kind === 'reading') void read(Number(key.slice(TAB.length)));
}
void resume();
