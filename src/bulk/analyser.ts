import { lintRead } from '../linting.ts';
import { loadEngine, type ReadDraft, readDraft, readFound } from '../node.ts';
import { analyse, readForLedger } from '../pipeline.ts';
import { toJsonLine } from '../present/json.ts';
import { lintJson } from '../present/lint-json.ts';
import { toRowLines } from '../present/rows.ts';
import type { Input } from '../read/input-record.ts';
import type { HouseSettings } from '../records/house-settings.ts';
import { type ReadArticle, SCHEMA } from '../records/read-article.ts';
import type { Reading } from '../records/reading.ts';
import { VERSION } from '../version.ts';
import { toEntryLine } from './entry-rows.ts';
import { failedBy } from './failed.ts';
import type { Analyser, Settings } from './messages.ts';

/** The analyser of `hearsay extract` and of the server: the same way from bytes to record, or to what the lint finds, as for a single article. */
export async function prepare({ engine: name, format }: Settings): Promise<Analyser> {
  const engine = await loadEngine(name);
  const encoder = new TextEncoder();
  const present = format === 'parquet' ? toRowLines : toJsonLine;
  return {
    maker: { schema: SCHEMA, version: VERSION, engine: engine.name, model: engine.model, rules: engine.rules },
    async analyse(input) {
      let reading: Reading & Partial<Pick<ReadDraft, 'switches'>>;
      try {
        reading = input.draftOf ? draftIn(input) : readFound(input);
      } catch (error) {
        return { kind: 'failed', failed: failedBy(input.name, 'read', error) };
      }
      try {
        if (format === 'articles') {
          const entry = await readForLedger(reading, engine);
          const { length } = entry.read.attributions;
          return { kind: 'done', output: encoder.encode(toEntryLine(entry)), attributions: length };
        }
        const read = await analyse(reading, engine);
        const output = input.draftOf ? found(read, input.draftOf, reading.switches) : present(read);
        return { kind: 'done', output: encoder.encode(output), attributions: read.attributions.length };
      } catch (error) {
        return { kind: 'failed', failed: failedBy(input.name, 'analyse', error) };
      }
    },
  };
}

const draftIn = ({ content, contentType, given, format }: Input): ReadDraft =>
  readDraft(content, { ...given, contentType }, format);

/** Findings go by the name of the file, else by the address, where there is one. */
const found = (read: ReadArticle, { rules, ...house }: HouseSettings, switches: ReadDraft['switches'] = []): string => {
  const { file, url } = read.article;
  return lintJson([{ file: file ?? url, findings: lintRead(read, { ...house, levels: rules, switches }) }]);
};
