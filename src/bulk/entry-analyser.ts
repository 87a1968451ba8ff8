import { serialize } from 'node:v8';
import { loadEngine, readFound } from '../node.ts';
import { readForLedger } from '../pipeline.ts';
import { SCHEMA } from '../records/read-article.ts';
import type { Reading } from '../records/reading.ts';
import { VERSION } from '../version.ts';
import { failedBy } from './failed.ts';
import type { Analyser, Settings } from './messages.ts';

/** The analyser of `hearsay add`: each document as the entry that the ledger stores. */
export async function prepare({ engine: name }: Settings): Promise<Analyser> {
  const engine = await loadEngine(name);
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
        const entry = await readForLedger(reading, engine);
        return { kind: 'done', output: serialize(entry), attributions: entry.read.attributions.length };
      } catch (error) {
        return { kind: 'failed', failed: failedBy(input.name, 'analyse', error) };
      }
    },
  };
}
