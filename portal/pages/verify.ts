import type { TextKey } from '../../locales/translate.ts';
import { zh } from '../../locales/zh.ts';
import { assetHref } from '../assets.ts';
import { html, type Html } from '../../html.ts';
import type { Page } from '../layout.ts';
import { command } from '../parts/command.ts';
import { type Reader, word } from '../reader.ts';
import { scripts } from '../scripts.ts';

/**
 * Where anybody checks a receipt, or computes a whole draw again, in the browser. `files` are fetched
 * when the page opens; after that it asks for nothing more.
 */
export function verifyPage(reader: Reader, files: string[]): Page {
  const { t } = reader;
  const { page, worker } = scripts();
  const body = html`<div class="wrap prose">
    <h1>${t('verify.title')}</h1>
    <p class="lead">${t('verify.lead')}</p>
    <p class="private">${t('verify.private')}</p>
    ${withoutScript(reader)}
    <div
      id="verify"
      class="verify"
      data-worker="${worker.href}"
      data-files="${JSON.stringify(files)}"
      data-words="${JSON.stringify(wordsOf(reader))}"
      hidden
    >
      ${dropBox(reader)} ${progressBar(reader)}
      <p id="status" class="hidden" role="status"></p>
      <div id="held"></div>
      <div id="outcome"></div>
      ${findForm(reader)}
      <p id="elapsed" class="soft"></p>
    </div>
    <p><a href="/how-to-verify">${t('portal.draw.check.more')}</a></p>
  </div>`;
  return { title: t('verify.title'), body, script: page.href, style: assetHref('verify.css') };
}

const withoutScript = ({ t }: Reader): Html =>
  html`<div id="no-script" class="note soon">
    <p>${t('verify.no-script')}</p>
    ${command(
      'npx --no-install yaohao draw verify --receipt RECEIPT.json',
      'npx --no-install yaohao draw verify --transcript TRANSCRIPT.json',
    )}
  </div>`;

const dropBox = ({ t }: Reader): Html =>
  html`<div class="drop">
    <p class="drop-title" aria-hidden="true">${t('verify.drop')}</p>
    <p>
      <input id="files" class="hidden" type="file" multiple aria-describedby="kinds" />
      <label class="button" for="files">${t('verify.choose')}</label>
    </p>
    <p id="kinds" class="soft">${t('verify.kinds')}</p>
    <p class="soft">${t('verify.where')} <a href="/draws">${t('portal.nav.draws')}</a></p>
    <details>
      <summary>${t('verify.paste')}</summary>
      <form id="paste">
        <label for="pasted">${t('verify.paste.label')}</label>
        <textarea id="pasted" rows="5" spellcheck="false" autocomplete="off"></textarea>
        <button class="button">${t('verify.paste.button')}</button>
      </form>
    </details>
  </div>`;

const progressBar = ({ t }: Reader): Html =>
  html`<div id="progress" class="progress" hidden>
    <p><b class="step" id="step">${t('verify.progress.read')}</b></p>
    <progress aria-labelledby="step"></progress>
    <p class="figures-done soft"></p>
  </div>`;

const findForm = ({ t }: Reader): Html =>
  html`<form id="find" class="search" hidden>
    <label for="id">${t('verify.find')}</label>
    <div class="field">
      <input
        id="id"
        autocomplete="off"
        spellcheck="false"
        maxlength="18"
        aria-describedby="find-hint"
      />
      <button>${t('verify.find.button')}</button>
    </div>
    <p id="find-hint" class="soft">${t('verify.find.hint')}</p>
    <p id="find-fault" class="fault" role="alert"></p>
  </form>`;

// Words of other parts of the product that a check may need, in the reader's language.
const shared = /^(?:label|source|portal\.excluded)\./;

const wordsOf = (reader: Reader): Record<string, string> =>
  Object.fromEntries(
    Object.keys(zh)
      .filter((key) => shared.test(key) && zh[key as TextKey].length === 0)
      .map((key) => [key, wordOf(reader, key)]),
  );

function wordOf(reader: Reader, key: string): string {
  const end = key.lastIndexOf('.');
  return word(reader, key.slice(0, end) as 'source', key.slice(end + 1));
}
