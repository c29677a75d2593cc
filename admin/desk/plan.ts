import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { simulatePlan } from '../../db/queries/plan-forecast.ts';
import type { PlanPage, Receipt } from '../../db/queries/plan-page.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { coverageWarning } from '../../domain/plan-warnings.ts';
import { can } from '../../domain/policy.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameters } from '../../domain/profile/parameters.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { day, percent, window } from '../format.ts';
import { sendPage } from '../page.ts';
import { mayOver } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { readablePlan } from './plan-access.ts';
import { planSteps } from './plan-steps.ts';
import { hiddenFields } from './press.ts';
import { coverageNotice } from './simulation.ts';
import { shownPart } from './shown.ts';
import { stateOf } from './state.ts';
import { versionList } from './version-list.ts';

/** An annual plan: its lines, where it stands, its receipts, its versions, and what can be done now. */
export const planPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const plan = await readablePlan(String(request.params['id']), visitor);
  const profile = await currentProfile(database().manager, plan.profileSlug);
  const title = t('panel.plan.title', { unit: plan.unit, year: plan.year });
  const warned = await warning(plan, visitor);
  const part = {
    kind: 'panel.plan',
    about: { type: 'plan', id: plan.id, version: plan.version },
    head: [title],
    decides: plan.state === 'submitted' && can(visitor.actor, 'plan.decide', plan),
  };
  const body = await shownPart(
    part,
    visitor,
    (shown) =>
      html`${standing(plan, visitor)} ${warned} ${planSteps(plan, profile, visitor, shown)}
      ${lineTable(plan, visitor)} ${receipts(plan, profile, visitor)}
      ${versionList({ kind: 'plan', at: '/desk/plans', shown: plan.id }, plan.versions, visitor)}`,
  );
  sendPage(request, response, { title, body });
};

function standing(plan: PlanPage, { t }: Visitor): Html {
  const { state, number, reason, submitter, approver, approvalNote } = plan;
  return html`<section class="card">
    <h2>${t('panel.item.version', { number })} ${stateOf('plan', state, t)}</h2>
    ${reason && html`<p>${t('panel.plan.reason', { reason })}</p>`}
    ${plan.jointReason && html`<p>${t('panel.plan.joint-apart', { reason: plan.jointReason })}</p>`}
    ${submitter && html`<p class="muted">${t('panel.plan.submitted-by', { who: submitter })}</p>`}
    ${
      approver &&
      html`<p class="muted">
        ${t('panel.plan.approved-by', { who: approver })}
        ${approvalNote && t('panel.plan.note', { note: approvalNote })}
      </p>`
    }
    <p>
      <a class="button" href="/desk/plans/${plan.id}/simulation">${t('panel.plan.simulate')}</a>
      ${
        state === 'published' &&
        html`<a class="button" href="/desk/plans/${plan.id}/gauges">${t('panel.plan.gauges')}</a>`
      }
    </p>
  </section>`;
}

// P-17: what no floor forbids and the rules warn of all the same.
async function warning(plan: PlanPage, { t }: Visitor): Promise<Html | false> {
  if (!open.includes(plan.state) || plan.lines.length === 0) return false;
  const simulated = await simulatePlan(database().manager, plan, await currentTime());
  return coverageNotice(coverageWarning(simulated.forecast, simulated.profile), t);
}

const open: readonly string[] = ['draft', 'submitted', 'approved', 'published'];

