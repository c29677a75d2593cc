import { html } from '../../html.ts';
import type { Page } from '../layout.ts';
import type { Reader } from '../reader.ts';

/** A page for what was not found, what failed, and what is down for now. */
export function problemPage({ t }: Reader, status: 404 | 500 | 503): Page {
  const title = t(`portal.problem.${status}.title`);
  const body = html`<div class="wrap problem">
    <p class="soft">${status}</p>
    <h1>${title}</h1>
    <p class="lead">${t(`portal.problem.${status}.text`)}</p>
    <p><a href="/">${t('portal.problem.home')}</a></p>
  </div>`;
  return { title, body };
}
