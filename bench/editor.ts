import { readdirSync, readFileSync } from 'node:fs';
import { readInput } from '../src/read/input.ts';
import { ENGINES } from '../src/records/read-article.ts';
import { Editor, type EditorOptions } from '../test/lsp/editor.ts';

const BUNDLE = new URL('../examples/bundle/', import.meta.url);
const WORDS = 2_000;
const KEYSTROKES = 40;
const URI = 'file:///nowhere/draft.md';
/** Milliseconds of a clock tick in /proc. */
const TICK = 10;

/** Paragraphs of the articles of the bundle, some 2,000 words. */
function draft(): string {
  const paragraphs = readdirSync(BUNDLE)
    .filter((f) => f.endsWith('.html'))
    .sort()
    .flatMap((f) => {
      const { blocks, text } = readInput(readFileSync(new URL(f, BUNDLE))).article;
      return blocks.filter((b) => b.kind === 'paragraph').map((b) => text.slice(...b.span));
    });
  let words = 0;
  return paragraphs
    .filter((p) => {
      words += p.split(/\s+/).length;
      return words <= WORDS;
    })
    .join('\n\n');
}

/** Processor time of a process so far, all its threads, in milliseconds. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

/** What one keystroke took until the findings were there, in milliseconds. */
export interface Keystroke {
  /** Of the clock: the pause before reading is in it. */
  readonly until: number;
  /** Of the server's processor. */
  readonly spent: number;
}

/** A letter typed at 40 places of a draft of some 2,000 words, each time until the findings are there. */
export async function keystrokes(options: EditorOptions): Promise<readonly Keystroke[]> {
  const editor = await Editor.start(options);
  await editor.open(URI, draft());
  await editor.diagnostics(URI);
  const times: Keystroke[] = [];
  for (let i = 0; i < KEYSTROKES; i++) {
    const document = editor.document(URI);
    const place = document.positionAt(
      Math.floor((document.getText().length * (((i * 7) % KEYSTROKES) + 0.5)) / KEYSTROKES),
    );
    const spent = processorTime(editor.server.pid!);
    const at = performance.now();
    await editor.edit(URI, { range: { start: place, end: place }, text: 'x' });
    await editor.diagnostics(URI);
    times.push({ until: performance.now() - at, spent: processorTime(editor.server.pid!) - spent });
  }
  await editor.stop();
  return times;
}

/** The time that this share of keystrokes stays within. */
export const within = (times: readonly Keystroke[], of: keyof Keystroke, share: number): number =>
  times.map((t) => t[of]).sort((a, b) => a - b)[Math.floor(share * (times.length - 1))]!;

/** What the language server of the build works after one keystroke, until the findings are there. */
export async function benchEditor(): Promise<void> {
  console.log(`editor: one keystroke in a draft of ${draft().split(/\s+/).length} words, processor time of the server`);
  for (const engine of ENGINES) {
    const times = await keystrokes({ engine, initializationOptions: { pause: 0 } });
    const at = (share: number): number => within(times, 'spent', share);
    console.log(`  ${engine}: median ${at(0.5)} ms, nine of ten within ${at(0.9)} ms`);
  }
}
