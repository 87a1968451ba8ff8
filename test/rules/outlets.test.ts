import { describe, expect, test } from 'vitest';
import { OUTLETS_BY_HAND } from '../../src/rules/outlets/by-hand.ts';
import { lookupOutlet, makeRegister, outletFromLine } from '../../src/rules/outlets/register.ts';

describe('outlet register', () => {
  test.each([
    ['WaPo', 'washingtonpost.com'],
    ['the washington post', 'washingtonpost.com'],
    ['https://www.washingtonpost.com/world/2026/a.html', 'washingtonpost.com'],
    ['edition.cnn.com', 'cnn.com'],
    ['RT', 'rt.com'],
    ['adn.com', 'adn.com'],
  ])('%s', (asked, id) => expect(lookupOutlet(asked)?.id).toBe(id));

  test('facts with their source', () => {
    expect(lookupOutlet('TASS')).toMatchObject({
      country: 'RU',
      kind: 'agency',
      ownership: 'state',
      ownershipFrom: expect.stringContaining('2024'),
    });
    expect(lookupOutlet('Korean Central News Agency')?.ownershipFrom).toMatch(/^State Media Monitor/);
    expect(lookupOutlet('adn.com')).toMatchObject({ country: 'US', region: 'AK', kind: 'paper', ownership: null });
  });

  test('ownership is null where no list with a source states it', () => {
    expect(lookupOutlet('Reuters')).toMatchObject({
      kind: 'agency',
      country: 'GB',
      ownership: null,
      ownershipFrom: null,
    });
    for (const line of OUTLETS_BY_HAND) {
      const outlet = lookupOutlet(line.slice(0, line.indexOf('|')));
      if (outlet?.ownership) expect(outlet.ownershipFrom, line).toMatch(/^State Media Monitor, 2024 \([A-Za-z]+\)$/);
    }
  });

  test.each(['', 'nowhere at all', 'x', 'example', 'http://', '😀'])('unknown: %s', (asked) =>
    expect(lookupOutlet(asked)).toBeNull(),
  );

  test('a name that any local paper could have tells none of them', () => {
    expect(lookupOutlet('The Courier')).toBeNull();
    expect(lookupOutlet('Journal-Courier')).toBeNull();
    expect(lookupOutlet('Beverly Hills Courier')?.id).toBe('bhcourier.com');
  });

  test('a register of one’s own lies on top', () => {
    const mine = outletFromLine(
      'Port Nara Beacon|The Beacon/TASS|beacon.example|GB|paper|private',
      'the owner’s page, 2025',
    );
    const register = makeRegister([mine]);
    expect(register.lookup('TASS')).toBe(mine);
    expect(register.lookup('https://news.beacon.example/a')).toBe(mine);
    expect(register.lookup('AFP')?.id).toBe('afp.com');
    expect(mine.ownershipFrom).toBe('the owner’s page, 2025');
  });

  test('the hand list is well formed', () => {
    const names = OUTLETS_BY_HAND.map((line) => line.split('|')[0]);
    expect(new Set(names).size).toBe(names.length);
    for (const line of OUTLETS_BY_HAND) {
      expect(line.split('|'), line).toHaveLength(5);
      expect(outletFromLine(line, 'x').kind, line).not.toBeNull();
    }
    expect(OUTLETS_BY_HAND.length).toBeGreaterThan(200);
  });
});
