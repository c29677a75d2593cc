import { randomUUID } from 'node:crypto';
import { type Html, html } from '../../html.ts';
import type { textsIn } from './visitor.ts';

/** Where files are chosen. The key makes a form that is sent twice the same sending. */
export const uploadField = (t: ReturnType<typeof textsIn>, id = 'f-file'): Html =>
  html`<input type="hidden" name="key" value="${randomUUID()}" />
    <p class="field">
      <label for="${id}">${t('visit.evidence.files')}</label>
      <input
        id="${id}"
        type="file"
        name="file"
        accept="image/jpeg,image/png,application/pdf"
        multiple
        required
      />
    </p>`;
