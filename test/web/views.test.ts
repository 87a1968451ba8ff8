import { describe } from 'vitest';
import { claimsCases } from './claims-cases.ts';
import { digestCases } from './digest-cases.ts';
import { overBundle } from './harness.ts';
import { storyCases } from './story-cases.ts';
import { viewsCases } from './views-cases.ts';

overBundle('the web app: claims and the other views', (app) => {
  describe('Claims', () => claimsCases(app));
  describe('the page of a story', () => storyCases(app));
  describe('digests', () => digestCases(app));
  describe('the other views', () => viewsCases(app));
});
