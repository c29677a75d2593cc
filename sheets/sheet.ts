import { type Html, html, type Part } from '../html.ts';
import { type Locale, translateAny } from '../locales/translate.ts';

/** A page that is printed and handed over: its language, its content, and where its reader came from. */
export type Sheet = {
  locale: Locale;
  title: string;
  body: Html;
  back: string;
  /** The same sheet in the other language. */
  other: string;
  /** Where the style and the script of sheets are served. */
  assets: string;
};

/** A whole document of A4, in black on white, with buttons that are not printed. */
export function sheetPage({ locale, title, body, back, other, assets }: Sheet): Html {
  const otherLocale = locale === 'en' ? 'zh-CN' : 'en';
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${title}</title>
        <link rel="stylesheet" href="${assets}/sheet.css" />
        <script src="${assets}/print.js" defer></script>
      </head>
      <body>
        <nav class="unprinted">
          <a href="${back}">← ${translateAny(locale, 'sheet.back')}</a>
          <a href="${other}" lang="${otherLocale}"
            >${translateAny(locale, 'sheet.other-language')}</a
          >
          <button type="button" data-print hidden>${translateAny(locale, 'sheet.print')}</button>
        </nav>
        <main>${body}</main>
      </body>
    </html>`;
}

/** Rows of name and value; those without a value are left out. */
export function rows(pairs: [string, Part][]): Html {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return html`<table class="facts">
    ${shown.map(
      ([name, value]) =>
        html`<tr>
          <th scope="row">${name}</th>
          <td>${value}</td>
        </tr>`,
    )}
  </table>`;
}

/** Places to sign on paper, each with what has to stand there. */
export const signatures = (places: string[]): Html =>
  html`<table class="sign">
    ${places.map(
      (place) =>
        html`<tr>
          <th scope="row">${place}</th>
          <td></td>
        </tr>`,
    )}
  </table>`;
