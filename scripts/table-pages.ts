// Writes the second half of docs/tables.md from the tables; a test holds it equal. Run: npx tsx scripts/table-pages.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { tablesText } from '../src/present/tables/all.ts';

const HEAD = '## The tables\n';
const page = new URL('../docs/tables.md', import.meta.url);
const [before] = readFileSync(page, 'utf8').split(HEAD);
writeFileSync(page, `${before}${HEAD}\n${tablesText()}`);
