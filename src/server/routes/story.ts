import { z } from '@hono/zod-openapi';
import { storyHtml } from '../../present/story-html.ts';
import { ANSWERED, MEDIA_TYPES } from '../../records/formats.ts';
import { storyPage } from '../../story-page.ts';
import { Body, json } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../failures.ts';
import { readBackFor } from '../read-back.ts';
import { type Route, route } from '../route.ts';
import { idIn } from '../schemas/common.ts';
import { story } from '../schemas/story.ts';

const format = z.enum(ANSWERED.story).default('json').openapi({ description: 'How the answer is written.' });

/** One story: as a record, or as a page with its digest, which the process that reads articles reads again. */
export const oneStoryRoutes = ({ store, reader, turns, work }: Deps): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/stories/{id}',
      access: 'read',
      tag: 'Stories',
      summary: 'One story with its articles',
      about:
        'An id that was superseded gives the story that it is now. An article alone is a story too. `html` is one page to keep and hand on: its digest, articles, claims, figures, sources and what changed from hand to hand.',
      params: idIn,
      query: z.strictObject({ format: format }),
      answers: { 200: { what: 'The story.', bodies: { [MEDIA_TYPES.json]: story, [MEDIA_TYPES.html]: z.string() } } },
    },
    async ({ params: { id }, query: { format: as } }, c) => {
      const found = await store.story(id);
      if (!found) throw notFound('story', id);
      if (as === 'json') return json(found);
      work.take(c.get('client'));
      const page = storyHtml(await storyPage(store, found, readBackFor({ reader, turns }, c)));
      // Handed over as a file: it has styles of its own, which this server's policy does not let run.
      return new Body(page, MEDIA_TYPES.html, { 'content-disposition': 'attachment; filename="story.html"' });
    },
  ),
];
