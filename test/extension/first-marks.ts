import type { Tab } from './browser.ts';
import { highlights } from './marks.ts';

/** An article as a page; `more` is HTML behind it. */
export const newsPage = (text: string, more = ''): string => {
  const [title, ...paragraphs] = text.split(/\n\n+/);
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1>${paragraphs.map((p) => `<p>${p}</p>`).join('')}</main>${more}</body></html>`;
};

export interface FirstMarks {
  /** Milliseconds of the processor that pages and extension had had before the click. */
  readonly from: number;
  /** Milliseconds from the click to the first marks: of the processor, and of the clock. */
  readonly spent: number;
  readonly until: number;
  /** Words of the cues that were marked then. */
  readonly cues: readonly string[];
}

/** Clicks the button and waits until something is marked. */
export async function firstMarks(tab: Tab): Promise<FirstMarks> {
  const from = await tab.spent();
  // Seen by the page itself: to ask it again and again would be work that is counted.
  const seen = tab.page.evaluate(
    () =>
      new Promise<number>((done) => {
        const timer = setInterval(() => {
          if (CSS.highlights.size === 0) return;
          clearInterval(timer);
          done(performance.timeOrigin + performance.now());
        }, 10);
      }),
  );
  const start = performance.timeOrigin + performance.now();
  await tab.click();
  const at = await seen;
  const spent = (await tab.spent()) - from;
  return { from, spent, until: at - start, cues: (await highlights(tab.page))['hearsay-cue'] ?? [] };
}
