// Writes python/src/hearsay/records.py from OpenAPI's schemas; a test holds the two equal. Run: npx tsx scripts/python-records.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp } from '../src/server/app.ts';
import type { Deps } from '../src/server/deps.ts';
import { type JsonSchema, openApiOf } from '../src/server/openapi.ts';

type Node = JsonSchema & {
  readonly const?: unknown;
  readonly allOf?: readonly Node[];
  readonly prefixItems?: readonly Node[];
  readonly additionalProperties?: boolean | Node;
};

const PREFIX = 'ReadArticle';
const SIMPLE: Readonly<Record<string, string>> = {
  string: 'str',
  integer: 'int',
  number: 'float',
  boolean: 'bool',
  null: 'None',
};
/** Words that Python keeps for itself: a record with such a key is written as a call. */
const KEYWORDS = new Set([
  'from',
  'in',
  'is',
  'class',
  'def',
  'global',
  'import',
  'not',
  'or',
  'and',
  'as',
  'if',
  'pass',
]);

/** Parts of a read article go without the prefix that OpenAPI gives them. */
const nameOf = (component: string): string =>
  component !== PREFIX && component.startsWith(PREFIX) ? component.slice(PREFIX.length) : component;

/** Values that Python has other words for. */
const PYTHON = new Map<unknown, string>([
  [null, 'None'],
  [true, 'True'],
  [false, 'False'],
]);
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const literal = (values: readonly unknown[]): string =>
  `Literal[${values.map((v) => PYTHON.get(v) ?? JSON.stringify(v)).join(', ')}]`;
const comment = (text: string | undefined, indent: string): string =>
  text === undefined ? '' : `${indent}# ${text.replace(/\s+/g, ' ')}\n`;

/** Records and names of types as Python text, in the order in which they were made. */
class Records {
  readonly made = new Map<string, string>();

  /** The type of a schema; an object without a name of its own becomes a record called `own`. */
  type(schema: Node, own: string): string {
    if (schema.$ref) return nameOf(schema.$ref.split('/').at(-1)!);
    if (schema.allOf?.length === 1) return this.type(schema.allOf[0]!, own);
    if (schema.anyOf) return this.#either(schema.anyOf.map((s) => this.type(s, own)));
    if (schema.const !== undefined) return literal([schema.const]);
    if (schema.enum) return literal(schema.enum);
    const types = Array.isArray(schema.type) ? (schema.type as string[]) : [schema.type as string | undefined];
    return this.#either(types.map((type) => this.#one(type, schema, own)));
  }

  /** Makes a record or a name of a type. */
  put(name: string, schema: Node): void {
    if (schema.properties) this.#record(name, schema);
    else this.made.set(name, `${comment(schema.description, '')}${name} = ${this.type(schema, name)}\n`);
  }

  #either(types: readonly string[]): string {
    const all = [...new Set(types)];
    const rest = all.filter((t) => t !== 'None');
    return [...rest, ...(rest.length < all.length ? ['None'] : [])].join(' | ');
  }

  #one(type: string | undefined, schema: Node, own: string): string {
    if (type === 'array') {
      const item = schema.prefixItems?.[0] ?? (schema.items || {});
      return `list[${this.type(item, own)}]`;
    }
    if (type !== 'object') return SIMPLE[type ?? ''] ?? 'object';
    if (schema.properties) {
      this.#record(own, schema);
      return own;
    }
    const values = schema.additionalProperties;
    return `dict[str, ${typeof values === 'object' ? this.type(values, own) : 'object'}]`;
  }

  #record(name: string, { description, properties = {}, required = [] }: Node): void {
    const fields = Object.entries(properties).map(([key, schema]) => ({
      key,
      type: this.type(schema, `${name}${capital(key)}`),
      about: schema.description,
      isAlways: required.includes(key),
    }));
    const doc = description === undefined ? '' : `    """${description}"""\n\n`;
    if (fields.some((f) => KEYWORDS.has(f.key) || !IDENTIFIER.test(f.key))) {
      const total = fields.some((f) => f.isAlways) ? '' : '    total=False,\n';
      const pairs = fields.map((f) => `${comment(f.about, '        ')}        "${f.key}": '${f.type}',\n`).join('');
      this.made.set(
        name,
        `${comment(description, '')}${name} = TypedDict(\n    "${name}",\n    {\n${pairs}    },\n${total})\n`,
      );
      return;
    }
    const lines = (always: boolean): string =>
      fields
        .filter((f) => f.isAlways === always)
        .map((f) => `${comment(f.about, '    ')}    ${f.key}: ${f.type}\n`)
        .join('');
    const [always, sometimes] = [lines(true), lines(false)];
    const base = sometimes && always ? `class _${name}(TypedDict):\n${always}\n\n` : '';
    const head = base
      ? `class ${name}(_${name}, total=False):\n`
      : `class ${name}(TypedDict${always ? '' : ', total=False'}):\n`;
    this.made.set(name, `${base}${head}${doc}${base ? sometimes : always || sometimes}`);
  }
}

/** What can stand as a field of a class. */
const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** What names of types lean on comes before them: they are made when the module is loaded. */
const isName = (text: string): boolean => !/^(?:# .*\n)*class |TypedDict\(/m.test(text);

/** The whole file. */
export function pythonRecords(): string {
  // Describing the routes needs nothing of what they serve; there is no app.
  const { schemas } = openApiOf(createApp({ assets: new Map() } as unknown as Deps)).components;
  const records = new Records();
  for (const [name, schema] of Object.entries(schemas)) records.put(nameOf(name), schema as Node);
  const all = [...records.made];
  const parts = [...all.filter(([, t]) => isName(t)), ...all.filter(([, t]) => !isName(t))];
  const names = parts.map(([name]) => name).sort();
  return `"""The records that Hearsay gives, as its published schemas have them.

Written by scripts/python-records.ts; a test holds it equal to the schemas.
"""

from __future__ import annotations

from typing import Literal, TypedDict

__all__ = [
${names.map((n) => `    "${n}",\n`).join('')}]

${parts.map(([, text]) => text).join('\n\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('../python/src/hearsay/records.py', import.meta.url), pythonRecords());
