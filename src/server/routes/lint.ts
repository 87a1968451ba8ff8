import { z } from '@hono/zod-openapi';
import { MEDIA_TYPES } from '../../records/formats.ts';
import { Body } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { draftBody, draftFileBody, draftHandedIn } from '../handed-in.ts';
import { type Route, route } from '../route.ts';
import { linted } from '../schemas/finding.ts';

/** POST /api/v1/lint: one draft checked while the caller waits; nothing is kept. */
export const lintRoutes = ({ reader, turns, work }: Deps): readonly Route[] => [
  route(
    {
      method: 'post',
      path: '/api/v1/lint',
      access: 'read',
      tag: 'Reading',
      summary: 'Check one draft and keep nothing',
      about:
        'Takes what `/api/v1/analyse` takes. Spans of a text or of Markdown count in it as it was sent. Rules have their own levels, or those of `config`, which holds what `hearsay.config.json` does; comments in the draft switch them off. Nothing is found in a text that is not English.',
      query: z.strictObject({}),
      bodies: { 'application/json': draftBody, 'multipart/form-data': draftFileBody },
      answers: { 200: { what: 'What was found.', bodies: { [MEDIA_TYPES.json]: linted } } },
    },
    async (_, c) => {
      work.take(c.get('client'));
      const draft = await draftHandedIn(c);
      return new Body(await turns.run(() => reader.lint(draft), c.req.raw.signal), MEDIA_TYPES.json);
    },
  ),
];
