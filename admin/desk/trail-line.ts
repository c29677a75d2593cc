import type { TrailLine } from '../../db/queries/trail-under.ts';
import { eventSentence } from '../../locales/event-sentence.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { fieldName, fieldValue } from './trail-words.ts';

/** One event: its sentence, the door, the card that was pressed, what changed, and the seal that covers it. */
export const trailItem = (line: TrailLine, visitor: Visitor): Html =>
  html`<li>
    <time datetime="${line.at.toISOString()}">${moment(line.at, visitor.locale)}</time>
    <p>${eventSentence(visitor.locale, line)}</p>
    <p class="muted">
      <span class="code">#${line.id}</span> · ${visitor.t(`door.${line.door}` as TextKey)}
      ${line.task && html`· <a href="/desk/trail?task=${line.task}">${line.task}</a>`}
      ${
        line.cardHash &&
        html`·
          <a href="/desk/trail/cards/${line.cardHash}"
            >${visitor.t('panel.trail.card')} <code>${line.cardHash.slice(0, 12)}</code></a
          >`
      }
      · ${sealText(line, visitor)}
    </p>
    ${changesOf(line, visitor)}
  </li>`;

function sealText({ seal, checkpoint }: TrailLine, { t }: Visitor): string {
  if (seal === null) return t('panel.trail.unsealed');
  return checkpoint === null
    ? t('panel.trail.sealed', { seal })
    : t('panel.trail.covered', { seal, checkpoint });
}

type Data = Record<string, unknown> &
  Partial<Record<'before' | 'after' | 'changes' | 'changed', unknown>>;
type Change = { name: string; before: unknown; after: unknown };

// What is written down beside a sentence: the fields that changed, from what to what, then the rest.
function changesOf({ data }: TrailLine, visitor: Visitor): Html | false {
  const { t } = visitor;
  const changes = changesIn(data);
  const rest = Object.entries(data).filter(([name]) => !isPart(name, data));
  if (changes.length + rest.length === 0) return false;
  return html`<details>
    <summary>${t('panel.trail.data')}</summary>
    ${
      changes.length > 0 &&
      html`<table class="rows">
        <thead>
          <tr>
            <th>${t('panel.trail.field')}</th>
            <th>${t('panel.trail.before')}</th>
            <th>${t('panel.trail.after')}</th>
          </tr>
        </thead>
        <tbody>
          ${changes.map(
            ({ name, before, after }) =>
              html`<tr>
                <td data-label="${t('panel.trail.field')}">${fieldName(name, visitor)}</td>
                <td data-label="${t('panel.trail.before')}">
                  <del>${fieldValue(name, before, visitor)}</del>
                </td>
                <td data-label="${t('panel.trail.after')}">
                  <ins>${fieldValue(name, after, visitor)}</ins>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }
    ${
      rest.length > 0 &&
      html`<dl class="facts">
        ${rest.map(
          ([name, value]) =>
            html`<dt>${fieldName(name, visitor)}</dt>
              <dd>${fieldValue(name, value, visitor)}</dd>`,
        )}
      </dl>`
    }
  </details>`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isChange = (value: unknown): value is { before: unknown; after: unknown } =>
  isObject(value) && 'before' in value && 'after' in value;

// Written as `changed: { field: { before, after } }`, or as two whole objects.
function changesIn({ before, after, changes, changed }: Data): Change[] {
  const next = after ?? changes;
  if (isObject(before) && isObject(next)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(next)])];
    return names.map((name) => ({ name, before: before[name], after: next[name] }));
  }
  if (!isObject(changed)) return [];
  // Of what is personal the trail says only that it changed.
  return Object.entries(changed).map(([name, value]) =>
    isChange(value) ? { name, ...value } : { name, before: null, after: value },
  );
}

function isPart(name: string, data: Data): boolean {
  if (name === 'changed') return isObject(data.changed);
  const next = data.after === undefined ? 'changes' : 'after';
  const isPair = isObject(data.before) && isObject(data[next]);
  return isPair && (name === 'before' || name === next);
}
