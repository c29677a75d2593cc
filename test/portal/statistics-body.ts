import { measures } from '../../domain/kpi.ts';
import type { StatisticsBody } from '../../domain/statistics.ts';

const counts: [number, number][] = [
  [3, 4],
  [18, 20],
  [240, 2024],
  [1, 4],
  [5, 38],
  [2, 90],
  [0, 90],
  [0, 0],
];
const figures = measures.map((key, at) => ({
  key,
  has: counts[at]![0],
  of: counts[at]![1],
  ...(key === 'problem-rate' && { corrected: 2 }),
}));

/** A year's figures as they are published. */
export const statisticsBody: StatisticsBody = {
  schema: 'yaohao/statistics/1',
  organisation: '高青县公安局',
  year: 2026,
  from: '2026-01-01',
  through: '2026-08-31',
  figures,
  months: Array.from({ length: 8 }, (_, at) => ({ month: `2026-0${at + 1}`, figures })),
  units: [
    { unit: '=治安管理大队', figures },
    { unit: '网络安全保卫大队', figures },
  ],
};
