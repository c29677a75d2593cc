import type { Notice } from './notices.ts';

type Published = Pick<Notice, 'kind' | 'ref' | 'number'>;

/** Where a published copy is read. All notices of a draw are on its one page. */
export function pathOf({ kind, ref, number }: Published): string {
  const id = encodeURIComponent(ref);
  if (kind === 'items') return `/items/${id}/${number}`;
  if (kind === 'plan') return `/plans/${id}/${number}`;
  if (kind === 'exclusions') return `/exclusions/${id}/${number}`;
  if (kind === 'blacklist') return '/blacklist';
  if (kind === 'credit') return `/credit?q=${id}`;
  if (kind === 'statistics') return `/statistics/${id}/${number}`;
  return kind === 'result' ? `/results/${id}` : drawPath(ref);
}

/** The receipt of an id in an open draw, as a page; with `.json` at its end as the file. */
export const receiptPath = (drawId: string, id: string): string =>
  `${drawPath(drawId)}/receipts/${encodeURIComponent(id)}`;

/** The page of a subject, by its unified social credit code. */
export const subjectPath = (uscc: string): string => `/subjects/${encodeURIComponent(uscc)}`;

/** The page of a draw. */
export const drawPath = (drawId: string): string => `/draws/${encodeURIComponent(drawId)}`;
