import type { Session, Tensor } from './runtime.ts';

/** A network that keeps what it answered. */
export interface RememberingSession extends Session {
  /** Forgets what was not asked for since the last call. */
  endReading(): void;
}

/**
 * A network that answers the same question from memory: whole numbers are compared by value, fractions by the array that holds them, which
 * is the one that was answered before. What it answers is what the network would; only the time differs.
 */
export function remembering(session: Session): RememberingSession {
  type Answer = ReturnType<Session['run']>;
  let before = new Map<string, Answer>();
  let now = new Map<string, Answer>();
  const names = new WeakMap<object, number>();
  let named = 0;
  const nameOf = (data: object): number => {
    const known = names.get(data);
    if (known !== undefined) return known;
    names.set(data, ++named);
    return named;
  };
  const keyOf = ({ data, dims }: Tensor): string =>
    `${dims.join('x')}:${data instanceof Float32Array ? `#${nameOf(data)}` : data.join(',')}`;
  return {
    async run(inputs, wanted) {
      const key = `${wanted.join(' ')}|${Object.entries(inputs)
        .map(([name, tensor]) => `${name}=${keyOf(tensor)}`)
        .join('|')}`;
      const known = now.get(key) ?? before.get(key);
      const answer = known ?? session.run(inputs, wanted);
      now.set(key, answer);
      try {
        return await answer;
      } catch (error) {
        now.delete(key);
        throw error;
      }
    },
    endReading() {
      before = now;
      now = new Map();
    },
    close: () => session.close(),
  };
}
