import type { Request, RequestHandler, Response } from 'express';
import { between } from '../../chat/cards/parts.ts';
import { companionText, itemText, visitActions, memberText } from '../../chat/cards/inspection.ts';
import { say, type Text, told } from '../../chat/text.ts';
import { mapUrl } from '../../chat/map.ts';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import {
  type InspectionFacts,
  inspectionFacts,
  type MemberFacts,
} from '../../db/queries/card-facts-inspection.ts';
import { workingDaysBetween } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import type { TextKey } from '../../locales/translate.ts';
import { currentCalendar } from '../../usecases/calendar/current.ts';
import type { Answers } from '../points.ts';
import type { Reply } from '../reply.ts';
import { checklistForm, resultView } from './checklist.ts';
import { postButton } from './controls.ts';
import { evidenceSection } from './evidence.ts';
import { answersIn, isId } from './fields.ts';
import { keepFlash } from './flash.ts';
import { type Html, html } from '../../html.ts';
import { missing } from './missing.ts';
import { pageToken } from './page-token.ts';
import { linkLine, sendPage } from './page.ts';
import { schemeSection } from './scheme.ts';
import { recordSection } from './visit-record.ts';
import { timeSection } from './visit-time.ts';
import { reasonSection } from './request-files.ts';
import { act } from './press.ts';
import { textsIn, type Visitor, visitorOf } from './visitor.ts';

/** The checklist of a visit, for the members of its team. */
export const visitPage: RequestHandler = (request, response) => show(request, response, {});

/** The lead submits the result. A refusal stands above the list, with everything that was filled in. */
export const resultRoute: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const given = answersIn(request.body);
  if (!given) return void response.status(400).type('text').send('400');
  const { grant = '', ...answers } = given;
  const reply = await act(visitor, { t: 'form', grant, answers });
  if (request.accepts(['html', 'json']) === 'json') {
    const note = say(reply.locale, reply.note ?? '');
    return void response.status(reply.tone === 'ok' ? 200 : 422).json({ tone: reply.tone, note });
  }
  if (reply.tone === 'deny') return show(request, response, answers, reply);
  keepFlash(visitor.actor.id, reply);
  response.redirect(303, `${visitor.base}/visit/${String(request.params['inspectionId'])}`);
};

async function show(
  request: Request,
  response: Response,
  values: Answers,
  denied?: Reply,
): Promise<void> {
  const visitor = visitorOf(response);
  const id = request.params['inspectionId'];
  const facts = isId(id) ? await inspectionFacts(id, visitor.actor.id) : undefined;
  if (!facts?.seat?.active) return missing(request, response);
  const t = textsIn(visitor.locale);
  const problem = denied?.note;
  const main = html`<p><a href="${visitor.base}/inbox">← ${t('page.back')}</a></p>
    <h1>${facts.subject.name}</h1>
    <p>
      <span class="tag">${t(`state.inspection.${facts.state}` as TextKey)}</span>
      ${await daysLeft(facts, visitor)}
    </p>
    ${problem && html`<p class="flash deny" role="alert">${say(visitor.locale, problem)}</p>`}
    ${linkLine(denied?.link, t)} ${factList(facts, visitor)} ${team(facts, visitor)}
    ${schemeSection(facts, visitor)} ${await timeSection(facts, visitor)}
    ${await buttons(facts, visitor)} ${await reasonSection(facts, visitor)}
    ${resultView(facts, visitor)} ${await evidenceSection(facts, visitor)}
    ${await recordSection(facts, visitor)} ${await checklistForm(facts, visitor, values)}`;
  sendPage(request, response, {
    title: facts.subject.name,
    main,
    script: 'visit.js',
    status: problem ? 422 : 200,
  });
}

function factList(facts: InspectionFacts, { locale }: Visitor): Html {
  const t = textsIn(locale);
  const rows: [TextKey, Text][] = [
    ['card.field.task', { list: facts.tasks }],
    ['card.field.code', facts.code],
    ['card.field.items', itemText(facts)],
    ['card.field.window', between(facts.startsOn, facts.endsOn)],
  ];
  return html`<dl class="card">
    <dt>${t('card.field.address')}</dt>
    <dd>${facts.subject.address} ${mapLink(facts.subject.address, t)}</dd>
    ${rows.map(
      ([label, value]) =>
        html`<dt>${t(label)}</dt>
          <dd>${say(locale, value)}</dd>`,
    )}
  </dl>`;
}

