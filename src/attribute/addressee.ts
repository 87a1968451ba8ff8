import type { Span } from '../records/span.ts';
import type { Case } from './acts.ts';
export const addresseeOf = (_c: Case): Span | null => null;
