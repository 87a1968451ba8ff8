import { Failure } from '../../../src/records/failure.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';
import { IS_STATIC } from '../address.svelte.ts';
import { ask, route } from '../ask.ts';

/** What a person hands in on the Read page. */
export interface HandedIn {
  readonly text?: string;
  readonly url?: string;
  readonly file?: File;
  readonly outlet?: string;
  readonly published?: string;
  readonly title?: string;
}

/** Reads an article on the server, which keeps nothing of it. */
export async function analyseThere({ file, ...rest }: HandedIn, signal: AbortSignal): Promise<ReadArticle> {
  const known = Object.fromEntries(Object.entries(rest).filter(([, v]) => v));
  let body: unknown = known;
  if (file) {
    const form = new FormData();
    form.set('file', file);
    for (const [k, v] of Object.entries(known)) form.set(k, String(v));
    body = form;
  }
  return ask<ReadArticle>(route('/analyse'), { method: 'POST', body, signal });
}

/** Reads an article in this browser: nothing is sent anywhere. The reader is loaded on first use. */
export async function analyseHere(
  given: HandedIn,
  signal: AbortSignal,
  progress: (step: string) => void,
): Promise<ReadArticle> {
  if (given.url && !given.text && !given.file)
    throw new Failure(
      'address-here',
      'a page of another host cannot be read in this browser',
      IS_STATIC ? 'paste its text' : 'paste its text, or let this server read it',
    );
  const { analyseInWorker } = await import('../browser/engine.ts');
  return analyseInWorker(given, signal, progress);
}

const KEY = 'read:';
const memory = new Map<string, string>();

/** Keeps a result for this tab alone, so that going back and reloading show it again. Gives the name it is kept under. */
export function keep(read: ReadArticle): string {
  const name = read.article.id.replace('sha256:', '').slice(0, 16);
  const json = JSON.stringify(read);
  memory.set(name, json);
  try {
    sessionStorage.setItem(KEY + name, json);
  } catch {
    // Too large, or forbidden: it lasts until the page is closed.
  }
  return name;
}

/** What was kept in this tab; null for nothing. */
export function kept(name: string): ReadArticle | null {
  const json = memory.get(name) ?? stored(name);
  return json === null ? null : (JSON.parse(json) as ReadArticle);
}

function stored(name: string): string | null {
  try {
    return sessionStorage.getItem(KEY + name);
  } catch {
    return null;
  }
}
