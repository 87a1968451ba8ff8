import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Started } from './start.ts';

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** Holds answers against what `/openapi.json` promises of them. */
export interface Conformance {
  readonly document: OpenApi;
  /** Routes whose answers were held against their schema. */
  readonly seen: ReadonlySet<string>;
  /** What is wrong with an answer to `method path`, in words; empty for nothing. `path` is the one of the document. */
  readonly faults: (method: string, path: string, answer: Response) => Promise<readonly string[]>;
}

export async function conformance(server: Started): Promise<Conformance> {
  const document = await server.json<OpenApi>('/openapi.json');
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  ajv.addSchema({ $id: 'api', components: document.components });
  const compiled = new Map<string, ValidateFunction>();
  const seen = new Set<string>();
  const schemaOf = (at: string, schema: object): ValidateFunction => {
    const known = compiled.get(at);
    if (known) return known;
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;
    const made = ajv.compile(absolute);
    compiled.set(at, made);
    return made;
  };
  return {
    document,
    seen,
    async faults(method, path, answer) {
      const operation = document.paths[path]?.[method.toLowerCase()];
      if (!operation) return [`not in the document: ${method} ${path}`];
      const { status } = answer;
      const isSuccess = status < 400;
      const promised = operation.responses[String(status)] ?? (isSuccess ? undefined : operation.responses.default);
      if (!promised) return [`${method} ${path}: status ${status} is not in the document`];
      const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
      const content = Object.entries(promised.content ?? {}).find(([t]) => t.split(';')[0] === type)?.[1];
      if (!content) return [`${method} ${path}: ${status} of type ${type || 'none'} is not in the document`];
      if (isSuccess) seen.add(`${method} ${path}`);
      const text = await answer.text();
      if (type === 'application/json') return validate(method, path, status, content.schema, JSON.parse(text));
      if (type === 'application/jsonl') {
        const lines = text.split('\n').filter((l) => l !== '');
        return lines.flatMap((line) => validate(method, path, status, content.schema, JSON.parse(line)));
      }
      return [];
    },
  };

  function validate(method: string, path: string, status: number, schema: object, value: unknown): readonly string[] {
    const check = schemaOf(`${method} ${path} ${status < 400 ? status : 'default'}`, schema);
    if (check(value)) return [];
    const [error] = check.errors ?? [];
    return [`${method} ${path} ${status}: ${error?.instancePath} ${error?.message} ${JSON.stringify(error?.params)}`];
  }
}
