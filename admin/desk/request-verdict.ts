import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import type { RequestLine } from '../../db/queries/requests-under.ts';
import { type SubstituteChoice, substituteChoices } from '../../db/queries/substitute-choices.ts';
import { hasProof, recusalRisk } from '../../db/queries/recusal-risk.ts';
import { type Risk, risksOf } from '../../domain/risk.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields } from './press.ts';
import { proveHere } from './prove-here.ts';

/** A request that this visitor may decide, and everybody who may follow. */
export type Decidable = {
  request: RequestLine;
  choices: SubstituteChoice[];
  shown?: string;
  risks: Risk[];
  /** The second factor, where those risks ask for it. */
  proof: Html | false;
};

/** Those of the requests that the visitor may decide, with who may follow, by the requests' ids. */
export async function decidableBy(
  visitor: Visitor,
  requests: RequestLine[],
): Promise<Map<string, Decidable>> {
  const { actor } = visitor;
  const today = dayOf(await currentTime());
  const found = new Map<string, Decidable>();
  for (const request of requests.filter((one) => can(actor, `${one.kind}.decide`, one))) {
    const choices = await substituteChoices(database().manager, request, actor.id, today);
    const risks = await risksToProve(request, actor.id);
    const about = { type: 'recusal', id: request.id } as const;
    const proof = risks.length > 0 && (await proveHere(about, visitor));
    found.set(request.id, { request, choices, risks, proof });
  }
  return found;
}

// What weighs more needs a second factor first, for this very request.
async function risksToProve({ kind, id, profile }: RequestLine, personId: string): Promise<Risk[]> {
  if (kind !== 'recusal') return [];
  const risks = risksOf(await recusalRisk(database().manager, id), profile);
  return risks.length > 0 && (await hasProof(personId, id)) ? [] : risks;
}

/**
 * The approver's form: how many can follow comes first; where the bureau's rules appoint, whom; where
 * nobody can follow, only what the rules allow instead (R-129, R-130).
 */
export function verdictForm(decidable: Decidable, { t }: Visitor): Html {
  const { request, choices, shown, risks, proof } = decidable;
  if (proof) {
    return html`${risks.map((risk) => html`<p class="warning">${t(`card.request.risk.${risk}`)}</p>`)}
    ${proof}`;
  }
  const { kind, id, version, method, profile } = request;
  const appoints = method === 'appointment';
  const remedies = parameter(profile, 'match.whenTooFew').join();
  const needed = appoints ? 'panel.requests.reason-always' : 'panel.requests.reason-needed';
  const then = appoints ? 'panel.requests.then.appointment' : `panel.requests.then.${kind}`;
  return html`${
      choices.length > 0
        ? html`<p>${t('panel.requests.eligible', { count: choices.length })}</p>
            <p class="muted">${t(then as 'panel.requests.then.appointment')}</p>`
        : html`<p class="warning">${t('panel.requests.nobody', { remedies })}</p>`
    }
    <form method="post" action="/desk/requests/${kind}/${id}" class="form verdict">
      ${hiddenFields(version, shown)} ${appoints && choices.length > 0 && chooser(choices, t)}
      <label>${t('field.decisionReason')}<textarea name="reason" maxlength="500"></textarea></label>
      <p>
        ${
          choices.length > 0 &&
          html`<button class="primary" name="verdict" value="approve">
            ${t(appoints ? 'panel.press.appoint' : 'verdict.approve')}
          </button>`
        }
        <button name="verdict" value="reject">${t('verdict.reject')}</button>
        <span class="muted">${t(needed)}</span>
      </p>
    </form>`;
}

const chooser = (choices: SubstituteChoice[], t: Visitor['t']): Html =>
  html`<label
    >${t('field.substituteId')}
    <select name="substituteId">
      <option value="">${t('panel.requests.choose')}</option>
      ${choices.map(
        ({ id, name, unit, load }) =>
          html`<option value="${id}">
            ${t('panel.requests.candidate', { name, unit, load })}
          </option>`,
      )}
    </select></label
  >`;
