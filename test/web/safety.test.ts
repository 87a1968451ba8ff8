import { overBundle } from './harness.ts';
import { safetyCases } from './safety-cases.ts';

overBundle('the web app: safety', safetyCases);
