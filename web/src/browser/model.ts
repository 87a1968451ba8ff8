import type { Engine } from '../../../src/index.ts';
import { type LoadProgress, loadWebEngine } from '../../../src/web.ts';
import type { ModelPlaces } from './messages.ts';

let engine: Promise<Engine> | null = null;
/** Whoever asked last hears how far it is, and what was told last. */
let hears: (step: string) => void = () => undefined;
let last = '';

/** The model, loaded once for the worker; a load that fails may be tried again. `tell` hears how far it is. */
export function loadedModel({ model, runtime }: ModelPlaces, tell: (step: string) => void): Promise<Engine> {
  hears = tell;
  if (engine) {
    if (last) tell(last);
    return engine;
  }
  const step = (what: string): void => {
    last = what;
    if (what) hears(what);
  };
  step('Loading the model');
  const loading = loadWebEngine({ model, runtime, progress: telling(step) });
  engine = loading;
  loading.then(
    () => step(''),
    () => {
      engine = null;
      step('');
    },
  );
  return loading;
}

/** Tells how far loading is, once a megabyte. */
function telling(tell: (step: string) => void): (now: LoadProgress) => void {
  let told = '';
  return ({ bytes, total }) => {
    const [now, all] = [bytes, total].map((n) => (n === null ? null : Math.floor(n / 1_000_000)));
    const step =
      total !== null && bytes >= total
        ? 'Starting the model'
        : `Loading the model, ${now}${all === null ? '' : ` of ${all}`} MB, once`;
    if (step !== told) tell(step);
    told = step;
  };
}
