import { existsSync } from 'node:fs';
import { MODEL_FOLDER } from '../../src/node.ts';
import type { EngineName } from '../../src/records/read-article.ts';

const model = existsSync(new URL('manifest.json', MODEL_FOLDER));
if (!model && process.env.CI === 'true') throw new Error('no model in models/en: its tests cannot be skipped in CI');
if (!model) console.warn('no model in models/en: tests of the default engine are skipped');

/** The engines that can run here: rules always, the default engine where its weights are. */
export const engines: readonly EngineName[] = model ? ['rules', 'model'] : ['rules'];
