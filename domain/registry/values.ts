import { type Day, parseDay } from '../calendar.ts';

/** The parts of a list: `旅馆业、娱乐场所` has two. */
export function listOf(text: string): string[] {
  return text
    .split(/[、，,；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Whether a cell says yes. */
export function flagOf(text: string): boolean {
  return ['是', '有', '√', '✓', 'Y', 'YES', 'TRUE', '1'].includes(text.toUpperCase());
}

/** A share in basis points: `5%`, `2.5％` and the spreadsheet's own `0.05`; null when it is none. */
export function ratioBpOf(text: string): number | null {
  const parts = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text);
  if (!parts) return null;
  const scale = parts[2] === '%' || Number(parts[1]) > 1 ? 100 : 10_000;
  const ratioBp = Math.round(Number(parts[1]) * scale);
  return ratioBp <= 10_000 ? ratioBp : null;
}

/** A whole number from 0 on, or null. */
export function wholeNumberOf(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** A day that was checked before, or null for a blank. */
export function daysOf(text: string): Day | null {
  return parseDay(text) ?? null;
}
