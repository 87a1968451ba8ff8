import { asFailure } from '../ask.ts';
import { Failure } from '../../../src/records/failure.ts';
import type { RuleLevel } from '../../../src/records/finding.ts';
import type { OpenedDraft } from '../../../src/reviewing.ts';
import { modelPlaces, newWorker } from '../browser/engine.ts';
import type { Answer, ListedRule, Looked, Order } from '../browser/messages.ts';

/** Milliseconds without a keystroke before a draft is read. */
const PAUSE = 200;

export interface ToCheck {
  readonly text: string;
  readonly levels: Readonly<Record<string, RuleLevel>>;
  readonly withModel: boolean;
}

/** What reads a draft in a worker of this page, its newest version alone. Call while a component is made; it ends with it. */
export function checking() {
  let looked = $state.raw<Looked | null>(null);
  let rules = $state.raw<readonly ListedRule[]>([]);
  let step = $state<string | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let opening: { readonly done: (opened: OpenedDraft) => void; readonly failed: (why: Failure) => void } | null = null;
  let worker = started();
  let timer = 0;

  function started(): Worker {
    const w = newWorker();
    w.onmessage = ({ data }: MessageEvent<Answer>) => heard(data);
    w.onerror = (event) => {
      w.terminate();
      const why = event.message || 'out of memory';
      failed(new Failure('worker', `the reader in this browser stopped: ${why}`, 'change a word to start it again'));
      worker = started();
    };
    tell(w, { kind: 'rules' });
    return w;
  }
  function tell(w: Worker, order: Order): void {
    w.postMessage(order);
  }
  function failed(why: Failure): void {
    step = null;
    if (opening) opening.failed(why);
    else failure = why;
    opening = null;
  }
  function heard(answer: Answer): void {
    if (answer.kind === 'step') step = answer.step;
    else if (answer.kind === 'rules') rules = answer.rules;
    else if (answer.kind === 'looked') {
      looked = answer;
      if (answer.withModel || failure?.code !== 'model') failure = null;
    } else if (answer.kind === 'opened') {
      opening?.done(answer.opened);
      opening = null;
    } else if (answer.kind === 'no-model' || answer.kind === 'failure')
      failed(new Failure(answer.code, answer.message, answer.hint));
  }
  $effect(() => () => {
    clearTimeout(timer);
    worker.terminate();
  });

  return {
    /** What was found last; its `text` says in which version. */
    get looked() {
      return looked;
    },
    get rules() {
      return rules;
    },
    get step() {
      return step;
    },
    get failure() {
      return failure;
    },
    /** Reads a version once typing rests, or at once. */
    check({ text, levels, withModel }: ToCheck, pause = PAUSE): void {
      clearTimeout(timer);
      timer = window.setTimeout(
        () => tell(worker, { kind: 'draft', ...modelPlaces(), text, levels: { ...levels }, withModel }),
        pause,
      );
    },
    /** Opens a file for writing; rejects with a `Failure`. */
    async open(file: File): Promise<OpenedDraft> {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return new Promise<OpenedDraft>((done, refused) => {
        opening = { done, failed: refused };
        tell(worker, { kind: 'open', bytes });
      }).catch((error: unknown) => {
        throw asFailure(error);
      });
    },
  };
}
