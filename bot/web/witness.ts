import type { Request, RequestHandler, Response } from 'express';
import { at } from '../../chat/cards/parts.ts';
import { say, told } from '../../chat/text.ts';
import { drawFacts, type DrawFacts, type WitnessFacts } from '../../db/queries/card-facts-draw.ts';
import { whereabouts } from '../../db/queries/where-about.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { commitEntropy } from '../../usecases/draw/commit.ts';
import { revealEntropy } from '../../usecases/draw/reveal.ts';
import { recordRefusal } from '../../usecases/refused.ts';
import { type Command, commandOf } from '../../usecases/usecase.ts';
import { textInput } from './controls.ts';
import { fieldIn, isId } from './fields.ts';
import { keepFlash } from './flash.ts';
import { type Html, html } from '../../html.ts';
import { missing } from './missing.ts';
import { sendPage } from './page.ts';
import { textsIn, type Visitor, visitorOf } from './visitor.ts';

/** The page that a witness opens from the card: commits before the announcement, reveals after it. */
export const witnessPage: RequestHandler = async (request, response) => {
  const draw = await drawOf(request);
  const visitor = visitorOf(response);
  const mine = draw?.witnesses.find(({ personId }) => personId === visitor.actor.id);
  if (!draw || !mine) return missing(request, response);
  const t = textsIn(visitor.locale);
  const main = html`<h1>${t('witness.title')}</h1>
    <p class="muted">${draw.taskName} · ${draw.code}</p>
    <p>${t('witness.what')}</p>
    <section
      class="card"
      id="witness"
      data-draw="${draw.id}"
      data-person="${mine.personId}"
      data-state="${draw.state} ${draw.witnesses.map(stateOf).join(' ')}"
    >
      ${stepOf(draw, mine, visitor)}
    </section>
    ${backup(draw, mine, visitor)}
    <h2>${t('witness.all')}</h2>
    <ul class="people">
      ${draw.witnesses.map((each) => html`<li>${each.name} <span class="muted">${each.unit}</span> <span class="tag">${t(stateOf(each))}</span></li>`)}
    </ul>
    <p><a href="${visitor.base}/inbox">${t('page.back')}</a></p>`;
  sendPage(request, response, { title: t('witness.title'), main, script: 'witness.js' });
};

const drawOf = (request: Request) => {
  const id = request.params['drawId'];
  return isId(id) ? drawFacts(id) : Promise.resolve(undefined);
};

const stateOf = ({ committedAt, openedAt }: WitnessFacts): TextKey => {
  if (openedAt) return 'witness.state.opened';
  return committedAt ? 'witness.state.committed' : 'witness.state.none';
};

function stepOf(draw: DrawFacts, mine: WitnessFacts, { locale, base }: Visitor): Html {
  const t = textsIn(locale);
  const path = `${base}/witness/${draw.id}`;
  if (draw.state === 'void') {
    return html`<p class="warn">⚠ ${t('witness.void', { reason: draw.voidReason ?? '' })}</p>`;
  }
  if (draw.drawnAt) {
    return html`<p class="done">✓ ${t('witness.drawn', { at: at(draw.drawnAt) })}</p>`;
  }
  if (!mine.committedAt) return commitForm(path, locale);
  if (draw.state === 'frozen') {
    return html`<p class="done">✓ ${t('witness.committed', { at: at(mine.committedAt) })}</p>`;
  }
  if (mine.openedAt) {
    return html`<p class="done">✓ ${t('witness.revealed', { at: at(mine.openedAt) })}</p>`;
  }
  return revealForm(path, draw, locale);
}

function commitForm(path: string, locale: Visitor['locale']): Html {
  const t = textsIn(locale);
  const byHand = html`pattern="[0-9a-f]{64}" autocomplete="off"`;
  return html`<h2>${t('witness.step.commit')}</h2>
    <p>${t('witness.step.commit.how')}</p>
    <form method="post" action="${path}/commit" class="form" data-step="commit">
      <noscript> ${textInput('commitment', t('witness.commitment'), byHand)} </noscript>
      <div class="actions">
        <button class="button primary">${t('witness.commit')}</button>
      </div>
    </form>`;
}

function revealForm(path: string, draw: DrawFacts, locale: Visitor['locale']): Html {
  const t = textsIn(locale);
  const byHand = html`pattern="[0-9a-f]+" autocomplete="off" required`;
  return html`<h2>${t('witness.step.reveal')}</h2>
    <p>${t('witness.step.reveal.how', { by: at(draw.revealBy) })}</p>
    <form method="post" action="${path}/reveal" class="form" data-step="reveal">
      <div data-lost>
        <p class="warn">⚠ ${t('witness.lost')}</p>
        ${textInput('value', t('witness.value'), byHand)}
      </div>
      <div class="actions">
        <button class="button primary">${t('witness.reveal')}</button>
      </div>
    </form>`;
}

function backup(draw: DrawFacts, mine: WitnessFacts, { locale }: Visitor): Html | false {
  const t = textsIn(locale);
  const isWaiting = mine.committedAt !== null && mine.openedAt === null && draw.state !== 'void';
  return (
    isWaiting &&
    html`<details data-backup hidden>
      <summary>${t('witness.backup')}</summary>
      <p class="muted">${t('witness.backup.why')}</p>
      <p><code></code></p>
    </details>`
  );
}

/** The browser sends the commitment: SHA-256 of a number that stays there. */
export const commitRoute: RequestHandler = (request, response) =>
  act(request, response, 'draw.commit', (command, drawId) =>
    commitEntropy(command, { drawId, commitment: fieldIn(request.body, 'commitment') }),
  );

/** The browser sends the number itself. */
export const revealRoute: RequestHandler = (request, response) =>
  act(request, response, 'draw.reveal', (command, drawId) =>
    revealEntropy(command, { drawId, value: fieldIn(request.body, 'value') }),
  );

async function act(
  request: Request,
  response: Response,
  action: 'draw.commit' | 'draw.reveal',
  run: (command: Command, drawId: string) => Promise<unknown>,
): Promise<void> {
  const draw = await drawOf(request);
  if (!draw) return missing(request, response);
  const { actor, base, locale } = visitorOf(response);
  const command = commandOf(actor, 'web');
  try {
    await run(command, draw.id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const about = { type: 'draw', id: draw.id, ...(await whereabouts('draw', draw.id)) };
    await recordRefusal(command, action, about, error);
    const note = told(`refusal.${error.code}` as TextKey, error.details);
    keepFlash(actor.id, { tone: 'deny', note, locale });
    if (request.accepts(['html', 'json']) === 'json') {
      return void response.status(409).json({ tone: 'deny', note: say(locale, note) });
    }
  }
  response.redirect(303, `${base}/witness/${draw.id}`);
}
