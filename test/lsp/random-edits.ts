import { expect } from 'vitest';
import type { Diagnostic, Range } from 'vscode-languageserver';
import { lint } from '../../src/linting.ts';
import { loadEngine } from '../../src/node.ts';
import { readDraft } from '../../src/read/switches.ts';
import { Failure } from '../../src/records/failure.ts';
import { randomFrom } from '../random.ts';
import { Editor } from './editor.ts';

const PARAGRAPHS = [
  'Mayor Ada Lund claimed that the bridge was safe.',
  'Sources said the boom had been repaired twice since the winter.',
  '"Nobody has won, but the trams will run again," Karl Venn said.',
  'It is believed that the wind played a part.',
  'Councillor Per Holm accused Mayor Ada Lund of taking bribes from a builder.',
  'The council turned down the plan yesterday after a debate of four hours.',
  'The roads office said that 22 of the 40 bridges, or 65 percent, were closed.',
  'Lund said "the bolts came out like teeth.',
];
const PIECES = [
  ...PARAGRAPHS,
  ...['\n', '\n\n', '\r\n', '\r', '# ', '- ', '> ', '**', '"', '“', '”', ' ', '.', '🚋', '\ud83d', 'é', '\ufeff'],
  ...['<!-- hearsay-off-line loaded-verb -->', '<!-- hearsay-off -->', '<!-- hearsay-on -->', '---\ntitle: x\n---\n'],
  ...[' claimed that', ' he said', ' reportedly', ' Lund', ' yesterday', 'x'],
];
/** Letters from which on more is taken out than put in. */
const LONG = 1500;
/** Edits that may come before the client looks at what was found. */
const MOST_AT_ONCE = 12;
const URI = 'file:///nowhere/draft.md';
type Shown = Pick<Diagnostic, 'range' | 'severity' | 'code' | 'message'>;
const SEVERITY = { error: 1, warning: 2, info: 3 } as const;

/** Edits a draft at random in a client, in bursts as people type; after each, what is shown must be what a fresh run finds. Gives how often it was held. */
export async function randomEdits(engineName: 'rules' | 'model', edits: number, seed: number): Promise<number> {
  const random = randomFrom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const engine = await loadEngine(engineName);
  const editor = await Editor.start({ engine: engineName, initializationOptions: { pause: 0 } });
  await editor.open(URI, PARAGRAPHS.join('\n\n'));
  const document = editor.document(URI);
  const edit = (): { range: Range; text: string } => {
    const { length } = document.getText();
    const start = below(length + 1);
    const most = length > LONG ? LONG : 40;
    const end = Math.min(length, random() < 0.5 ? start : start + below(most));
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    return { range, text: random() < 0.2 ? '' : PIECES[below(PIECES.length)]! };
  };
  /** What a fresh run finds, as a client is shown it. */
  const fresh = async (): Promise<readonly Shown[]> => {
    const text = document.getText();
    try {
      const draft = readDraft(text, { file: '/nowhere/draft.md' }, 'text');
      const mark = text.length - draft.article.text.length;
      const at = (offset: number) => document.positionAt(offset + mark);
      const findings = await lint(draft, engine, { switches: draft.switches });
      return findings.map(({ rule, level, span: [start, end], message }) => ({
        range: { start: at(start), end: at(end) },
        severity: SEVERITY[level],
        code: rule,
        message,
      }));
    } catch (error) {
      if (error instanceof Failure && error.code === 'empty') return [];
      throw error;
    }
  };
  let held = 0;
  for (let made = 0; made < edits; held++) {
    for (let burst = 1 + below(MOST_AT_ONCE); burst > 0 && made < edits; burst--, made++)
      await editor.edit(URI, edit());
    const shown = (await editor.diagnostics(URI))
      .filter((d) => d.code !== 'language-unsupported')
      .map(({ range, severity, code, message }) => ({ range, severity, code, message }));
    expect(shown, `after ${made} edits, seed ${seed}: ${JSON.stringify(document.getText())}`).toEqual(await fresh());
  }
  await editor.stop();
  return held;
}
