import type { Failure } from '../../../src/records/failure.ts';
import { asFailure, ask, route } from '../ask.ts';
import { forgetLists } from '../claims/board.svelte.ts';
import { inPath } from '../wording.ts';

/** Articles on their way into the ledger, as the server tells it. */
export interface Job {
  readonly id: string;
  readonly state: string;
  readonly inputs: readonly string[];
  readonly created: string;
  readonly ended: string | null;
  readonly counts: Readonly<Record<'new' | 'reread' | 'publication' | 'unchanged' | 'removed' | 'failed', number>>;
  readonly added: readonly { readonly name: string; readonly article: string; readonly kind: string }[];
  readonly failures: readonly {
    readonly input: string;
    readonly stage: string;
    readonly code: string;
    readonly reason: string;
    readonly hint: string | null;
  }[];
  readonly trouble: { readonly code: string; readonly message: string; readonly hint: string | null } | null;
}

export interface ToAdd {
  readonly text?: string;
  readonly html?: string;
  readonly url?: string;
  readonly file?: File;
}

/** Hands an article, a file or an address (of a page or a feed) to the ledger. Gives the job, which goes on by itself. */
export function add({ file, ...rest }: ToAdd): Promise<Job> {
  if (!file) return ask<Job>(route('/articles'), { method: 'POST', body: rest });
  const form = new FormData();
  form.set('file', file);
  return ask<Job>(route('/articles'), { method: 'POST', body: form });
}

export const retry = (id: string): Promise<Job> => ask<Job>(route(`/jobs/${inPath(id)}/retry`), { method: 'POST' });
export const stop = (id: string): Promise<Job> => ask<Job>(route(`/jobs/${inPath(id)}`), { method: 'DELETE' });

const AGAIN_MS = 2_000;

/** Follows a job by server-sent events until it ends. Gives the way to stop listening. */
export function follow(id: string, told: (job: Job) => void, lost: (failure: Failure) => void): () => void {
  const events = new EventSource(route(`/jobs/${inPath(id)}/events`));
  let later = (): void => events.close();
  events.addEventListener('progress', (e) => told(JSON.parse((e as MessageEvent<string>).data) as Job));
  events.addEventListener('end', (e) => {
    events.close();
    forgetLists();
    told(JSON.parse((e as MessageEvent<string>).data) as Job);
  });
  events.onerror = () => {
    if (events.readyState !== EventSource.CLOSED) return;
    // The stream was refused: how the job stands can still be asked for, and the stream a little later.
    ask<Job>(route(`/jobs/${inPath(id)}`)).then(
      (job) => {
        told(job);
        if (job.ended !== null) return;
        const timer = setTimeout(() => {
          later = follow(id, told, lost);
        }, AGAIN_MS);
        later = () => clearTimeout(timer);
      },
      (error: unknown) => lost(asFailure(error)),
    );
  };
  return () => later();
}

/** Resolves when the job has ended. */
export const ended = (id: string, told: (job: Job) => void): Promise<Job> =>
  new Promise((done, failed) => {
    follow(
      id,
      (job) => {
        told(job);
        if (job.ended !== null) done(job);
      },
      failed,
    );
  });
