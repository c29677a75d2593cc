import type { FlagLine, SubjectView } from '../../db/queries/subject-page.ts';
import { approvedKinds, flagKinds, flagValues } from '../../domain/flag.ts';
import { can } from '../../domain/policy.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { day, window } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { cafeFields } from './cafe-fields.ts';
import { option, reasonField } from './form-parts.ts';
import { hiddenFields } from './press.ts';
import { shownPart } from './shown.ts';

/** A flag in a word: 分级 A, 黑名单. */
export const flagWord = (
  { kind, value }: { kind: string; value: string },
  t: Visitor['t'],
): string => `${t(`flag.${kind}` as TextKey)}${value ? ` ${value}` : ''}`;

/** The days of a flag; open until somebody ends it. */
export const flagDays = (
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
  { t, locale }: Pick<Visitor, 't' | 'locale'>,
): string =>
  endsOn === null
    ? `${day(startsOn, locale)} – ${t('panel.flag.open')}`
    : window(startsOn, endsOn, locale);

/** R-040, R-057, R-073: the grades and flags of a subject with source and days, and what to do about them. */
export async function flagSection(
  view: SubjectView,
  today: string,
  visitor: Visitor,
): Promise<Html> {
  const { t, actor } = visitor;
  const mayAdd = can(actor, 'flag.add', view);
  return html`<section class="card" id="flags">
    <h2>${t('table.subject_flag')} <span class="count">${view.flags.length}</span></h2>
    ${view.flags.length === 0 && html`<p class="muted">${t('panel.flag.none')}</p>`}
    <ul class="lines">
      ${await Promise.all(view.flags.map((flag) => shownFlag(flag, view, today, visitor)))}
    </ul>
    ${mayAdd && (await addForm(view, today, visitor))}
  </section>`;
}

function shownFlag(
  flag: FlagLine,
  view: SubjectView,
  today: string,
  visitor: Visitor,
): Promise<Html> {
  const { id, version } = flag;
  const about = { type: 'flag', id, version };
  const decides = mayDecide(flag, view, visitor);
  return shownPart({ kind: 'panel.flag', about, head: [view.name], decides }, visitor, (shown) => {
    const presses = decides
      ? decideForm(flag, visitor, shown)
      : mayEnd(flag, view, visitor) && endForm(flag, today, visitor);
    return html`<li>${flagLine(flag, presses, visitor)}</li>`;
  });
}

function flagLine(flag: FlagLine, presses: Html | false, visitor: Visitor): Html {
  const { t } = visitor;
  const { tone, word } = standing(flag, t);
  return html`<b>${flagWord(flag, t)}</b> <span class="state ${tone}">${word}</span>
    <span class="muted">${flagDays(flag, visitor)}</span><br />${flag.source} · ${flag.reason}
    ${flag.evidence && html`<span class="muted">${t('panel.in-brackets', { text: flag.evidence })}</span>`}
    <span class="muted"
      >${t('panel.flag.by', { name: flag.recordedBy })}${
        flag.decidedBy && t('panel.flag.decided-by', { name: flag.decidedBy })
      }
      ${flag.endReason}</span
    >
    ${presses}`;
}

function standing({ state, isOver }: FlagLine, t: Visitor['t']): { tone: string; word: string } {
  if (isOver && state === 'in-force') return { tone: 'over', word: t('panel.flag.over') };
  const tones: Partial<Record<string, string>> = { requested: 'live', 'in-force': 'done' };
  return { tone: tones[state] ?? 'over', word: t(`flag-state.${state}` as TextKey) };
}

const mayDecide = (flag: FlagLine, { unitPath }: SubjectView, { actor }: Visitor): boolean =>
  flag.state === 'requested' &&
  can(actor, 'flag.decide', { unitPath, recordedBy: flag.recordedById });

const mayEnd = (flag: FlagLine, view: SubjectView, { actor }: Visitor): boolean =>
  flag.state === 'in-force' && !flag.isOver && can(actor, 'flag.end', view);

/** Agrees to a flag that waits for it, or turns it down. */
export const decideForm = (
  { id, version }: { id: string; version: number },
  { t }: Visitor,
  shown?: string,
): Html =>
  html`<form method="post" action="/desk/registry/flags/${id}/decide" class="form">
    ${hiddenFields(version, shown)}
    <label>${t('panel.flag.decision')}<input name="reason" maxlength="500" /></label>
    <p>
      <button class="primary" name="verdict" value="approve">${t('panel.flag.approve')}</button>
      <button name="verdict" value="reject">${t('panel.flag.reject')}</button>
    </p>
  </form>`;

const endForm = ({ id, version }: FlagLine, today: string, { t }: Visitor): Html =>
  html`<details>
    <summary>${t('panel.flag.end')}</summary>
    <form method="post" action="/desk/registry/flags/${id}/end" class="form">
      ${hiddenFields(version)}
      <label
        >${t('panel.flag.last-day')}<input type="date" name="endsOn" required value="${today}"
      /></label>
      <label>${t('field.reason')}<input name="reason" required maxlength="500" /></label>
      <button>${t('panel.flag.end')}</button>
    </form>
  </details>`;

async function addForm(view: SubjectView, today: string, visitor: Visitor): Promise<Html> {
  const { t } = visitor;
  const values = [...new Set(Object.values(flagValues).flat())];
  return html`<details>
    <summary>${t('panel.flag.add')}</summary>
    <form method="post" action="/desk/registry/subjects/${view.id}/flags" class="form">
      ${hiddenFields(view.version)}
      <label
        >${t('panel.flag.kind')}
        <select name="kind">
          ${flagKinds.map((kind) =>
            option(
              kind,
              `${t(`flag.${kind}`)}${approvedKinds.includes(kind) ? t('panel.flag.needs-approval') : ''}`,
            ),
          )}
        </select></label
      >
      <label
        >${t('panel.flag.value')}
        <select name="value">
          ${['', ...values].map((value) => option(value, value || '–'))}
        </select></label
      >
      <label>${t('field.source')}<input name="source" required maxlength="200" /></label>
      ${reasonField(t)}
      <label>${t('field.evidence')}<input name="evidence" maxlength="200" /></label>
      ${await cafeFields(view, visitor)}
      <div class="pair">
        <label
          >${t('field.startsOn')}<input type="date" name="startsOn" required value="${today}"
        /></label>
        <label>${t('field.endsOn')}<input type="date" name="endsOn" /></label>
      </div>
      <button class="primary">${t('panel.flag.add')}</button>
    </form>
  </details>`;
}
