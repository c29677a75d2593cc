import { html, type Html, type Part } from '../../html.ts';
import { moment } from '../format.ts';
import type { Notice } from '../notices.ts';
import type { Reader } from '../reader.ts';
import { pathOf } from '../paths.ts';
import { code } from './facts.ts';

/** The versions of a list or plan with their dates, newest first; the one shown is marked. */
export function versions(reader: Reader, all: Notice[], shown: Notice): Html {
  const { t } = reader;
  const newest = all[0]!;
  const line = (notice: Notice) =>
    html`<li>
      <a href="${pathOf(notice)}" ${notice === shown && html`aria-current="page"`}
        >${t('portal.version', { number: notice.number })}</a
      >
      ${notice === newest && html`<span class="soft">${t('portal.version.current')}</span>`}
      <span class="soft">${moment(reader, notice.publishedAt)}</span>
    </li>`;
  return html`<section class="versions" aria-labelledby="versions">
    <h2 id="versions">${t('portal.versions')}</h2>
    <ol>
      ${all.map(line)}
    </ol>
  </section>`;
}

/** A line that says that an old version is shown; nothing for the newest. */
export const oldVersion = ({ t }: Reader, newest: Notice, shown: Notice): Part =>
  newest !== shown &&
  html`<p class="note soon" role="note">
    ${t('portal.version.old', { number: shown.number })}
    <a href="${pathOf(newest)}">${t('portal.version.newest')}</a>
  </p>`;

/** The SHA-256 of a published copy and the way to its bytes. */
export const proof = ({ t }: Reader, notice: Notice): Html =>
  html`<div class="proof">
    <p>${t('portal.hash')} ${code(notice.hash)}</p>
    <p><a href="/notices/${notice.hash}.json" download>${t('portal.json')}</a></p>
  </div>`;
