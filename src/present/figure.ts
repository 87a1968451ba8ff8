import type { Figure } from '../records/figure.ts';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });

/** A figure as an interval in words and signs: "≥ 17", "about 300", "20–25", "> 50 %", "about ?" for a vague amount. */
export function amount({ min, max, hedge, unit }: Pick<Figure, 'min' | 'max' | 'hedge' | 'unit'>): string {
  const n = (x: number | null): string => (x === null ? '?' : number.format(x));
  const value = ((): string => {
    switch (hedge) {
      case 'at least':
        return `≥ ${n(min)}`;
      case 'more than':
        return `> ${n(min)}`;
      case 'at most':
        return `≤ ${n(max)}`;
      case 'less than':
        return `< ${n(max)}`;
      case 'between':
        return `${n(min)}–${n(max)}`;
      case 'about':
        return min === null && max === null ? 'vague' : `about ${n(min ?? max)}`;
      case 'exact':
        return n(min ?? max);
    }
  })();
  return beside(unit) ? `${value} ${unit}` : value;
}

/** Units that stand beside the number. */
const beside = (unit: string | null): boolean => unit !== null && /^(?:%|[A-Z]{3})$/.test(unit);

/** What a figure counts, in words; empty where `amount` tells it. */
export const counts = ({ counted, unit }: Figure): string => counted ?? (beside(unit) ? '' : (unit ?? ''));
