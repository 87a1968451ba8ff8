import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { writing } from '../bulk/unwritable.ts';
import { linking } from '../ledger/linking.ts';
import { anyDayPairs, nearPairs, storyPairs, windowsOf } from './candidates.ts';
import { makeClaims } from './claims.ts';
import { Duck, type DuckLimits } from './duck.ts';
import { archiveFiles, type Size, takeIn } from './input.ts';
import { Keys } from './keys.ts';
import { linkTexts } from './links.ts';
import { Locals } from './locals.ts';
import { joinArchive } from './sources.ts';
import { makeStories } from './stories.ts';
import { Texts } from './texts.ts';

/** What linking does, in order. */
export const ARCHIVE_STEPS = ['read', 'pair', 'link', 'join', 'settle', 'stories'] as const;

export interface ArchiveProgress {
  readonly step: (typeof ARCHIVE_STEPS)[number];
  /** Statements dealt with in this step, as far as it tells. */
  readonly done: number;
  readonly total: number;
}

export interface ArchiveOptions extends Partial<DuckLimits> {
  /** Folder with the Parquet files of `hearsay extract --format articles`. */
  readonly folder: string;
  /** Folder in which what is needed meanwhile lies, in one of its own, which `close` takes away. */
  readonly temp: string;
  /** Days of publication whose texts look for others in one join. */
  readonly window?: number;
  readonly onProgress?: ((progress: ArchiveProgress) => void) | undefined;
}

/** A whole archive, linked: its tables are in the database, its texts beside it. */
export interface LinkedArchive {
  readonly duck: Duck;
  readonly texts: Texts;
  readonly files: readonly string[];
  readonly size: Size;
  /** Its own folder for what is needed meanwhile. */
  readonly temp: string;
  close(): Promise<void>;
}

/**
 * Links a whole archive by joins over files, without a server and without a ledger. The pairs that are compared, their edges, sources, claims and
 * stories are those of a ledger to which all of it was added and that was relinked; the number and order of files, windows and memory change nothing. Throws a
 * `Failure` where DuckDB is missing, or the folder holds something else.
 */
export async function linkArchive({
  folder,
  temp: parent,
  window = 30,
  memory = 1_024,
  threads = 2,
  onProgress,
}: ArchiveOptions): Promise<LinkedArchive> {
  const temp = await writing(parent, async () => {
    await mkdir(parent, { recursive: true });
    return mkdtemp(join(parent, 'hearsay-link-'));
  });
  // Also where the run is stopped by a key.
  const drop = (): void => rmSync(temp, { recursive: true, force: true });
  process.once('exit', drop);
  let duck: Duck | null = null;
  let texts: Texts | null = null;
  const close = async (): Promise<void> => {
    texts?.close();
    duck?.close();
    process.off('exit', drop);
    drop();
  };
  try {
    duck = await Duck.open(temp, { memory, threads });
    const files = await archiveFiles(duck, folder);
    const size = await takeIn(duck, files);
    const tell: Tell = (step, done = 0) => onProgress?.({ step, done, total: size.statements });
    const read = await readTexts(duck, { temp, files, size }, tell);
    texts = read.texts;
    await pairAll(duck, window, tell);
    await linkTexts(duck, texts, { linking, onProgress: (done) => tell('link', done) });
    tell('join');
    texts.setRecords(await joinArchive(duck, { texts, locals: read.locals, linking }));
    await makeClaims(duck, texts, (done) => tell('settle', done));
    tell('stories');
    await makeStories(duck, texts);
    return { duck, texts, files, size, temp, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Tell = (step: ArchiveProgress['step'], done?: number) => void;

/** The texts at hand, and all keys by which they, their statements and their sources find one another. */
async function readTexts(
  duck: Duck,
  { temp, files, size }: Pick<LinkedArchive, 'temp' | 'files' | 'size'>,
  tell: Tell,
): Promise<{ readonly texts: Texts; readonly locals: Locals }> {
  const keys = await Keys.open(duck, linking);
  const locals = await Locals.open(duck, linking, size.texts);
  let read = 0;
  const texts = await Texts.open(duck, { folder: temp, files, size }, ({ n, first, linkables, told }) => {
    keys.put(n, first, linkables);
    locals.put(n, first, linkables, told);
    read += linkables.length;
    tell('read', read);
  });
  keys.close();
  await locals.close(duck);
  return { texts, locals };
}

/** All pairs that are to be compared. */
async function pairAll(duck: Duck, window: number, tell: Tell): Promise<void> {
  tell('pair');
  const windows = await windowsOf(duck, window);
  await nearPairs(duck, linking, windows);
  await anyDayPairs(duck, linking, Math.max(1, windows.length));
  await storyPairs(duck, linking, windows);
}
