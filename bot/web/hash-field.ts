import { type Html, html } from '../../html.ts';
import type { textsIn } from './visitor.ts';

/** Where a recording is chosen whose hash the browser computes; nothing without scripts, then it is typed in. */
export const hashField = (t: ReturnType<typeof textsIn>): Html =>
  html`<p class="field scripted">
    <label for="f-recording">${t('visit.record.hash-of')}</label>
    <input id="f-recording" type="file" accept="audio/*,video/*" data-hash />
    <span
      role="status"
      class="muted"
      data-hash-status
      data-hashing="${t('visit.record.hashing')}"
      data-failed="${t('visit.record.hash-failed')}"
    ></span>
  </p>`;
