import type { RequestHandler } from 'express';
import { type DisclosurePart, openPartsUnder } from '../../db/queries/disclosure-parts.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { disclosePart } from '../../usecases/disclosure/disclose-part.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields, press, text } from './press.ts';

/** What a department can disclose by itself of visits that several share, where the rules leave that to it. */
export async function partSection(paths: string[], visitor: Visitor): Promise<Html | false> {
  const { t, actor } = visitor;
  const parts = (await openPartsUnder(paths)).filter(
    (part) => part.ready && can(actor, 'disclosure.disclose-part', part),
  );
  if (parts.length === 0) return false;
  return html`<section>
    <h2>${t('panel.part.title')} <span class="count">${parts.length}</span></h2>
    <p class="muted">${t('panel.part.lead')}</p>
    ${parts.map((part) => partCard(part, visitor))}
  </section>`;
}

const partCard = (part: DisclosurePart, { t }: Visitor): Html =>
  html`<article class="card">
    <h3>${part.subject} · ${part.unit}</h3>
    <p><span class="code">${part.ref}</span></p>
    <p>${part.items.map(({ name }) => name).join(t('panel.comma'))}</p>
    <form method="post" action="/desk/requests/part/${part.disclosureId}">
      ${hiddenFields(part.version)}
      <input type="hidden" name="taskId" value="${part.taskId}" />
      <input type="hidden" name="department" value="${part.department}" />
      <button>${t('panel.part.disclose')}</button>
    </form>
  </article>`;

/** The button of that card. */
export const disclosePartRoute: RequestHandler = press({
  action: 'disclosure.disclose-part',
  back: () => '/desk/requests',
  about: async ({ id }, { actor }) => ({
    type: 'disclosure',
    id: id ?? '',
    unitPath: actor.unitPath,
  }),
  run: async (command, fields, { id }) => {
    const { ref } = await disclosePart(command, {
      disclosureId: id ?? '',
      taskId: text(fields, 'taskId'),
      department: Number(text(fields, 'department')),
    });
    return { done: 'panel.done.part', vars: { ref } };
  },
});
