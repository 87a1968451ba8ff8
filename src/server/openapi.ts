import { VERSION } from '../version.ts';
import type { App } from './asking.ts';

/** The part of an OpenAPI document that our docs page shows. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly 'x-access': string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly description?: string;
  readonly items?: JsonSchema | false;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** The OpenAPI 3.1 document, made from the declarations of the routes. */
export const openApiOf = (app: App): OpenApi =>
  app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Hearsay',
      version: VERSION,
      description:
        'Who said what, according to whom, and who says otherwise. Positions are UTF-16 offsets into the text of the article. ' +
        'Every failure has the shape of `Failed`. Lists are paged by cursor; answers carry an `ETag`.',
    },
    servers: [{ url: '/' }],
  }) as unknown as OpenApi;
