import { expect, test } from 'vitest';
import { Body } from '../../src/server/answer.ts';
import { kept } from '../../src/server/kept.ts';

/** A ledger whose version and clock are set by hand. */
function ledger() {
  const at = { version: 1, time: 0, looks: 0, made: 0 };
  const answers = kept(
    async () => {
      at.looks++;
      return String(at.version);
    },
    { patience: 1000, now: () => at.time },
  );
  const ask = async (key = 'board'): Promise<string> => {
    const make = async (): Promise<Body> => {
      at.made++;
      return new Body(`${key} of version ${at.version}`, 'text/plain');
    };
    return String((await answers.get(key, make)).bytes);
  };
  return { at, answers, ask };
}

/** Lets what runs beside go on. */
const meanwhile = (): Promise<void> => new Promise((done) => setImmediate(done));

test('an answer is made once while nothing is written, and the version is looked at once a second', async () => {
  const { at, ask } = ledger();
  for (let i = 0; i < 5; i++) expect(await ask()).toBe('board of version 1');
  expect(await ask('other')).toBe('other of version 1');
  expect(at).toMatchObject({ looks: 1, made: 2 });
  at.time = 1000;
  expect(await ask()).toBe('board of version 1');
  expect(at).toMatchObject({ looks: 2, made: 2 });
});

test('what others write shows within two seconds, and nobody who asks all the while waits for it', async () => {
  const { at, ask } = ledger();
  await ask();
  at.version = 2;
  at.time = 999;
  expect(await ask()).toBe('board of version 1');
  at.time = 1000;
  expect(await ask()).toBe('board of version 1');
  await meanwhile();
  expect(await ask()).toBe('board of version 2');
  expect(at.made).toBe(2);
  expect(await ask('never asked for')).toBe('never asked for of version 2');
});

test('an old answer is given for a second at most, also where the new one cannot be made', async () => {
  const { at, answers, ask } = ledger();
  await ask();
  at.version = 2;
  at.time = 1000;
  const fail = (): Promise<Body> => Promise.reject(new Error('too slow'));
  expect(String((await answers.get('board', fail)).bytes)).toBe('board of version 1');
  await meanwhile();
  at.time = 1500;
  expect(String((await answers.get('board', fail)).bytes)).toBe('board of version 1');
  await meanwhile();
  at.time = 2000;
  await expect(answers.get('board', fail)).rejects.toThrow('too slow');
  expect(await ask()).toBe('board of version 2');
});

test('nothing old is given where nobody asked for a while', async () => {
  const { at, ask } = ledger();
  await ask();
  at.version = 2;
  at.time = 10_000;
  expect(await ask()).toBe('board of version 2');
});

test('after a doubt everybody gets what holds now', async () => {
  const { at, answers, ask } = ledger();
  await ask();
  at.version = 2;
  at.time = 10;
  answers.doubt();
  expect(await Promise.all([ask(), ask()])).toEqual(['board of version 2', 'board of version 2']);
  at.version = 3;
  at.time = 1010;
  expect(await ask()).toBe('board of version 2');
  answers.doubt();
  expect(await ask()).toBe('board of version 3');
});

test('a doubt that comes while the version is looked at counts too', async () => {
  let [version, time] = ['1', 0];
  let look: () => void = () => undefined;
  let looking = Promise.resolve();
  const slow = async (): Promise<string> => {
    await looking;
    return version;
  };
  const answers = kept(slow, { patience: 1000, now: () => time });
  const ask = async (): Promise<string> =>
    String((await answers.get('board', async () => new Body(`version ${version}`, 'text/plain'))).bytes);
  expect(await ask()).toBe('version 1');
  looking = new Promise((done) => (look = done));
  time = 1000;
  const asked = ask();
  version = '2';
  answers.doubt();
  look();
  expect(await asked).toBe('version 2');
  expect(await ask()).toBe('version 2');
});

test('an answer that was begun before something was written is not kept as one of after', async () => {
  const { at, answers, ask } = ledger();
  await ask('first');
  let give: (body: Body) => void = () => undefined;
  const slow = answers.get('board', () => new Promise((done) => (give = done)));
  await meanwhile();
  at.version = 2;
  answers.doubt();
  await ask('first');
  give(new Body('board of version 1', 'text/plain'));
  expect(String((await slow).bytes)).toBe('board of version 1');
  expect(await ask()).toBe('board of version 2');
});

test('a ledger that is away is asked again with the next question', async () => {
  let isAway = true;
  let looks = 0;
  const { get } = kept(
    async () => {
      looks++;
      if (isAway) throw new Error('away');
      return '1';
    },
    { patience: 1000, now: () => 5 },
  );
  const make = async (): Promise<Body> => new Body('board', 'text/plain');
  await expect(get('board', make)).rejects.toThrow('away');
  isAway = false;
  expect(String((await get('board', make)).bytes)).toBe('board');
  expect(looks).toBe(2);
});
