import { at } from '../../chat/cards/parts.ts';
import { say } from '../../chat/text.ts';
import { database } from '../../db/data-source.ts';
import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { type EvidenceRow, evidenceOf, isSigning } from '../../db/queries/evidence.ts';
import { type Html, html } from '../../html.ts';
import { pointList } from '../points.ts';
import { uploadField } from './upload-field.ts';
import { textsIn, type Visitor } from './visitor.ts';

/** The files of a visit, and where more can be sent as long as nobody has signed. */
export async function evidenceSection(facts: InspectionFacts, visitor: Visitor): Promise<Html> {
  const files = await evidenceOf(database().manager, facts.id);
  const form = (await takesFiles(facts, visitor)) && (await uploadForm(facts, visitor));
  if (files.length === 0 && !form) return html``;
  const t = textsIn(visitor.locale);
  return html`<section class="card evidence" id="evidence">
    <h2>${t('visit.evidence', { count: files.length })}</h2>
    ${
      files.length === 0
        ? html`<p class="muted">${t('visit.evidence.none')}</p>`
        : html`<ul class="files">
            ${files.map((file) => fileLine(file, visitor))}
          </ul>`
    }
    ${form}
  </section>`;
}

async function takesFiles(facts: InspectionFacts, { actor }: Visitor): Promise<boolean> {
  if (!['started', 'submitted'].includes(facts.state)) return false;
  const me = facts.team.find(({ personId }) => personId === actor.id);
  return Boolean(me?.checkedInAt) && !(await isSigning(database().manager, facts.id));
}

function fileLine(file: EvidenceRow, { base, locale }: Visitor): Html {
  const t = textsIn(locale);
  const { id, number, name, caption, point, sender, receivedAt, originalHash } = file;
  const href = `${base}/evidence/${id}`;
  const picture =
    file.mediaType !== 'application/pdf' &&
    html`<img src="${href}" alt="${caption || name}" loading="lazy" />`;
  return html`<li>
    <a href="${href}">${picture}<span>${number}. ${caption || name}</span></a>
    ${point && html`<span class="tag">${point}</span>`}
    <span class="muted">
      ${t('visit.evidence.of', { sender, at: say(locale, at(receivedAt)) })} ·
      <code title="${originalHash}">${originalHash.slice(0, 12)}…</code>
    </span>
  </li>`;
}

async function uploadForm({ id }: InspectionFacts, { base, locale }: Visitor): Promise<Html> {
  const t = textsIn(locale);
  const points = await pointList(id);
  return html`<form
    method="post"
    action="${base}/visit/${id}/evidence"
    enctype="multipart/form-data"
    class="upload"
    data-queue="evidence"
  >
    ${uploadField(t)}
    <p class="field">
      <label for="f-point">${t('visit.evidence.point')}</label>
      <select id="f-point" name="point">
        <option value="">${t('visit.evidence.whole')}</option>
        ${points.map(({ name, point }) => html`<option value="${name}">${point}</option>`)}
      </select>
    </p>
    <p class="field">
      <label for="f-caption">${t('visit.evidence.caption')}</label>
      <input id="f-caption" name="caption" maxlength="1000" />
    </p>
    <p class="muted">${t('visit.evidence.hint')}</p>
    <div class="actions"><button class="button">${t('visit.evidence.send')}</button></div>
  </form>`;
}
