import { commands, type ExtensionContext, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

let client: LanguageClient | null = null;

/** Starts the server beside the editor; all that is shown comes from it. */
export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand('hearsay.restart', restart),
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration('hearsay.command') || event.affectsConfiguration('hearsay.engine'))
        await restart();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
  client = null;
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const settings = workspace.getConfiguration('hearsay');
  const [command = 'hearsay', ...first] = settings.get<string[]>('command', []);
  const args = [...first, 'lsp', '--engine', settings.get('engine', 'model')];
  // On Windows `hearsay` and `npx` are scripts, which only a shell runs.
  const options = { shell: process.platform === 'win32' };
  client = new LanguageClient(
    'hearsay',
    'Hearsay',
    { command, args, options },
    {
      documentSelector: [{ language: 'markdown' }, { language: 'plaintext' }],
      initializationOptions: { inlayHints: settings.get('inlayHints'), pause: settings.get('pause') },
      synchronize: { configurationSection: 'hearsay' },
    },
  );
  await client.start();
}
