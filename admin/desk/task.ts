import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { type DrawFacts, drawFacts } from '../../db/queries/card-facts-draw.ts';
import { type TaskOverview, taskOverview } from '../../db/queries/task-overview.ts';
import { type WaitingRound, waitingRounds } from '../../db/queries/waiting-rounds.ts';
import { type WitnessChoice, witnessesOn } from '../../db/queries/witnesses.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { percent, window } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { mayOver } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { deploymentSection } from './deployment.ts';
import { sourceList } from './draw-sources.ts';
import {
  executingPaths,
  executingSection,
  mayMatch,
  unitsToMatch,
  visitsFor,
} from './executing.ts';
import { outlookSection } from './outlook.ts';
import { participantSection } from './participants.ts';
import { neighbourSection } from './neighbour.ts';
import { preflightSection } from './preflight.ts';
import { reactionSection } from './reactions.ts';
import { changesSection } from './seat-times.ts';
import { sourceForms } from './source-forms.ts';
import { batchSection } from './batches.ts';
import { describeStratum, modeOf } from './set-up-words.ts';
import { stateOf } from './state.ts';
import { ownerLines } from './task-owners.ts';
import { nextStep, phases, voiding } from './task-steps.ts';

/** What the page of a task is made of. */
export type TaskView = {
  task: TaskOverview;
  draw: DrawFacts | undefined;
  witnesses: WitnessChoice[];
  /** The draws of its people that wait for a round of drand. */
  rounds: WaitingRound[];
  now: Date;
  visitor: Visitor;
};

/** A task, its phases as steps, and the one button that comes next. */
export const taskPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const task = await taskInScope(String(request.params['id']), visitor);
  const draw = task.drawId ? await drawFacts(task.drawId) : undefined;
  const frozen = task.state !== 'configured';
  const now = await currentTime();
  const witnesses = frozen ? [] : await witnessesOn(dayOf(now));
  const rounds = await waitingRounds(task.id);
  const view = { task, draw, witnesses, rounds, now, visitor };
  const { actor } = visitor;
  const isMatching = task.state === 'dispatched' && mayMatch(task, actor);
  // Before the freeze their answers are what is waited for.
  const participants = await participantSection(task.id, visitor);
  sendPage(request, response, {
    title: task.name,
    body: html`${headline(view)} ${phases(view)} ${await deploymentSection(view)}
      ${!frozen && participants} ${await preflightSection(task, now, visitor)} ${nextStep(view)}
      ${isMatching && (await outlookSection(task.id, unitsToMatch(task, actor), visitor))}
      ${frozen && participants} ${sourceForms(view)} ${executingSection(task, visitor)}
      ${await reactionSection(task, visitor)}
      <div class="columns">${facts(view)} ${strata(view)} ${draw && sourceList(draw, visitor)}</div>
      ${await batchSection(task, dayOf(now), visitor)} ${await neighbourSection(task, visitor)}
      ${visits(view)}
      ${await changesSection(
        visitsFor(task, actor).map((visit) => visit.id),
        visitor,
      )}
      ${voiding(view)}`,
  });
};

// Its state, and the ways to what else there is of it.
function headline({ task, draw, visitor: { t, actor } }: TaskView): Html {
  const unitPath = task.initiatorPath;
  const isOver = task.state === 'closed' || task.state === 'archived';
  return html`<p>
    ${stateOf('task', task.state, t)} <span class="code">${task.code}</span>
    ${draw && html`<a href="/desk/draws/${draw.id}">${t('panel.draw.way')}</a>`}
    ${
      isOver &&
      can(actor, 'archive.read', { unitPath }) &&
      html`<a href="/desk/archive/${task.id}">${t('panel.way.archive')}</a>`
    }
    <a href="/desk/tasks/${task.id}/scheme">${t('panel.scheme.way')}</a>
    ${
      can(actor, 'trail.read', { unitPath }) &&
      html`<a href="/desk/trail?task=${task.code}">${t('panel.task.trail')}</a>`
    }
  </p>`;
}

/** The task, for somebody who may see it; refuses `not-found` to everybody else. */
export async function taskInScope(id: string, { actor }: Visitor): Promise<TaskOverview> {
  const task = /^[0-9a-f-]{36}$/.test(id) ? await taskOverview(id) : undefined;
  const paths = actor.mandates.map(({ path }) => path);
  const seen =
    task &&
    paths.some(
      (path) =>
        mayOver(actor, 'task.read', path) &&
        [task.initiatorPath, ...executingPaths(task)].some((one) => one.startsWith(path)),
    );
  if (!task || !seen) throw new Refusal('not-found');
  return task;
}

