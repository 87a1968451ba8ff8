import type { Finding, Fix } from '../records/finding.ts';

/** The fixes of findings in text order; of two that overlap the first stays. */
export function fixesOf(findings: readonly Finding[]): readonly Fix[] {
  let end = 0;
  return findings
    .flatMap((f) => (f.fix ? [f.fix] : []))
    .sort((a, b) => a.span[0] - b.span[0])
    .filter(({ span: [s, e] }) => {
      if (s < end) return false;
      end = e;
      return true;
    });
}

/** The text with the fixes (in order, apart) made in it; the same text for none. */
export function mended(text: string, fixes: readonly Fix[]): string {
  let out = '';
  let at = 0;
  for (const { span, text: words } of fixes) {
    out += text.slice(at, span[0]) + words;
    at = span[1];
  }
  return out + text.slice(at);
}
