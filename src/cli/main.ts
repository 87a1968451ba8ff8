#!/usr/bin/env node
import { CommanderError } from 'commander';
import { unwritable } from '../bulk/unwritable.ts';
import { complain, EXIT } from './failures.ts';
import { program, versionText } from './program.ts';

// The reader of a pipe may leave early (`| head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
  complain(unwritable('standard output', error));
  process.exit(EXIT.failed);
});
process.on('SIGINT', () => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.exit(130);
});

try {
  const asksVersion = /^(-V|--version)$/.test(process.argv[2] ?? '');
  await program(asksVersion ? await versionText() : undefined).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  else {
    complain(error);
    process.exitCode = EXIT.failed;
  }
}
