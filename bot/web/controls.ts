import { type Html, html } from '../../html.ts';

type Attributes = { required?: boolean; most?: number; value?: string | undefined };

/** One of several choices, as large as a thumb. */
export function choice(
  name: string,
  value: string,
  label: string,
  { required = false, chosen = false } = {},
): Html {
  const more = html`${required && html` required`}${chosen && html` checked`}`;
  return html`<label class="choice">
    <input type="radio" name="${name}" value="${value}" ${more} />
    <span>${label}</span>
  </label>`;
}

/** One of several choices of which more than one may be ticked. */
export function box(name: string, value: string, label: string, chosen: boolean): Html {
  return html`<label class="choice">
    <input type="checkbox" name="${name}" value="${value}" ${chosen && html`checked`} />
    <span>${label}</span>
  </label>`;
}

/** A place to write several lines. */
export function textArea(name: string, label: string, given: Attributes = {}): Html {
  const { required = false, most = 500, value } = given;
  const more = required && html` required`;
  return html`<p class="field">
    <label for="f-${name}">${label}</label>
    <textarea id="f-${name}" name="${name}" rows="3" maxlength="${most}" ${more}>${value}</textarea>
  </p>`;
}

/** A place to write one line. */
export function textInput(name: string, label: string, attributes: Html): Html {
  return html`<p class="field">
    <label for="f-${name}">${label}</label>
    <input id="f-${name}" name="${name}" ${attributes} />
  </p>`;
}

/** A button that posts to a path, with what it carries. */
export function postButton(
  action: string,
  label: string,
  given: { style?: string; name?: string; token?: string; more?: Html | false } = {},
): Html {
  const { style = 'primary', name = '', token = '', more = false } = given;
  return html`<form method="post" action="${action}">
    <input type="hidden" name="token" value="${token}" />
    ${more}
    <button class="button ${style}" data-action="${name}">${label}</button>
  </form>`;
}
