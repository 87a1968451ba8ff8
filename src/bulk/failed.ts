import type { InputStage } from '../read/input-record.ts';
import { Failure } from '../records/failure.ts';

/** Where an input failed: on its way in, when its article was read, or when it was analysed. */
export type FailedStage = InputStage | 'read' | 'analyse';

/** One line of the failures file: what could not be read, where on the way, why, and what to do. */
export interface Failed {
  readonly input: string;
  readonly stage: FailedStage;
  readonly code: string;
  readonly reason: string;
  readonly hint: string | null;
}

/** Longer reasons are cut: a failure is one line. */
const REASON = 500;

/** An error as a record. What is no `Failure` is a fault of ours and says so. */
export function failedBy(input: string, stage: FailedStage, error: unknown): Failed {
  const known = error instanceof Failure ? error : null;
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, REASON);
  return {
    input,
    stage,
    code: known?.code ?? 'fault',
    reason,
    hint: known ? known.hint : 'please report this with the input',
  };
}

/** One line of the failures file, its keys in a fixed order. */
export const failedLine = ({ input, stage, code, reason, hint }: Failed): string =>
  `${JSON.stringify({ input, stage, code, reason, hint })}\n`;
