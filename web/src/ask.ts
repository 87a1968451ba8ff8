import { Failure } from '../../src/records/failure.ts';

const BASE = '/api/v1';

/** Address of a route of the REST interface, with parameters; those without a value are left out. */
export function route(
  path: string,
  query: Readonly<Record<string, string | number | boolean | null | undefined>> = {},
): string {
  const q = new URLSearchParams();
  for (const [k, v] of Object.entries(query)) if (v !== null && v !== undefined && v !== '') q.set(k, String(v));
  const search = q.toString();
  return `${BASE}${path}${search && `?${search}`}`;
}

/** Asks the server and gives its JSON. Rejects with a `Failure` that says what to do, also where no server answers. */
export async function ask<T>(
  address: string,
  {
    method = 'GET',
    body,
    signal,
  }: { readonly method?: string; readonly body?: unknown; readonly signal?: AbortSignal } = {},
): Promise<T> {
  const isForm = body instanceof FormData;
  let answer: Response;
  try {
    answer = await fetch(address, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure(
      'no-answer',
      'the server does not answer',
      'see whether "hearsay serve" is still running, then try again',
    );
  }
  const text = await answer.text();
  const json = parsed(text);
  if (answer.ok && json !== undefined) return json as T;
  const told = (json as { error?: { code?: unknown; message?: unknown; hint?: unknown } } | undefined)?.error;
  if (typeof told?.message === 'string')
    throw new Failure(String(told.code), told.message, typeof told.hint === 'string' ? told.hint : null);
  throw new Failure(
    'bad-answer',
    `the server gave an answer that cannot be read (status ${answer.status})`,
    'try again',
  );
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Any thrown thing as a `Failure`, so that every view can show it with a next step. */
export const asFailure = (error: unknown): Failure =>
  error instanceof Failure
    ? error
    : new Failure('fault', error instanceof Error ? error.message : String(error), 'reload the page');
