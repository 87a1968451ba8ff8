/** Loaded before a program, in its threads too: prints each text that is made into code by `Function` there. */
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (!isMainThread) {
  globalThis.Function = new Proxy(Function, {
    construct(target, args) {
      // What asks only whether it may be done gives no code.
      if (args.at(-1)) writeSync(2, `compiled: ${args.at(-1).slice(0, 200)}\n`);
      return Reflect.construct(target, args);
    },
    apply(target, self, args) {
      if (args.at(-1)) writeSync(2, `compiled: ${args.at(-1).slice(0, 200)}\n`);
      return Reflect.apply(target, self, args);
    },
  });
}
