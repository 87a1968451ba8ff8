import { z } from '@hono/zod-openapi';
import { MEDIA_TYPES } from '../../records/formats.ts';
import { DECISION_KINDS } from '../../records/ledger.ts';
import { json } from '../answer.ts';
import type { Asking } from '../asking.ts';
import type { Deps } from '../deps.ts';
import { given } from '../given.ts';
import { type Route, route } from '../route.ts';
import { idIn, time } from '../schemas/common.ts';
import { decision } from '../schemas/ledger.ts';

const by = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .openapi({ description: 'Who decides; the name of the token unless given.' });
const ids = (description: string) =>
  z.array(z.string().min(1).max(300)).min(1).max(200).optional().openapi({ description });
const body = z
  .strictObject({
    kind: z.enum(DECISION_KINDS),
    statements: ids('split: those to take out, of one claim; furniture; not-same: two; speaker: one.'),
    claims: ids('merge: two and more; hide: one and more.'),
    sources: ids('same-source: two and more.'),
    speaker: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .openapi({ description: 'For `speaker`: the right source, by name.' }),
    outlet: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .openapi({ description: 'For `furniture`: whose pages have it, by name; that of the statements unless given.' }),
    by,
    at: time.optional().openapi({ description: 'When; now unless given.' }),
    note: z.string().min(1).max(2_000).optional(),
  })
  .openapi('DecisionAsked');

const OWNER = 'owner';
const whose = (c: Asking, given: string | undefined): string => given ?? c.get('token')?.name ?? OWNER;

/** What persons decided about claims: stored facts, which links are made anew from, and which can be taken back. */
export const decisionRoutes = ({ store, writer, now }: Deps): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/decisions',
      access: 'read',
      tag: 'Decisions',
      summary: 'All decisions, those taken back too',
      answers: {
        200: { what: 'Decisions.', bodies: { [MEDIA_TYPES.json]: z.strictObject({ items: z.array(decision) }) } },
      },
    },
    async () => json({ items: await store.decisions() }),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/decisions',
      access: 'write',
      tag: 'Decisions',
      summary: 'Merge, split or hide claims, make sources one, say who said a statement or that it is page furniture',
      about: 'One decision may name several, and is taken back as one.',
      body,
      answers: { 200: { what: 'The decision.', bodies: { [MEDIA_TYPES.json]: decision } } },
    },
    async ({ body: { by: who, at, kind, speaker = null, outlet = null, note = null, ...lists } }, c) =>
      json(
        await writer.decide({
          ...given(lists),
          ...{ kind, speaker, outlet, note, by: whose(c, who), at: at ?? now().toISOString() },
        }),
      ),
  ),
  route(
    {
      method: 'delete',
      path: '/api/v1/decisions/{id}',
      access: 'write',
      tag: 'Decisions',
      summary: 'Take a decision back',
      params: idIn,
      query: z.strictObject({ by }),
      answers: { 200: { what: 'The decision, taken back.', bodies: { [MEDIA_TYPES.json]: decision } } },
    },
    async ({ params: { id }, query }, c) => json(await writer.retract(id, whose(c, query.by), now().toISOString())),
  ),
];
