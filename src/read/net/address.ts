import ipaddr from 'ipaddr.js';

/**
 * Services of a cloud that stand on an address of the public range and answer only to its own machines.
 */
const METADATA: ReadonlySet<string> = new Set(['168.63.129.16']);

/** Global unicast (RFC 4291, 2000::/3): everything else in IPv6 is special, mapped, local or not given out. */
const isGlobal = (parts: readonly number[]): boolean => ((parts[0] ?? 0) & 0xe000) === 0x2000;

/** ISATAP (RFC 5214): an IPv4 address in the last 32 bits, after 0000:5efe or 0200:5efe. */
const isIsatap = (parts: readonly number[]): boolean => parts[5] === 0x5efe && ((parts[4] ?? 0) & 0xfdff) === 0;

/**
 * True only for an address that anybody on the internet can reach: no loopback, private, link-local, carrier-grade NAT, mapped,
 * NAT64, 6to4, Teredo, ISATAP, multicast, documentation or reserved address, no metadata service, and no zone ("%eth0"). What is
 * not an address in its plain form (four decimal parts, or IPv6) is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    return ipaddr.IPv4.parse(address).range() === 'unicast' && !METADATA.has(address);
  }
  if (!ipaddr.IPv6.isValid(address) || address.includes('%')) return false;
  const ip = ipaddr.IPv6.parse(address);
  return ip.range() === 'unicast' && isGlobal(ip.parts) && !isIsatap(ip.parts);
}

/**
 * The IP address that the host of a URL spells out, or null for a name. The URL parser has already turned octal, hexadecimal,
 * one-number and full-width forms into four decimal parts.
 */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname;
  return ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare) ? bare : null;
}
