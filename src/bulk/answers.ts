import type { Readable } from 'node:stream';
import type { FromWorker } from './messages.ts';

/** What a worker says, with the bytes of the result where it is one. */
export type Told = (message: FromWorker, output: readonly Uint8Array[]) => void;

const LENGTH_BYTES = 4;

/**
 * One message for the pipe of a worker: the length of its JSON (four bytes, the lowest first), the JSON, and behind it the bytes
 * of the result, as many as `length` says. A pipe of their own saves results the packing and unpacking of other messages.
 */
export function framed(message: FromWorker, output: Uint8Array = new Uint8Array()): Uint8Array {
  const json = Buffer.from(JSON.stringify(message));
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + json.length + output.length);
  frame.writeUInt32LE(json.length);
  frame.set(json, LENGTH_BYTES);
  frame.set(output, LENGTH_BYTES + json.length);
  return frame;
}

/** Tells each message as soon as all of it has come; one that is cut short by the end of the pipe is not told. */
export function readFramed(pipe: Readable, told: Told): void {
  const parts: Uint8Array[] = [];
  let held = 0;
  let jsonLength: number | null = null;
  let message: FromWorker | null = null;

  const take = (length: number): Uint8Array[] => {
    const taken: Uint8Array[] = [];
    for (let missing = length; missing > 0; ) {
      const [part = new Uint8Array()] = parts;
      taken.push(part.subarray(0, missing));
      // What lies over belongs to what comes next.
      if (part.length > missing) parts[0] = part.subarray(missing);
      else parts.shift();
      missing -= Math.min(missing, part.length);
    }
    held -= length;
    return taken;
  };
  pipe.on('data', (chunk: Buffer) => {
    parts.push(chunk);
    held += chunk.length;
    for (;;) {
      if (jsonLength === null) {
        if (held < LENGTH_BYTES) return;
        jsonLength = Buffer.concat(take(LENGTH_BYTES)).readUInt32LE();
      }
      if (message === null) {
        if (held < jsonLength) return;
        message = JSON.parse(Buffer.concat(take(jsonLength)).toString()) as FromWorker;
      }
      const length = message.kind === 'done' ? message.length : 0;
      if (held < length) return;
      const whole = message;
      [jsonLength, message] = [null, null];
      told(whole, take(length));
    }
  });
}
