import { resolve } from 'node:path';
import ts from 'typescript';
import { htmlOf, type Places } from './markdown.ts';
import { between, escaped, type Heading, type Page } from './page.ts';

const FOLDER = 'reference/api';
const ROOT = resolve(import.meta.dirname, '..');

/** What may be imported, by its published types. */
const ENTRIES = [
  { name: 'hearsay', file: 'index', about: 'Reading, analysing, checking and showing one article. Needs no Node.' },
  { name: 'hearsay/node', file: 'node', about: 'Files, standard input and the model from disk.' },
  { name: 'hearsay/ledger', file: 'ledger-node', about: 'Many articles: adding, linking, asking.' },
  { name: 'hearsay/web', file: 'web', about: 'The model in a browser.' },
  { name: 'hearsay/element', file: 'element', about: 'An element that shows a read article on any page.' },
] as const;

const GROUPS = ['Functions', 'Classes', 'Values', 'Types'] as const;
type Group = (typeof GROUPS)[number];

interface Entry {
  readonly name: string;
  readonly group: Group;
  readonly doc: string;
  readonly code: string;
}

interface Module {
  readonly name: string;
  readonly about: string;
  readonly out: string;
  readonly entries: readonly Entry[];
}

/** A page for each module that may be imported, made of its `.d.ts` with the comments that stand there; and one that lists them. */
export function apiPages(places: Places): readonly Page[] {
  const modules = modulesOf();
  const homes = new Map<string, string>();
  for (const { out, entries } of modules)
    for (const { name } of entries) if (!homes.has(name)) homes.set(name, `${out}#${name}`);
  return [indexOf(modules), ...modules.map((m) => pageOfModule(m, homes, places))];
}

function modulesOf(): readonly Module[] {
  const files = ENTRIES.map((e) => resolve(ROOT, `dist/${e.file}.d.ts`));
  const source = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: ['node'],
    skipLibCheck: true,
  });
  const checker = source.getTypeChecker();
  return ENTRIES.map(({ name, about }, i) => {
    const file = source.getSourceFile(files[i]!);
    const symbol = file && checker.getSymbolAtLocation(file);
    if (!symbol) throw new Error(`${files[i]}: no published types; run npm run build`);
    const entries = checker.getExportsOfModule(symbol).map((s) => entryOf(s, checker));
    return { name, about, out: `${FOLDER}/${name.replace('/', '-')}.html`, entries };
  });
}

function entryOf(exported: ts.Symbol, checker: ts.TypeChecker): Entry {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const declarations = symbol.declarations ?? [];
  const [first] = declarations;
  if (!first) throw new Error(`${exported.name}: exported, but declared nowhere`);
  return {
    name: exported.name,
    group: groupOf(first),
    doc: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    code: declarations.map((d) => codeOf(d, exported.name)).join('\n'),
  };
}

function groupOf(node: ts.Declaration): Group {
  if (ts.isFunctionDeclaration(node)) return 'Functions';
  if (ts.isClassDeclaration(node)) return 'Classes';
  if (!ts.isVariableDeclaration(node)) return 'Types';
  return node.type && ts.isFunctionTypeNode(node.type) ? 'Functions' : 'Values';
}

/** A declaration as it is published, under the name that it is exported by, without what is private to a class. */
function codeOf(node: ts.Declaration, name: string): string {
  const text = ts.isVariableDeclaration(node) ? `const ${node.getText()};` : node.getText();
  const inner = ts.getNameOfDeclaration(node)?.getText() ?? name;
  return text
    .replace(/^(?:export |declare |default )+/, '')
    .replace(new RegExp(`\\b${inner}\\b`), name)
    .replace(/^ *(?:#private|private .*);\n/gm, '');
}

function indexOf(modules: readonly Module[]): Page {
  const out = `${FOLDER}/index.html`;
  const headings = modules.map((m): Heading => ({ id: m.name.replace('/', '-'), level: 2, text: m.name }));
  const parts = modules.map(({ name, about, out: to, entries }) => {
    const lists = GROUPS.map((group) => {
      const links = entries
        .filter((e) => e.group === group)
        .map((e) => `<a href="${between(out, to)}#${e.name}"><code>${e.name}</code></a>`);
      return links.length ? `<p>${group}: ${links.join(', ')}</p>` : '';
    });
    const href = between(out, to);
    return `<h2 id="${name.replace('/', '-')}"><a href="${href}"><code>${name}</code></a></h2>\n<p>${about}</p>\n${lists.join('\n')}`;
  });
  const html = `<h1>Library</h1>\n<p>What may be imported, made of the published types.</p>\n${parts.join('\n')}`;
  return { out, title: 'Library', headings, html };
}

function pageOfModule({ name, about, out, entries }: Module, homes: ReadonlyMap<string, string>, places: Places): Page {
  const headings: Heading[] = [];
  const parts = GROUPS.flatMap((group) => {
    const own = entries.filter((e) => e.group === group);
    if (!own.length) return [];
    headings.push({ id: group.toLowerCase(), level: 2, text: group });
    return [`<h2 id="${group.toLowerCase()}">${group}</h2>`, ...own.map((e) => entryHtml(e, out, homes, places))];
  });
  for (const { name: text } of entries) headings.push({ id: text, level: 3, text });
  return { out, title: name, headings, html: `<h1><code>${name}</code></h1>\n<p>${about}</p>\n${parts.join('\n')}` };
}

function entryHtml(
  { name, doc, code }: Entry,
  out: string,
  homes: ReadonlyMap<string, string>,
  places: Places,
): string {
  // Types and values lead to their own entry, also in comments; small letters begin names of parameters and keys.
  const linked = escaped(code).replace(/\b[A-Z]\w+\b/g, (word) => {
    const home = word === name ? undefined : homes.get(word);
    return home === undefined ? word : `<a href="${between(out, home)}">${word}</a>`;
  });
  const about = doc === '' ? '' : htmlOf(doc, places);
  const box = `<pre tabindex="0" role="group" aria-label="${name}, as it is declared"><code>${linked}</code></pre>`;
  return `<h3 id="${name}"><a class="anchor" href="#${name}"><code>${name}</code></a></h3>\n${about}${box}`;
}
