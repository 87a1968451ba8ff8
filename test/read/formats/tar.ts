import { gunzipSync } from 'node:zlib';

/** The files of a .tar.gz by name, in memory (ustar; long names of pax headers). */
export function untar(archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const tar = gunzipSync(archive);
  const files = new Map<string, Uint8Array>();
  const field = (at: number, length: number): string => tar.toString('utf8', at, at + length).replace(/\0.*$/s, '');
  let longName = '';
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12), 8);
    const type = field(at + 156, 1);
    const body = tar.subarray(at + 512, at + 512 + size);
    if (type === 'x') longName = / path=([^\n]*)\n/.exec(body.toString('utf8'))?.[1] ?? '';
    else if (type === 'L') longName = body.toString('utf8').replace(/\0.*$/s, '');
    else {
      const prefix = field(at + 345, 155);
      if (type === '0' || type === '') files.set(longName || (prefix && `${prefix}/`) + field(at, 100), body);
      longName = '';
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
