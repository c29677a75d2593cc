import type { VersionLine } from '../../db/queries/subject-page.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';

/** What stands in place of a number that is on file and that nobody reads here. */
export const masked = (isOnFile: boolean): string => (isOnFile ? '••••••' : '');

/** Facts, each under its word; an empty one is left out. */
export const facts = (
  rows: readonly (readonly [label: string, value: string | Html | null])[],
): Html =>
  html`<dl>
    ${rows
      .filter(([, value]) => value !== null && value !== '')
      .map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;

/** A table of the desk: its headings, and each row's cells in their order. */
export const rowsOf = (
  headings: readonly string[],
  rows: readonly (readonly (string | Html | false | null)[])[],
): Html =>
  html`<table class="rows">
    <thead>
      <tr>
        ${headings.map((heading) => html`<th>${heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, at) => html`<td data-label="${headings[at] ?? ''}">${cell || '–'}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;

/** Whether somebody may have written a value, as words; a flag or a list too. */
export function valueOf(value: unknown, { t }: Visitor): string {
  if (typeof value === 'boolean') return t(value ? 'panel.yes' : 'panel.no');
  if (Array.isArray(value)) return value.join(t('panel.comma'));
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const told = new Set(['version', 'effectiveOn', 'recordedAt', 'by', 'reason', 'batch']);
const unread: readonly string[] = ['telephone', 'identityNumber', 'principal'];

/**
 * Every version of a row, the newest first: what it changed, who, when, why or in which batch. Numbers and
 * names of persons are not read out of the past: it says only that they changed.
 */
export function historyOf(
  versions: VersionLine[],
  visitor: Visitor,
  word: (field: string, value: unknown) => string,
): Html {
  const { t, locale } = visitor;
  return html`<section class="card">
    <h2>${t('panel.registry.history')} <span class="count">${versions.length}</span></h2>
    <ul class="lines">
      ${versions.map(
        (version, at) =>
          html`<li>
            <b>${t('panel.registry.version', { version: version.version })}</b>
            <span class="muted"
              >${moment(version.recordedAt, locale)} · ${version.by ?? t('panel.trail.system')} ·
              ${t('panel.registry.effective', { day: version.effectiveOn })}</span
            ><br />${changesIn(version, versions[at + 1], visitor, word)}
            <span class="muted">${version.reason || version.batch || ''}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function changesIn(
  version: VersionLine,
  earlier: VersionLine | undefined,
  { t }: Visitor,
  word: (field: string, value: unknown) => string,
): string {
  if (!earlier) return t('panel.registry.first');
  const changed = Object.keys(version).filter(
    (field) =>
      !told.has(field) && JSON.stringify(version[field]) !== JSON.stringify(earlier[field]),
  );
  if (changed.length === 0) return t('panel.registry.same');
  const label = (field: string) => t(`field.${field}` as TextKey);
  return changed
    .map((field) =>
      unread.includes(field)
        ? t('panel.registry.replaced', { field: label(field) })
        : `${label(field)}${t('panel.colon')}${word(field, earlier[field]) || '–'} → ${word(field, version[field]) || '–'}`,
    )
    .join(t('panel.registry.and'));
}
