import type { Store } from '../../src/store/store.ts';

/** A store that ends after so many transactions, as if the process had. */
export function ending(store: Store, after: number): Store {
  let n = 0;
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (name === 'write' && ++n > after) return () => Promise.reject(new Error('ended'));
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
