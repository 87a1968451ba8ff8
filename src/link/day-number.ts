const DAY_MS = 86_400_000;

/** Days since 1970 of an ISO date or time; null where there is none. */
export function dayNumber(date: string | null): number | null {
  const day = date === null ? Number.NaN : Math.floor(Date.parse(date.slice(0, 10)) / DAY_MS);
  return Number.isFinite(day) ? day : null;
}
