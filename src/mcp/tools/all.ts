import type { Tool } from '../tool.ts';
import { findClaims, findStatements, showClaim } from './claims.ts';
import { decide, retract } from './decide.ts';
import { digest } from './digest.ts';
import { lintDraft } from './lint.ts';
import { readFile, readText } from './read.ts';
import { findFigures, findSources, showSource } from './sources.ts';

/** Every tool, in the order of the list. A further one is a file here and a name in this list. */
export const TOOLS: readonly Tool[] = [
  readText,
  readFile,
  lintDraft,
  findClaims,
  showClaim,
  findStatements,
  findSources,
  showSource,
  findFigures,
  digest,
  decide,
  retract,
];
