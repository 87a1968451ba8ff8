/** A worker process of bulk reading: gets documents over IPC and answers them one by one, in order. */
import { writeSync } from 'node:fs';
import type { Input } from '../read/input-record.ts';
import { framed } from './answers.ts';
import { failedBy } from './failed.ts';
import { ANSWERS_FD, type Analyser, type FromWorker, type Prepare, type ToWorker } from './messages.ts';
import { watch } from './watchdog.ts';

/**
 * Returns when the message has left this process: then a death right after it leaves no doubt about which document caused it.
 * Waits while the other side has its hands full.
 */
function send(message: FromWorker, output?: Uint8Array): void {
  const frame = framed(message, output);
  for (let at = 0; at < frame.length; ) at += writeSync(ANSWERS_FD, frame, at);
}

async function start({ analyser, settings, parent, residentLimit }: Extract<ToWorker, { kind: 'start' }>) {
  watch(parent, residentLimit);
  try {
    const { prepare } = (await import(analyser)) as { readonly prepare: Prepare };
    const ready = await prepare(settings);
    send({ kind: 'ready', maker: ready.maker });
    return ready;
  } catch (error) {
    send({ kind: 'refused', failed: failedBy('', 'analyse', error) });
    return null;
  }
}

async function answer(analyser: Analyser | null, input: Input): Promise<void> {
  if (!analyser) return;
  const analysed = await analyser.analyse(input);
  if (analysed.kind === 'failed') send(analysed);
  else send({ kind: 'done', length: analysed.output.length, attributions: analysed.attributions }, analysed.output);
}

let started: Promise<Analyser | null> = Promise.resolve(null);
let last: Promise<void> = Promise.resolve();
process.on('message', (message: ToWorker) => {
  if (message.kind === 'start') started = start(message);
  else for (const input of message.inputs) last = last.then(async () => answer(await started, input));
});
// A terminal and a supervisor tell every process of a group to stop: when this one ends is the parent's to say.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
