import type { RequestFacts } from '../../db/queries/card-facts-request.ts';
import { type Actor, isPerson } from '../../domain/actor.ts';
import { can } from '../../domain/policy.ts';
import { parameter } from '../../domain/profile/profile.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Block, Card, CardAction } from '../port.ts';
import { type Text, told } from '../text.ts';
import { lapse, waiting } from './held.ts';
import { actions, at, button, fields, line, link } from './parts.ts';

/**
 * To the approvers: a request for recusal or substitution, then what was decided and who was drawn. Whoever
 * asked reads the verdict alone: they leave, and learn neither the subject nor who follows them.
 */
export function requestCard(request: RequestFacts, reader: Actor | null): Card {
  if (reader && isPerson(reader, request.requesterId)) return verdictCard(request);
  if (request.ordered && reader && isPerson(reader, request.replacedId)) return orderCard(request);
  const { kind } = request;
  return {
    kind,
    about: { type: kind, id: request.id, version: request.version },
    title: told(`card.${kind}.title`, { state: told(stateKey(request)) }),
    blocks: [
      fields(
        [request.ordered ? 'card.field.ordered-by' : 'card.field.applicant', request.requester],
        [
          'card.field.replaced',
          request.replacedId === request.requesterId ? null : request.replaced,
        ],
        ...reasonRow(request),
        ['card.field.note', request.note],
        ['card.field.files', filesText(request)],
        ['card.field.task', request.taskName],
        ['card.field.code', request.inspectionCode],
        ['card.field.subject', request.subject],
        ['card.field.team', { list: request.team }],
        ['card.field.deadline', { on: request.endsOn }],
        ['card.field.requested-at', at(request.requestedAt)],
        ['card.field.earlier', told('card.field.earlier.value', { count: request.earlier })],
        ['card.field.draw', request.drawCode],
      ),
      ...outcome(request, reader),
    ],
  };
}

function verdictCard(request: RequestFacts): Card {
  const { kind, state } = request;
  const shown = state === 'done' ? 'approved' : state;
  return {
    kind,
    about: { type: kind, id: request.id, version: request.version },
    title: told(`card.${kind}.title`, { state: told(`state.request.${shown}` as TextKey) }),
    blocks: [
      fields(
        ['card.field.task', request.taskName],
        ['card.field.code', request.inspectionCode],
        ...reasonRow(request),
      ),
      verdictLine(request),
    ],
  };
}

// To whoever is to stay away: who said so, and that another one decides; then what was decided.
function orderCard(request: RequestFacts): Card {
  const { requester: by, requestedAt, state } = request;
  const card = verdictCard(request);
  if (state !== 'requested') return card;
  const ordered = line(told('card.request.ordered', { by, at: at(requestedAt) }), 'warn');
  return { ...card, blocks: [...card.blocks.slice(0, 1), ordered] };
}

function verdictLine(request: RequestFacts): Block {
  const { state, decidedAt, decisionReason } = request;
  const vars = { by: decider(request), at: at(decidedAt) };
  if (state === 'requested') return line(told('card.request.not-yours'), 'muted');
  if (state !== 'rejected') return line(told('card.request.agreed', vars), 'done');
  return line(told('card.request.rejected', { ...vars, reason: decisionReason ?? '' }), 'warn');
}

// 代为审批: a deputy is named together with whom they stand for.
const decider = ({ decidedBy, decidedFor }: RequestFacts): Text =>
  decidedFor ? told('card.by-for', { by: decidedBy ?? '', for: decidedFor }) : (decidedBy ?? '');

const filesText = ({ files = 0 }: RequestFacts): Text | null =>
  files > 0 ? told('card.field.files.value', { count: files }) : null;

const states = ['requested', 'approved', 'rejected', 'done'] as const;

function stateKey({ state, doneAt, held }: RequestFacts): TextKey {
  if (held) return 'state.request.held';
  const shown = doneAt ? 'done' : states.find((known) => known === state);
  return `state.request.${shown ?? 'requested'}`;
}

function reasonRow({ kind, why }: RequestFacts): [TextKey, ReturnType<typeof told>][] {
  const key = kind === 'recusal' ? `ground.${why}` : `reason.${why}`;
  return [[kind === 'recusal' ? 'card.field.ground' : 'card.field.reason', told(key as TextKey)]];
}

function outcome(request: RequestFacts, reader: Actor | null): Block[] {
  const vars = { by: decider(request), at: at(request.decidedAt) };
  if (request.doneAt) {
    return [line(doneText(request), 'done')];
  }
  if (request.state === 'approved') return [line(told('card.request.approved', vars), 'done')];
  if (request.state === 'rejected') {
    const reason = request.decisionReason ?? '';
    return [line(told('card.request.rejected', { ...vars, reason }), 'warn')];
  }
  if (request.held) return waiting(request.held, reader);
  return request.state === 'requested' ? [...lapse(request.lapsed), ...open(request, reader)] : [];
}

// An appointment is told as one, never as a draw.
function doneText(request: RequestFacts): Text {
  const { method, doneAt, substitute, decisionReason } = request;
  const vars = { by: decider(request), at: at(doneAt), name: substitute ?? '' };
  if (method === 'draw') return told('card.request.done', vars);
  return told('card.request.appointed', { ...vars, reason: decisionReason ?? '' });
}

function open(request: RequestFacts, reader: Actor | null): Block[] {
  const { kind, method, eligible } = request;
  const next = fields(['card.field.on-approval', told(`card.field.on-approval.${method}`)]);
  if (!reader || !can(reader, `${kind}.decide`, request)) {
    return [next, line(told('card.request.not-yours'), 'muted')];
  }
  const approval = method === 'draw' ? 'approve' : 'appoint';
  const verdicts = [
    eligible !== 0 && button(`${kind}.${approval}`, { style: 'primary' }),
    button(`${kind}.reject`, { style: 'danger' }),
  ];
  return [
    next,
    ...followers(request),
    line(told('card.request.ask', { name: request.requester })),
    ...riskLines(request),
    ...actions(
      ...(request.risks.length > 0 ? [stepUp] : verdicts),
      Boolean(request.files) && link('files', 'button.files', `/files/${kind}/${request.id}`),
    ),
  ];
}

// 风险分级: what weighs more is decided in the panel, behind a one-time link and a second factor. The link is
// made when it is asked for: one on the card would long be too old.
const stepUp: CardAction = button('step-up.ask', { style: 'primary' });

const riskLines = ({ risks }: RequestFacts): Block[] =>
  risks.map((risk) => line(told(`card.request.risk.${risk}`), 'warn'));

// Whoever approves knows before how many can follow; where nobody can, what the rules allow instead.
function followers({ eligible, profile }: RequestFacts): Block[] {
  if (eligible === null) return [];
  if (eligible === 0) {
    const remedies = parameter(profile, 'match.whenTooFew').join();
    return [line(told('card.request.nobody', { remedies }), 'warn')];
  }
  return [fields(['card.field.eligible', told('card.field.eligible.value', { count: eligible })])];
}
