import type { HttpBindings } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, Env } from 'hono';
import type { Sent } from './sent.ts';
import type { TokenRecord } from './tokens.ts';

/** What middleware finds out for the handlers. */
export interface ServerEnv extends Env {
  Bindings: HttpBindings;
  Variables: {
    /** The token that was shown; null without one. */
    token: TokenRecord | null;
    /** Whom rates count for: the token's id, else the address. */
    client: string;
    /** The body. `c.req` has it too, but neither counts it nor waits for who may send it. */
    sent: Sent;
  };
}
export type Asking = Context<ServerEnv>;
export type App = OpenAPIHono<ServerEnv>;
