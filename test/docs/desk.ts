import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { pdfFile } from '../read/formats/pdf-file.ts';
import { answer, gzipFile, record } from '../read/formats/warc-file.ts';
import { ROOT, snippetsOf } from './snippets.ts';

const MAIN = resolve(ROOT, 'dist/cli/main.js');
const DRAFT = 'Mayor Ana Reyes claimed that the ferry will stop in May.';

/** A folder with the files that the documentation speaks of, and a ledger that holds the example bundle. */
export interface Desk {
  readonly folder: string;
  /** Runs a line of a shell there, with the built `hearsay` on its path. */
  readonly run: (line: string) => Promise<Ran>;
  /** A copy for what changes files or the ledger. */
  readonly copy: () => Desk;
  readonly close: () => void;
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const newest = (folder: string): number =>
  Math.max(...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((f) => statSync(join(folder, f)).mtimeMs));

/** Makes a desk. Throws where the build is older than the source. */
export async function openDesk(): Promise<Desk> {
  if (!existsSync(MAIN) || statSync(MAIN).mtimeMs < newest(resolve(ROOT, 'src')))
    throw new Error('run `npm run build`');
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-docs-'));
  putFiles(folder);
  const desk = deskIn(folder);
  const lines = [
    'hearsay add examples/bundle',
    'hearsay add herald.txt --outlet "The Herald" --url https://herald.example/bridge --published 2026-04-01',
  ];
  for (const line of lines) {
    const { code, err } = await desk.run(line);
    if (code !== 0) throw new Error(`${line}: ${err}`);
  }
  return desk;
}

function putFiles(folder: string): void {
  const put = (name: string, content: string | Uint8Array): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  cpSync(resolve(ROOT, 'examples'), join(folder, 'examples'), { recursive: true });
  const page = readFileSync(resolve(ROOT, 'examples/bundle/kestrel-1.html'));
  for (const name of ['article.html', 'page.html', 'archive/kestrel.html', 'articles/kestrel.html']) put(name, page);
  put('archive/demo.txt', readFileSync(resolve(ROOT, 'examples/demo.txt')));
  put('article.txt', readFileSync(resolve(ROOT, 'examples/demo.txt')));
  for (const name of ['draft.md', 'drafts/one.md', 'drafts/two.md']) put(name, `# Ferry to stop\n\n${DRAFT}\n`);
  put('draft.docx', wordFile(DRAFT));
  for (const name of ['release.pdf', 'ferry.pdf'])
    put(name, pdfFile([[{ text: 'Mayor Ana Reyes said that the ferry would stop in May.', y: 700 }]]));
  put('crawl.warc.gz', gzipFile([record(1, answer(page)), record(2, answer(page))]).bytes);
  put(
    'herald.txt',
    'The bridge over the Ebrin was closed for a year.\n\nMayor Edda Korvin said that the bridge is open.\n',
  );
  const [annotation] = snippetsOf('docs/standards.md').filter((s) => s.language === 'json');
  put('annotations.jsonld', annotation!.code);
  for (const [name, command] of [
    ['hearsay', `exec '${process.execPath}' '${MAIN}' "$@"`],
    ['npx', 'if [ "$1" = --no-install ]; then shift; fi\nexec "$@"'],
  ] as const) {
    put(`.bin/${name}`, `#!/bin/sh\n${command}\n`);
    chmodSync(join(folder, '.bin', name), 0o755);
  }
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/hearsay'));
  symlinkSync(resolve(ROOT, 'node_modules/hyparquet'), join(folder, 'node_modules/hyparquet'));
}

const wordFile = (text: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  });

function deskIn(folder: string): Desk {
  const copies: string[] = [];
  return {
    folder,
    run: (line) => run(folder, line),
    copy: () => {
      const other = mkdtempSync(join(tmpdir(), 'hearsay-docs-'));
      cpSync(folder, other, { recursive: true, verbatimSymlinks: true });
      copies.push(other);
      return deskIn(other);
    },
    close: () => {
      for (const f of [folder, ...copies]) rmSync(f, { recursive: true, force: true });
    },
  };
}

function run(folder: string, line: string): Promise<Ran> {
  const child = spawn('bash', ['-o', 'pipefail', '-c', line], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${join(folder, '.bin')}:${process.env.PATH}`,
      HOME: folder,
      XDG_DATA_HOME: join(folder, '.data'),
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
  });
}
