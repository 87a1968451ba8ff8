import { dirname } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Diagnostic } from 'vscode-languageserver';
import { configAt, nearestConfig } from '../lint/config-node.ts';
import { Linter } from '../linting.ts';
import type { loadEngine } from '../node.ts';
import { Failure } from '../records/failure.ts';
import { diagnosticsOf, ofFailure } from './diagnostics.ts';
import { pathOf, type Review, review } from './review.ts';
import { TextDocument } from './sdk.ts';

/** What the desk needs of the server. */
export interface DeskDeps {
  readonly engine: ReturnType<typeof loadEngine>;
  /** Folder whose settings hold for what was never saved. */
  readonly home: () => string;
  /** Milliseconds without a keystroke before a draft is read. */
  readonly pause: () => number;
  readonly publish: (document: TextDocument, diagnostics: readonly Diagnostic[]) => void;
  /** Told of faults of our own. */
  readonly log: (error: unknown) => void;
}

/** Thrown where the text changes, or is closed, before it was read. */
export class Superseded extends Error {}

/** An open document: what reads it, and the reading of its newest version. */
interface Paper {
  readonly document: TextDocument;
  readonly linter: Promise<Linter>;
  readonly stop: AbortController;
  readonly reading: Promise<Review | null>;
}

/**
 * The drafts that are open. A draft is read after a pause in typing, its newest version alone: a keystroke ends what is being read, and what was
 * read by then is kept for the next time.
 */
export class Desk {
  readonly #papers = new Map<string, Paper>();

  constructor(private readonly deps: DeskDeps) {}

  /** Reads a document that was opened or changed, and tells what was found. */
  changed(document: TextDocument): void {
    const { uri, languageId, version } = document;
    const before = this.#papers.get(uri);
    before?.stop.abort(new Superseded());
    const linter = before?.linter ?? this.deps.engine.then((engine) => new Linter(engine));
    const snapshot = TextDocument.create(uri, languageId, version, document.getText());
    const stop = new AbortController();
    const reading = this.#read(snapshot, linter, stop.signal, before ? this.deps.pause() : 0);
    this.#papers.set(uri, { document, linter, stop, reading });
    reading.then(
      (read) => this.deps.publish(snapshot, read ? diagnosticsOf(read) : []),
      (error) => this.#failed(snapshot, error),
    );
  }

  closed(document: TextDocument): void {
    this.#papers.get(document.uri)?.stop.abort(new Superseded());
    this.#papers.delete(document.uri);
    this.deps.publish(document, []);
  }

  /** Reads all that is open anew: settings have changed. */
  again(): void {
    for (const { document } of this.#papers.values()) this.changed(document);
  }

  /** The newest version as read; null where it is not open or cannot be read, which was told. Throws `Superseded` where it changes meanwhile. */
  async review(uri: string): Promise<Review | null> {
    try {
      return (await this.#papers.get(uri)?.reading) ?? null;
    } catch (error) {
      if (error instanceof Superseded) throw error;
      return null;
    }
  }

  async #read(
    document: TextDocument,
    linter: Promise<Linter>,
    signal: AbortSignal,
    pause: number,
  ): Promise<Review | null> {
    // Messages of the client are heard between the stretches that the model reads.
    const between = async (): Promise<void> => {
      await setImmediate();
      signal.throwIfAborted();
    };
    await setTimeout(pause, undefined, { signal }).catch(between);
    const ready = await linter;
    await between();
    const path = pathOf(document.uri);
    const config = configAt(nearestConfig(path === null ? this.deps.home() : dirname(path)));
    const read = await review(document, ready, config, { between });
    signal.throwIfAborted();
    return read;
  }

  #failed(document: TextDocument, error: unknown): void {
    if (error instanceof Superseded) return;
    if (!(error instanceof Failure)) this.deps.log(error);
    this.deps.publish(document, error instanceof Failure ? [ofFailure(error)] : []);
  }
}
