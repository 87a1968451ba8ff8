import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../src/attribute/engine.ts';
import { RULES } from '../../src/lint/rules.ts';
import { lintRead } from '../../src/linting.ts';
import { analyse } from '../../src/pipeline.ts';
import { readInput } from '../../src/read/input.ts';
import type { Finding } from '../../src/records/finding.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';

const FOLDER = fileURLToPath(new URL('drafts/', import.meta.url));

/** A fault as it is marked in a draft: the rule that should speak, and its words. */
export interface Planted {
  readonly rule: string;
  readonly words: string;
}

export interface PlantedDraft {
  readonly name: string;
  readonly read: ReadArticle;
  readonly faults: readonly Planted[];
  readonly findings: readonly Finding[];
}

/** Names of the drafts with marked faults. */
export const DRAFTS: readonly string[] = readdirSync(FOLDER).filter((f) =>
  readFileSync(FOLDER + f, 'utf8').includes('<fault '),
);

const MARK = /<fault ([a-z-]+)>([\s\S]*?)<\/fault>/g;

const readRaw = (raw: string, engine: Engine): Promise<ReadArticle> =>
  analyse(readInput(new TextEncoder().encode(raw)), engine);

/** A draft with its marks taken out, and what the lint finds in it with every rule on. */
export async function plantedDraft(name: string, engine: Engine): Promise<PlantedDraft> {
  const marked = readFileSync(FOLDER + name, 'utf8');
  const faults = [...marked.matchAll(MARK)].map(([, rule, words]) => ({ rule: rule!, words: words! }));
  const base = name.replace(/\.\w+$/, '-');
  const documents = readdirSync(FOLDER).filter((f) => f.startsWith(base));
  const against = await Promise.all(documents.map((f) => readRaw(readFileSync(FOLDER + f, 'utf8'), engine)));
  const read = await readRaw(marked.replace(/<\/?fault[^>]*>/g, ''), engine);
  const levels = Object.fromEntries(RULES.map((r) => [r.id, r.level === 'off' ? 'info' : r.level]));
  return { name, read, faults, findings: lintRead(read, { levels, against }) };
}

/** True where a finding of the fault's rule shares a letter with its words. */
export function isFound({ read, findings }: PlantedDraft, { rule, words }: Planted): boolean {
  return findings.some((f) => {
    if (f.rule !== rule) return false;
    for (let at = read.article.text.indexOf(words); at >= 0; at = read.article.text.indexOf(words, at + 1))
      if (f.span[0] < at + words.length && at < f.span[1]) return true;
    return false;
  });
}
