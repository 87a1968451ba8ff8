import { Failure } from '../../../../src/records/failure.ts';
import { api } from '../api.ts';
import type { Snapshot } from '../messages.ts';

/** Where the Hearsay of this machine listens, and the token that it knows this browser by. */
export interface Home {
  readonly address: string;
  readonly token: string;
}
export const FIRST_HOME: Home = { address: 'http://127.0.0.1:4717', token: '' };
const KEY = 'home';

export const homeKept = async (): Promise<Home> => ((await api.storage.local.get(KEY))[KEY] as Home | undefined) ?? FIRST_HOME;

/**
 * Keeps where to save to, and asks the person to let the extension speak with that address: to be called in a click. Throws a
 * `Failure` for an address of another machine, and where the person says no.
 */
export async function keepHome(home: Home): Promise<void> {
  const url = URL.canParse(home.address) ? new URL(home.address) : null;
  if (url?.protocol !== 'http:' || !/^(?:127\.0\.0\.1|localhost)$/.test(url.hostname))
    throw new Failure('not-here', `not an address of this machine: ${home.address.slice(0, 100)}`, 'give one such as http://127.0.0.1:4717');
  if (!(await api.permissions.request({ origins: [`http://${url.hostname}/*`] })))
    throw new Failure('not-let', 'without leave nothing can be saved there', 'try again and say yes when the browser asks');
  await api.storage.local.set({ [KEY]: { address: url.origin, token: home.token.trim() } });
}

/** Hands a page to the ledger of this machine; throws a `Failure` that says what to do. */
export async function savePage({ html, url }: Snapshot): Promise<void> {
  const { address, token } = await homeKept();
  const answer = await fetch(`${address}/api/v1/articles`, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ html, ...(/^https?:/.test(url) ? { url } : {}) }),
  }).catch(() => {
    throw new Failure('no-answer', `no Hearsay answers at ${address}`, 'start it with hearsay serve, then try again');
  });
  if (answer.ok) return;
  const told = ((await answer.json().catch(() => null)) as { error?: { message?: string; hint?: string } } | null)?.error;
  const hint = answer.status === 401 || answer.status === 403 ? 'make a token with hearsay token create --name browser --scope write, and give it here' : (told?.hint ?? null);
  throw new Failure('refused', told?.message ?? `Hearsay answers with status ${answer.status}`, hint);
}
