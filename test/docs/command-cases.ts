import { type Command, CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { program } from '../../src/cli/program.ts';
import type { Desk } from './desk.ts';
import { type Ids, withIds } from './ids.ts';
import { commandsOf, placeOf, type Snippet, snippetsIn } from './snippets.ts';

/** Every command line of the documentation: it is run by the built command line, or says why not and is parsed at least. */
const ALL = snippetsIn('sh', 'bash');
const isRun = (s: Snippet, line: string): boolean =>
  s.noRun === null && !s.except.some((words) => line.includes(words)) && !line.startsWith('curl ');
/** What `hearsay lint` ends with where it has findings. */
const FINDINGS = 3;

/** The snippets that are run, a text at a time: what one makes the next may need. */
const byFile = new Map<string, Snippet[]>();
for (const s of ALL.filter((s) => s.noRun === null)) byFile.set(s.file, [...(byFile.get(s.file) ?? []), s]);
/** Lines that only look: one of each shape is enough here, and `npm run test:long` runs all. */
const LOOKS = /^hearsay (?:read|demo|doctor|claims|claim|stories|source|figures|search|trace|lint|digest)\b[^>|]*$/;
const isWhole = process.env.HEARSAY_EVERY_LINE === '1';

/** What a line asks for: its command, its options and its format, whatever it is asked of. */
function shapeOf(line: string): string {
  const words = line.split(/\s+/);
  return words.filter((w, i) => i < 2 || w.startsWith('--') || words[i - 1] === '--format').join(' ');
}

export function commandCases(desk: () => Desk, ids: () => Ids): void {
  const seen = new Set<string>();
  describe.concurrent('command lines do what the documentation says', () => {
    test.each([...byFile.keys()])('%s', { timeout: 900_000 }, async (file) => {
      const own = desk().copy();
      for (const snippet of byFile.get(file)!)
        for (const line of commandsOf(snippet).filter((l) => isRun(snippet, l))) {
          const plain = line.replace(/^npx /, '');
          const shape = isWhole || !LOOKS.test(plain) ? plain : shapeOf(plain);
          // The desk itself was made with the example bundle.
          if (plain === 'hearsay add examples/bundle' || (LOOKS.test(plain) && seen.has(shape))) continue;
          seen.add(shape);
          const { code, err } = await own.run(withIds(line, ids()));
          const isFine = code === 0 || (code === FINDINGS && line.includes('hearsay lint'));
          expect(isFine, `${placeOf(snippet)}: ${line}\nended with ${code}: ${err}`).toBe(true);
        }
    });
  });

  test('what is not run is at least a command line that Hearsay takes', () => {
    const wrong = ALL.flatMap((s) =>
      commandsOf(s).flatMap((line) =>
        [...line.matchAll(/(?:^|[|&;]\s*|npx )hearsay ([^|&;>]*)/g)].flatMap(([, args]) => {
          const fault = faultOf(wordsOf(args!));
          return fault === null ? [] : [`${placeOf(s)}: ${line}: ${fault}`];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('a command or an option that is not there would be seen', () => {
    expect(faultOf(['raed', 'x'])).toContain("unknown command 'raed'");
    expect(faultOf(['read', 'x', '--fromat', 'json'])).toContain("unknown option '--fromat'");
    expect(faultOf(wordsOf('read x --format "no such"'))).toContain("argument 'no such' is invalid");
    expect(faultOf(['read', 'x'])).toBeNull();
  });
}

/** The words of a command line, as a shell cuts it. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3]!);

/** What the parser says against a command line; nothing is done. */
function faultOf(args: readonly string[]): string | null {
  const top = program();
  const quiet = (command: Command): void => {
    command.configureOutput({ writeOut: () => {}, writeErr: () => {}, outputError: () => {} });
    if (!command.commands.length) command.action(() => {});
    command.commands.forEach(quiet);
  };
  quiet(top);
  try {
    top.parse([...args], { from: 'user' });
    return null;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? null : error.message;
    throw error;
  }
}
