// Writes sections 7 and 8 of NOTICE: whose code the build holds (the bundlers' own lists in dist), and what npm installs beside it
// (the lock file). Run by hand after a change of dependencies; a test holds NOTICE to it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const json = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;

/** Packages of the lock file by their path in node_modules. */
type Lock = Readonly<Record<string, Locked>>;
interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Packages that come with the code of others already in their own files: whoever bundles them bundles those too. */
const PREBUNDLED = ['linkedom'];
/** Packages that bring no licence text: whose they are by their own page. */
const HOLDERS: Readonly<Record<string, string>> = {
  // Its licence has neither a sign nor a year.
  yaml: 'Copyright (c) Eemeli Aro',
  'onnxruntime-web':
    'Copyright (c) Microsoft Corporation; what it is made of stands in ThirdPartyNotices.txt of its repository',
};
/** Licences whose words stand in NOTICE or LICENSE, and where. */
const TEXTS: Readonly<Record<string, string>> = {
  MIT: 'MIT licence (text A)',
  ISC: 'ISC licence (text D)',
  'BSD-2-Clause': 'BSD licence (text E)',
  'BSD-3-Clause': 'BSD licence of three clauses (text B)',
  'Apache-2.0': 'Apache License 2.0 (LICENSE)',
  // Its words need not be handed on.
  '0BSD': 'BSD Zero Clause licence',
};
/** What we take from a licence: no source code need be given away for it. */
const PERMISSIVE = [...Object.keys(TEXTS), 'MIT-0', 'BlueOak-1.0.0', 'Python-2.0'];

/** NOTICE with its generated sections as they should be. Throws where a licence is none that we know. */
export function noticeOf(notice: string): string {
  const { packages: lock } = json<{ readonly packages: Lock }>('package-lock.json');
  return notice.replace(
    /(\n7\. [^\n]*\n)[\s\S]*?(\n8\. [^\n]*\n)[\s\S]*?(\nThe table of windows-1252)/,
    (_, seven: string, eight: string, after: string) =>
      `${seven}\n${bundled(lock).join('\n')}\n${eight}\n${installed(lock).join('\n')}\n${after}`,
  );
}

function bundled(lock: Lock): string[] {
  const names = new Set([...json<string[]>('dist/bundled.json'), ...json<string[]>('dist/bundled-app.json')]);
  const add = (name: string): void => {
    names.add(name);
    for (const next of Object.keys(lock[`node_modules/${name}`]!.dependencies ?? {})) if (!names.has(next)) add(next);
  };
  for (const name of PREBUNDLED) if (names.has(name)) add(name);
  return [...names].sort().map((name) => {
    const { version, license = '' } = lock[`node_modules/${name}`]!;
    if (!TEXTS[license]) throw new Error(`${name} has the licence ${license}: put its words into NOTICE`);
    const whose = holders(name);
    if (!whose && license !== 'Apache-2.0') throw new Error(`${name} does not say whose it is: add it to HOLDERS`);
    return wrapped(`${name} ${version}. ${whose ? `${whose}. ` : ''}${TEXTS[license]}.`);
  });
}

/** The lines of a licence's text that tell whose the work is. */
function holders(name: string): string {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((f) => /^licen[cs]e(\.|$)/i.test(f));
  const lines = (HOLDERS[name] ?? (file ? readFileSync(join(folder, file), 'utf8') : '')).split('\n');
  const told = lines.map((l) =>
    l
      .trim()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[.,]$/, ''),
  );
  const isHolder = (l: string): boolean => /^copyright (?:\(c\)|©|\d)/i.test(l) && !l.includes('[yyyy]');
  // The first lines of that kind; what a package lists further down belongs to others, whom it was built with.
  const from = told.findIndex(isHolder);
  if (from < 0) return '';
  const end = told.findIndex((l, i) => i > from && !isHolder(l));
  return told.slice(from, end < 0 ? undefined : end).join('. ');
}

function installed(lock: Lock): string[] {
  const groups = new Map<string, string[]>();
  for (const [path, { dev, license }] of Object.entries(lock)) {
    if (path === '' || dev) continue;
    const choice = String(license)
      .replace(/[()]/g, '')
      .split(' OR ')
      .find((l) => PERMISSIVE.includes(l));
    if (!choice) throw new Error(`${path} has the licence ${license}, which is not permissive`);
    groups.set(choice, [...(groups.get(choice) ?? []), path.replace(/.*node_modules\//, '')]);
  }
  return [...groups].sort().map(([license, names]) => wrapped(`${license}: ${[...new Set(names)].sort().join(', ')}.`));
}

/** An item of a list, in lines of at most 120 characters. */
function wrapped(text: string): string {
  const lines = ['   -'];
  for (const word of text.split(' ')) {
    if (lines.at(-1)!.length + word.length >= 120) lines.push('    ');
    lines[lines.length - 1] += ` ${word}`;
  }
  return lines.join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  const path = join(root, 'NOTICE');
  writeFileSync(path, noticeOf(readFileSync(path, 'utf8')));
}
