// Writes schema/article.schema.json from src/records/schema.ts; a test holds the two equal. Run: npx tsx scripts/schema.ts
import { writeFileSync } from 'node:fs';
import { articleSchema } from '../src/records/schema.ts';

writeFileSync(new URL('../schema/article.schema.json', import.meta.url), `${JSON.stringify(articleSchema, null, 2)}\n`);
