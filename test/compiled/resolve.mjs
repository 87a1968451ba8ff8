const SOURCE = new URL('../../src/', import.meta.url).href;
const COMPILED = new URL('../../.compiled/', import.meta.url).href;

export const resolve = (specifier, context, next) =>
  specifier.startsWith(SOURCE) && specifier.endsWith('.ts')
    ? next(`${COMPILED}${specifier.slice(SOURCE.length, -2)}js`, context)
    : next(specifier, context);
