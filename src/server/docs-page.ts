import type { JsonSchema, OpenApi, Operation } from './openapi.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (ch) => `&#${ch.charCodeAt(0)};`).replace(/`([^`]+)`/g, '<code>$1</code>');

/** A part of the interface that a page shows: where it stands on the page, and what it is called. */
export interface DocsPart {
  readonly id: string;
  readonly level: 2 | 3;
  readonly text: string;
}

/** The parts of an OpenAPI document as HTML, with what its contents lead to. */
export function docsParts({ paths, components }: Pick<OpenApi, 'paths' | 'components'>): {
  readonly parts: readonly DocsPart[];
  readonly html: string;
} {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation, id: `${method}${path}` })),
  );
  const tags = [...new Set(all.flatMap((o) => o.operation.tags))].map((name) => ({
    name,
    id: `about-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    of: all.filter((o) => o.operation.tags.includes(name)),
  }));
  const names = Object.keys(components.schemas).sort();
  return {
    parts: [
      ...tags.flatMap(({ name, id, of }): readonly DocsPart[] => [
        { id, level: 2, text: name },
        ...of.map((o): DocsPart => ({ id: o.id, level: 3, text: `${o.method.toUpperCase()} ${o.path}` })),
      ]),
      { id: 'records', level: 2, text: 'Records' },
    ],
    html: `${tags.map(({ name, id, of }) => `<section><h2 id="${id}">${escaped(name)}</h2>\n${of.map(section).join('\n')}</section>`).join('\n')}
<section><h2 id="records">Records</h2>
${names.map((n) => record(n, components.schemas[n] ?? {})).join('\n')}
</section>`,
  };
}

/** The OpenAPI document as one page to read: no script, nothing fetched but its own style sheet. */
export function docsPage({ info, ...rest }: OpenApi): string {
  const { parts, html } = docsParts(rest);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)} REST interface</title>
<link rel="stylesheet" href="/docs/style.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<header><h1>${escaped(info.title)} REST interface</h1><p>${escaped(info.description ?? '')}</p>
<p>Version ${escaped(info.version)}. The same as a machine reads it: <a href="/openapi.json">openapi.json</a>.</p></header>
<nav aria-label="Contents"><ul>
${contents(parts)}
</ul></nav>
<main>
${html}
</main>
</body>
</html>
`;
}

/** A list item for each tag, its routes in a list of its own. */
function contents(parts: readonly DocsPart[]): string {
  const link = ({ id, text }: DocsPart): string => `<a href="#${escaped(id)}">${escaped(text)}</a>`;
  return parts
    .filter((p) => p.level === 2)
    .map((tag) => {
      const after = parts.slice(parts.indexOf(tag) + 1);
      const end = after.findIndex((p) => p.level === 2);
      const routes = end < 0 ? after : after.slice(0, end);
      const inner = routes.length ? `<ul>${routes.map((r) => `<li>${link(r)}</li>`).join('')}</ul>` : '';
      return `<li>${link(tag)}${inner}</li>`;
    })
    .join('\n');
}

interface Shown {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
  readonly id: string;
}

const ACCESS: Readonly<Record<string, string>> = {
  open: 'needs no token',
  read: 'needs a token to read, where tokens are needed',
  write: 'needs a token to write, where tokens are needed',
};

function section({ path, method, operation, id }: Shown): string {
  const { summary, description, parameters = [], requestBody, responses } = operation;
  const inputs = parameters.map(({ name, in: where, required, description: about, schema }) => {
    const what = [about ?? schema.description, defaultOf(schema)].filter(Boolean).join(' ');
    return row([`<code>${escaped(name)}</code>`, where, required ? 'yes' : 'no', typeOf(schema), escaped(what)]);
  });
  const bodies = Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) =>
    row([escaped(type), typeOf(schema)]),
  );
  const answers = Object.entries(responses).map(([status, { description: what, content = {} }]) =>
    row([
      status === 'default' ? 'else' : status,
      escaped(what),
      Object.entries(content)
        .map(([type, { schema }]) => `${escaped(type)}: ${typeOf(schema)}`)
        .join('<br>'),
    ]),
  );
  return `<article id="${escaped(id)}"><h3><code>${method.toUpperCase()} ${escaped(path)}</code></h3>
<p>${escaped(summary)}. <small>${ACCESS[operation['x-access']] ?? ''}</small></p>
${description ? `<p>${escaped(description)}</p>` : ''}
${inputs.length > 0 ? table(['Name', 'In', 'Needed', 'Type', 'What'] as const, inputs) : ''}
${bodies.length > 0 ? table(['Body', 'Type'], bodies) : ''}
${table(['Answer', 'What', 'Body'], answers)}</article>`;
}

