import { html } from '../../html.ts';
import type { Page } from '../layout.ts';
import type { Reader } from '../reader.ts';

/** Why there is no page, and the status that says so to machines. */
export const problems = {
  404: 404,
  500: 500,
  503: 503,
  'not-from-here': 403,
  'too-many': 429,
  busy: 503,
} as const;

/** A page for what was not found, what failed, what is down for now, and who is turned away. */
export function problemPage({ t }: Reader, problem: keyof typeof problems): Page {
  const title = t(`portal.problem.${problem}.title`);
  const body = html`<div class="wrap problem">
    <p class="soft">${problems[problem]}</p>
    <h1>${title}</h1>
    <p class="lead">${t(`portal.problem.${problem}.text`)}</p>
    <p><a href="/">${t('portal.problem.home')}</a></p>
  </div>`;
  return { title, body };
}
