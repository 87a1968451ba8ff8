import { Failure } from '../../records/failure.ts';

/** Whether an address names a database of a PostgreSQL server. */
export const isServer = (place: string): boolean => /^postgres(?:ql)?:\/\//i.test(place);

/** The address without who asks and with what password, for messages. */
export function placeOf(address: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(address);
    const host = hostname || searchParams.get('host') || 'localhost';
    return `postgres://${host}${port ? `:${port}` : ''}${pathname}`;
  } catch {
    throw new Failure('db-address', 'that is no address of a database', 'as in postgres://user@host:5432/database');
  }
}
