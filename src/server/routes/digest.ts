import { z } from '@hono/zod-openapi';
import { digest as digestOf, matterOf } from '../../digesting.ts';
import { type DigestAsked, digestMatter } from '../../ledger/digest.ts';
import { DIGEST_TYPES, digestAs } from '../../present/digest.ts';
import type { Digest, DigestFormat, DigestMatter } from '../../records/digest.ts';
import { Failure } from '../../records/failure.ts';
import { MEDIA_TYPES } from '../../records/formats.ts';
import { fromJson } from '../../records/json.ts';
import { Body, json } from '../answer.ts';
import type { Asking } from '../asking.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../failures.ts';
import { articleBody, fileBody, handedIn } from '../handed-in.ts';
import { readBackFor } from '../read-back.ts';
import { type Route, route } from '../route.ts';
import { filters, idIn } from '../schemas/common.ts';
import { claimsAsked, digest, digestQuery } from '../schemas/digest.ts';

interface Wanted {
  readonly format: DigestFormat;
  readonly bullets: number;
}

const ABOUT =
  'Sentences are put together from the words of the articles alone. The digest is read again: what does not come back is left out, and told in `leftOut`.';
const { json: _json, ...others } = DIGEST_TYPES;
const answers = {
  200: {
    what: 'The digest.',
    bodies: { [MEDIA_TYPES.json]: digest, ...Object.fromEntries(Object.values(others).map((t) => [t, z.string()])) },
  },
};

/** A page is handed over as a file: it has styles of its own, which this server's policy does not let run. */
const FILES: Partial<Record<DigestFormat, string>> = { html: 'digest.html', eml: 'digest.eml' };

function written(made: Digest, format: DigestFormat): Body {
  if (format === 'json') return json(made);
  const name = FILES[format];
  return new Body(
    digestAs(format, made),
    DIGEST_TYPES[format],
    name === undefined ? {} : { 'content-disposition': `attachment; filename="${name}"` },
  );
}

/** Digests of stories, claims, what a filter finds, and of one article handed in. They are read again by the process that reads articles. */
export const digestRoutes = ({ store, reader, turns, work }: Deps): readonly Route[] => {
  const tell = async (c: Asking, matter: DigestMatter, { format, bullets }: Wanted): Promise<Body> =>
    written(await digestOf(matter, readBackFor({ reader, turns }, c), { bullets }), format);
  const ofLedger = async (c: Asking, asked: DigestAsked, wanted: Wanted): Promise<Body> => {
    work.take(c.get('client'));
    return tell(c, await digestMatter(store, asked), wanted);
  };
  return [
    route(
      {
        method: 'get',
        path: '/api/v1/stories/{id}/digest',
        access: 'read',
        tag: 'Digests',
        summary: 'A digest of one story',
        about: ABOUT,
        params: idIn,
        query: z.strictObject(digestQuery),
        answers,
      },
      async ({ params: { id }, query }, c) => {
        if (!(await store.story(id))) throw notFound('story', id);
        return ofLedger(c, { kind: 'story', id }, query);
      },
    ),
    route(
      {
        method: 'get',
        path: '/api/v1/claims/{id}/digest',
        access: 'read',
        tag: 'Digests',
        summary: 'A digest of one claim',
        about: ABOUT,
        params: idIn,
        query: z.strictObject(digestQuery),
        answers,
      },
      async ({ params: { id }, query }, c) => {
        if ((await store.claimJson(id)) === null) throw notFound('claim', id);
        return ofLedger(c, { kind: 'claims', ids: [id] }, query);
      },
    ),
    route(
      {
        method: 'get',
        path: '/api/v1/digest',
        access: 'read',
        tag: 'Digests',
        summary: 'A digest of some claims, or of what words, a source, an outlet or days find',
        about: ABOUT,
        query: z.strictObject({
          claim: claimsAsked,
          query: filters.query,
          source: filters.source,
          outlet: filters.outlet,
          from: filters.from,
          to: filters.to,
          ...digestQuery,
        }),
        answers,
      },
      async ({ query: { format, bullets, claim, ...found } }, c) => {
        if (claim !== undefined) {
          if (Object.values(found).some((v) => v !== undefined))
            throw new Failure('bad-value', 'claims and something to filter by at once', 'give one of them');
          for (const id of claim) if ((await store.claimJson(id)) === null) throw notFound('claim', id);
          return ofLedger(c, { kind: 'claims', ids: claim }, { format, bullets });
        }
        const { query, source, outlet, from, to } = found;
        const filter = {
          query: query ?? null,
          source: source ?? null,
          outlet: outlet ?? null,
          from: from ?? null,
          to: to ?? null,
        };
        return ofLedger(c, { kind: 'window', filter }, { format, bullets });
      },
    ),
    route(
      {
        method: 'post',
        path: '/api/v1/digest',
        access: 'read',
        tag: 'Digests',
        summary: 'A digest of one article handed in; nothing is kept',
        about: `Takes what \`/api/v1/analyse\` takes. ${ABOUT}`,
        query: z.strictObject(digestQuery),
        bodies: { 'application/json': articleBody, 'multipart/form-data': fileBody },
        answers,
      },
      async ({ query }, c) => {
        work.take(c.get('client'));
        const article = await handedIn(c);
        const line = await turns.run(() => reader.read(article), c.req.raw.signal);
        return tell(c, matterOf(fromJson(new TextDecoder().decode(line))), query);
      },
    ),
  ];
};
