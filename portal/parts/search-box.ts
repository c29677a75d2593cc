import { html, type Html } from '../../html.ts';
import type { Reader } from '../reader.ts';

/** The search box over everything published. */
export const searchBox = ({ t }: Reader, q = ''): Html =>
  html`<form class="search" role="search" action="/search">
    <label for="q">${t('portal.search.label')}</label>
    <div class="field">
      <input id="q" name="q" type="search" value="${q}" maxlength="60" autocomplete="off" />
      <button>${t('portal.search')}</button>
    </div>
  </form>`;
