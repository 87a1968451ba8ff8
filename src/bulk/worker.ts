/** A worker process of bulk reading: gets documents over IPC and answers them one by one, in order. */
import { writeSync } from 'node:fs';
import type { Input } from '../read/input-record.ts';
import { failedBy } from './failed.ts';
import { type Analyser, type FromWorker, type Prepare, RESULTS_FD, type ToWorker } from './messages.ts';
import { watch } from './watchdog.ts';

/** Waits until the message has left this process: then a death right after it leaves no doubt about which document caused it. */
const send = (message: FromWorker): Promise<void> =>
  new Promise((done, fail) => process.send?.(message, (error: Error | null) => (error ? fail(error) : done())));

async function start({ analyser, settings, parent, residentLimit }: Extract<ToWorker, { kind: 'start' }>) {
  watch(parent, residentLimit);
  try {
    const { prepare } = (await import(analyser)) as { readonly prepare: Prepare };
    const ready = await prepare(settings);
    await send({ kind: 'ready', maker: ready.maker });
    return ready;
  } catch (error) {
    await send({ kind: 'refused', failed: failedBy('', 'analyse', error) });
    return null;
  }
}

async function answer(analyser: Analyser | null, input: Input): Promise<void> {
  if (!analyser) return;
  const analysed = await analyser.analyse(input);
  if (analysed.kind === 'failed') return send(analysed);
  const { output, attributions } = analysed;
  await send({ kind: 'done', length: output.length, attributions });
  // Waits while the other side has its hands full.
  for (let at = 0; at < output.length; ) at += writeSync(RESULTS_FD, output, at);
}

let started: Promise<Analyser | null> = Promise.resolve(null);
let last: Promise<void> = Promise.resolve();
process.on('message', (message: ToWorker) => {
  if (message.kind === 'start') started = start(message);
  else last = last.then(async () => answer(await started, message.input));
});
process.on('disconnect', () => process.exit());
