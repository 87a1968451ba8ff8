import { z } from '@hono/zod-openapi';
import { MEDIA_TYPES } from '../../records/formats.ts';
import { fromJson } from '../../records/json.ts';
import { Body } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { articleBody, fileBody, handedIn } from '../handed-in.ts';
import { READ_TYPES, readAs, readFormat } from '../read-forms.ts';
import { type Route, route } from '../route.ts';
import { READ_ARTICLE } from '../schemas/read-article.ts';

/** POST /api/v1/analyse: one article read while the caller waits; nothing is kept. */
export const analyseRoutes = ({ reader, turns, work }: Deps): readonly Route[] => [
  route(
    {
      method: 'post',
      path: '/api/v1/analyse',
      access: 'read',
      tag: 'Reading',
      summary: 'Read one article and keep nothing',
      about:
        'Give text, html, an address to fetch, or a file. A text that is not English gives the notice `language-unsupported` and no attributions.',
      query: z.strictObject({ format: readFormat }),
      bodies: { 'application/json': articleBody, 'multipart/form-data': fileBody },
      answers: {
        200: { what: 'The read article.', bodies: { [MEDIA_TYPES.json]: READ_ARTICLE, ...READ_TYPES } },
      },
    },
    async ({ query }, c) => {
      work.take(c.get('client'));
      const article = await handedIn(c);
      const line = await turns.run(() => reader.read(article), c.req.raw.signal);
      if (query.format !== 'json') return readAs(fromJson(new TextDecoder().decode(line)), query.format);
      return new Body(line, MEDIA_TYPES.json);
    },
  ),
];
