import { loadEngine, readFound } from '../node.ts';
import { analyse } from '../pipeline.ts';
import { toJsonLine } from '../present/json.ts';
import { toRowLines } from '../present/rows.ts';
import { SCHEMA } from '../records/read-article.ts';
import type { Reading } from '../records/reading.ts';
import { VERSION } from '../version.ts';
import { failedBy } from './failed.ts';
import type { Analyser, Settings } from './messages.ts';

/** The analyser of `hearsay extract`: the same way from bytes to record as for a single article. */
export async function prepare({ engine: name, format }: Settings): Promise<Analyser> {
  const engine = await loadEngine(name);
  const encoder = new TextEncoder();
  const present = format === 'parquet' ? toRowLines : toJsonLine;
  return {
    maker: { schema: SCHEMA, version: VERSION, engine: engine.name, model: engine.model, rules: engine.rules },
    async analyse(input) {
      let reading: Reading;
      try {
        reading = readFound(input);
      } catch (error) {
        return { kind: 'failed', failed: failedBy(input.name, 'read', error) };
      }
      try {
        const read = await analyse(reading, engine);
        return { kind: 'done', output: encoder.encode(present(read)), attributions: read.attributions.length };
      } catch (error) {
        return { kind: 'failed', failed: failedBy(input.name, 'analyse', error) };
      }
    },
  };
}
