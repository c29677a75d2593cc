import type { IntakeStatus } from '../../domain/objection.ts';
import { html, type Html, type Part } from '../../html.ts';
import { assetHref } from '../assets.ts';
import { day } from '../format.ts';
import type { Receipt } from '../intake-receipt.ts';
import type { Page } from '../layout.ts';
import { chip, type Tone } from '../parts/chip.ts';
import { facts } from '../parts/facts.ts';
import { own, type Reader } from '../reader.ts';

type Data = { asked?: Receipt; status?: IntakeStatus };

/** How an objection or a complaint stands, both terms among it, for whoever has number and secret. */
export function statusPage(reader: Reader, { asked, status }: Data): Page {
  const { t } = reader;
  const title = t('portal.status.title');
  const body = html`<div class="wrap narrow">
    <h1>${title}</h1>
    ${status ? shown(reader, status) : form(reader, asked)}
  </div>`;
  return { title, body, style: assetHref('intake.css') };
}

const form = ({ t }: Reader, asked?: Receipt): Part => [
  html`<p>${t('portal.status.lead')}</p>`,
  asked && html`<p class="note soon" role="alert">${t('portal.status.none')}</p>`,
  html`<form class="intake" method="post" action="/status" enctype="multipart/form-data">
    <div class="row">
      <label for="receiptNo">${t('portal.intake.receipt')}</label>
      <input
        id="receiptNo"
        name="receiptNo"
        required
        maxlength="40"
        autocomplete="off"
        autocapitalize="characters"
        value="${asked?.receiptNo}"
      />
    </div>
    <div class="row">
      <label for="secret">${t('portal.intake.secret')}</label>
      <input
        id="secret"
        name="secret"
        required
        maxlength="40"
        autocomplete="off"
        autocapitalize="characters"
      />
    </div>
    <p><button class="button">${t('portal.intake.status.ask')}</button></p>
  </form>`,
];

const tones: Record<IntakeStatus['state'], Tone> = {
  received: 'soon',
  reviewing: 'soon',
  decided: 'soon',
  answered: 'done',
  concluded: 'done',
  declined: 'bad',
};

function shown(reader: Reader, status: IntakeStatus): Part {
  const { t } = reader;
  const { kind, state, declined, finding } = status;
  return [
    html`<p class="finding">
      <span>${t(`portal.status.kind.${kind}`)}</span>
      ${chip(tones[state], t(`portal.status.${kind}.${state}` as 'portal.status.objection.received'))}
    </p>`,
    declined && html`<p class="note bad">${t(`portal.status.declined.${declined}`)}</p>`,
    facts([
      [t('portal.intake.receipt'), html`<code>${status.receiptNo}</code>`],
      [t('portal.intake.field.ref'), refOf(status)],
      [t('portal.intake.received'), day(reader, status.receivedOn)],
      [t('portal.status.finding'), finding && t(`portal.status.finding.${finding}`)],
      [t('portal.status.answer'), status.answer && own(reader, status.answer)],
    ]),
    kind === 'objection' && !declined && clocks(reader, status),
    html`<p class="soft">${t('portal.status.print')}</p>`,
  ];
}

const refOf = ({ kind, ref }: IntakeStatus): Part =>
  kind === 'objection' && ref !== ''
    ? html`<a href="/results/${encodeURIComponent(ref)}"><code>${ref}</code></a>`
    : ref && html`<code>${ref}</code>`;

function clocks(reader: Reader, { review, reply }: IntakeStatus): Html {
  const { t } = reader;
  return html`<ol class="clocks">
    <li>
      <h2>${t('portal.status.review')}</h2>
      ${review && reviewed(reader, review)}
    </li>
    <li>
      <h2>${t('portal.status.reply')}</h2>
      ${reply ? clock(reader, reply) : html`<p class="soft">${t('portal.status.reply.later')}</p>`}
      ${facts([[t('portal.status.answer'), reply?.text && own(reader, reply.text)]])}
    </li>
  </ol>`;
}

type Review = NonNullable<IntakeStatus['review']>;

function reviewed(reader: Reader, review: Review): Part {
  const { t } = reader;
  const { outcome, correction, grounds } = review;
  return [
    clock(reader, review),
    facts([
      [t('portal.status.outcome'), outcome && t(`portal.status.outcome.${outcome}`)],
      [t('portal.status.correction'), correction && t(`portal.status.correction.${correction}`)],
      [t('portal.status.grounds'), grounds && own(reader, grounds)],
    ]),
  ];
}

type Clock = NonNullable<IntakeStatus['reply']>;

function clock(reader: Reader, { dueOn, provisional, days, rule, doneOn }: Clock): Html {
  const { t } = reader;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(reader.now);
  const isLate = (doneOn ?? today) > dueOn;
  return html`<p>
      ${
        doneOn
          ? chip(
              isLate ? 'bad' : 'done',
              t(isLate ? 'portal.status.done.late' : 'portal.status.done'),
            )
          : chip(
              isLate ? 'bad' : 'soon',
              t(isLate ? 'portal.status.late' : 'portal.status.running'),
            )
      }
    </p>
    ${facts([
      [t('portal.status.due'), day(reader, dueOn)],
      [t('portal.status.done-on'), doneOn && day(reader, doneOn)],
      [t('portal.status.term'), t('portal.status.days', { count: days })],
      [t('portal.status.rule'), own(reader, rule)],
    ])}
    ${provisional && html`<p class="soft">${t('portal.status.provisional')}</p>`}`;
}
