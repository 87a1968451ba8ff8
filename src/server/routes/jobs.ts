import { z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { MEDIA_TYPES } from '../../records/formats.ts';
import { json } from '../answer.ts';
import type { Asking } from '../asking.ts';
import type { Deps } from '../deps.ts';
import { articleBody, fileBody, handedIn } from '../handed-in.ts';
import { hasEnded, type Job } from '../jobs.ts';
import { type Route, route } from '../route.ts';
import { idIn } from '../schemas/common.ts';
import { job } from '../schemas/job.ts';

const HEARTBEAT_MS = 15_000;
/** Steps within this time are told as one. */
const STEP_MS = 200;

const accepted = (made: Job): Response =>
  new Response(JSON.stringify(made), {
    status: 202,
    headers: { 'content-type': MEDIA_TYPES.json, location: `/api/v1/jobs/${made.id}` },
  });

/** Adding, and how far it has come. */
export function jobRoutes(deps: Deps): readonly Route[] {
  const { jobs, work } = deps;
  const tag = 'Adding';
  const one = { [MEDIA_TYPES.json]: job };
  const path = '/api/v1/jobs/{id}';
  return [
    route(
      {
        method: 'post',
        path: '/api/v1/articles',
        access: 'write',
        tag,
        summary: 'Add articles to the ledger',
        about:
          'A text, a page, a file, or an address, also of a feed or a list of feeds. It is read and linked in the background: follow the job, or its events.',
        bodies: { 'application/json': articleBody, 'multipart/form-data': fileBody },
        answers: { 202: { what: 'The job, on its way.', bodies: one } },
      },
      async (_, c) => {
        work.take(c.get('client'));
        return accepted(jobs.start([await handedIn(c)]));
      },
    ),
    route(
      {
        method: 'get',
        path: '/api/v1/jobs',
        access: 'read',
        tag,
        summary: 'Jobs of this server, newest first',
        answers: { 200: { what: 'Jobs.', bodies: { [MEDIA_TYPES.json]: z.strictObject({ items: z.array(job) }) } } },
      },
      () => json({ items: jobs.list() }),
    ),
    route(
      {
        method: 'get',
        path,
        access: 'read',
        tag,
        summary: 'One job',
        params: idIn,
        answers: { 200: { what: 'The job.', bodies: one } },
      },
      ({ params }) => json(jobs.job(params.id)),
    ),
    route(
      {
        method: 'get',
        path: `${path}/events`,
        access: 'read',
        tag,
        summary: 'Steps of a job as they happen',
        about:
          'Server-sent events. Each `progress` carries the whole job, the first at once; `end` carries it for the last time, and the stream ends.',
        params: idIn,
        answers: { 200: { what: 'Events.', bodies: { 'text/event-stream': z.string() } } },
      },
      ({ params }, c) => events(c, deps, deps.jobs.job(params.id)),
    ),
    route(
      {
        method: 'post',
        path: `${path}/retry`,
        access: 'write',
        tag,
        summary: 'Try again what failed',
        about:
          'Makes a new job of the addresses that could not be added. Files and texts are not kept: send them anew.',
        params: idIn,
        answers: { 202: { what: 'The new job.', bodies: one } },
      },
      ({ params }, c) => {
        work.take(c.get('client'));
        return accepted(jobs.retry(params.id));
      },
    ),
    route(
      {
        method: 'delete',
        path,
        access: 'write',
        tag,
        summary: 'Stop a job',
        about: 'What was added stays.',
        params: idIn,
        answers: { 200: { what: 'The job.', bodies: one } },
      },
      ({ params }) => json(jobs.stop(params.id)),
    ),
  ];
}

function events(c: Asking, { jobs, stopping }: Deps, first: Job): Response {
  return streamSSE(c, async (stream) => {
    let latest = first;
    let told: Job | null = null;
    let wake: () => void = () => undefined;
    const unwatch = jobs.watch(first.id, (next) => {
      latest = next;
      wake();
    });
    const leave = (): void => wake();
    stream.onAbort(leave);
    stopping.addEventListener('abort', leave);
    try {
      for (let n = 0; !stream.aborted && !stopping.aborted; n++) {
        if (latest !== told) {
          told = latest;
          const event = hasEnded(told) ? 'end' : 'progress';
          await stream.writeSSE({ event, id: String(n), data: JSON.stringify(told) });
          if (event === 'end') return;
          await stream.sleep(STEP_MS);
        } else await stream.write(': still here\n\n');
        if (latest !== told || stopping.aborted) continue;
        await pause((done) => {
          wake = done;
        });
      }
    } finally {
      unwatch();
      stopping.removeEventListener('abort', leave);
    }
  });
}

/** Until woken, or until it is time for a sign of life. */
const pause = (arm: (done: () => void) => void): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, HEARTBEAT_MS);
    arm(() => {
      clearTimeout(timer);
      done();
    });
  });