// Nobody is shown on a map that the office has not chosen; the map learns nothing but the address.
function mapLink(address: string, t: ReturnType<typeof textsIn>): Html | false {
  const href = mapUrl(address);
  if (!href) return false;
  return html`<a href="${href}" target="_blank" rel="noopener noreferrer">${t('visit.map')}</a>`;
}

async function daysLeft({ endsOn, result }: InspectionFacts, { locale }: Visitor) {
  if (result) return false;
  const t = textsIn(locale);
  const calendar = await currentCalendar(database().manager);
  const left = workingDaysBetween(dayOf(await currentTime()), endsOn, calendar);
  if (left > 0) return html`<span class="muted">${t('visit.days-left', { days: left })}</span>`;
  if (left === 0) return html`<span class="warn">⚠ ${t('visit.last-day')}</span>`;
  return html`<span class="overdue">⚠ ${t('visit.overdue', { days: -left })}</span>`;
}

function team(facts: InspectionFacts, { locale }: Visitor): Html {
  const members = facts.team;
  const companions = companionText(facts);
  const t = textsIn(locale);
  const line = (member: MemberFacts) =>
    html`<li>
      ${say(locale, memberText(member))}${member.lead && html` <span class="tag">★ ${t('visit.lead')}</span>`}
      <span class="muted">${member.unit}</span> <span class="tag">${t(progressOf(member))}</span>
      ${member.place && html`<span class="tag" title="${member.place}">📍 ${t('visit.located')}</span>`}
    </li>`;
  return html`<h2>${t('visit.team')}</h2>
    <ul class="people">
      ${members.map(line)}
    </ul>
    ${companions && html`<p class="warn">${t('card.field.companions')}${t('visit.colon')}${say(locale, companions)}</p>`}`;
}

// Without scripts nobody can be asked where they are, so nothing shows.
function placeField({ locale }: Visitor): Html {
  const t = textsIn(locale);
  return html`<span class="place scripted">
    <input type="hidden" name="place" />
    <label class="choice"
      ><input type="checkbox" data-place /> <span>${t('visit.place')}</span></label
    >
    <span
      role="status"
      class="muted"
      data-asking="${t('visit.place.asking')}"
      data-got="${t('visit.place.got', { metres: '{n}' })}"
      data-failed="${t('visit.place.failed')}"
    ></span>
  </span>`;
}

const progressOf = ({ acceptedAt, checkedInAt, signedAt }: MemberFacts): TextKey => {
  if (signedAt) return 'visit.signed';
  if (checkedInAt) return 'visit.checked-in';
  return acceptedAt ? 'visit.accepted' : 'visit.waiting';
};

// The same buttons as on the card, and both requests as long as they can be made.
async function buttons(facts: InspectionFacts, visitor: Visitor): Promise<Html> {
  const { actor, base, locale } = visitor;
  const shown = visitActions(facts, actor.id).filter(
    ({ id }) => !['visit', 'result.submit', 'result.direct'].includes(id),
  );
  const me = facts.team.find(({ personId }) => personId === actor.id);
  const isRequestable =
    ['assigned', 'accepted', 'started', 'submitted'].includes(facts.state) &&
    !me?.checkedInAt &&
    !['requested', 'approved'].includes(facts.request?.state ?? '');
  const asks = isRequestable ? ['recusal.request', 'substitution.request'] : [];
  const all = [...new Set([...shown.map(({ id }) => id), ...asks])];
  const forms = all.map(async (id) => {
    const token = await pageToken(facts, visitor, id);
    const style = asks.includes(id) ? 'plain' : 'primary';
    const own = shown.find((one) => one.id === id)?.label;
    const label = say(locale, own ?? told(`button.${id}` as TextKey));
    const more = id === 'inspection.check-in' && placeField(visitor);
    return postButton(`${base}/press`, label, { style, name: id, token, more });
  });
  return html`<div class="actions">${await Promise.all(forms)}</div>`;
}
