import { Failure } from '../../../src/records/failure.ts';

/** Puts what stands at an address on the clipboard, as plain text. Rejects with a `Failure` where that cannot be had, or may not be copied. */
export async function copyText(address: string): Promise<void> {
  const text = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return new Blob([await answer.text()], { type: 'text/plain' });
  });
  try {
    // Asked for at once, while it still counts as what the person does.
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
  } catch {
    text.catch(() => null);
    throw new Failure('copy', 'it could not be copied', 'download it');
  }
}
