import type { RequestHandler } from 'express';
import { at } from '../../chat/cards/parts.ts';
import { say } from '../../chat/text.ts';
import { database } from '../../db/data-source.ts';
import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { sharedFile } from '../../db/queries/evidence.ts';
import {
  filesOfRequest,
  ownOpenRequest,
  type RequestFile,
} from '../../db/queries/request-files.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { isId } from './fields.ts';
import { missing } from './missing.ts';
import { sendPage } from './page.ts';
import { uploadField } from './upload-field.ts';
import { textsIn, type Visitor, visitorOf } from './visitor.ts';

/** The files that go with a request, for whoever decides it, the team and supervision. */
export const requestFilesPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { kind, id } = request.params as { kind: string; id: string };
  if ((kind !== 'recusal' && kind !== 'substitution') || !isId(id))
    return missing(request, response);
  const files = await filesOfRequest(database().manager, { kind, id });
  const [first] = files;
  const owner = first && (await sharedFile(first.id));
  if (!owner || !can(visitor.actor, 'evidence.read', owner)) return missing(request, response);
  const title = textsIn(visitor.locale)('page.files');
  const main = html`<h1>${title}</h1>
    <section class="card">${fileList(files, visitor)}</section>`;
  sendPage(request, response, { title, main });
};

/** What somebody has given as the reason of their own request, and where they can add to it. */
export async function reasonSection(facts: InspectionFacts, visitor: Visitor): Promise<Html> {
  const tx = database().manager;
  const request = await ownOpenRequest(tx, facts.id, visitor.actor.id);
  if (!request) return html``;
  const files = await filesOfRequest(tx, request);
  const t = textsIn(visitor.locale);
  return html`<section class="card" id="reasons">
    <h2>${t('visit.reasons', { count: files.length })}</h2>
    ${files.length > 0 && fileList(files, visitor)}
    <form
      method="post"
      action="${visitor.base}/visit/${facts.id}/evidence"
      enctype="multipart/form-data"
      class="upload"
      data-queue="reason"
    >
      ${uploadField(t)}
      <p class="muted">${t('visit.reasons.hint')}</p>
      <div class="actions"><button class="button">${t('visit.reasons.send')}</button></div>
    </form>
  </section>`;
}

const fileList = (files: RequestFile[], { base, locale }: Visitor): Html =>
  html`<ul class="files">
    ${files.map(
      ({ id, name, mediaType, at: received }) =>
        html`<li>
          <a href="${base}/evidence/${id}">
            ${mediaType !== 'application/pdf' && html`<img src="${base}/evidence/${id}" alt="${name}" loading="lazy" />`}
            <span>${name}</span>
          </a>
          <span class="muted">${say(locale, at(received))}</span>
        </li>`,
    )}
  </ul>`;
