import type { RequestHandler } from 'express';
import {
  type DeadLetter,
  deadLetters,
  type StepLine,
  troubles,
} from '../../db/queries/dead-letters.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import type { TextKey } from '../../locales/translate.ts';
import { moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { hiddenFields } from './press.ts';
import { quietSection } from './quiet.ts';

const mostShown = 200;
const tones: Partial<Record<string, string>> = {
  unknown: 'live',
  settled: 'done',
  quiet: '',
  late: 'live',
};

/** The dead-letter desk: every message that did not arrive as it should, what was tried, and what to do. */
export const messagesPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const paths = scopeOf({ read: ['message.see'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const letters = await deadLetters(paths, mostShown);
  sendPage(request, response, {
    title: t('panel.messages.title'),
    body: html`<p class="muted">${t('panel.messages.lead')}</p>
      ${letters.length === 0 && html`<p class="card muted">${t('panel.messages.none')}</p>`}
      ${troubles.map((trouble) =>
        section(
          trouble,
          letters.filter((letter) => letter.trouble === trouble),
          visitor,
        ),
      )}
      ${await quietSection(visitor)}`,
  });
};

const section = (trouble: DeadLetter['trouble'], letters: DeadLetter[], visitor: Visitor) =>
  letters.length > 0 &&
  html`<section>
    <h2>
      ${visitor.t(`panel.messages.trouble.${trouble}`)} <span class="count">${letters.length}</span>
    </h2>
    <p class="muted">${visitor.t(`panel.messages.why.${trouble}`)}</p>
    ${letters.map((letter) => card(letter, visitor))}
  </section>`;

function card(letter: DeadLetter, visitor: Visitor): Html {
  const { t, locale } = visitor;
  const { number, trouble, title, reader, unit, createdAt, nextTryAt, steps } = letter;
  return html`<article class="card" id="${letter.id}">
    <p>
      <b>${title ?? t('panel.messages.untitled')}</b>
      <span class="code">N-${number.padStart(6, '0')}</span>
      <span class="state ${tones[trouble] ?? 'over'}"
        >${t(`panel.messages.trouble.${trouble}`)}</span
      >
      ${letter.class === 'notice' && html`<span class="state">${t('panel.messages.legal')}</span>`}
    </p>
    <p>${reader} · ${unit} · ${t('panel.messages.since', { at: moment(createdAt, locale) })}</p>
    ${nextTryAt && html`<p class="muted">${t('panel.messages.next', { at: moment(nextTryAt, locale) })}</p>`}
    ${
      steps.length > 0 &&
      html`<ol class="lines">
        ${steps.map((step) => html`<li>${stepLine(step, visitor)}</li>`)}
      </ol>`
    }
    ${
      letter.settledNote &&
      letter.settledAt &&
      html`<p>
        ${t('panel.messages.settled', {
          by: letter.settledBy ?? '',
          at: moment(letter.settledAt, locale),
          note: letter.settledNote,
        })}
      </p>`
    }
    ${presses(letter, visitor)}
  </article>`;
}

function stepLine({ rung, outcome, provider, by, at }: StepLine, { t, locale }: Visitor): Html {
  const door = provider ? t(`door.${provider}` as TextKey) : '';
  const came = t(`panel.messages.outcome.${outcome}` as TextKey);
  return html`${moment(at, locale)} · ${t(`panel.messages.rung.${rung}` as TextKey)} ${door} ·
  ${came} ${by}`;
}

// Only what the rules let this visitor do, and what makes sense for how the message stands.
function presses(letter: DeadLetter, { actor, t }: Visitor): Html | false {
  const { id, trouble, unitPath, isPerson, state } = letter;
  const isOpen =
    state === 'failed' || state === 'unknown' || trouble === 'config' || trouble === 'late';
  if (!isOpen || state === 'sent' || !can(actor, 'message.resend', { unitPath })) return false;
  const at = `/desk/messages/${id}`;
  const way = (to: string, label: TextKey) =>
    html`<button formaction="${at}/reroute" formnovalidate name="to" value="${to}">
      ${t(label)}
    </button>`;
  return html`<form method="post" action="${at}/confirm" class="form">
    ${hiddenFields()}
    <label>${t('panel.messages.note')}<input name="note" required maxlength="200" /></label>
    <p>
      <button class="primary">${t('panel.messages.confirm')}</button>
      <button formaction="${at}/resend" formnovalidate>${t('panel.messages.resend')}</button>
      ${isPerson && way('next', 'panel.messages.reroute')}
      ${isPerson && way('web', 'panel.messages.to-web')}
    </p>
  </form>`;
}
