import type { Command } from 'commander';
import { program } from '../src/cli/program.ts';
import { codeBlock } from './highlight.ts';
import { between, escaped, type Heading, type Page } from './page.ts';
import { table } from './table.ts';

const FOLDER = 'reference/commands';

/** A command with its page. */
interface Shown {
  readonly command: Command;
  /** `hearsay token create` */
  readonly name: string;
  readonly out: string;
  readonly group: string;
}

const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

/** Every command in the order of the help. What has commands of its own shows these on its page. */
const shown = (top: Command): readonly Shown[] =>
  top.commands.map((command) => ({
    command,
    name: nameOf(command),
    out: `${FOLDER}/${command.name()}.html`,
    group: command.helpGroup().replace(/:$/, ''),
  }));

/** The page of a command by words such as `hearsay read`, or null. */
export function commandPlaces(top: Command = program()): (words: string) => string | null {
  const pages = new Map(shown(top).map((s) => [s.name, s.out]));
  return (words) => pages.get(/^hearsay [a-z]+/.exec(words)?.[0] ?? '') ?? null;
}

/** A page for each command and one that lists them, made of the commands themselves. */
export function commandPages(top: Command = program()): readonly Page[] {
  const all = shown(top);
  return [indexOf(top, all), ...all.map(pageOfCommand)];
}

function indexOf(top: Command, all: readonly Shown[]): Page {
  const out = `${FOLDER}/index.html`;
  const groups = [...new Set(all.map((s) => s.group))];
  const headings = groups.map((text): Heading => ({ id: idOf(text), level: 2, text }));
  const list = (group: string): string =>
    table(
      ['Command', 'What it does'],
      all
        .filter((s) => s.group === group)
        .map((s) => [`<a href="${between(out, s.out)}"><code>${s.name}</code></a>`, sentence(s.command.description())]),
    );
  const html = [
    '<h1>Commands</h1>',
    `<p>${sentence(top.description())}</p>`,
    ...headings.map((h) => `<h2 id="${h.id}">${escaped(h.text)}</h2>\n${list(h.text)}`),
    '<h2 id="exit-codes-and-environment">Exit codes and environment</h2>',
    afterHelp(top),
  ].join('\n');
  return { out, title: 'Commands', headings, html };
}

function pageOfCommand({ command, name, out }: Shown): Page {
  const inner = command.commands;
  const headings = inner.map((c): Heading => ({ id: idOf(c.name()), level: 2, text: nameOf(c) }));
  const html = [
    `<h1>${escaped(name)}</h1>`,
    described(command, 2),
    ...inner.map((c) => `<h2 id="${idOf(c.name())}"><code>${escaped(nameOf(c))}</code></h2>\n${described(c, 3)}`),
  ].join('\n');
  return { out, title: name, headings, html };
}

/** What one command says of itself: usage, arguments, options, and what its help adds. */
function described(command: Command, level: number): string {
  const help = command.createHelp();
  const args = help
    .visibleArguments(command)
    .map((a) => [`<code>${escaped(a.name())}</code>`, sentence(help.argumentDescription(a))]);
  const options = help
    .visibleOptions(command)
    .filter((o) => o.long !== '--help')
    .map((o) => [`<code>${escaped(help.optionTerm(o))}</code>`, sentence(help.optionDescription(o))]);
  const part = (title: string, rows: readonly (readonly string[])[], head: string): string =>
    rows.length ? `<h${level}>${title}</h${level}>\n${table([head, 'What it is'], rows)}` : '';
  return [
    `<p>${sentence(command.description())}</p>`,
    codeBlock(help.commandUsage(command), 'sh', 'Usage'),
    part('Arguments', args, 'Argument'),
    part('Options', options, 'Option'),
    afterHelp(command),
  ].join('\n');
}

/** The text that a command adds to its help (formats, examples), as it prints it. */
function afterHelp(command: Command): string {
  let printed = '';
  command.configureOutput({
    writeOut: (text) => {
      printed += text;
    },
  });
  command.outputHelp();
  const own = command.createHelp();
  const plainHelp = own.formatHelp(command, own);
  const after = printed.slice(plainHelp.trimEnd().length).trim();
  return after === '' ? '' : codeBlock(after, 'text', 'More from its help');
}

const idOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
const sentence = (text: string): string => escaped(text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}`);
