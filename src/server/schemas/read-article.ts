import { articleSchema, type Schema } from '../../records/schema.ts';
import type { App } from '../asking.ts';

const NAME = 'ReadArticle';
const at = (name: string) => ({ $ref: `#/components/schemas/${name}` }) as const;

/** Reference to the schema of a read article. */
export const READ_ARTICLE = at(NAME);

/** Parts of a read article get names of their own, apart from the ledger's records. */
const componentName = (part: string): string => `${NAME}${part.charAt(0).toUpperCase()}${part.slice(1)}`;

/** Puts the schema of read articles, which is the one of `hearsay/schema.json`, among OpenAPI's components. */
export function registerReadArticle(app: App): void {
  const { $schema: _, $id: _id, $defs = {}, ...whole } = articleSchema;
  const parts = { [NAME]: whole, ...Object.fromEntries(Object.entries($defs).map(([k, v]) => [componentName(k), v])) };
  for (const [name, schema] of Object.entries(parts)) {
    app.openAPIRegistry.registerComponent('schemas', name, moved(schema) as never);
  }
}

/** The schema with its references pointing among the components. */
function moved(schema: Schema): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? at(componentName(value.slice('#/$defs/'.length))).$ref : value,
  );
}
