import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import type { ImportJob, RefusalRow } from '../../db/queries/import-jobs.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { jobById } from '../../usecases/registry/import/job.ts';
import { refusedWorkbook } from '../../usecases/registry/import/refused-workbook.ts';
import { type Html, html } from '../../html.ts';
import { rowReasonText } from '../row-reason.ts';
import { sendFile } from '../send-file.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { importScope, importSeen } from './import-seen.ts';

/** The rows that were refused, by number and reason, with the way to all of them. */
export async function refusedSection(
  { id, counts }: ImportJob,
  refused: RefusalRow[],
  visitor: Visitor,
): Promise<Html | false> {
  const { t } = visitor;
  if (!counts) return false;
  if (refused.length === 0) return html`<p class="card">${t('panel.import.all-clean')}</p>`;
  const rule = await ownersRule(id);
  return html`<section>
    <h2>${t('panel.import.refused')}</h2>
    <p class="muted">${t('panel.import.mend')}</p>
    <p><a href="/desk/import/${id}/refused.xlsx">${t('import.refused.download')}</a></p>
    ${
      refused.length < counts.refused &&
      html`<p class="muted">${t('import.too-many', { shown: refused.length })}</p>`
    }
    <table class="rows">
      <thead>
        <tr>
          <th class="figure">${t('panel.import.row')}</th>
          <th>${t('panel.import.field')}</th>
          <th>${t('panel.import.reason')}</th>
        </tr>
      </thead>
      <tbody>
        ${refused.map(
          ({ row, field, reason }) =>
            html`<tr>
              <td data-label="${t('panel.import.row')}" class="figure">${row}</td>
              <td data-label="${t('panel.import.field')}">${field}</td>
              <td data-label="${t('panel.import.reason')}">
                ${rowReasonText(reason, rule, visitor)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

// R-035: what says whose the rows of a registry are, by the rules of today.
async function ownersRule(jobId: string): Promise<string> {
  const { unit } = await jobById(database().manager, jobId, { lock: false });
  return cite(await currentProfile(database().manager, unit.profileSlug), 'registry.ownership');
}

/** The refused rows as a workbook, to be mended and imported again. */
export const refusedFile: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const job = await importSeen(visitor, String(request.params['id']));
  // The cells are as they were uploaded: for those alone who keep this registry (R-045).
  if (!importScope(visitor).some((path) => job.unitPath.startsWith(path)))
    throw new Refusal('forbidden');
  const { t } = visitor;
  const rule = await ownersRule(job.id);
  await sendFile(
    response,
    `${job.fileName}-refused.xlsx`,
    'xlsx',
    refusedWorkbook(job, {
      row: t('import.refused.row'),
      field: t('import.refused.field'),
      reason: t('import.refused.reason'),
      why: (reason) => rowReasonText(reason, rule, visitor),
    }),
  );
};
