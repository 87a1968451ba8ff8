import { Failure } from '../../records/failure.ts';

/** Whether an address names a database of a PostgreSQL server. */
export const isServer = (place: string): boolean => /^postgres(?:ql)?:\/\//i.test(place);

/** The tenant that a ledger belongs to where none is named. */
export const DEFAULT_TENANT = 'default';

/** An address as it is given to the server, and the tenant that it names. */
export interface Addressed {
  readonly address: string;
  readonly tenant: string;
}

/** The address without who asks and with what password, for messages; with the tenant where it names one. */
export function placeOf(address: string): string {
  const { hostname, port, pathname, searchParams } = parsed(address);
  const host = hostname || searchParams.get('host') || 'localhost';
  const tenant = searchParams.get('tenant');
  return `postgres://${host}${port ? `:${port}` : ''}${pathname}${tenant === null ? '' : `?tenant=${tenant}`}`;
}

/** Takes the tenant out of an address such as `postgres://host/database?tenant=sport`. */
export function addressed(address: string): Addressed {
  const url = parsed(address);
  const tenant = url.searchParams.get('tenant');
  if (tenant === null) return { address, tenant: DEFAULT_TENANT };
  url.searchParams.delete('tenant');
  return { address: url.href, tenant: checkedTenant(tenant) };
}

/** The tenant that an address names; null for one that names none. */
export const namedTenant = (address: string): string | null =>
  isServer(address) ? parsed(address).searchParams.get('tenant') : null;

/** The same address with a tenant in it. Throws a `Failure` where it names another one, or is a file. */
export function withTenant(address: string, tenant: string): string {
  if (!isServer(address))
    throw new Failure(
      'tenant-place',
      `${address}: a file holds one ledger, and no tenants`,
      'leave --tenant out, or name a database: --db postgres://host/database',
    );
  const url = parsed(address);
  const named = url.searchParams.get('tenant');
  if (named !== null && named !== tenant)
    throw new Failure(
      'tenant-place',
      `${placeOf(address)}: the address names another tenant than ${tenant}`,
      'give one',
    );
  url.searchParams.set('tenant', checkedTenant(tenant));
  return url.href;
}

/** A name of a tenant. Throws a `Failure` for what can be none. */
export function checkedTenant(name: string): string {
  if (/^[a-z0-9][a-z0-9_-]{0,62}$/.test(name)) return name;
  throw new Failure(
    'tenant-name',
    `no name for a tenant: ${name.slice(0, 80)}`,
    'give small letters, digits, - and _, at most 63, a letter or digit first',
  );
}

function parsed(address: string): URL {
  try {
    return new URL(address);
  } catch {
    throw new Failure('db-address', 'that is no address of a database', 'as in postgres://user@host:5432/database');
  }
}
