import { loadEngine } from '../node.ts';
import { analyse } from '../pipeline.ts';
import { toJsonLine } from '../present/json.ts';
import { toRowLines } from '../present/rows.ts';
import { readHtml } from '../read/html.ts';
import { readInput } from '../read/input.ts';
import type { Input } from '../read/input-record.ts';
import { readText } from '../read/text.ts';
import { Failure } from '../records/failure.ts';
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
        reading = readingOf(input);
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

function readingOf({ content, format, contentType, given }: Input): Reading {
  if (typeof content !== 'string') return readInput(content, { contentType, ...given });
  if (content.trim() === '') throw new Failure('empty', 'the input is empty', 'give the text of the article');
  return format === 'html' ? readHtml(content, given) : readText(content, given);
}
