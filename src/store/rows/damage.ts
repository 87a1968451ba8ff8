/** Something in the file is not what was written there. `failures.ts` tells what to do about it. */
export class Damage extends Error {
  override readonly name = 'Damage';
}
