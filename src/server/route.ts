import { type RouteConfig, z } from '@hono/zod-openapi';
import { Failure } from '../records/failure.ts';
import type { Access } from './access.ts';
import type { Body } from './answer.ts';
import type { App, Asking } from './asking.ts';
import { badValue } from './failures.ts';

type Shape = z.ZodObject;
/** A schema of ours, or a reference to one of the record schemas. */
export type BodySchema = z.ZodType | { readonly $ref: string };

/** One body that an answer may have. */
export interface Answer {
  readonly what: string;
  /** By media type; absent for an answer without a body. */
  readonly bodies?: Readonly<Record<string, BodySchema>>;
}

/** A route as it is declared: what OpenAPI tells of it, who may ask, and what its inputs are. */
export interface RouteSpec<P extends Shape, Q extends Shape, B extends z.ZodType> {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** As OpenAPI writes it: `/api/v1/claims/{id}`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly about?: string;
  /** Heading under which the docs show it. */
  readonly tag: string;
  readonly params?: P;
  readonly query?: Q;
  /** A JSON body. Handlers of other bodies read them themselves. */
  readonly body?: B;
  /** Bodies of the request by media type, for OpenAPI, where they are more than one JSON body. */
  readonly bodies?: Readonly<Record<string, BodySchema>>;
  readonly answers: Readonly<Record<number, Answer>>;
  /** Lists and searches: the answer follows from the address and the ledger alone. It is made by a looker, and kept until something is written. */
  readonly isKept?: boolean;
}

export interface Given<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** A declared route, ready to be put on the server. */
export interface Route {
  readonly spec: RouteSpec<Shape, Shape, z.ZodType>;
  readonly handle: (c: Asking) => Promise<Response | Body>;
}

type NoInput = z.ZodObject<Record<never, never>>;

/** Declares a route: `handle` gets its inputs checked; a bad one is refused with a `Failure` that names it. */
export function route<P extends Shape = NoInput, Q extends Shape = NoInput, B extends z.ZodType = z.ZodNever>(
  spec: RouteSpec<P, Q, B>,
  handle: (
    given: Given<z.output<P>, z.output<Q>, z.output<B>>,
    c: Asking,
  ) => Promise<Response | Body> | Response | Body,
): Route {
  const { params, query, body } = spec;
  return {
    spec: spec as unknown as Route['spec'],
    handle: async (c) =>
      handle(
        {
          params: checked('path', params, c.req.param()) as z.output<P>,
          query: checked('query', query, query ? queryOf(c, query) : {}) as z.output<Q>,
          body: (body ? checked('body', body, await jsonOf(c)) : undefined) as z.output<B>,
        },
        c,
      ),
  };
}

function checked(where: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(value);
  if (!result.success) throw badValue(where, result.error);
  return result.data;
}

/** The query; what is given twice and is no list is an error rather than a guess. */
function queryOf(c: Asking, schema: Shape): Record<string, string | readonly string[]> {
  const all = c.req.queries();
  return Object.fromEntries(
    Object.entries(all).map(([name, values]) => {
      if (takesMany(schema, name)) return [name, values];
      if (values.length > 1) throw new Failure('bad-value', `given twice in the query: ${name}`, 'give it once');
      return [name, values[0] ?? ''];
    }),
  );
}

/** Whether a value of the query may be given several times. */
function takesMany({ shape }: Shape, name: string): boolean {
  const field: unknown = Object.hasOwn(shape, name) ? shape[name] : undefined;
  return (field instanceof z.ZodOptional ? field.unwrap() : field) instanceof z.ZodArray;
}

/** A JSON body. */
export async function jsonOf(c: Asking): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    throw new Failure('media-type', `body of a type that is not taken: ${type || 'none'}`, 'send application/json');
  }
  const text = new TextDecoder().decode(await c.get('sent').bytes());
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure('bad-json', `body is not JSON: ${why}`, 'send one JSON object');
  }
}

/** The path of everything that no other route takes. */
export const REST_OF_PATHS = '/{path}';

/** The path in Hono's form; `{path}` is the one that takes slashes too. */
export const honoPath = (path: string): string =>
  path.replace(REST_OF_PATHS, '/:path{.+}').replace(/(?<!:path)\{(\w+)\}/g, ':$1');

/** OpenAPI's record of a route. */
export function describe(app: App, { spec }: Route, failed: z.ZodType): void {
  const { method, path, summary, about, tag, access, params, query, body, bodies, answers } = spec;
  const content = bodies ?? (body ? { 'application/json': body } : null);
  const config = {
    method,
    path,
    summary,
    ...(about === undefined ? {} : { description: about }),
    tags: [tag],
    operationId: `${method}${path.replace(/[^a-z0-9]+(.)?/gi, (_, next: string = '') => next.toUpperCase())}`,
    'x-access': access,
    security: access === 'open' ? [] : [{ bearer: [] }, {}],
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(content ? { body: { required: true, content: contentOf(content) } } : {}),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { what, bodies: out }]) => [
          status,
          { description: what, ...(out ? { content: contentOf(out) } : {}) },
        ]),
      ),
      default: { description: 'What went wrong, and what to do.', content: contentOf({ 'application/json': failed }) },
    },
  };
  app.openAPIRegistry.registerPath(config as unknown as RouteConfig);
}

const contentOf = (bodies: NonNullable<Answer['bodies']>) =>
  Object.fromEntries(Object.entries(bodies).map(([type, schema]) => [type, { schema }]));
