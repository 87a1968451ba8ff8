import { describe } from 'vitest';
import { elementCases } from './element-cases.ts';
import { overBundle } from './harness.ts';
import { readCases } from './read-cases.ts';
import { staticCases } from './static-cases.ts';

overBundle('the web app: reading', (app) => {
  describe('Read', () => readCases(app));
  describe('the element', () => elementCases(app));
  describe('a static host', () => staticCases(app));
});
