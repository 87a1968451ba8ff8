import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { toJsonLine } from '../../src/present/json.ts';
import { readInput } from '../../src/read/input.ts';
import { Failure } from '../../src/records/failure.ts';
import { fromJson } from '../../src/records/json.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { words } from '../../src/records/span.ts';
import { randomFrom } from '../random.ts';

const TEXT = [
  '“The harbour wall is safe,” Ines Marek, the mayor of Port Nara, said on Monday. “We’ve checked it 40 times.”',
  'An official who asked not to be named told the Café Courier that at least 12 people had been hurt.',
  'The builders’ union denied that any of its members — 300 in all — had been warned. 🦔 “No,” a spokesman said.',
  'According to the port office, the gate was closed before the ferry left; no one has said why.',
];
const page = (charset: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>Wall at Port Nara “safe”</title>
<meta property="og:site_name" content="The Harbour Post"></head><body><article><h1>Wall at Port Nara “safe”</h1>
${TEXT.map((p) => `<p>${p}</p>`).join('\n')}</article></body></html>`;

const HIGH = new Map([...'“”‘’—'].map((c, i) => [c, [0x93, 0x94, 0x91, 0x92, 0x97][i]!]));
const narrow = (text: string): Buffer =>
  Buffer.from([...text.replace(/🦔/gu, '')].map((c) => HIGH.get(c) ?? c.charCodeAt(0)));
const PAGES: readonly Buffer[] = [
  Buffer.from(page('utf-8')),
  narrow(page('windows-1252')),
  Buffer.from(`\ufeff${page('utf-16')}`, 'utf16le'),
  Buffer.from(`# Wall at Port Nara “safe”\n\n${TEXT.join('\n\n')}\n`),
  Buffer.from(`${TEXT.join('\n\n')}\n`),
];
/** What bytes become when they are not merely others. */
const HARMS: readonly Buffer[] = [
  [0],
  [0xff],
  [0xc3],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x9f],
  [0xe2, 0x80, 0xae],
  [0xfe, 0xff],
].map((bytes) => Buffer.from(bytes));

function mutated(roll: () => number): { readonly bytes: Buffer; readonly base: number } {
  const upTo = (n: number): number => Math.floor(roll() * n);
  const base = upTo(PAGES.length);
  let bytes = Buffer.from(PAGES[base]!);
  for (let n = 1 + upTo(6); n > 0; n--) {
    const at = upTo(bytes.length);
    const kind = upTo(5);
    if (kind === 0) bytes[at] = upTo(256);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), HARMS[upTo(HARMS.length)]!, bytes.subarray(at)]);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + upTo(9))]);
    else if (kind === 3) bytes.copy(bytes, at, upTo(bytes.length));
    else bytes = bytes.subarray(0, Math.max(20, bytes.length - upTo(bytes.length / 4)));
  }
  return { bytes, base };
}

export interface Harmed {
  readonly read: number;
  readonly refused: number;
  readonly stored: number;
  /** What was not as promised. */
  readonly faults: readonly string[];
}

/** Pages of one ledger: copies of each other link with each other, and what is asked here is how they are stored. */
const TOGETHER = 50;

/**
 * Reads so many pages with bytes changed at random and adds them to ledgers: none ends in anything but a record or a `Failure`,
 * every span of a record lies in its text, what is stored is what was read, and characters that were lost are told.
 */
export async function mutatedPages(count: number, seed: number): Promise<Harmed> {
  const roll = randomFrom(seed);
  const faults: string[] = [];
  let kept = new Map<string, LedgerEntry>();
  let [read, refused, stored] = [0, 0, 0];
  for (let i = 1; i <= count; i++) {
    const { bytes, base } = mutated(roll);
    try {
      const entry = await readForLedger(readInput(bytes, { file: 'page' }), rulesEngine);
      read++;
      kept.set(entry.read.article.id, entry);
      faults.push(...faultsOf(entry, bytes).map((f) => `page ${i} of kind ${base}: ${f}`));
    } catch (error) {
      if (!(error instanceof Failure)) faults.push(`page ${i} of kind ${base}: ${String(error)}`);
      refused++;
    }
    if (i % TOGETHER > 0 && i < count) continue;
    faults.push(...(await storeFaults([...kept.values()])));
    stored += kept.size;
    kept = new Map();
  }
  return { read, refused, stored, faults };
}

/** What a ledger gives back otherwise than it was read. */
async function storeFaults(entries: readonly LedgerEntry[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-mutated-'));
  const ledger = await openLedger({ path: join(folder, 'ledger.db') });
  const faults: string[] = [];
  try {
    await ledger.add(entries);
    for (const { read, statements } of entries) {
      const { id, text, skip } = read.article;
      const found = await ledger.store.article(id);
      if (found === null || toJsonLine(found.read) !== toJsonLine(read))
        faults.push(`${id} is not stored as it was read`);
      for (const { id: statement, content } of statements) {
        const hit = await ledger.store.statement(statement);
        if (hit?.statement.words !== words(text, content, skip)) faults.push(`${statement} is not what its spans hold`);
      }
    }
    return faults;
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true });
  }
}

function faultsOf({ read }: LedgerEntry, bytes: Buffer): readonly string[] {
  const faults: string[] = [];
  try {
    // Reading back checks every span against the text.
    if (toJsonLine(fromJson(toJsonLine(read))) !== toJsonLine(read)) faults.push('comes back as another record');
  } catch (error) {
    faults.push(String(error));
  }
  const wasThere = bytes.includes(Buffer.from('\ufffd')) || bytes.includes(Buffer.from('\ufffd', 'utf16le'));
  const isTold = read.notices.some((n) => n.code === 'encoding-damaged');
  if (read.article.text.includes('\ufffd') && !wasThere && !isTold) faults.push('a lost character is not told');
  return faults;
}
