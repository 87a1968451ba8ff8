import { afterAll, beforeAll, describe } from 'vitest';
import { commandCases } from './command-cases.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Ids, idsOf } from './ids.ts';
import { libraryCases } from './library-cases.ts';
import { pythonCases } from './python-cases.ts';
import { routeCases } from './route-cases.ts';

/** Everything that the documentation shows is done, at one desk. */
let desk: Desk;
let ids: Ids;
beforeAll(async () => {
  desk = await openDesk();
  ids = await idsOf(desk);
}, 900_000);
afterAll(() => desk?.close());

describe('programs', () => libraryCases(() => desk));
describe('Python', () => pythonCases(() => desk));
describe('command lines', () =>
  commandCases(
    () => desk,
    () => ids,
  ));
describe('requests', () =>
  routeCases(
    () => desk,
    () => ids,
  ));
