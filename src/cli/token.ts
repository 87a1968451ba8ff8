import { type Command, InvalidArgumentError, Option } from 'commander';
import { visible } from '../present/visible.ts';
import { complain, EXIT } from './failures.ts';
import { tenantOption } from './ledger-db.ts';

interface Where {
  readonly db?: string;
  readonly tenant?: string;
}
const SCOPES = ['read', 'write'] as const;

/** `hearsay token create|list|revoke` */
export function tokenCommand(program: Command): Command {
  const token = program.command('token').description('make, list and revoke the tokens of hearsay serve');
  const db = '--db <file>';
  const whose = 'the ledger whose tokens they are (default: the one of this user)';
  token
    .command('create')
    .description('make a token; it is shown once and kept as a hash')
    .addOption(new Option('--scope <scope>', 'what it allows').choices(SCOPES).default('read'))
    .requiredOption('--name <name>', 'what or whom it is for', nameOf)
    .option(db, whose)
    .addOption(tenantOption('the desk that it opens, in a database of several'))
    .action((options: Where & { readonly scope: (typeof SCOPES)[number]; readonly name: string }) =>
      withTokens(options, async ({ create }) => {
        const { tenant = null } = options;
        if (tenant !== null) await checkTenant(options.db!, tenant);
        const { token: made, record } = create(options.name, options.scope, tenant);
        const where = tenant === null ? '' : ` in ${tenant}`;
        process.stderr.write(`token ${record.id} may ${record.scope}${where}; it is shown only now:\n`);
        process.stdout.write(`${made}\n`);
      }),
    );
  token
    .command('list')
    .description('list the tokens, without themselves')
    .option(db, whose)
    .action((options: Where) =>
      withTokens(options, ({ list, path }) => {
        const tokens = list();
        if (tokens.length === 0) process.stderr.write(`no tokens in ${path}\n`);
        for (const { id, scope, name, tenant, created, used, revoked } of tokens) {
          const where = tenant ? `in ${tenant}  ` : '';
          const state = revoked ? `revoked ${revoked}` : used ? `last used ${used}` : 'never used';
          process.stdout.write(`${id}  ${scope.padEnd(5)}  ${visible(name)}  ${where}created ${created}  ${state}\n`);
        }
      }),
    );
  token
    .command('revoke')
    .description('make a token worthless')
    .argument('<id>', 'its id or name, as in the list')
    .option(db, whose)
    .action((id: string, options: Where) =>
      withTokens(options, ({ revoke }) => {
        const { id: gone, name } = revoke(id);
        process.stderr.write(`token ${gone} (${visible(name)}) does not hold any more\n`);
      }),
    );
  return token;
}

async function withTokens(
  { db }: Where,
  work: (tokens: import('../server/tokens.ts').TokenBook) => void | Promise<void>,
): Promise<void> {
  try {
    const [{ openTokens, tokensPath }, { besidePath, defaultPath }] = await Promise.all([
      import('../server/tokens.ts'),
      import('../ledger/open.ts'),
    ]);
    await work(openTokens(tokensPath(besidePath(db ?? defaultPath()))));
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.failed;
  }
}

/** Throws a `Failure` where there is no such tenant: a token for it would open nothing. */
async function checkTenant(db: string, tenant: string): Promise<void> {
  const [{ listTenants }, { Failure }] = await Promise.all([
    import('../store/postgres/tenants.ts'),
    import('../records/failure.ts'),
  ]);
  if ((await listTenants(db)).some(({ name, isDropped }) => name === tenant && !isDropped)) return;
  throw new Failure('tenant-unknown', `no tenant of the name ${tenant}`, '`hearsay tenant list` shows them');
}

function nameOf(value: string): string {
  if (value.trim() === '' || value.length > 100) throw new InvalidArgumentError('Give 1 to 100 letters.');
  return value.trim();
}
