/** Hands a file that is made here to the person. */
export function saveFile(make: () => string, type: string, file: string): void {
  const address = URL.createObjectURL(new Blob([make()], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
