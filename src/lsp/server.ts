import { fileURLToPath } from 'node:url';
import type { ClientCapabilities, Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { CONFIG_FILE } from '../lint/config.ts';
import { pageUri } from '../lint/page-uri.ts';
import { RULES } from '../lint/rules.ts';
import { VERSION } from '../version.ts';
import { actionsIn, EXPLAIN, FIX_ALL } from './actions.ts';
import { Desk, type DeskDeps, Superseded } from './desk.ts';
import { hoverAt } from './hover.ts';
import { inlaysIn } from './inlays.ts';
import { outlineOf } from './outline.ts';
import { type Review, spanOf } from './review.ts';
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  SemanticTokensBuilder,
  ShowMessageNotification,
  TextDocument,
  TextDocumentSyncKind,
  TextDocuments,
} from './sdk.ts';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './settings.ts';
import { LEGEND, pushTokens } from './tokens.ts';

/** What the server can do, told to the client once. */
const ABLE: InitializeResult = {
  serverInfo: { name: 'hearsay', version: VERSION },
  capabilities: {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    hoverProvider: true,
    documentSymbolProvider: { label: 'Sources' },
    inlayHintProvider: true,
    semanticTokensProvider: { legend: LEGEND, full: { delta: true } },
    executeCommandProvider: { commands: [EXPLAIN] },
  },
};

/** Serves one client over a connection, which it starts to hear. `log` is told of faults of our own. */
export function serveLsp(connection: Connection, { engine, log }: Pick<DeskDeps, 'engine' | 'log'>): void {
  let client: ClientCapabilities = {};
  let home = process.cwd();
  let settings: Settings = DEFAULT_SETTINGS;
  const documents = new TextDocuments(TextDocument);
  const builders = new Map<string, SemanticTokensBuilder>();
  const desk = new Desk({
    engine,
    log,
    home: () => home,
    pause: () => settings.pause,
    publish: ({ uri, version }, diagnostics) =>
      tried(connection.sendDiagnostics({ uri, version, diagnostics: [...diagnostics] })),
  });

  /** The answer from the newest version of a document. */
  const answer = async <T>(uri: string, none: T, make: (review: Review) => T): Promise<T | ResponseError<void>> => {
    try {
      const review = await desk.review(uri);
      return review ? make(review) : none;
    } catch (error) {
      if (!(error instanceof Superseded)) throw error;
      return new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed since');
    }
  };
  /** Shows a line; the library's own way would ask for an answer. */
  const show = (type: MessageType, message: string): void =>
    tried(connection.sendNotification(ShowMessageNotification.type, { type, message }));
  /** What a client refuses is a line in its log, and no end of the server. */
  const tried = (asked: Promise<unknown>): void =>
    void asked.catch((error: unknown) => connection.console.warn(`hearsay: the editor refused: ${String(error)}`));
  const settle = (given: unknown): void => {
    const { settings: now, complaints } = readSettings(given);
    for (const line of complaints) show(MessageType.Warning, `hearsay: ${line}`);
    const isOther = now.inlayHints !== settings.inlayHints;
    settings = now;
    if (isOther && client.workspace?.inlayHint?.refreshSupport) tried(connection.languages.inlayHint.refresh());
  };
  const askSettings = async (): Promise<void> => settle(await connection.workspace.getConfiguration('hearsay'));

  connection.onInitialize((params) => {
    client = params.capabilities;
    home = homeOf(params) ?? home;
    settle(params.initializationOptions);
    return ABLE;
  });
  connection.onInitialized(() => {
    if (client.workspace?.configuration) tried(askSettings());
    const watchers = [{ globPattern: `**/${CONFIG_FILE}` }];
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      tried(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
      tried(connection.client.register(DidChangeConfigurationNotification.type, { section: 'hearsay' }));
  });
  connection.onDidChangeConfiguration(({ settings: given }) => {
    if (client.workspace?.configuration) tried(askSettings());
    else settle(given?.hearsay);
  });
  connection.onDidChangeWatchedFiles(() => desk.again());

  documents.onDidChangeContent(({ document }) => desk.changed(document));
  documents.onDidClose(({ document }) => {
    builders.delete(document.uri);
    desk.closed(document);
  });

  connection.onHover(({ textDocument: { uri }, position }) =>
    answer(uri, null, (r) => hoverAt(r, spanOf(r, { start: position, end: position })[0])),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }) => answer(uri, [], (r) => [...outlineOf(r)]));
  connection.onCodeAction((params) => answer(params.textDocument.uri, [], (r) => [...actionsIn(r, params)]));
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }) =>
    settings.inlayHints ? answer(uri, [], (r) => [...inlaysIn(r, spanOf(r, range))]) : [],
  );

  /** The tokens of a document after those of an earlier answer, of which only the difference need be told. */
  const tokens = (uri: string, before: string) =>
    answer(uri, freshBuilder(), (review) => {
      const builder = builders.get(uri) ?? freshBuilder();
      builders.set(uri, builder);
      builder.previousResult(before);
      pushTokens(review, builder);
      return builder;
    });
  connection.languages.semanticTokens.on(async ({ textDocument: { uri } }) => {
    const built = await tokens(uri, '');
    return built instanceof SemanticTokensBuilder ? built.build() : built;
  });
  connection.languages.semanticTokens.onDelta(async ({ textDocument: { uri }, previousResultId }) => {
    const built = await tokens(uri, previousResultId);
    return built instanceof SemanticTokensBuilder ? built.buildEdits() : built;
  });

  connection.onExecuteCommand(async ({ command, arguments: [id] = [] }) => {
    const rule = RULES.find((r) => r.id === id);
    if (command !== EXPLAIN || !rule)
      return new ResponseError(LSPErrorCodes.RequestFailed, `there is no rule ${JSON.stringify(id)}`);
    if (client.window?.showDocument?.support)
      await connection.window.showDocument({ uri: pageUri(rule.id), takeFocus: true });
    else show(MessageType.Info, `${rule.id} finds ${rule.about}. ${rule.why}`);
    return null;
  });

  documents.listen(connection);
  connection.listen();
}

const freshBuilder = (): SemanticTokensBuilder => new SemanticTokensBuilder();

/** The folder that the client has open; null where it is none of this machine. */
function homeOf({ workspaceFolders, rootUri }: InitializeParams): string | null {
  const uri = workspaceFolders?.[0]?.uri ?? rootUri ?? '';
  return uri.startsWith('file:') ? fileURLToPath(uri) : null;
}
