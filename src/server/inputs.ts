import { documents } from '../bulk/documents.ts';
import type { HandedIn } from './reader.ts';

/** The articles in what was handed in, one by one, and why some could not be had. Texts and pages are taken as they are. */
export async function* inputsIn({ url, content, format, file, given }: HandedIn, allowPrivate: boolean) {
  const name = file ?? url ?? 'text';
  if (content !== null && format !== null) {
    const place = { container: name, offset: 0, next: 0 };
    yield { kind: 'input', name, content, format, contentType: null, given: { file, ...given }, ...place } as const;
    return;
  }
  const stdin = content === null ? {} : { stdin: chunks(content) };
  const found = documents([url ?? '-'], {
    from: null,
    isOwn: () => false,
    trailing: () => undefined,
    inputs: { given: { file, ...given }, net: { allowPrivate }, ...stdin },
  });
  for await (const document of found) yield document.found;
}

async function* chunks(content: Uint8Array | string): AsyncGenerator<Uint8Array, void, undefined> {
  yield typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
