import { z } from '@hono/zod-openapi';
import { STORY_COLUMNS } from '../../present/ledger-csv.ts';
import type { Column } from '../../present/table.ts';
import { MEDIA_TYPES } from '../../records/formats.ts';
import type { StorySummary } from '../../records/story.ts';
import { list } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { given } from '../given.ts';
import { type Route, route } from '../route.ts';
import { day, format, pageOf, paging } from '../schemas/common.ts';
import { storySummary } from '../schemas/story.ts';

const COLUMNS: readonly Column<StorySummary>[] = [{ name: 'id', value: (s) => s.id }, ...STORY_COLUMNS];

/** Stories. What their articles say is found with `story=` in /claims, /search and /figures. */
export const storyRoutes = ({ store }: Pick<Deps, 'store'>): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/stories',
      access: 'read',
      tag: 'Stories',
      summary: 'Stories of two articles and more, those with the newest article first',
      about: 'What the articles of one say is found with its id as `story` in /claims, /search and /figures.',
      query: z.strictObject({
        since: day.optional().openapi({ description: 'An article of the story appeared on this day or later.' }),
        ...paging,
        format,
      }),
      isKept: true,
      answers: {
        200: {
          what: 'A page of stories.',
          bodies: { [MEDIA_TYPES.json]: pageOf('StoryPage', storySummary), [MEDIA_TYPES.csv]: z.string() },
        },
      },
    },
    async ({ query: { format: as, ...filter } }, c) => list(c, await store.stories(given(filter)), as, COLUMNS),
  ),
];
