import { CONFIG_FILE, configSchema, NO_CONFIG, readConfig, settingsOf } from '../lint/config.ts';
import { RULES } from '../lint/rules.ts';
import type { HouseSettings } from '../records/house-settings.ts';

const IDS = RULES.map((r) => r.id);
const { $schema: _schema, $id: _id, title: _title, ...schema } = configSchema(IDS);

/** What `config` may be: the published schema of the file, for whoever describes it. */
export const HOUSE_SCHEMA: object = {
  ...schema,
  description: `What ${CONFIG_FILE} holds. \`failOn\` is checked and changes nothing here.`,
};

/**
 * The settings of a house that came with a draft as `config`: what `hearsay.config.json` holds, as a value from JSON; those of no house for
 * undefined. Throws a `Failure` with one line: the place, the bad value and what is allowed.
 */
export const houseOf = (config: unknown): HouseSettings =>
  config === undefined ? NO_CONFIG : settingsOf(config, 'config', IDS);

/** The same from the text of the file. */
export const houseIn = (text: string): HouseSettings => readConfig(text, 'config', IDS);
