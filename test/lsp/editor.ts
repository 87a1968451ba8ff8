import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  ShowDocumentRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');

export interface EditorOptions {
  readonly engine?: 'rules' | 'model';
  readonly initializationOptions?: unknown;
  /** What the client answers when it is asked for the section `hearsay`; it is not asked where there is none. */
  readonly configuration?: () => unknown;
  readonly capabilities?: ClientCapabilities;
}

/** A real client of the command as it was built, over standard input and output: what an editor does, without the windows. */
export class Editor {
  readonly documents = new Map<string, TextDocument>();
  /** Documents that the server asked to be shown. */
  readonly shown: string[] = [];
  /** Messages that it showed. */
  readonly messages: string[] = [];
  initialized!: InitializeResult;
  readonly #published = new Map<string, { version: number; diagnostics: Diagnostic[] }>();
  #heard: () => void = () => undefined;

  private constructor(
    readonly server: ChildProcess,
    readonly connection: ProtocolConnection,
  ) {}

  static async start({ engine = 'rules', initializationOptions, configuration, capabilities }: EditorOptions = {}) {
    if (!existsSync(MAIN)) throw new Error('no build: run `npm run build`');
    const server = spawn(process.execPath, [MAIN, 'lsp', '--stdio', '--engine', engine], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout!),
      new StreamMessageWriter(server.stdin!),
    );
    const editor = new Editor(server, connection);
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version = -1, diagnostics }) => {
      editor.#published.set(uri, { version, diagnostics });
      editor.#heard();
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      editor.messages.push(message);
      editor.#heard();
    });
    connection.onRequest(ShowDocumentRequest.type, ({ uri }) => {
      editor.shown.push(uri);
      return { success: true };
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => configuration?.() ?? null));
    connection.onRequest(RegistrationRequest.type, () => undefined);
    connection.listen();
    editor.initialized = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      initializationOptions,
      capabilities: {
        window: { showDocument: { support: true } },
        workspace: { configuration: configuration !== undefined },
        ...capabilities,
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  async open(uri: string, text: string, languageId = 'markdown'): Promise<void> {
    const document = TextDocument.create(uri, languageId, 1, text);
    this.documents.set(uri, document);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Changes a document here and there. */
  async edit(uri: string, ...changes: readonly { range: Range; text: string }[]): Promise<void> {
    const version = this.document(uri).version + 1;
    TextDocument.update(this.document(uri), [...changes], version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [...changes],
    });
  }

  async close(uri: string): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    return this.documents.get(uri)!;
  }

  /** What was published for the newest version, once it is. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const { version } = this.document(uri);
    await this.until(() => this.#published.get(uri)?.version === version);
    return this.#published.get(uri)!.diagnostics;
  }

  /** Forgets what was published, so that the next is waited for. */
  forget(uri: string): void {
    this.#published.delete(uri);
  }

  async until(isSo: () => boolean): Promise<void> {
    while (!isSo())
      await new Promise<void>((done) => {
        this.#heard = done;
      });
  }

  /** Ends the server as an editor does; gives what the process ended with. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((done) => this.server.once('exit', done));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}
