import type { WindowSize } from '../src/attribute/model/windows.ts';

/** How articles are cut for training and for the exported model (goes into the manifest). */
export const WINDOW: WindowSize = { limit: 256, before: 64, behind: 32 };
