import { type Engine, Linter, lintRules, rulesEngine } from '../../../src/index.ts';
import { NO_CONFIG } from '../../../src/lint/config.ts';
import type { Finding } from '../../../src/records/finding.ts';
import type { Span } from '../../../src/records/span.ts';
import { reviewDraft } from '../../../src/reviewing.ts';
import type { Answer, DraftOrder, ListedRule } from './messages.ts';
import { loadedModel } from './model.ts';

class Superseded extends Error {}

const byRules = new Linter(rulesEngine);
let byModel: Linter | null = null;
let newest: AbortController | null = null;

/** Rules that look at the draft alone, as they are listed. */
export const listedRules: readonly ListedRule[] = lintRules
  .filter((rule) => rule.bad.some((example) => !example.against))
  .map(({ id, level, about, why, standards, limits }) => ({ id, level, about, why, standards, limits }));

/**
 * Reads the newest version of a draft and tells what was found; what is being read of an older one ends at the next stretch. While the model is on its way rules
 * read alone, and again with the model once it is there.
 */
export async function look(order: DraftOrder, answer: (a: Answer) => void): Promise<void> {
  newest?.abort(new Superseded());
  const mine = new AbortController();
  newest = mine;
  try {
    if (order.withModel && !byModel) {
      await lookWith(byRules, order, mine.signal, answer);
      const engine = await modelOr(order, answer);
      if (!engine) return;
      byModel ??= new Linter(engine);
    }
    mine.signal.throwIfAborted();
    await lookWith(order.withModel ? (byModel ?? byRules) : byRules, order, mine.signal, answer);
  } catch (error) {
    if (!(error instanceof Superseded)) throw error;
  }
}

/** The model; null where it cannot be had, which is told. */
async function modelOr(order: DraftOrder, answer: (a: Answer) => void): Promise<Engine | null> {
  try {
    const engine = await loadedModel(order, (step) => answer({ kind: 'step', step }));
    answer({ kind: 'step', step: null });
    return engine;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    answer({ kind: 'step', step: null });
    answer({ kind: 'no-model', code: 'model', message, hint: 'go on with rules alone, or reload the page' });
    return null;
  }
}

async function lookWith(
  linter: Linter,
  { text, levels }: DraftOrder,
  signal: AbortSignal,
  answer: (a: Answer) => void,
): Promise<void> {
  const from = performance.now();
  const between = async (): Promise<void> => {
    await turn();
    signal.throwIfAborted();
  };
  const found = await reviewDraft(text, linter, { config: { ...NO_CONFIG, rules: levels }, between });
  signal.throwIfAborted();
  const took = performance.now() - from;
  const language = found?.read.article.language ?? null;
  const withModel = linter === byModel;
  const findings = (found?.findings ?? []).map((f) => shifted(f, found!.mark));
  answer({ kind: 'looked', text, findings, language, withModel, took });
}

/** A finding in the offsets of the draft as it was written: with a byte-order mark before it. */
function shifted(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const span = ([start, end]: Span): Span => [start + by, end + by];
  const fix = finding.fix && { ...finding.fix, span: span(finding.fix.span) };
  return { ...finding, span: span(finding.span), fix };
}

const waiting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => waiting.shift()?.();

/** Lets messages of the page be heard. A timer would do, and take four milliseconds each time. */
const turn = (): Promise<void> =>
  new Promise((next) => {
    waiting.push(next);
    port2.postMessage(null);
  });
