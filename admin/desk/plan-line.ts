import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import { itemsInForceOrDraft } from '../../db/queries/lists-under.ts';
import type { PlanLineContent } from '../../db/queries/plan-lines.ts';
import type { PlanPage } from '../../db/queries/plan-page.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { mayOver } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { option } from './form-parts.ts';
import { percentOf } from './item-input.ts';
import { readablePlan } from './plan-access.ts';
import { type Fields, hiddenFields, text } from './press.ts';

/** The form of one line of a plan that is still a draft. */
export const planLinePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const { id, lineId } = request.params as { id: string; lineId: string };
  const plan = await readablePlan(id, visitor);
  if (!mayOver(actor, 'plan.amend', plan.unitPath)) throw new Refusal('forbidden');
  const line = plan.lines.find((one) => one.id === lineId);
  if (!line && lineId !== 'new') throw new Refusal('not-found');
  const profile = await currentProfile(database().manager, plan.profileSlug);
  const items = (await itemsInForceOrDraft()).map(({ name }) => name);
  const units = (await unitsUnder([plan.unitPath])).map(({ name }) => name);
  const values = line ? fieldsOf(line) : { draws: '1' };
  sendPage(request, response, {
    title: line?.name ?? t('panel.plan.new-line'),
    body: html`${lineForm({ plan, lineId, values, profile, items, units }, visitor)}
    ${
      line &&
      html`<form method="post" action="/desk/plans/${id}/lines/${lineId}/drop" class="card">
        ${hiddenFields(plan.version)}
        <p class="muted">${t('panel.plan.drop-line-hint')}</p>
        <button class="danger">${t('panel.plan.drop-line')}</button>
      </form>`
    }`,
  });
};

type LineForm = {
  plan: PlanPage;
  lineId: string;
  values: Fields;
  profile: Profile;
  items: string[];
  units: string[];
};

function lineForm(form: LineForm, { t }: Visitor): Html {
  const { plan, lineId, values, profile, items, units } = form;
  const input = (name: string, label: string, attributes: Html = html``) =>
    html`<label
      >${label}<input name="${name}" value="${text(values, name)}" ${attributes}
    /></label>`;
  return html`<form method="post" action="/desk/plans/${plan.id}/lines/${lineId}" class="form card">
    ${hiddenFields(plan.version)}
    <p class="muted">
      ${t('panel.plan.required-by', { rule: articleOf(profile, 'plan.requiredFields') })}
    </p>
    ${input('name', t('field.name'), html`required maxlength="200"`)}
    ${select('itemName', t('field.itemName'), ['', ...items], values)}
    ${input('scope', t('field.scope'))}
    <div class="pair">
      ${input('startsOn', t('field.startsOn'), html`type="date"`)}
      ${input('endsOn', t('field.endsOn'), html`type="date"`)}
    </div>
    <div class="pair">
      ${modeSelect(profile, values, t)}
      ${input('ratio', `${t('field.ratio')} %`, html`type="number" min="0" max="100" step="0.01"`)}
      ${input('draws', t('field.draws'), html`type="number" min="1" max="366" required`)}
      ${input('estimate', t('field.estimate'), html`type="number" min="0"`)}
    </div>
    ${strataFields(profile, values, t)}
    ${select('unitName', t('field.unitName'), [...new Set([text(values, 'unitName'), ...units])], values)}
    ${input('jointUnits', t('panel.plan.joint-units'))} ${input('frequency', t('field.frequency'))}
    <button class="primary">${t('panel.item.save')}</button>
  </form>`;
}

const select = (name: string, label: string, choices: string[], values: Fields): Html =>
  html`<label
    >${label}<select name="${name}">
      ${choices.map((value) => option(value, value, text(values, name)))}
    </select></label
  >`;

const modeSelect = (profile: Profile, values: Fields, t: Visitor['t']): Html | false =>
  parameter(profile, 'draw.mode').includes('rotation') &&
  html`<label
    >${t('field.mode')}<select name="mode">
      ${option('sample', t('panel.plan.sample'), text(values, 'mode'))}
      ${option('rotation', t('panel.mode.rotation'), text(values, 'mode'))}
    </select></label
  >`;

// R-056: who is of higher risk is drawn more often; an empty ratio leaves the line's own.
const strataFields = (profile: Profile, values: Fields, t: Visitor['t']): Html =>
  html`<fieldset>
    <legend>${t('panel.plan.strata')}</legend>
    <div class="pair">
      ${['高', '中', '低'].map(
        (risk) =>
          html`<label
            >${t('field.risk')} ${risk} %<input
              name="ratio-${risk}"
              type="number"
              min="0"
              max="100"
              step="0.01"
              value="${text(values, `ratio-${risk}`)}"
          /></label>`,
      )}
      ${parameter(profile, 'subject.keyPool') && keyRatio(values, t)}
    </div>
    <label
      >${t('panel.plan.uplift-reason')}<input
        name="upliftReason"
        maxlength="500"
        value="${text(values, 'upliftReason')}"
    /></label>
  </fieldset>`;

// R-039: the key registry as a part of its own; the others of the line then leave it out.
const keyRatio = (values: Fields, t: Visitor['t']): Html =>
  html`<label
    >${t('panel.key-pool.in')} %<input
      name="ratio-key"
      type="number"
      min="0"
      max="100"
      step="0.01"
      value="${text(values, 'ratio-key')}"
  /></label>`;

const fieldsOf = (line: PlanLineContent): Fields => ({
  name: line.name,
  itemName: line.itemName,
  scope: line.scope,
  ratio: percentOf(line.ratioBp),
  estimate: line.estimate === null ? '' : String(line.estimate),
  startsOn: line.startsOn ?? '',
  endsOn: line.endsOn ?? '',
  unitName: line.unitName,
  jointUnits: line.jointUnits.join('、'),
  draws: String(line.draws),
  frequency: line.frequency,
  mode: line.mode,
  upliftReason: line.upliftReason,
  ...Object.fromEntries(
    line.strata.flatMap(({ risk, keyPool, ratioBp }) =>
      (keyPool ? ['key'] : risk).map((one) => [`ratio-${one}`, percentOf(ratioBp)]),
    ),
  ),
});
