import { type Command, Option } from 'commander';
import { complain, EXIT } from './failures.ts';

interface Where {
  readonly db: string;
}

const dbAddress = (): Option =>
  new Option('--db <address>', 'the database: postgres://host/database').makeOptionMandatory();

/** `hearsay tenant create|list|drop` */
export function tenantCommand(program: Command): Command {
  const tenant = program.command('tenant').description('make, list and drop the desks of one database');
  tenant
    .command('create')
    .description('make one; with the first every table is held to row-level security')
    .argument('<name>', 'small letters, digits, - and _')
    .addOption(dbAddress())
    .action((name: string, { db }: Where) =>
      trying(async ({ createTenant }) => {
        await createTenant(db, name);
        process.stderr.write(`hearsay: the tenant ${name} is made\n`);
      }),
    );
  tenant
    .command('list')
    .description('list them, the first one first')
    .addOption(dbAddress())
    .action(({ db }: Where) =>
      trying(async ({ listTenants }) => {
        for (const { name, created, isDropped } of await listTenants(db))
          process.stdout.write(`${name}  created ${created}${isDropped ? '  being dropped' : ''}\n`);
      }),
    );
  tenant
    .command('drop')
    .description('take one out for good, with all that it holds')
    .argument('<name>', 'as in the list')
    .requiredOption('--yes', 'that it is meant')
    .addOption(dbAddress())
    .action((name: string, { db }: Where) =>
      trying(async ({ dropTenant }) => {
        await dropTenant(db, name);
        process.stderr.write(`hearsay: the tenant ${name} is gone\n`);
      }),
    );
  return tenant;
}

async function trying(work: (does: typeof import('../store/postgres/tenants.ts')) => Promise<void>): Promise<void> {
  try {
    await work(await import('../store/postgres/tenants.ts'));
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.failed;
  }
}
