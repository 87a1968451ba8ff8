import { expect, test } from 'vitest';
import { MOST_ROWS, StatementColumns, type StatementRow } from '../../src/store/sqlite/statement-columns.ts';
import { randomFrom } from '../random.ts';

const shown = ({ row, id, grade, stance, source, outlets }: ReturnType<StatementColumns['of']>) => ({
  row,
  id,
  grade,
  stance,
  source,
  outlets,
});

test('what is put in comes out, whatever was there before', () => {
  const random = randomFrom(5);
  const columns = new StatementColumns();
  const kept = new Map<number, StatementRow>();
  for (let i = 0; i < 20_000; i++) {
    const row = 1 + Math.floor(random() * 5000);
    if (random() < 0.2) {
      columns.forget(row);
      kept.delete(row);
      continue;
    }
    const id = random() < 0.1 ? `st:odd-${i}` : Buffer.from(`${i}`.padStart(20, '0'), 'hex');
    const one: StatementRow = {
      row,
      id,
      grade: Math.floor(random() * 6),
      stance: Math.floor(random() * 4),
      source: random() < 0.3 ? 0 : Math.floor(random() * 2 ** 31),
      outlets: [null, '3', '7', '3,7', '12,7,3'][Math.floor(random() * 5)]!,
    };
    expect(columns.put(one)).toBe(true);
    kept.set(row, one);
  }
  for (let row = 1; row <= 5000; row++) {
    const one = kept.get(row);
    expect(columns.has(row)).toBe(one !== undefined);
    if (!one) continue;
    const id = typeof one.id === 'string' ? one.id : `st:${one.id.toString('hex')}`;
    const outlets = one.outlets?.split(',').map(Number) ?? [];
    expect(shown(columns.of(row))).toEqual({ ...one, id, outlets });
  }
  columns.clear();
  expect(Array.from({ length: 5000 }, (_, row) => columns.has(row)).some(Boolean)).toBe(false);
});

test('what has no place is refused, not changed', () => {
  const columns = new StatementColumns();
  const one = { row: 5, id: Buffer.alloc(10), grade: 0, stance: 0, source: 0, outlets: null };
  for (const odd of [{ row: MOST_ROWS }, { source: 2 ** 31 }, { grade: 16 }, { stance: 16 }]) {
    expect(columns.put({ ...one, ...odd })).toBe(false);
    expect(columns.has(odd.row ?? one.row)).toBe(false);
  }
});
