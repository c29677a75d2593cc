import { html, type Html, type Part } from '../../html.ts';
import { assetHref } from '../assets.ts';
import {
  acceptedFiles,
  type Fault,
  type Field,
  type IntakeKind,
  lengths,
  most,
  type Typed,
} from '../intake-form.ts';
import type { Page } from '../layout.ts';
import type { Reader } from '../reader.ts';

/** The form in which somebody objects to a result, or complains about inspectors. */
export function intakePage(reader: Reader, kind: IntakeKind, typed: Typed): Page {
  const { t } = reader;
  const title = t(`portal.intake.${kind}.title`);
  const wrong = Object.entries(typed.faults) as [Field, Fault][];
  const body = html`<div class="wrap narrow">
    <h1>${title}</h1>
    <p>${t(`portal.intake.${kind}.lead`)}</p>
    <ul class="steps-in">
      ${(['1', '2', '3'] as const).map((n) => html`<li>${t(`portal.intake.${kind}.step.${n}`)}</li>`)}
    </ul>
    ${wrong.length > 0 && faultList(reader, wrong)}
    <form
      class="intake"
      method="post"
      action="/${kind}"
      enctype="multipart/form-data"
      aria-label="${title}"
    >
      <input type="hidden" name="mark" value="${typed.mark}" />
      ${line(reader, kind, 'ref', typed)} ${words(reader, kind, typed)} ${files(reader, typed)}
      ${line(reader, kind, 'name', typed)} ${line(reader, kind, 'contact', typed)}
      <div class="trap" aria-hidden="true">
        <label for="website">website</label>
        <input id="website" name="website" tabindex="-1" autocomplete="off" />
      </div>
      <p class="soft">${t(`portal.intake.${kind}.privacy`)}</p>
      <p><button class="button">${t('portal.intake.submit')}</button></p>
    </form>
  </div>`;
  return { title, body, style: assetHref('intake.css') };
}

const faultList = (reader: Reader, wrong: [Field, Fault][]): Html =>
  html`<div class="note bad" role="alert">
    <p>${reader.t('portal.intake.faults')}</p>
    <ul>
      ${wrong.map(([field, fault]) => html`<li><a href="#${field}">${faultText(reader, field, fault)}</a></li>`)}
    </ul>
  </div>`;

function faultText({ t }: Reader, field: Field, fault: Fault): string {
  const name = t(`portal.intake.field.${field}`);
  if (fault === 'too-long' && field in lengths) {
    return t('portal.intake.fault.too-long', {
      name,
      most: lengths[field as keyof typeof lengths],
    });
  }
  const limits = {
    count: most.files,
    each: most.bytes / 1024 / 1024,
    all: most.total / 1024 / 1024,
  };
  return t(`portal.intake.fault.${fault}`, { name, ...limits, most: 0 });
}

type Line = 'ref' | 'name' | 'contact';

// A phone offers what it knows of its owner.
const autocomplete: Record<Line, string> = { ref: 'off', name: 'name', contact: 'on' };

function line(reader: Reader, kind: IntakeKind, field: Line, typed: Typed): Html {
  const isNeeded = kind === 'objection';
  return html`<div class="row">
    <label for="${field}">${label(reader, field, isNeeded)}</label>
    <p class="soft" id="${field}-hint">${reader.t(`portal.intake.${kind}.hint.${field}`)}</p>
    <input
      id="${field}"
      name="${field}"
      value="${typed[field]}"
      maxlength="${lengths[field]}"
      autocomplete="${autocomplete[field]}"
      ${isNeeded && html`required`}
      ${described(typed, field)}
    />
    ${faultAt(reader, typed, field)}
  </div>`;
}

const words = (reader: Reader, kind: IntakeKind, typed: Typed): Html =>
  html`<div class="row">
    <label for="content">${label(reader, 'content', true)}</label>
    <p class="soft" id="content-hint">${reader.t(`portal.intake.${kind}.hint.content`)}</p>
    <textarea
      id="content"
      name="content"
      rows="8"
      required
      maxlength="${lengths.content}"
      ${described(typed, 'content')}
    >
${typed.content}</textarea>
    ${faultAt(reader, typed, 'content')}
  </div>`;

const files = (reader: Reader, typed: Typed): Html =>
  html`<div class="row">
    <label for="files">${label(reader, 'files', false)}</label>
    <p class="soft" id="files-hint">
      ${reader.t('portal.intake.hint.files', {
        count: most.files,
        each: most.bytes / 1024 / 1024,
        all: most.total / 1024 / 1024,
      })}
      ${Object.keys(typed.faults).length > 0 && reader.t('portal.intake.again.files')}
    </p>
    <input
      id="files"
      name="files"
      type="file"
      multiple
      accept="${acceptedFiles}"
      ${described(typed, 'files')}
    />
    ${faultAt(reader, typed, 'files')}
  </div>`;

const label = ({ t }: Reader, field: Field, isNeeded: boolean): Part => [
  t(`portal.intake.field.${field}`),
  !isNeeded && html` <span class="soft">${t('portal.intake.optional')}</span>`,
];

const described = ({ faults }: Typed, field: Field): Html =>
  faults[field]
    ? html`aria-invalid="true" aria-describedby="${field}-hint ${field}-fault"`
    : html`aria-describedby="${field}-hint"`;

function faultAt(reader: Reader, { faults }: Typed, field: Field): Part {
  const fault = faults[field];
  return fault && html`<p class="fault" id="${field}-fault">${faultText(reader, field, fault)}</p>`;
}
