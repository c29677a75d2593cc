import { database } from '../../db/data-source.ts';
import type { ImportJob } from '../../db/queries/import-jobs.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { missingByProfile } from '../../domain/registry/required-columns.ts';
import { jobById } from '../../usecases/registry/import/job.ts';
import {
  type PreviewChange,
  keptLines,
  type PreviewLine,
  previewOf,
} from '../../usecases/registry/import/preview.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';

/** What an import would change: new, changed with old and new values, not in the file. */
export async function previewSections(job: ImportJob, visitor: Visitor): Promise<Html | false> {
  const { t } = visitor;
  const { counts } = job;
  if (!counts) return false;
  const row = await jobById(database().manager, job.id, { lock: false });
  const { added, changed, gone } = await previewOf({ ...row, keys: counts.keys });
  const profile = await currentProfile(database().manager, row.unit.profileSlug);
  const demanded = missingByProfile(profile, job.kind, counts.missingColumns);
  return html`<p class="card"><strong>${t('import.preview.nothing')}</strong></p>
    ${
      counts.missingColumns.length > 0 &&
      html`<p class="muted">
        ${t('import.preview.missing', { columns: counts.missingColumns.join(t('panel.comma')) })}
      </p>`
    }
    ${
      demanded &&
      html`<p class="card">
        ${t('import.preview.required', {
          columns: demanded.headers.join(t('panel.comma')),
          rule: demanded.rule,
        })}
      </p>`
    }
    ${
      (counts.otherSheets ?? 0) > 0 &&
      html`<p class="card warn">
        ${t('import.preview.sheets', { count: counts.otherSheets ?? 0 })}
      </p>`
    }
    ${
      counts.unknownColumns.length > 0 &&
      html`<p>
        ${t('field.unknownColumns')}${t('panel.colon')}${counts.unknownColumns.join(t('panel.comma'))}
      </p>`
    }
    <details class="card" open>
      <summary id="added">${t('import.preview.added', { count: counts.added })}</summary>
      ${lines(added, counts.added, visitor)}
    </details>
    <details class="card" open>
      <summary id="changed">${t('import.preview.changed', { count: counts.changed })}</summary>
      ${changes(changed, counts.changed, visitor)}
    </details>
    ${
      counts.kept &&
      html`<details class="card warn" open>
        <summary id="kept">${t('import.preview.kept', { count: counts.kept.count })}</summary>
        <p class="muted">${t('import.preview.kept-hint')}</p>
        ${changes(await keptLines(counts.kept), counts.kept.count, visitor, ['given', 'stays'])}
      </details>`
    }
    <p id="same">${t('import.preview.same', { count: counts.same })}</p>
    <details class="card">
      <summary id="gone">${t('import.preview.gone', { count: counts.gone })}</summary>
      <p class="muted">${t('import.preview.gone-hint')}</p>
      ${lines(gone, counts.gone, visitor)}
    </details>`;
}

const more = (shown: number, count: number, { t }: Visitor): Html | false =>
  shown < count && html`<p class="muted">${t('import.preview.first', { shown, count })}</p>`;

const lines = (rows: PreviewLine[], count: number, visitor: Visitor): Html | false =>
  rows.length > 0 &&
  html`${more(rows.length, count, visitor)}
    <table class="rows">
      <thead>
        <tr>
          <th class="figure">${visitor.t('panel.import.row')}</th>
          <th>${visitor.t('import.preview.identity')}</th>
          <th>${visitor.t('import.preview.name')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ row, identity, name }) =>
            html`<tr>
              <td data-label="${visitor.t('panel.import.row')}" class="figure">${row ?? '–'}</td>
              <td data-label="${visitor.t('import.preview.identity')}"><code>${identity}</code></td>
              <td data-label="${visitor.t('import.preview.name')}">${name}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;

const changes = (
  rows: PreviewChange[],
  count: number,
  visitor: Visitor,
  [from, to] = ['before', 'after'] as ['before', 'after'] | ['given', 'stays'],
): Html | false => {
  const { t } = visitor;
  return (
    rows.length > 0 &&
    html`${more(rows.length, count, visitor)}
      <table class="rows">
        <thead>
          <tr>
            <th class="figure">${t('panel.import.row')}</th>
            <th>${t('import.preview.name')}</th>
            <th>${t('import.preview.field')}</th>
            <th>${t(`import.preview.${from}`)}</th>
            <th>${t(`import.preview.${to}`)}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.flatMap(({ row, identity, name, differences }) =>
            differences.map(
              ({ field, before, after }) =>
                html`<tr>
                  <td data-label="${t('panel.import.row')}" class="figure">${row}</td>
                  <td data-label="${t('import.preview.name')}">${name} <code>${identity}</code></td>
                  <td data-label="${t('import.preview.field')}">${field}</td>
                  <td data-label="${t(`import.preview.${from}`)}"><del>${before}</del></td>
                  <td data-label="${t(`import.preview.${to}`)}"><ins>${after}</ins></td>
                </tr>`,
            ),
          )}
        </tbody>
      </table>`
  );
};