function lineTable(plan: PlanPage, visitor: Visitor): Html {
  const { t, locale, actor } = visitor;
  const mayEdit = plan.state === 'draft' && mayOver(actor, 'plan.amend', plan.unitPath);
  const maySetUp = plan.state === 'published' && mayOver(actor, 'task.set-up', plan.unitPath);
  return html`<section class="card">
    <h2>${t('panel.plan.lines')} <span class="count">${plan.lines.length}</span></h2>
    ${mayEdit && html`<p><a class="button" href="/desk/plans/${plan.id}/lines/new">${t('panel.plan.new-line')}</a></p>`}
    ${
      plan.lines.length > 0 &&
      html`<table class="rows">
        <thead>
          <tr>
            <th>${t('field.name')}</th>
            <th class="figure">${t('field.ratio')}</th>
            <th class="figure">${t('field.draws')}</th>
            <th class="figure">${t('field.estimate')}</th>
            <th>${t('panel.task.window')}</th>
            <th>${t('field.unitName')}</th>
          </tr>
        </thead>
        <tbody>
          ${plan.lines.map(
            (line) =>
              html`<tr>
                <td data-label="${t('field.name')}">
                  ${
                    mayEdit
                      ? html`<a href="/desk/plans/${plan.id}/lines/${line.id}">${line.name}</a>`
                      : line.name
                  }<br /><span class="muted">${line.itemName}</span>
                  ${
                    maySetUp &&
                    html`<br /><a href="/desk/tasks/new?line=${line.id}"
                        >${t('panel.tasks.new')}</a
                      >`
                  }
                </td>
                <td data-label="${t('field.ratio')}" class="figure">${ratioOf(line, t)}</td>
                <td data-label="${t('field.draws')}" class="figure">${line.draws}</td>
                <td data-label="${t('field.estimate')}" class="figure">${line.estimate ?? '–'}</td>
                <td data-label="${t('panel.task.window')}">
                  ${line.startsOn && line.endsOn ? window(line.startsOn, line.endsOn, locale) : '–'}
                </td>
                <td data-label="${t('field.unitName')}">
                  ${line.unitName}
                  ${
                    line.jointUnits.length > 0 &&
                    html`<br /><span class="muted"
                        >${t('panel.plan.with', { units: line.jointUnits.join(t('panel.comma')) })}</span
                      >`
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }
  </section>`;
}

function ratioOf({ mode, ratioBp, strata }: PlanPage['lines'][number], t: Visitor['t']): Html {
  if (mode === 'rotation') return html`${t('panel.mode.rotation')}`;
  const whole = ratioBp === null ? '–' : percent(ratioBp);
  return html`${whole}${strata.map(
    (one) =>
      html`<br /><span class="muted"
          >${one.keyPool ? t('panel.key-pool.in') : one.risk.join(t('panel.comma'))}
          ${percent(one.ratioBp)}</span
        >`,
  )}`;
}

// R-052, R-053: what the rules ask for, with its receipt or the form to enter it.
function receipts(plan: PlanPage, profile: Profile, visitor: Visitor): Html | false {
  if (plan.state !== 'approved' && plan.state !== 'published') return false;
  const { t, actor } = visitor;
  const mayEnter = can(actor, 'plan.file', plan);
  const part = (key: 'plan.publishChannels' | 'plan.filingTo', known: Receipt[], path: string) => {
    const asked: readonly string[] = parameter(profile, key);
    return (
      asked.length > 0 &&
      html`<section class="card">
        <h2>${t(`panel.plan.${path}` as TextKey)}</h2>
        <p class="muted">${articleOf(profile, key)}</p>
        <ul class="lines">
          ${asked.map((name) => {
            const receipt = known.find(({ of }) => of === name);
            const label = nameOf(key, name, visitor);
            return html`<li>
              ${label}
              ${receipt ? received(receipt, visitor) : mayEnter && entry(plan, path, name, t)}
            </li>`;
          })}
        </ul>
      </section>`
    );
  };
  return html`${part('plan.publishChannels', plan.channels, 'channels')}
  ${part('plan.filingTo', plan.filings, 'filings')}`;
}

const nameOf = (
  key: 'plan.publishChannels' | 'plan.filingTo',
  name: string,
  { locale }: Visitor,
): string => parameters[key].kind.print([name as never], locale === 'en' ? 'en' : 'zh');

const received = ({ reference, on }: Receipt, { t, locale }: Visitor): Html =>
  html`<span class="state done">${t('panel.plan.received')}</span> ${reference}
    <span class="muted">${day(on, locale)}</span>`;

const entry = (plan: PlanPage, path: string, name: string, t: Visitor['t']): Html =>
  html`<form method="post" action="/desk/plans/${plan.id}/${path}" class="form">
    ${hiddenFields()}<input type="hidden" name="of" value="${name}" />
    <div class="pair">
      <label>${t('panel.plan.receipt')}<input name="reference" required maxlength="500" /></label>
      <label>${t('panel.plan.receipt-on')}<input name="on" type="date" required /></label>
    </div>
    <button>${t('panel.plan.enter-receipt')}</button>
  </form>`;
