import type { Request, RequestHandler, Response } from 'express';
import type { Form, FormField } from '../../chat/port.ts';
import { say } from '../../chat/text.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { findGrant } from '../grants.ts';
import type { Answers } from '../points.ts';
import { openForm } from '../pressed.ts';
import type { Reply } from '../reply.ts';
import { visitRecordForms } from '../visit-record-forms.ts';
import { box, choice, textArea } from './controls.ts';
import { answersIn } from './fields.ts';
import { keepFlash } from './flash.ts';
import { hashField } from './hash-field.ts';
import { type Html, html } from '../../html.ts';
import { linkLine, sendPage } from './page.ts';
import { act } from './press.ts';
import { textsIn, type Visitor, visitorOf } from './visitor.ts';

/** A form on a page of its own; works without scripts. */
export const formPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const found = await findForm(String(request.params['grant']), visitor);
  if (found instanceof Refusal) return refused(request, response, found);
  sendForm(request, response, found, {});
};

/** The form came back. A refusal stands above it, with everything that was written. */
export const formRoute: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const grant = String(request.params['grant']);
  const answers = answersIn(request.body);
  if (!answers) return void response.status(400).type('text').send('400');
  const reply = await act(visitor, { t: 'form', grant, answers });
  if (reply.tone === 'ok') {
    keepFlash(visitor.actor.id, reply);
    return response.redirect(303, visitor.base + (await wayBack(grant)));
  }
  const found = await findForm(grant, visitor);
  if (found instanceof Refusal) return refused(request, response, found);
  sendForm(request, response, found, answers, reply);
};

// Whoever fills in a visit's record on its page goes on there.
async function wayBack(hash: string): Promise<string> {
  const grant = await findGrant(hash);
  const isOnPage = grant && !grant.messageId && Object.hasOwn(visitRecordForms, grant.action);
  if (!isOnPage) return '/inbox';
  return `/visit/${grant.aboutId}#${grant.action === 'schedule.set' ? 'time' : 'record'}`;
}

async function findForm(grant: string, visitor: Visitor): Promise<Form | Refusal> {
  try {
    return await openForm(grant, visitor);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Says why there is nothing to fill in. */
export function refused(request: Request, response: Response, refusal: Refusal): void {
  const { base, locale } = visitorOf(response);
  const t = textsIn(locale);
  const main = html`<h1>${t('page.refused')}</h1>
    <p class="flash deny" role="alert">
      ${t(`refusal.${refusal.code}` as TextKey, refusal.details)}
    </p>
    <p><a href="${base}/inbox">${t('page.back')}</a></p>`;
  sendPage(request, response, { title: t('page.refused'), main, status: 403 });
}

function sendForm(
  request: Request,
  response: Response,
  form: Form,
  values: Answers,
  denied?: Reply,
): void {
  const { base, locale } = visitorOf(response);
  const title = say(locale, form.title);
  const problem = denied?.note;
  const isRecording = form.action === 'recording.enter';
  const main = html`<h1>${title}</h1>
    ${problem && html`<p class="flash deny" role="alert">${say(locale, problem)}</p>`}
    ${linkLine(denied?.link, textsIn(locale))}
    <form method="post" action="${base}/form/${form.grant}" class="card form">
      ${form.fields.map((field) => fieldOf(field, values[field.name], locale))}
      ${isRecording && hashField(textsIn(locale))}
      <div class="actions">
        <button class="button primary">${say(locale, form.submit)}</button>
        <a class="button plain" href="${base}/inbox">${textsIn(locale)('form.cancel')}</a>
      </div>
    </form>`;
  const script = isRecording && { script: 'hash-file.js' };
  sendPage(request, response, { title, main, status: problem ? 422 : 200, ...script });
}

/** A question as a group of large choices, or as a place to write. */
function fieldOf(field: FormField, value: string | undefined, locale: Visitor['locale']): Html {
  const { name, required } = field;
  const label = say(locale, field.label);
  if (field.t === 'text') {
    return textArea(name, label, { required, most: field.maxLength, value });
  }
  const before = (value ?? field.value)?.split(',') ?? [];
  const options = field.options.map(([option, text]) =>
    field.t === 'several'
      ? box(name, option, say(locale, text), before.includes(option))
      : choice(name, option, say(locale, text), { required, chosen: value === option }),
  );
  return html`<fieldset>
    <legend>${label}</legend>
    ${options}
  </fieldset>`;
}
