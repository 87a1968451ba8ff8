// Writes docs/lint/*.md and schema/config.schema.json from the rules; tests hold them equal. Run: npx tsx scripts/lint-pages.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { configSchema } from '../src/lint/config.ts';
import { pageOf } from '../src/lint/page.ts';
import { RULES } from '../src/lint/rules.ts';

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);

mkdirSync(at('docs/lint'), { recursive: true });
for (const rule of RULES) writeFileSync(at(`docs/lint/${rule.id}.md`), pageOf(rule));
const schema = configSchema(RULES.map((r) => r.id));
writeFileSync(at('schema/config.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
