import type { SourceFacts } from '../../db/queries/card-facts-draw.ts';
import type { WaitingRound } from '../../db/queries/waiting-rounds.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { day, moment } from '../format.ts';
import { hiddenFields } from './press.ts';
import type { TaskView } from './task.ts';

/** The forms that bring in public values for the draws of a task that wait for them. */
export function sourceForms(view: TaskView): Html[] {
  const { task, draw, rounds, visitor } = view;
  const on = { bureauPath: task.bureauPath };
  if (!can(visitor.actor, 'draw.enter-beacon', on)) return [];
  const awaited = draw?.state === 'announced' ? draw.sources.filter(isAwaited) : [];
  return [
    ...awaited.flatMap((source) => {
      if (source.kind === 'lottery') return lotteryForm(view, draw!.id, source);
      const { network, round, roundAt } = source;
      const { id: drawId, code, version } = draw!;
      const waiting = {
        drawId,
        code,
        version,
        network: network!,
        round: round!,
        roundAt: roundAt!,
      };
      return beaconForm(view, waiting);
    }),
    ...rounds.map((round) => beaconForm(view, round)),
  ].filter((form): form is Html => form !== undefined);
}

const isAwaited = ({ kind, openedAt }: SourceFacts) =>
  openedAt === null && (kind === 'drand' || kind === 'lottery');

// Before its time there is nothing to bring.
function beaconForm(
  { task, now, visitor: { t, locale } }: TaskView,
  { drawId, code, round, roundAt }: WaitingRound,
): Html {
  const wait = { code, round, at: moment(roundAt, locale) };
  if (new Date(roundAt) > now) {
    return html`<section class="card"><p>${t('panel.sources.ahead', wait)}</p></section>`;
  }
  return html`<section class="card">
    <h2>${t('panel.sources.by-hand')} <span class="code">${code}</span></h2>
    <p>${t('panel.sources.due')}</p>
    <form method="post" action="/desk/tasks/${task.id}/draws/${drawId}/beacon" class="form">
      ${hiddenFields()}
      <label for="beacon-${drawId}">${t('panel.sources.beacon')}</label>
      <textarea
        id="beacon-${drawId}"
        name="beacon"
        required
        maxlength="4096"
        spellcheck="false"
      ></textarea>
      <p class="muted">${t('panel.sources.by-hand.how', { round })}</p>
      <button class="primary">${t('panel.press.beacon')}</button>
    </form>
  </section>`;
}

// Whoever entered it cannot confirm it, but may correct it; everybody else confirms.
function lotteryForm(
  { task, now, visitor: { t, locale, actor } }: TaskView,
  drawId: string,
  { position, name, drawnOn, enteredText, enteredBy }: SourceFacts,
): Html | undefined {
  if (dayOf(now) < drawnOn!) return undefined;
  const act = enteredText !== null && enteredBy !== actor.id ? 'confirm' : 'enter';
  const id = `result-${position}`;
  return html`<section class="card">
    <h2>${t(`panel.sources.${act}`, { name: name! })}</h2>
    <form method="post" action="/desk/tasks/${task.id}/draws/${drawId}/${act}-lottery" class="form">
      ${hiddenFields()}<input type="hidden" name="position" value="${position}" />
      <label for="${id}">${t('panel.sources.result')}</label>
      <input id="${id}" name="text" required maxlength="400" autocomplete="off" />
      <p class="muted">${t(`panel.sources.${act}.how`, { on: day(drawnOn!, locale) })}</p>
      <button class="primary">${t(`panel.press.${act}-lottery`)}</button>
    </form>
  </section>`;
}
