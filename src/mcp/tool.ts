import { z } from 'zod';
import type { Ledger } from '../ledger/ledger.ts';
import { Failure } from '../records/failure.ts';
import type { Reader } from '../server/reader.ts';
import type { Writer } from '../server/writer.ts';
import type { Folders } from './folders.ts';

/** What tools work with. */
export interface McpDeps {
  readonly ledger: Ledger;
  readonly reader: Reader;
  /** Folders whose files may be read; null where none was named, and then there is no tool that reads files. */
  readonly folders: Folders | null;
  /** Only with a write scope: without it the tools that write are not there. */
  readonly writing: { readonly writer: Writer; readonly by: string; readonly now: () => Date } | null;
  readonly log: (error: unknown) => void;
}

/** A tool as it is declared: its name, what it takes and gives, and what it does. */
export interface Tool<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly input: I;
  readonly output: O;
  /** What has to be there for the tool to be. */
  readonly needs?: 'folders' | 'writing';
  readonly run: (given: z.output<I>, deps: McpDeps) => Promise<z.input<O>>;
}

/** Declares a tool: the compiler holds `run` to its schemas. */
export const tool = <I extends z.ZodObject, O extends z.ZodObject>(declared: Tool<I, O>): Tool =>
  declared as unknown as Tool;

/** What every tool with pages takes. */
export const paging = {
  cursor: z.string().max(2_000).optional().describe('`next` of the page before.'),
  limit: z.int().min(1).max(100).default(20).describe('How many on a page.'),
};
/** What every tool with pages gives. */
export const paged = {
  next: z.string().nullable().describe('Cursor of the next page; null on the last.'),
  total: z.int().nullable().describe('How many in all, where that is known.'),
};

/** A page of a list that is at hand whole. Throws a `Failure` for a cursor that is none. */
export function pageOf<T>(
  all: readonly T[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): { readonly items: readonly T[]; readonly next: string | null; readonly total: number } {
  const from = cursor === undefined ? 0 : /^\d{1,9}$/.test(cursor) ? Number(cursor) : Number.NaN;
  if (Number.isNaN(from)) throw new Failure('cursor', 'this cursor is none', 'give `next` of the page before');
  const to = from + limit;
  return { items: all.slice(from, to), next: to < all.length ? String(to) : null, total: all.length };
}
