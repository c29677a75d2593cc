import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { type CreditFile, creditFiles } from '../../domain/credit.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import { exportCredit } from '../../usecases/credit/export.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { type Fields, hiddenFields, text } from './press.ts';

/** 信用文件 (R-182): those that the bureau's rules know, each to be taken out as a file. */
export async function creditSection(visitor: Visitor, today: string): Promise<Html | false> {
  const { t, actor } = visitor;
  const units = await unitsUnder(scopeOf({ read: ['credit.export'] }, actor));
  if (units.length === 0) return false;
  const { manager: tx } = database();
  const { profileSlug } = await unitById(tx, units[0]!.id);
  const ruled: readonly string[] = parameter(
    await currentProfile(tx, profileSlug, today),
    'credit.export',
  );
  const files = creditFiles.filter((file) => ruled.includes(file));
  if (files.length === 0) return false;
  return html`<section class="card">
    <h2>${t('panel.credit.title')}</h2>
    <p class="muted">${t('panel.credit.lead')}</p>
    <form method="post" action="/desk/cases/credit" class="form">
      ${hiddenFields()}
      <label
        >${t('panel.case.unit')}
        <select name="unitId">
          ${units.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
        </select></label
      >
      <label
        >${t('panel.credit.title')}
        <select name="kind">
          ${files.map((file) => html`<option value="${file}">${t(`credit-file.${file}`)}</option>`)}
        </select></label
      >
      <button>${t('panel.credit.export')}</button>
    </form>
  </section>`;
}

/** Sends the file that was asked for; what the rules do not know is refused as a page. */
export const takeCredit: RequestHandler = async (request, response) => {
  const { actor } = visitorOf(response);
  const fields = (request.body ?? {}) as Fields;
  // The file is made anew each time, so a repeated press is another export with a line of its own.
  const command = { id: randomUUID(), actor, door: 'panel' } as const;
  const kind = text(fields, 'kind') as CreditFile;
  const { name, text: csv } = await exportCredit(command, {
    unitId: text(fields, 'unitId'),
    kind,
  });
  response.type('text/csv; charset=utf-8').attachment(name).send(csv);
};
