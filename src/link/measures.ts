/** Units of measure by their size in a base unit, so that kilometres and miles can be compared. Exact factors (International yard and pound, 1959). */
const BASES: ReadonlyMap<string, readonly [base: string, factor: number]> = new Map([
  ['km', ['m', 1000]],
  ['m', ['m', 1]],
  ['cm', ['m', 0.01]],
  ['mm', ['m', 0.001]],
  ['mi', ['m', 1609.344]],
  ['ft', ['m', 0.3048]],
  ['in', ['m', 0.0254]],
  ['yd', ['m', 0.9144]],
  ['ha', ['m2', 10_000]],
  ['acres', ['m2', 4046.8564224]],
  ['kg', ['kg', 1]],
  ['g', ['kg', 0.001]],
  ['lb', ['kg', 0.45359237]],
  ['oz', ['kg', 0.028349523125]],
  ['t', ['kg', 1000]],
  ['l', ['l', 1]],
  ['gal', ['l', 3.785411784]],
  ['bbl', ['l', 158.987294928]],
  ['mph', ['km/h', 1.609344]],
]);

interface Quantity {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
}

/** The same quantity in the base unit of its kind; measures are rounded by whoever converts them, so the interval is widened by 6 %. */
export function baseQuantity(min: number | null, max: number | null, unit: string | null): Quantity {
  const base = unit === null ? undefined : BASES.get(unit);
  if (!base) return { min, max, unit };
  const [to, factor] = base;
  const scaled = (x: number | null, slack: number): number | null =>
    x === null ? null : Number((x * factor * slack).toPrecision(5));
  return { min: scaled(min, 0.94), max: scaled(max, 1.06), unit: to };
}
