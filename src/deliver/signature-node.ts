import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A key for signatures that nobody can guess, as Standard Webhooks writes it. */
export const newSecret = (): string => PREFIX + randomBytes(32).toString('base64');

/** Bytes of a key: of `whsec_...` what the letters stand for in Base64, of any other words themselves. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.from(secret);

/**
 * Headers of a webhook by the Standard Webhooks specification (1.0): id, time in seconds since 1970, and HMAC-SHA256 over
 * `id.time.body` with the key of the watch.
 */
export function signedHeaders(id: string, body: string, secret: string, now: Date): Readonly<Record<string, string>> {
  const time = String(Math.floor(now.getTime() / 1000));
  const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${time}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${mac}` };
}
