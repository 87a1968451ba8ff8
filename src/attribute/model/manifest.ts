import { sha256 as sha2 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ACTS, STANCES } from '../../records/attribution.ts';
import { Failure } from '../../records/failure.ts';
import { GRADES, SOURCE_KINDS } from '../../records/source.ts';
import type { DecodeSettings } from './decode.ts';
import type { WindowSize } from './windows.ts';

/** Form of the model folder that this code reads. */
const MODEL_SCHEMA = 1;

/** What models/<language>/manifest.json says. */
export interface Manifest {
  readonly schema: number;
  /** Name of the model, as it stands in `why`: `en-1`. */
  readonly id: string;
  readonly language: string;
  /** File name to its size in bytes and hash. */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
  readonly labels: {
    readonly act: readonly string[];
    readonly stance: readonly string[];
    readonly kind: readonly string[];
    readonly grade: readonly string[];
    readonly names: readonly string[];
  };
  readonly window: WindowSize;
  readonly decode: DecodeSettings;
  /** What the distance of two mentions adds to the log-odds that one stands for the other, by buckets of `antecedents.ts`. */
  readonly far: readonly number[];
  /** Weights of the logistic function from log-odds to confidence: constant, cue, source, content, valid. */
  readonly calibration: readonly [number, number, number, number, number];
}

/** Gives the bytes of a file of the model folder. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

const HINT = 'reinstall the package, or give the folder of a whole model; --engine rules works without one';

const refuse = (what: string): Failure => new Failure('model-unusable', `the model cannot be used: ${what}`, HINT);

async function bytesOf(readFile: ReadFile, name: string): Promise<Uint8Array> {
  try {
    return await readFile(name);
  } catch (cause) {
    const { code, message } =
      cause instanceof Error ? (cause as Error & { code?: unknown }) : { code: null, message: cause };
    throw refuse(code === 'ENOENT' ? `${name} is missing` : `${name} cannot be read (${String(message)})`);
  }
}

/** Reads and checks the manifest. Throws a `Failure` with one plain line. */
export async function readManifest(readFile: ReadFile): Promise<{ manifest: Manifest; hash: string }> {
  const bytes = await bytesOf(readFile, 'manifest.json');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw refuse('manifest.json is not JSON');
  }
  const manifest = value as Manifest;
  if (manifest?.schema !== MODEL_SCHEMA)
    throw refuse(`manifest.json has schema ${String(manifest?.schema)}, this version reads ${MODEL_SCHEMA}`);
  const wrong = faultOf(manifest);
  if (wrong) throw refuse(`manifest.json is damaged: ${wrong}`);
  return { manifest, hash: await sha256(bytes) };
}

const ALLOWED = {
  act: ACTS,
  stance: STANCES,
  kind: SOURCE_KINDS,
  grade: GRADES,
  names: ['PER', 'ORG', 'LOC'],
} as const;
const DECODE = ['cue', 'content', 'source', 'least', 'leastNested', 'leastQuoted'] as const;

/** What is missing or wrong in a manifest of the right schema; null where it can be used. */
function faultOf({ id, files, labels, window, decode, calibration, far }: Partial<Manifest>): string | null {
  const isNumber = (x: unknown): boolean => typeof x === 'number' && Number.isFinite(x);
  if (typeof id !== 'string' || id === '') return 'no id';
  for (const [name, file] of Object.entries(files ?? {}))
    if (!isNumber(file?.bytes) || !/^[0-9a-f]{64}$/.test(String(file?.sha256))) return `no size or hash of ${name}`;
  for (const [key, values] of Object.entries(ALLOWED)) {
    const list = labels?.[key as keyof typeof ALLOWED];
    if (!Array.isArray(list) || list.length === 0) return `no labels of ${key}`;
    const odd = list.find((l) => !(values as readonly unknown[]).includes(l));
    if (odd !== undefined || new Set(list).size < list.length) return `labels of ${key}: ${odd ?? 'one twice'}`;
  }
  const sizes = [window?.limit, window?.before, window?.behind];
  if (!sizes.every((n) => Number.isInteger(n) && n! >= 0) || sizes[0]! <= sizes[1]! + sizes[2]! + 2) return 'window';
  if (!DECODE.every((key) => isNumber(decode?.[key]))) return 'decode';
  if (!Array.isArray(calibration) || calibration.length !== 5 || !calibration.every(isNumber)) return 'calibration';
  if (!Array.isArray(far) || !far.every(isNumber)) return 'far';
  return null;
}

/** Bytes of one file of the model, checked against the manifest. */
export async function readPart(readFile: ReadFile, manifest: Manifest, name: string): Promise<Uint8Array> {
  const want = manifest.files[name];
  if (!want) throw refuse(`manifest.json does not list ${name}`);
  const bytes = await bytesOf(readFile, name);
  if (bytes.length !== want.bytes) throw refuse(`${name} has ${bytes.length} bytes, ${want.bytes} expected`);
  const hash = await sha256(bytes);
  if (hash !== want.sha256) throw refuse(`${name} is damaged (sha256 ${hash}, ${want.sha256} expected)`);
  return bytes;
}

/** Hash in hexadecimal digits. The platform's own code is faster; browsers have it only on secure pages. */
async function sha256(bytes: Uint8Array): Promise<string> {
  if (!globalThis.crypto?.subtle) return bytesToHex(sha2(bytes));
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
}
