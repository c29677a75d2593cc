import { ownDefault } from '../../domain/profile/cite.ts';
import type { Label } from '../../domain/profile/kind.ts';
import { type Language, textOf } from '../../domain/profile/kind.ts';
import type { ParameterKey } from '../../domain/profile/parameters.ts';
import { parameters } from '../../domain/profile/parameters.ts';
import { documentTitle, entryOf, type Profile } from '../../domain/profile/profile.ts';
import { unread } from '../../domain/profile/unread.ts';
import { type Html, html, type Part } from '../../html.ts';
import type { Visitor } from '../visitor.ts';

const byProduct: Label = [ownDefault, "default of the product, not this bureau's"];

/** The language in which parameters are printed on the visitor's pages. */
export const languageOf = ({ locale }: Visitor): Language => (locale === 'en' ? 'en' : 'zh');

/** A value as people read it, with the article and file it stands in. */
export function ruledValue(profile: Profile, key: ParameterKey, lang: Language): Html {
  const { value, source, note } = entryOf(profile, key);
  return html`<p>${linked(parameters[key].kind.print(value as never, lang))}</p>
    <p class="muted">
      ${source ? html`${documentTitle(source.file)} ${source.article}` : textOf(byProduct, lang)}
      ${note && html`<br />${textOf(note, lang)}`}
    </p>`;
}

// R-198: the document for what is not covered is one link away where the bureau gave its address with its title.
const linked = (text: string): Part[] =>
  text
    .split(/(https?:\/\/[^\s<>"'，。；、》）]+)/)
    .map((part, at) =>
      at % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : part,
    );

/** A parameter by its name, with number and key, and whether the system decides anything by it. */
export const parameterName = (key: ParameterKey, lang: Language): Html =>
  html`${textOf(parameters[key].label, lang)}<br /><span class="code"
      >${parameters[key].p} ${key}</span
    >${unread[key] !== undefined && html`<br /><span class="muted">${notDecided(key, lang)}</span>`}`;

/** What is said of a parameter that nothing is decided by. */
export const notDecided = (key: ParameterKey, lang: Language): string =>
  textOf(unread[key] === 'always' ? forEverybody : forTheRecord, lang);

const forEverybody: Label = ['系统一律如此，不能另设', 'the same for every bureau'];
const forTheRecord: Label = [
  '仅作记录，系统目前不据此判断',
  'on record only: nothing is decided by it yet',
];