function record(name: string, schema: JsonSchema): string {
  const needed = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).map(([key, inner]) =>
    row([
      `<code>${escaped(key)}</code>`,
      needed.has(key) ? 'yes' : 'no',
      typeOf(inner),
      escaped(inner.description ?? ''),
    ]),
  );
  const body = rows.length > 0 ? table(['Key', 'Always', 'Type', 'What'] as const, rows) : `<p>${typeOf(schema)}</p>`;
  return `<article id="record-${escaped(name)}"><h3>${escaped(name)}</h3><p>${escaped(schema.description ?? '')}</p>${body}</article>`;
}

const defaultOf = ({ default: value }: JsonSchema): string =>
  value === undefined ? '' : `Default: ${JSON.stringify(value)}.`;

function typeOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return `<a href="#record-${escaped(name)}">${escaped(name)}</a>`;
  }
  if (schema.enum) return schema.enum.map((v) => `<code>${escaped(String(v))}</code>`).join(' or ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'fixed items'}`;
  return escaped([schema.type ?? 'any'].flat().join(' or '));
}

const row = (cells: readonly string[]): string => `<tr>${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`;
const table = (heads: readonly string[], rows: readonly string[]): string =>
  `<div class="wide" tabindex="0" role="group" aria-label="Table"><table><thead><tr>${heads.map((h) => `<th scope="col">${h}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;

export const DOCS_STYLE = `:root { color-scheme: light dark; --paper: #fcfbf8; --ink: #24211d; --soft: #635d55; --line: #e3ddd3; --card: #f5f2ec; --link: #1d4f91;
  font: 1rem/1.5 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #191816; --ink: #e7e2d9; --soft: #aca599; --line: #38342f; --card: #232120; --link: #9cc3f5; }
}
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink); }
h1, h2 { font-family: Charter, Georgia, "Liberation Serif", serif; letter-spacing: -0.01em; line-height: 1.25; }
h1 { font-size: 2rem; margin: 0 0 0.5rem; }
h2 { margin: 3rem 0 0; }
h3 { margin: 0 0 0.35rem; font-size: 1rem; }
h3 code { font-weight: 600; background: var(--card); padding: 0.15rem 0.45rem; border-radius: 4px; }
p { margin: 0.35rem 0; max-width: 46rem; }
a { color: var(--link); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
small, th { color: var(--soft); }
code { font-family: ui-monospace, "Liberation Mono", monospace; font-size: 0.875em; overflow-wrap: break-word; }
nav ul { list-style: none; padding-left: 0; margin: 0; }
nav > ul { columns: 17rem; padding: 1rem 0; }
nav > ul > li { break-inside: avoid; font-weight: 600; margin-bottom: 0.9rem; }
nav li li { font-weight: 400; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
article { border-top: 1px solid var(--line); padding: 1.1rem 0 0.9rem; margin-top: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0 0; font-size: 0.9375rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 1.2rem 0.3rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; font-size: 0.8125rem; }
td:first-child, td:first-child code { white-space: nowrap; }
td:last-child { min-width: 12rem; }
`;
