import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** A marked block of code in a text of the documentation. */
export interface Snippet {
  readonly file: string;
  /** The line of its first line of code, from 1. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
  /** Why it is not run, as the remark above it says: `<!-- no-run: reason -->`; null where it is. */
  readonly noRun: string | null;
  /** Lines of it that are not run, by words in them: `<!-- no-run "hearsay lsp": reason -->`. */
  readonly except: readonly string[];
}

const ELSEWHERE = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'src/README.md', 'examples/README.md'];
const APART = ['python/README.md', 'editors/vscode/README.md', 'models/en/MODEL_CARD.md'];
const TRAINING = ['training/README.md', 'training/EXPERIMENTS.md'];

/** Every text of the documentation, as its path below the root. */
export const TEXTS: readonly string[] = [
  ...ELSEWHERE,
  ...APART,
  ...TRAINING,
  ...readdirSync(resolve(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.md'))
    .map((f) => join('docs', f))
    .sort(),
];

export const textOf = (file: string): string => readFileSync(resolve(ROOT, file), 'utf8');

const FENCE = /^```([a-z]+)\n([\s\S]*?)^```$/gm;
const REMARK = /<!-- no-run(?: "([^"]+)")?: ([^\n]+?) -->\n$/;

/** The blocks of a text that have a language. */
export function snippetsOf(file: string, text = textOf(file)): readonly Snippet[] {
  return [...text.matchAll(FENCE)].map((found) => {
    let before = text.slice(0, found.index);
    const except: string[] = [];
    let noRun: string | null = null;
    for (let m = REMARK.exec(before); m; m = REMARK.exec(before)) {
      if (m[1] === undefined) noRun = m[2]!;
      else except.push(m[1]);
      before = before.slice(0, m.index);
    }
    const line = text.slice(0, found.index).split('\n').length + 1;
    return { file, line, language: found[1]!, code: found[2]!, noRun, except };
  });
}

/** All snippets in these languages. */
export const snippetsIn = (...languages: readonly string[]): readonly Snippet[] =>
  TEXTS.flatMap((file) => snippetsOf(file)).filter((s) => languages.includes(s.language));

/** Where a snippet stands, for messages. */
export const placeOf = ({ file, line }: Snippet): string => `${file}:${line}`;

/** A remark from two blanks and a `#` on. */
const REST = /(?:^|\s{2,})# .*$/;

/** The commands of a shell snippet, each on one line, without remarks. */
export const commandsOf = ({ code }: Snippet): readonly string[] =>
  code
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((l) => l.replace(REST, '').trim())
    .filter((l) => l !== '');
