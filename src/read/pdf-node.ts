import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { Failure } from '../records/failure.ts';
import { type PdfPiece, pdfText } from './pdf-lines.ts';

export interface PdfOptions {
  /** More pages are not read; the result says how many there are. */
  readonly pages?: number;
  /** For the whole file, in milliseconds. */
  readonly timeMs?: number;
  /** For the thread that parses. */
  readonly memoryMb?: number;
}

export interface Pdf {
  /** Paragraphs, joined by one empty line. */
  readonly text: string;
  readonly pages: number;
  readonly pagesRead: number;
  /** Numbers, from 1, of the pages among them that are damaged. */
  readonly damaged: readonly number[];
}

/** No article is longer. */
const PIECES = 500_000;

/**
 * Runs in a thread of its own, so that a file that never ends or fills the memory costs itself only. Nothing in the file is
 * compiled to code (`isEvalSupported`), and no font is fetched.
 */
const PARSER = `
const { parentPort, workerData } = require('node:worker_threads');
const { getDocumentProxy } = require(workerData.library);
(async () => {
  const pdf = await getDocumentProxy(workerData.bytes, {
    isEvalSupported: false, useSystemFonts: false, disableFontFace: true, stopAtErrors: false, verbosity: 0,
  });
  const pages = [];
  const damaged = [];
  let left = workerData.pieces;
  const last = Math.min(pdf.numPages, workerData.pages);
  for (let n = 1; n <= last && left > 0; n++) {
    const pieces = [];
    try {
      const { items } = await (await pdf.getPage(n)).getTextContent();
      for (const i of items) {
        if (typeof i.str !== 'string' || left-- <= 0) continue;
        const [a, b, , , x, y] = i.transform;
        pieces.push({ text: i.str, x, y, width: i.width, height: i.height || Math.hypot(a, b), ends: i.hasEOL === true });
      }
    } catch {
      damaged.push(n);
    }
    pages.push(pieces);
  }
  parentPort.postMessage({ pages, damaged, total: pdf.numPages });
})().catch((error) => parentPort.postMessage({ error: String(error && error.name), message: String(error && error.message) }));
`;

type Answer =
  | { readonly pages: readonly (readonly PdfPiece[])[]; readonly damaged: readonly number[]; readonly total: number }
  | { readonly error: string; readonly message: string };

/**
 * The text of a PDF file in paragraphs. Throws a `Failure`: `no-pdf`, `encrypted`, `no-text` (a scan), `time-out`, `too-large`
 * (out of memory).
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions = {}): Promise<Pdf> {
  const answer = await parse(bytes, options);
  if ('error' in answer) {
    if (answer.error === 'PasswordException') {
      throw new Failure('encrypted', 'the PDF needs a password', 'save it without one');
    }
    throw new Failure(
      'no-pdf',
      `no PDF that can be read: ${line(answer.message)}`,
      'open it in a viewer and save it again',
    );
  }
  const { text } = pdfText(answer.pages);
  if (answer.damaged.length === answer.pages.length) {
    throw new Failure('no-pdf', `every page of the PDF is damaged (${answer.total})`, 'ask for the file again');
  }
  if (text.trim() === '') {
    throw new Failure(
      'no-text',
      `no text on ${answer.pages.length} pages of the PDF`,
      'run text recognition over the scan first',
    );
  }
  return { text, pages: answer.total, pagesRead: answer.pages.length, damaged: answer.damaged };
}

const line = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase().slice(0, 120);

function parse(bytes: Uint8Array, { pages = 200, timeMs = 30_000, memoryMb = 512 }: PdfOptions): Promise<Answer> {
  const library = createRequire(import.meta.url).resolve('unpdf');
  return new Promise((resolve, reject) => {
    const worker = new Worker(PARSER, {
      eval: true,
      // A copy: the bytes stay the caller's.
      workerData: { library, bytes: bytes.slice(), pages, pieces: PIECES },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
      env: {},
    });
    const finish = (act: () => void): void => {
      clearTimeout(timer);
      act();
      void worker.terminate();
    };
    const timer = setTimeout(
      () =>
        finish(() =>
          reject(new Failure('time-out', `the PDF is not read in ${timeMs / 1000} seconds`, 'split the file')),
        ),
      timeMs,
    );
    worker.once('message', (answer: Answer) => finish(() => resolve(answer)));
    worker.once('error', (error: Error & { code?: string }) =>
      finish(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? reject(new Failure('too-large', `the PDF needs more than ${memoryMb} MB of memory`, 'split the file'))
          : resolve({ error: error.name, message: error.message }),
      ),
    );
    worker.once('exit', () => finish(() => resolve({ error: 'Error', message: 'the parser stopped' })));
  });
}
