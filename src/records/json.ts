import { Failure } from './failure.ts';
import type { ReadArticle } from './read-article.ts';
import { remembered } from './remembered.ts';
import { articleSchema, type Schema, type SchemaType } from './schema.ts';

export { checkReferences } from './references.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Follows `$ref` to a definition of our own schema. */
function resolved(schema: Schema, root: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const target = root.$defs?.[schema.$ref.slice('#/$defs/'.length)];
  if (!target) throw new Error(`schema has no ${schema.$ref}`);
  return resolved(target, root);
}

/** Keys of a record in order, with the schema of each. */
const fieldsOf = remembered((record: Schema) => Object.entries(record.properties ?? {}));

/**
 * `value` with the keys of each record in the order of its schema, so that equal records give equal text; the same object
 * where they are in that order already, as in most.
 */
function ordered(value: unknown, schema: Schema, root: Schema): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const s = resolved(schema, root);
  if (Array.isArray(value)) {
    let out: unknown[] | null = null;
    for (let i = 0; i < value.length; i++) {
      const item = ordered(value[i], s.prefixItems?.[i] ?? (s.items || {}), root);
      if (item !== value[i]) out ??= value.slice();
      if (out) out[i] = item;
    }
    return out ?? value;
  }
  const fields = fieldsOf(s.properties ? s : resolved(s.anyOf?.[0] ?? {}, root));
  const record = value as Readonly<Record<string, unknown>>;
  let out: Record<string, unknown> | null = hasOrder(record, fields) ? null : {};
  for (const [key, inner] of fields) {
    const field = ordered(record[key], inner, root);
    if (out === null && field === record[key]) continue;
    out ??= { ...record };
    out[key] = field;
  }
  return out ?? record;
}

function hasOrder(record: Readonly<Record<string, unknown>>, fields: ReturnType<typeof fieldsOf>): boolean {
  let i = 0;
  for (const key in record) if (key !== fields[i++]?.[0]) return false;
  return i === fields.length;
}

/** One line of JSON in the key order of the published schema; equal records give equal bytes. */
export const toJson = (read: ReadArticle): string => JSON.stringify(ordered(read, articleSchema, articleSchema));

/**
 * Reads what `toJson` wrote. Throws a `Failure` that names the path of the first bad value and what is allowed there. Whether
 * ids and spans point at something is asked by `checkReferences`.
 */
export function fromJson(text: string): ReadArticle {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (e) {
    throw new Failure('json-syntax', `not JSON: ${(e as Error).message}`, 'give one read article as Hearsay writes it');
  }
  return fromValue(value);
}

/** The same for what is an object already. */
export function fromValue(value: unknown): ReadArticle {
  const fault = check(value, articleSchema, articleSchema);
  if (fault) throw failure(fault);
  return value as ReadArticle;
}

/** A value that a schema does not allow. */
export interface Fault {
  /** Where: `attributions[3].act`; empty for the whole. */
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
}

const failure = ({ path, found, allowed }: Fault): Failure =>
  new Failure('json-value', `bad value at ${path || 'the top'}: ${found}`, `allowed: ${allowed}`);

/** A short picture of a bad value for a message of one line. */
function shown(value: unknown): string {
  const all = value === undefined ? 'nothing' : JSON.stringify(value);
  return all.length > 60 ? `${all.slice(0, 59)}…` : all;
}

function hasType(value: unknown, type: SchemaType): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

/**
 * The first fault of `value` against `schema`, or null. Understands the part of JSON Schema 2020-12 that `Schema` names;
 * `root` holds the `$defs`.
 */
export function check(value: unknown, schema: Schema, root: Schema, path = ''): Fault | null {
  const s = resolved(schema, root);
  const fault = (allowed: string): Fault => ({ path, found: shown(value), allowed });
  if (s.anyOf) {
    const faults: Fault[] = [];
    for (const branch of s.anyOf) {
      const inner = check(value, branch, root, path);
      if (!inner) return null;
      faults.push(inner);
    }
    // The branch that got furthest tells most; where none got inside, all are named.
    const deepest = faults.reduce((a, b) => (b.path.length > a.path.length ? b : a));
    if (deepest.path.length > path.length) return deepest;
    return fault(faults.map((f) => f.allowed).join(' or '));
  }
  if (s.enum && !s.enum.includes(value as string)) return fault(s.enum.map((v) => v ?? 'null').join(', '));
  if (s.type !== undefined) {
    const types = typeof s.type === 'string' ? [s.type] : s.type;
    if (!types.some((t) => hasType(value, t))) return fault(types.join(' or '));
  }
  if (typeof value === 'number') {
    if (s.minimum !== undefined && value < s.minimum) return fault(`${s.minimum} or more`);
    if (s.maximum !== undefined && value > s.maximum) return fault(`${s.maximum} or less`);
  }
  if (Array.isArray(value)) return checkItems(value, s, root, path);
  if (isObject(value)) return checkKeys(value, s, root, path);
  return null;
}

function checkItems(value: readonly unknown[], s: Schema, root: Schema, path: string): Fault | null {
  const fixed = s.prefixItems?.length ?? 0;
  if (s.minItems !== undefined && value.length < s.minItems) {
    return { path, found: shown(value), allowed: `${s.minItems} items or more` };
  }
  if (s.items === false && value.length > fixed) return { path, found: shown(value), allowed: `${fixed} items` };
  for (let i = 0; i < value.length; i++) {
    const schema = s.prefixItems?.[i] ?? s.items;
    const inner = schema ? check(value[i], schema, root, `${path}[${i}]`) : null;
    if (inner) return inner;
  }
  return null;
}

function checkKeys(value: Readonly<Record<string, unknown>>, s: Schema, root: Schema, path: string): Fault | null {
  const at = (key: string): string => (path ? `${path}.${key}` : key);
  for (const key of s.required ?? []) {
    if (!Object.hasOwn(value, key)) return { path: at(key), found: 'nothing', allowed: 'a value (the key is missing)' };
  }
  for (const key of Object.keys(value)) {
    const schema = s.properties && Object.hasOwn(s.properties, key) ? s.properties[key] : undefined;
    if (!schema) {
      if (s.additionalProperties !== false) continue;
      const allowed = `the keys ${Object.keys(s.properties ?? {}).join(', ')}`;
      return { path: at(key), found: shown(value[key]), allowed };
    }
    const inner = check(value[key], schema, root, at(key));
    if (inner) return inner;
  }
  return null;
}
