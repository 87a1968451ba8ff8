#!/usr/bin/env node
// Makes the tables of src/rules/outlets/ from free lists: node scripts/outlets.mjs <folder with outlets-* in it>
// The lists and what they ask for are named in NOTICE. Facts only: name, domains, country, kind, ownership with its source and year.

import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error(
    'usage: node scripts/outlets.mjs <folder with outlets-fundus, outlets-markup, outlets-state-media, outlets-us-local>',
  );
  process.exit(2);
}
const read = (path) => readFileSync(`${folder}/${path}`);
const clean = (s) =>
  s
    .normalize('NFC')
    .replace(/[|\t\r\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const host = (url) => {
  const found = /^(?:https?:\/\/)?([^/?#\s:]+)/i.exec(url.trim());
  const name = found?.[1].toLowerCase().replace(/^www\d?\./, '') ?? '';
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(name) && name.length < 80 ? name : '';
};
/** Hosts of many tenants: a page there is no domain of its own. */
const SHARED =
  /(?:^|\.)(?:facebook|twitter|x|youtube|instagram|blogspot|wordpress|google|yahoo|wikipedia|apple|tunein|weebly|wixsite|tumblr|medium|linkedin|vk|t)\.(?:com|org|me)$/;
/** Sellers of domains, and hosts that parked domains send their visitors to: an outlet whose address leads there has given it up. */
const PARKED = /(?:^|\.)(?:afternic|buydomains|dan|domainmarket|hugedomains|sedo)\.com$|^ww\d+\./;
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function csv(text) {
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\n') {
      row.push(cell.replace(/\r$/, ''));
      cell = '';
      if (c === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += c;
  }
  if (cell || row.length) rows.push([...row, cell]);
  return rows;
}

function write(file, name, doc, lines) {
  const body = lines.sort(order).join('\n');
  const text = `/** ${doc} Made by scripts/outlets.mjs. */\nexport const ${name}: string =\n  ${quote(body)};\n`;
  writeFileSync(new URL(`../src/rules/outlets/${file}`, import.meta.url), text);
  console.log(`${file}: ${lines.length} lines, ${text.length} characters`);
}

/** Single quotes as the formatter wants them, unless the other kind needs fewer escapes. */
function quote(s) {
  const inner = JSON.stringify(s).slice(1, -1);
  const singles = (s.match(/'/g) ?? []).length;
  const doubles = (s.match(/"/g) ?? []).length;
  return singles > doubles ? `"${inner}"` : `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

const seen = new Set();
const fresh = (domain) =>
  domain && !SHARED.test(domain) && !PARKED.test(domain) && !seen.has(domain) && seen.add(domain);

const countries = new Map();
for (const [, code, name, more] of readFileSync(new URL('../src/rules/en/places.ts', import.meta.url), 'utf8').matchAll(
  /'([A-Z]{2})\|([^|']+)\|[^|]*\|[^|]*\|([^']*)'/g,
))
  for (const n of [name, ...more.split('/')]) if (n) countries.set(n.toLowerCase(), code);
for (const [n, code] of [
  ['united states of america', 'US'],
  ['republic of congo', 'CG'],
  ['the gambia', 'GM'],
  ['palestine', 'PS'],
  ['macau', 'MO'],
  ['turkiye', 'TR'],
  ['russian federation', 'RU'],
  ["cote d'ivoire", 'CI'],
  ['north macedonia', 'MK'],
  ['drc', 'CD'],
  ['uk', 'GB'],
  ['uae', 'AE'],
  ['vatican city', 'VA'],
  ['liechtenstein', 'LI'],
  ['san marino', 'SM'],
  ['european union', ''],
])
  countries.set(n, code);

const kindOf = (name) =>
  /news agency|newswire|\bagency\b|agencia|agence|\bpress agency/i.test(name)
    ? 'agency'
    : /\b(?:tv|television|televis\w+|radio|broadcast\w*|channel|fm|rundfunk|kanal|canal)\b/i.test(name)
      ? 'broadcaster'
      : /\b(?:times|herald|gazette|tribune|daily|newspaper|post|journal|chronicle|telegraph|zeitung|gazeta|diario|journal|pravda|weekly)\b/i.test(
            name,
          )
        ? 'paper'
        : '';

// State media: one line an outlet, its host names together.
const OWNER = {
  SC: 'state',
  CaPu: 'state',
  CaPr: 'private',
  ISFM: 'public',
  ISF: 'public',
  ISM: 'public',
  IP: 'public',
};
const state = new Map();
for (const [, country, company, asset, url, code] of csv(
  read('outlets-state-media/State_Media_Matrix.csv').toString('utf8'),
).slice(1)) {
  if (!asset || !OWNER[code?.trim()]) continue;
  const name = clean(asset);
  const k = `${country}|${name.toLowerCase()}`;
  const entry = state.get(k) ?? {
    name,
    company: clean(company ?? ''),
    country: countries.get(country.trim().toLowerCase()) ?? '',
    code: code.trim(),
    hosts: [],
  };
  const h = host(url ?? '');
  if (h && fresh(h)) entry.hosts.push(h);
  state.set(k, entry);
}
write(
  'state-media.ts',
  'STATE_MEDIA',
  'State and public media: name | | domains | country | kind | ownership | code of the State Media Monitor.',
  [...state.values()].map((e) =>
    [e.name, '', e.hosts.join(','), e.country, kindOf(`${e.name} ${e.company}`), OWNER[e.code], e.code].join('|'),
  ),
);

/** Codes of the list that are not ISO 3166-1 alpha-2. */
const ISO = { INTL: '', UK: 'GB', IND: 'IN', ISL: 'IS' };
const publishers = [];
for (const line of read('outlets-fundus/publishers.tsv').toString('utf8').trim().split('\n').slice(1)) {
  const [country, , name, , domain] = line.split('\t');
  const h = host(domain ?? '');
  if (h && fresh(h)) publishers.push([clean(name), '', h, ISO[country] ?? country, kindOf(name), '', ''].join('|'));
}
write(
  'publishers.ts',
  'PUBLISHERS',
  'Publishers of many countries: name | | domains | country | kind | |.',
  publishers,
);

// United States: name, domain; a line "= state kind" begins each part.
const local = JSON.parse(gunzipSync(read('outlets-us-local/usa_2016_2024_pu5e.json.gz')).toString('utf8'));
const CLASS = { newspaper: 'paper', tv: 'broadcaster', radio: 'broadcaster', broadcast: 'broadcaster' };
const parts = new Map();
for (const code of Object.keys(local).sort(order))
  for (const kind of Object.keys(CLASS))
    for (const { name, website } of local[code][kind] ?? []) {
      const h = host(website ?? '');
      if (!name || !h || !fresh(h)) continue;
      const k = `${code} ${CLASS[kind]}`;
      parts.set(k, [...(parts.get(k) ?? []), `${clean(name)}|${h}`]);
    }
const usLines = [...parts].flatMap(([k, list]) => [`= ${k}`, ...list.sort(order)]);
const other = [];
for (const [source, domain] of csv(read('outlets-markup/split_screen_news_sources.csv').toString('utf8')).slice(1)) {
  const h = host(domain ?? '');
  if (h && fresh(h)) other.push(`${clean(source) === h ? '' : clean(source)}|${h}`);
}
usLines.push('=  ', ...other.sort(order));
const keep = usLines.join('\n');
const text = `/** News sources of the United States: parts begin with "= state kind", then name | domain a line; the last part has neither. Made by scripts/outlets.mjs. */\nexport const AMERICAN: string =\n  ${quote(keep)};\n`;
writeFileSync(new URL('../src/rules/outlets/american.ts', import.meta.url), text);
console.log(`american.ts: ${usLines.length} lines, ${text.length} characters`);
