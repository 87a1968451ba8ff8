import { readdirSync, readFileSync } from 'node:fs';
import { readInput } from '../src/read/input.ts';
import { ENGINES } from '../src/records/read-article.ts';
import { Editor } from '../test/lsp/editor.ts';

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

/** What the language server of the build works after one keystroke, until the findings are there. */
export async function benchEditor(): Promise<void> {
  const text = draft();
  console.log(`editor: one keystroke in a draft of ${text.split(/\s+/).length} words, processor time of the server`);
  for (const engine of ENGINES) {
    const editor = await Editor.start({ engine, initializationOptions: { pause: 0 } });
    await editor.open(URI, text);
    await editor.diagnostics(URI);
    const times: number[] = [];
    for (let i = 0; i < KEYSTROKES; i++) {
      const document = editor.document(URI);
      const place = document.positionAt(
        Math.floor((document.getText().length * (((i * 7) % KEYSTROKES) + 0.5)) / KEYSTROKES),
      );
      const before = processorTime(editor.server.pid!);
      await editor.edit(URI, { range: { start: place, end: place }, text: 'x' });
      await editor.diagnostics(URI);
      times.push(processorTime(editor.server.pid!) - before);
    }
    await editor.stop();
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(share * (times.length - 1))]!;
    console.log(`  ${engine}: median ${at(0.5)} ms, nine of ten within ${at(0.9)} ms`);
  }
}
