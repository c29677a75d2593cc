import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { config } from '../../config.ts';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { proofFile, type ProofFile, proofFiles } from '../../db/queries/correction-files.ts';
import { type PublishedLine, publishedResults } from '../../db/queries/published-results.ts';
import { dayOf } from '../../domain/day.ts';
import { channelsFor } from '../../domain/disclosure.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { day, moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { changeWords } from './correction-facts.ts';
import { channelFileSection, takeChannelFile } from './channel-file.ts';
import { channelForm, channelName, enterChannel } from './channel-form.ts';
import { askForCorrection, correctionForm } from './correction-form.ts';
import { withFiles } from './form-files.ts';
import { giveOut } from './objection.ts';

const scope = ({ actor }: Visitor): string[] => {
  const paths = scopeOf({ read: ['task.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  return paths;
};

/** The channels on which the newest copy still has to be entered. */
const missingChannels = ({ copies, receipts, profile }: PublishedLine): string[] =>
  channelsFor(copies[0]!.body.subject.category, profile).filter(
    (channel) =>
      channel !== 'own-page' &&
      !receipts.some((one) => one.channel === channel && one.number === copies[0]!.number),
  );

/** 已公示结果: what is public, what of it was corrected, and where it has still to be entered. */
const listPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const lines = await publishedResults(database().manager, scope(visitor));
  sendPage(request, response, {
    title: t('panel.published.title'),
    body: html`<p class="muted">${t('panel.published.lead')}</p>
      ${
        lines.length === 0
          ? html`<p class="card muted">${t('panel.published.none')}</p>`
          : listTable(lines, visitor)
      }
      ${await channelFileSection(visitor, dayOf(await currentTime()))}`,
  });
};

const listTable = (lines: PublishedLine[], visitor: Visitor): Html => {
  const { t } = visitor;
  const heads = ['subject', 'finding', 'at', 'corrections', 'to-enter'] as const;
  return html`<table class="rows">
    <thead>
      <tr>
        ${heads.map((head) => html`<th>${t(`panel.published.${head}`)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lines.map((line) => row(line, visitor))}
    </tbody>
  </table>`;
};

function row(line: PublishedLine, visitor: Visitor): Html {
  const { t, locale } = visitor;
  const { id, code, unit, publishedAt, copies, waiting } = line;
  const { body } = copies[0]!;
  const missing = missingChannels(line).map((channel) => channelName(channel, visitor));
  return html`<tr>
    <td data-label="${t('panel.published.subject')}">
      <a href="/desk/disclosures/${id}">${body.subject.name}</a><br />
      <span class="code">${code}</span> <span class="muted">${unit}</span>
    </td>
    <td data-label="${t('panel.published.finding')}">${t(`finding.${body.finding}`)}</td>
    <td data-label="${t('panel.published.at')}">${moment(publishedAt, locale)}</td>
    <td data-label="${t('panel.published.corrections')}">
      ${copies.length - 1}
      ${waiting && html`<span class="state live">${t('panel.published.waiting')}</span>`}
    </td>
    <td data-label="${t('panel.published.to-enter')}">
      ${missing.length > 0 ? missing.join(t('panel.comma')) : html`<span class="due later">✓</span>`}
    </td>
  </tr>`;
}

/** One published result: every copy, its receipts, and the forms of a correction and of a receipt. */
const onePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const id = z.uuid().safeParse(request.params['id']).data;
  const [line] = id ? await publishedResults(database().manager, scope(visitor), { id }) : [];
  if (!line) throw new Refusal('not-found', { what: 'disclosure' });
  sendPage(request, response, {
    title: line.copies[0]!.body.subject.name,
    body: html`<p>
        <span class="code">${line.code}</span> ${line.unit} · ${t('panel.published.responsible')}
        ${line.responsible ?? '–'} ·
        <a href="${new URL(`/results/${line.code}`, config().PORTAL_URL).href}"
          >${t('panel.published.portal')}</a
        >
      </p>
      ${line.copies.map((copy) => copyCard(copy, visitor))}
      ${proofsCard(line.id, await proofFiles(line.id), visitor)} ${receiptsCard(line, visitor)}
      ${
        can(actor, 'disclosure.record-channel', line) &&
        channelForm(line, missingChannels(line), visitor)
      }
      ${line.waiting && html`<p class="card">${t('panel.published.waiting-long')}</p>`}
      ${!line.waiting && can(actor, 'correction.request', line) && correctionForm(line, visitor)}`,
  });
};

function copyCard({ number, body, at }: PublishedLine['copies'][number], visitor: Visitor): Html {
  const { t, locale } = visitor;
  const { correction } = body;
  return html`<section class="card">
    <h2>
      ${t('panel.published.copy', { number })} <span class="muted">${moment(at, locale)}</span>
    </h2>
    <p>
      ${t(`finding.${body.finding}`)}${body.note && `${t('panel.colon')}${body.note}`}
      ${body.restricted && html`<span class="state over">${t('panel.published.restricted')}</span>`}
    </p>
    ${
      correction &&
      html`<p>
          ${correction.note}
          <span class="muted">${day(correction.on, locale)} ${correction.signedBy}</span>
        </p>
        <ul class="lines">
          ${correction.changed.map((change) => html`<li>${changeWords(change, visitor)}</li>`)}
        </ul>`
    }
  </section>`;
}

// R-166: what proves an error is for the office, and for nobody outside it.
const proofsCard = (id: string, files: ProofFile[], { t }: Visitor): Html | false =>
  files.length > 0 &&
  html`<section class="card">
    <h2>${t('panel.correction.proofs')}</h2>
    <p>
      ${files.map(
        ({ correctionId, number, name }) =>
          html`<a href="/desk/disclosures/${id}/proofs/${correctionId}/${number}">${name}</a> `,
      )}
    </p>
  </section>`;

const proof: RequestHandler = async (request, response) => {
  const { id, correction, number } = ids.parse(request.params);
  const tx = database().manager;
  const [line] = await publishedResults(tx, scope(visitorOf(response)), { id });
  const file = line && (await proofFile(id, correction, number));
  if (!file) throw new Refusal('not-found');
  giveOut(response, file);
};
const ids = z.object({ id: z.uuid(), correction: z.uuid(), number: z.coerce.number().int() });

function receiptsCard({ receipts }: PublishedLine, visitor: Visitor): Html | false {
  const { t, locale } = visitor;
  if (receipts.length === 0) return false;
  return html`<section class="card">
    <h2>${t('panel.published.receipts')}</h2>
    <ul class="lines">
      ${receipts.map(
        ({ number, channel, receipt, on, by }) =>
          html`<li>
            ${channelName(channel, visitor)} <span class="code">${receipt}</span>
            ${t('panel.published.copy', { number })}
            <span class="muted">${day(on, locale)} ${by}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** The pages of what is public. */
export function publishedRoutes(): Router {
  const router = Router();
  router.get('/', listPage);
  router.post('/channel-file', takeChannelFile);
  router.get('/:id', onePage);
  router.get('/:id/proofs/:correction/:number', proof);
  router.post('/:id/correction', withFiles, askForCorrection);
  router.post('/:id/channel', enterChannel);
  return router;
}
