import { afterAll, beforeAll, describe } from 'vitest';
import { claimsCases } from './claims-cases.ts';
import { elementCases } from './element-cases.ts';
import { type App, CHROMIUM, startApp } from './harness.ts';
import { readCases } from './read-cases.ts';
import { safetyCases } from './safety-cases.ts';
import { shotsCases } from './shots-cases.ts';
import { staticCases } from './static-cases.ts';
import { viewsCases } from './views-cases.ts';

const isSkipped = !CHROMIUM && process.env.CI !== 'true';
if (isSkipped) console.warn('no Chromium here: the tests of the web app are skipped');

/** One server with the example bundle and one browser for everything. */
describe.skipIf(isSkipped)('the web app in a browser', { timeout: 180_000 }, () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  }, 400_000);
  afterAll(async () => {
    await app?.close();
  });
  describe('Read', () => readCases(() => app));
  describe('Claims', () => claimsCases(() => app));
  describe('the other views', () => viewsCases(() => app));
  describe('the element', () => elementCases(() => app));
  describe('a static host', () => staticCases(() => app));
  describe('pictures', () => shotsCases(() => app));
  describe('safety', () => safetyCases(() => app));
});
