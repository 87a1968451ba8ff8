import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, Env } from 'hono';
import type { TokenRecord } from './tokens.ts';

/** What middleware finds out for the handlers. */
export interface ServerEnv extends Env {
  Variables: {
    /** The token that was shown; null without one. */
    token: TokenRecord | null;
    /** Whom rates count for: the token's id, else the address. */
    client: string;
  };
}
export type Asking = Context<ServerEnv>;
export type App = OpenAPIHono<ServerEnv>;