function facts({ task, visitor }: TaskView): Html {
  const { t, locale } = visitor;
  const lines: (readonly [string, Html | string])[] = [
    [
      t('field.planLine'),
      task.planLine ?? t('panel.ad-hoc.why', { reason: task.adHocReason ?? '' }),
    ],
    [t('field.inspectionType'), t(`inspection-type.${task.type}`)],
    ...(task.upliftReason ? [[t('panel.uplift.reason'), task.upliftReason] as const] : []),
    [t('panel.task.items'), task.items.join(t('panel.comma'))],
    [t('field.initiator'), task.initiator],
    [t(task.executing.length > 0 ? 'panel.routes.lead' : 'panel.task-form.unit'), task.unit],
    [t('panel.task.window'), window(task.startsOn, task.endsOn, locale)],
    [t('field.mode'), modeOf(task, t)],
    [t('field.teamSize'), String(task.teamSize)],
    [t('field.sealed'), task.sealed ? t('panel.yes') : t('panel.no')],
    [t('panel.sources.people'), t(`panel.sources.people.${task.peopleEntropy}`)],
    [t('field.setBy'), task.setBy],
    ...ownerLines(task, visitor),
  ];
  return html`<section class="card">
    <h2>${t('panel.task.facts')}</h2>
    <dl>
      ${lines.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

function strata({ task, draw, visitor: { t } }: TaskView): Html {
  const counted = new Map(draw?.strata.map((one) => [one.name, one]));
  return html`<section class="card">
    <h2>${t('table.stratum')}</h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.name')}</th>
          <th class="figure">${t('field.ratio')}</th>
          <th class="figure">${t('panel.task.pool')}</th>
          <th class="figure">${t('panel.task.drawn')}</th>
        </tr>
      </thead>
      <tbody>
        ${task.strata.map(
          ({ name, filter, ratioBp, weights }) =>
            html`<tr>
              <td data-label="${t('field.name')}">
                ${name}<br /><span class="muted">${describeStratum({ filter, weights }, t)}</span>
              </td>
              <td data-label="${t('field.ratio')}" class="figure">${percent(ratioBp)}</td>
              <td data-label="${t('panel.task.pool')}" class="figure">
                ${counted.get(name)?.pool ?? '–'}
              </td>
              <td data-label="${t('panel.task.drawn')}" class="figure">
                ${draw?.drawnAt ? (counted.get(name)?.drawn ?? '–') : '–'}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      draw &&
      html`<p>
        <span class="muted">${t('panel.draw.root')}</span><br /><code class="hash"
          >${draw.inputHash}</code
        >
      </p>`
    }
  </section>`;
}

function visits({ task, visitor: { t, actor } }: TaskView): Html | false {
  if (task.visits.length === 0) return false;
  const seen = visitsFor(task, actor);
  const others = task.visits.length - seen.length;
  return html`<section>
    <h2>${t('table.inspection')} <span class="count">${seen.length}</span></h2>
    ${others > 0 && html`<p class="muted">${t('panel.routes.others', { count: others })}</p>`}
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.code')}</th>
          <th>${t('field.subjectName')}</th>
          <th>${t('table.seat')}</th>
          <th>${t('field.state')}</th>
        </tr>
      </thead>
      <tbody>
        ${seen.map(
          ({ id, code, subject, unit, team, state, sharedWith, secondReason }) =>
            html`<tr>
              <td data-label="${t('field.code')}">
                <a class="code" href="/desk/visits/${id}">${code}</a>
                ${
                  sharedWith.length > 0 &&
                  html`<br /><span class="muted"
                      >${t('panel.merge.with', { codes: sharedWith.join(t('panel.comma')) })}</span
                    >`
                }
                ${
                  secondReason &&
                  html`<br /><span class="muted"
                      >${t('panel.merge.second', { reason: secondReason })}</span
                    >`
                }
              </td>
              <td data-label="${t('field.subjectName')}">
                ${subject}${task.executing.length > 0 && html`<br /><span class="muted">${unit}</span>`}
              </td>
              <td data-label="${t('table.seat')}">${team.join(t('panel.comma')) || '–'}</td>
              <td data-label="${t('field.state')}">${stateOf('inspection', state, t)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
