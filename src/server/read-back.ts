import type { ReadBack } from '../digesting.ts';
import { fromJson } from '../records/json.ts';
import type { Asking } from './asking.ts';
import type { Deps } from './deps.ts';

/** A reading of a digest's text for one request, by the process that reads articles and in its turn. */
export const readBackFor =
  ({ reader, turns }: Pick<Deps, 'reader' | 'turns'>, c: Asking): ReadBack =>
  async (text) => {
    const draft = { url: null, content: text, format: 'text', file: 'digest', given: {} } as const;
    const line = await turns.run(() => reader.read(draft), c.req.raw.signal);
    return fromJson(new TextDecoder().decode(line));
  };
