import type { Failure } from '../../src/records/failure.ts';
import { asFailure } from './ask.ts';

/** What a person asks to be done, one thing after another: whether it is being done, and why the last of it failed. Call while a component is made. */
export function doing() {
  let isBusy = $state(false);
  let failure = $state.raw<Failure | null>(null);
  return {
    get isBusy() {
      return isBusy;
    },
    get failure() {
      return failure;
    },
    /** Does it; never rejects. */
    async run(step: () => Promise<void>): Promise<void> {
      isBusy = true;
      failure = null;
      try {
        await step();
      } catch (error) {
        failure = asFailure(error);
      }
      isBusy = false;
    },
  };
}
