import {
  type AgreementLine,
  agreementsUnder,
  profileSlugOf,
  unitsBeside,
} from '../../db/queries/registry-desk.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { database } from '../../db/data-source.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { can } from '../../domain/policy.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { scopeOf } from '../table.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields } from './press.ts';
import { shownPart } from './shown.ts';

/** R-047: joint registries of two branches, their consents, and the form to ask for one where the rules know it. */
export async function agreementSection(paths: string[], visitor: Visitor): Promise<Html | false> {
  const { t, actor } = visitor;
  const agreements = await agreementsUnder(paths);
  const own = await unitsUnder(scopeOf({ read: ['joint-pool.propose'] }, actor));
  const rule = await ruleOf(own[0]?.path ?? paths[0] ?? '/');
  if (agreements.length === 0 && !rule) return false;
  return html`<section class="card" id="joint-pool">
    <h2>${t('table.pool_agreement')} <span class="count">${agreements.length}</span></h2>
    ${rule && html`<p class="muted">${t('panel.joint-pool.lead', { rule })}</p>`}
    <ul class="lines">
      ${await Promise.all(agreements.map((one) => shownAgreement(one, visitor)))}
    </ul>
    ${rule && own[0] && proposeForm(own, await unitsBeside(own[0].path), visitor)}
  </section>`;
}

/** The article that allows it; nothing where the bureau's rules know no joint registry. */
async function ruleOf(path: string): Promise<string | undefined> {
  const slug = await profileSlugOf(path);
  const profile = slug && (await currentProfile(database().manager, slug));
  if (!profile || !parameter(profile, 'inspector.jointPool')) return undefined;
  return articleOf(profile, 'inspector.jointPool');
}

function shownAgreement(one: AgreementLine, visitor: Visitor): Promise<Html> {
  const about = { type: 'pool-agreement', id: one.id, version: one.version };
  const part = { kind: 'panel.pool-agreement', about, decides: mayFor(one, visitor).speaks };
  return shownPart(part, visitor, (shown) => html`<li>${agreementLine(one, visitor, shown)}</li>`);
}

function agreementLine(one: AgreementLine, visitor: Visitor, shown?: string): Html {
  const { t } = visitor;
  const { speaks, ends } = mayFor(one, visitor);
  return html`<b>${one.unit} + ${one.partner}</b>
    <span class="state ${tones[one.state] ?? 'over'}"
      >${t(`agreement-state.${one.state}` as TextKey)}</span
    ><br />${one.reason}
    <span class="muted"
      >${side(one.unit, one.ownBy, t)} · ${side(one.partner, one.partnerBy, t)}
      ${one.endReason}</span
    >
    ${speaks && consentForm(one, visitor, shown)} ${ends && endForm(one, visitor)}`;
}

const tones: Partial<Record<string, string>> = { 'in-force': 'done', requested: 'live' };

const side = (unit: string, by: string | null, t: Visitor['t']): string =>
  `${unit}${t('panel.colon')}${by ?? '–'}`;

function mayFor(one: AgreementLine, { actor }: Visitor): { speaks: boolean; ends: boolean } {
  const own = can(actor, 'joint-pool.consent', { unitPath: one.unitPath });
  const partner = can(actor, 'joint-pool.consent', { unitPath: one.partnerPath });
  const isAwaited = (own && one.ownBy === null) || (partner && one.partnerBy === null);
  return {
    speaks: one.state === 'requested' && isAwaited,
    ends: one.state === 'in-force' && (own || partner),
  };
}

const consentForm = ({ id, version }: AgreementLine, { t }: Visitor, shown?: string): Html =>
  html`<form method="post" action="/desk/registry/joint-pools/${id}/consent" class="form">
    ${hiddenFields(version, shown)}
    <label>${t('field.reason')}<input name="reason" maxlength="500" /></label>
    <p>
      <button class="primary" name="verdict" value="approve">
        ${t('panel.joint-pool.consent')}
      </button>
      <button name="verdict" value="reject">${t('panel.joint-pool.reject')}</button>
    </p>
  </form>`;

const endForm = ({ id, version }: AgreementLine, { t }: Visitor): Html =>
  html`<details>
    <summary>${t('panel.joint-pool.end')}</summary>
    <form method="post" action="/desk/registry/joint-pools/${id}/end" class="form">
      ${hiddenFields(version)}
      <label>${t('field.reason')}<input name="reason" required maxlength="500" /></label>
      <button>${t('panel.joint-pool.end')}</button>
    </form>
  </details>`;

type Unit = { id: string; name: string };

const choices = (units: Unit[]): Html[] =>
  units.map(({ id, name }) => html`<option value="${id}">${name}</option>`);

const proposeForm = (own: Unit[], others: Unit[], { t }: Visitor): Html =>
  html`<details>
    <summary>${t('panel.joint-pool.propose')}</summary>
    <form method="post" action="/desk/registry/joint-pools" class="form">
      ${hiddenFields()}
      <label
        >${t('field.unit')}<select name="unitId">
          ${choices(own)}
        </select></label
      >
      <label
        >${t('field.partnerName')}<select name="partnerId">
          ${choices(others.filter(({ id }) => own.length > 1 || id !== own[0]?.id))}
        </select></label
      >
      <label>${t('field.reason')}<input name="reason" required maxlength="500" /></label>
      <button>${t('panel.joint-pool.propose')}</button>
    </form>
  </details>`;
