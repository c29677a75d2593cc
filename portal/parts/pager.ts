import { html, type Part } from '../../html.ts';
import type { Reader } from '../reader.ts';

/** How many rows a page of a list has. */
export const pageSize = 20;

/** The number of the page asked for, from 1; anything else is the first. */
export function pageNumber(value: unknown): number {
  return typeof value === 'string' && /^[1-9]\d{0,4}$/.test(value) ? Number(value) : 1;
}

/** Ways to the page before and after; nothing when there is only one page. */
export function pager({ t, here }: Reader, page: number, hasMore: boolean): Part {
  if (page === 1 && !hasMore) return '';
  const href = (number: number) => {
    const other = new URL(here);
    other.searchParams.set('page', String(number));
    return `${other.pathname}${other.search}`;
  };
  return html`<nav class="pager" aria-label="${t('portal.pager')}">
    ${page > 1 && html`<a rel="prev" href="${href(page - 1)}">← ${t('portal.pager.newer')}</a>`}
    ${hasMore && html`<a rel="next" href="${href(page + 1)}">${t('portal.pager.older')} →</a>`}
  </nav>`;
}
