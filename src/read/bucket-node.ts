import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { Failure } from '../records/failure.ts';
import type { ByteSource } from './bytes.ts';

/** Bytes that are asked for in one request: archives are read from front to back, and each request takes its time. */
const BLOCK = 8_388_608;

/** Whether an input is an archive in a bucket: `s3://bucket/prefix`. */
export const isBucket = (input: string): boolean => /^s3:\/\//i.test(input);

/** Bucket and key of an address. Throws a `Failure` where it names no bucket. */
function placeIn(address: string): { readonly bucket: string; readonly key: string } {
  const [, bucket, key = ''] = /^s3:\/\/([a-z0-9][a-z0-9._-]{1,62})(?:\/(.*))?$/is.exec(address) ?? [];
  if (bucket === undefined)
    throw new Failure('bad-bucket', `no name of a bucket: ${address}`, 'give it as s3://bucket/prefix');
  return { bucket, key };
}

type Sdk = typeof import('@aws-sdk/client-s3');
let opened: Promise<{ readonly sdk: Sdk; readonly client: S3Client }> | null = null;

/** The official client, with region, address and credentials as every tool finds them: environment, profile, role. Throws a `Failure` where it is not installed. */
function client(): Promise<{ readonly sdk: Sdk; readonly client: S3Client }> {
  // It would tell the user on every run which Node its later versions will need.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  opened ??= import('@aws-sdk/client-s3').then(
    (sdk) => {
      const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = process.env;
      // Other servers than Amazon's mostly have no host name for each bucket.
      const forcePathStyle = Boolean(AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL);
      return { sdk, client: new sdk.S3Client({ forcePathStyle, followRegionRedirects: true }) };
    },
    (error: NodeJS.ErrnoException) => {
      if (!error.code?.endsWith('MODULE_NOT_FOUND')) throw error;
      throw new Failure(
        'no-s3',
        'reading from buckets needs the S3 client, which is not installed',
        'install it beside hearsay: npm install @aws-sdk/client-s3 (with -g where hearsay was)',
      );
    },
  );
  return opened;
}

/**
 * The objects that an address names, in the bucket's order: the one of that key, and all below it as below a folder. Throws a `Failure`
 * where there is none, or they may not be listed.
 */
export async function* bucketFiles(address: string): AsyncGenerator<string, void, undefined> {
  const { bucket, key } = placeIn(address);
  const { sdk, client: s3 } = await client();
  let some = false;
  try {
    const pages = sdk.paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: key });
    for await (const { Contents = [] } of pages)
      for (const { Key: found = '', Size: size = 0 } of Contents) {
        const isBelow = key === '' || key.endsWith('/') || found === key || found.startsWith(`${key}/`);
        // What ends in a slash stands for a folder.
        if (!isBelow || (size === 0 && found.endsWith('/'))) continue;
        some = true;
        yield `s3://${bucket}/${found}`;
      }
  } catch (error) {
    throw bucketFailure(address, error);
  }
  if (!some)
    throw new Failure('missing', `nothing in the bucket under ${address}`, 'check the key; it is told apart by case');
}

/** An object as a source: read in blocks at any offset. A change while it is read is a failure. Throws a `Failure` where it cannot be had. */
export async function bucketSource(address: string): Promise<ByteSource> {
  const { bucket: Bucket, key: Key } = placeIn(address);
  const { sdk, client: s3 } = await client();
  const head = await s3
    .send(new sdk.HeadObjectCommand({ Bucket, Key }))
    .catch((error: unknown) => Promise.reject(bucketFailure(address, error)));
  const size = head.ContentLength ?? 0;
  const blocks = new Map<number, Promise<Uint8Array>>();
  const fetchBlock = async (n: number): Promise<Uint8Array> => {
    const last = Math.min(size, (n + 1) * BLOCK) - 1;
    const asked = { Bucket, Key, Range: `bytes=${n * BLOCK}-${last}`, ...(head.ETag && { IfMatch: head.ETag }) };
    try {
      const { Body }: GetObjectCommandOutput = await s3.send(new sdk.GetObjectCommand(asked));
      return await Body!.transformToByteArray();
    } catch (error) {
      throw bucketFailure(address, error);
    }
  };
  const block = (n: number): Promise<Uint8Array> => {
    const known = blocks.get(n) ?? fetchBlock(n);
    blocks.set(n, known);
    // The one before may still be asked for.
    for (const old of blocks.keys()) if (blocks.size > 2 && old !== n) blocks.delete(old);
    return known;
  };
  return {
    seekable: true,
    size,
    async read(offset, length) {
      const end = Math.min(size, offset + length);
      const parts: Uint8Array[] = [];
      for (let at = offset; at < end; ) {
        const n = Math.floor(at / BLOCK);
        const bytes = await block(n);
        const part = bytes.subarray(at - n * BLOCK, Math.min(bytes.length, end - n * BLOCK));
        if (part.length === 0) throw new Failure('unreadable', `${address} ends before its length`, 'try again');
        parts.push(part);
        at += part.length;
      }
      return parts.length === 1 ? parts[0]! : new Uint8Array(Buffer.concat(parts));
    },
    forget: () => undefined,
    close: async () => blocks.clear(),
  };
}

const RIGHTS = 'check which credentials are used (AWS_PROFILE, AWS_ACCESS_KEY_ID) and what they may read';

/** What the client's names of faults mean, and what to do. Its own words may hold parts of credentials and are never shown. */
const FAULTS: Readonly<Record<string, readonly [code: string, what: (address: string) => string, hint: string]>> = {
  NoSuchBucket: [
    'missing',
    (a) => `no such bucket: ${a}`,
    'check its name, and the region (AWS_REGION) or AWS_ENDPOINT_URL_S3',
  ],
  NoSuchKey: ['missing', (a) => `no such object: ${a}`, 'check the key; it is told apart by case'],
  NotFound: ['missing', (a) => `no such object: ${a}`, 'check bucket and key; keys are told apart by case'],
  AccessDenied: ['forbidden', (a) => `not allowed to read: ${a}`, RIGHTS],
  Forbidden: ['forbidden', (a) => `not allowed to read: ${a}`, RIGHTS],
  InvalidAccessKeyId: ['forbidden', (a) => `the server does not know this access key: ${a}`, RIGHTS],
  SignatureDoesNotMatch: ['forbidden', (a) => `the secret of the access key is wrong: ${a}`, RIGHTS],
  ExpiredToken: ['forbidden', (a) => `the credentials have expired: ${a}`, 'sign in again'],
  CredentialsProviderError: [
    'forbidden',
    (a) => `no credentials for ${a}`,
    'set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  ],
  PreconditionFailed: ['unreadable', (a) => `${a} was changed while it was read`, 'start anew with another --out'],
};

function bucketFailure(address: string, error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  const known = FAULTS[error.name];
  if (known) return new Failure(known[0], known[1](address), known[2]);
  if (/region is missing/i.test(error.message))
    return new Failure('no-region', `no region for ${address}`, 'set AWS_REGION, also for servers that have none');
  const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
  const code = 'code' in error ? String(error.code) : error.name;
  const why = $metadata?.httpStatusCode ? `${code}, status ${$metadata.httpStatusCode}` : code;
  return new Failure('unreadable', `cannot read ${address}: ${why}`, 'check AWS_ENDPOINT_URL_S3 and the network');
}
