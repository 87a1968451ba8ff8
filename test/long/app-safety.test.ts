import { afterAll, beforeAll, describe } from 'vitest';
import { type App, startApp } from '../web/harness.ts';
import { safetyCases } from '../web/safety-cases.ts';

describe('ten thousand generated strings in a browser', { timeout: 1_800_000 }, () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  }, 400_000);
  afterAll(async () => {
    await app?.close();
  });
  safetyCases(() => app, 10_000);
});
