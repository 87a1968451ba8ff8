import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { LintConfig } from '../lint/config.ts';
import { configAt, nearestConfig } from '../lint/config-node.ts';
import { fixesOf, mended } from '../lint/mend.ts';
import { lintRead } from '../linting.ts';
import { editDocx, loadEngine, openFile, type ReadDraft, readDraft, readFile } from '../node.ts';
import { analyse } from '../pipeline.ts';
import { Failure } from '../records/failure.ts';
import type { FindingLevel, LintedFile } from '../records/finding.ts';
import type { EngineName, ReadArticle } from '../records/read-article.ts';
import type { Given } from '../records/reading.ts';
import { complain } from './failures.ts';

export interface DraftsOptions {
  readonly engine: EngineName;
  readonly fix: boolean;
  /** Files and addresses of documents. */
  readonly against: readonly string[];
  /** A path; true to look upwards from each draft, false for none. */
  readonly config: string | boolean;
  readonly known: Given;
}

/** A draft that was checked; null where it could not be read, which was told. */
export interface Checked {
  readonly linted: LintedFile | null;
  /** As set in the house's settings. */
  readonly failOn: FindingLevel | null;
}

/** Checks drafts one by one. Throws a `Failure` for a bad setting and for a document of `against` that cannot be read. */
export async function* drafts(files: readonly string[], options: DraftsOptions): AsyncGenerator<Checked> {
  const settings = configs(options.config);
  // Settings are read first: a mistake in them is told before anything takes time.
  const found = files.map((file) => settings(file));
  const engine = await loadEngine(options.engine);
  const against: ReadArticle[] = [];
  for (const path of options.against) against.push(await analyse(await readFile(path), engine));
  for (const [i, file] of files.entries()) {
    const { failOn, rules, ...house } = found[i]!;
    try {
      const { content } = await openFile(file, options.known);
      const checked = async (of: Uint8Array | string): Promise<CheckedDraft> => {
        const draft = readDraft(of, { file, ...options.known });
        const { switches, isFile } = draft;
        const findings = lintRead(await analyse(draft, engine), { ...house, levels: rules, against, switches });
        return { draft, linted: { file, text: draft.article.text, isFile, findings } };
      };
      const first = await checked(content);
      const edited = options.fix ? await fixed(file, content, first) : null;
      // Places are those of the file as it is now.
      yield { linted: (edited === null ? first : await checked(edited)).linted, failOn };
    } catch (error) {
      complain(error, file === '-' ? 'standard input' : file);
      yield { linted: null, failOn };
    }
  }
}

/** Settings of each draft, each file of them read once. */
function configs(config: string | boolean): (file: string) => LintConfig {
  const read = new Map<string | null, LintConfig>();
  return (file) => {
    const path = config === true ? nearestConfig(folderOf(file)) : config === false ? null : config;
    const known = read.get(path) ?? configAt(path);
    read.set(path, known);
    return known;
  };
}

const folderOf = (file: string): string => (/^(?:-|https?:.*)$/i.test(file) ? process.cwd() : dirname(resolve(file)));

interface CheckedDraft {
  readonly draft: ReadDraft;
  readonly linted: LintedFile;
}

/** Mends what is certain and writes it back. Gives the file's new content; null where it stays as it was. */
async function fixed(
  file: string,
  content: Uint8Array | string,
  { draft, linted }: CheckedDraft,
): Promise<Uint8Array | null> {
  const fixes = fixesOf(linted.findings);
  if (fixes.length === 0) return null;
  if (file === '-' || /^https?:/i.test(file)) throw new Failure('fix', '--fix needs a file', 'save the draft first');
  const bytes = editedOf(content, draft, fixes);
  if (bytes === null) {
    process.stderr.write(
      `hearsay: nothing was mended in ${file}: --fix writes text, Markdown and Word files in UTF-8\n`,
    );
    return null;
  }
  await writeFile(file, bytes);
  return bytes;
}

type Fixes = ReturnType<typeof fixesOf>;

/** The new content of the file; null for one that cannot be written back. */
function editedOf(content: Uint8Array | string, draft: ReadDraft, fixes: Fixes): Uint8Array | null {
  if (typeof content === 'string') return null;
  if (!draft.isFile) {
    const { bytes, made } = editDocx(content, fixes);
    return made.length === 0 ? null : bytes;
  }
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
  const mark = raw.startsWith('\ufeff') ? 1 : 0;
  // Comments are blank in the text as read, and the file keeps them.
  if (raw.length - mark !== draft.article.text.length) return null;
  const moved = fixes.map((f) => ({ ...f, span: [f.span[0] + mark, f.span[1] + mark] as const }));
  return new TextEncoder().encode(mended(raw, moved));
}
