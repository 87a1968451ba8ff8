import { stem } from './stem.ts';

/** Verbs that tell what caused a thing: "a leak *caused* the blast", "the blast *resulted* from a leak". Stems. */
export const CAUSING: ReadonlySet<string> = new Set('cause trigger spark provoke ignite result'.split(' ').map(stem));
