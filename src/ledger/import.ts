import { Failure } from '../records/failure.ts';
import { DECISION_KINDS, type Decision } from '../records/ledger.ts';
import type { Store } from '../store/store.ts';
import { annotationsIn, carriedIn, type Decider, decisionBy } from './annotations.ts';

/**
 * Decisions in a file's text: JSON lines as `hearsay export decisions` writes them, or W3C Web Annotations, ours or a person's. Nothing
 * is stored. Throws a `Failure` that names the first line or annotation that is none, or that speaks of words that are not there.
 */
export async function decisionsIn(
  store: Store,
  text: string,
  file: string,
  decider: Decider,
): Promise<readonly Decision[]> {
  const annotations = annotationsIn(whole(text));
  if (!annotations)
    return text
      .split('\n')
      .flatMap((line, k) =>
        line.trim() === '' ? [] : [decisionIn(parsed(line, `line ${k + 1} of ${file}`), `line ${k + 1} of ${file}`)],
      );
  const decisions: Decision[] = [];
  for (const [k, annotation] of annotations.entries()) {
    const where = `annotation ${k + 1} of ${file}`;
    const carried = carriedIn(annotation);
    decisions.push(carried === null ? await decisionBy(store, annotation, where, decider) : decisionIn(carried, where));
  }
  return decisions;
}

/** The one JSON value that a text is; undefined for any other text. */
function whole(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const wrong = (where: string, what: string): Failure =>
  new Failure(
    'bad-decision',
    `${where}: ${what}`,
    'give a file that `hearsay export decisions` wrote, or W3C Web Annotations',
  );

function parsed(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw wrong(where, 'not JSON');
  }
}

function decisionIn(value: unknown, where: string): Decision {
  const d = value as Partial<Decision> | null;
  const isWhole =
    typeof d?.id === 'string' &&
    DECISION_KINDS.some((k) => k === d.kind) &&
    Array.isArray(d.of) &&
    [...d.of, ...(d.rest ?? [])].every(
      (s) =>
        typeof s?.article === 'string' && Number.isInteger(s.position?.start) && typeof s.quote?.exact === 'string',
    ) &&
    typeof d.by === 'string' &&
    typeof d.at === 'string';
  if (!isWhole) throw wrong(where, `no decision: ${String(JSON.stringify(value)).slice(0, 80)}`);
  const { rest = [], speaker = null, outlet = null, note = null, retracted = null } = d;
  return { ...d, rest, speaker, outlet, note, retracted } as Decision;
}
