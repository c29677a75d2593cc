import type { RequestFacts } from '../../db/queries/card-facts-request.ts';
import type { Actor } from '../../domain/actor.ts';
import { can } from '../../domain/policy.ts';
import { parameter, profileOf } from '../../domain/profile/profile.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, button, fields, line } from './parts.ts';

/** To the approvers: a request for recusal or substitution, then what was decided and who was drawn. */
export function requestCard(request: RequestFacts, reader: Actor | null): Card {
  const { kind } = request;
  return {
    kind,
    about: { type: kind, id: request.id, version: request.version },
    title: told(`card.${kind}.title`, { state: told(stateKey(request)) }),
    blocks: [
      fields(
        ['field.applicant', request.requester],
        ['field.replaced', request.replacedId === request.requesterId ? null : request.replaced],
        ...reasonRow(request),
        ['field.note', request.note],
        ['field.task', request.taskName],
        ['field.code', request.inspectionCode],
        ['field.subject', request.subject],
        ['field.team', { list: request.team }],
        ['field.deadline', { on: request.endsOn }],
        ['field.requested-at', at(request.requestedAt)],
        ['field.earlier', told('field.earlier.value', { count: request.earlier })],
        ['field.draw', request.drawCode],
      ),
      ...outcome(request, reader),
    ],
  };
}

const states = ['requested', 'approved', 'rejected', 'withdrawn', 'done'] as const;

function stateKey({ state, doneAt }: RequestFacts): TextKey {
  const shown = doneAt ? 'done' : states.find((known) => known === state);
  return `state.request.${shown ?? 'requested'}`;
}

function reasonRow({ kind, why }: RequestFacts): [TextKey, ReturnType<typeof told>][] {
  const key = kind === 'recusal' ? `ground.${why}` : `reason.${why}`;
  return [[kind === 'recusal' ? 'field.ground' : 'field.reason', told(key as TextKey)]];
}

function outcome(request: RequestFacts, reader: Actor | null): Block[] {
  const vars = { by: request.decidedBy ?? '', at: at(request.decidedAt) };
  if (request.doneAt) {
    const name = request.substitute ?? '';
    return [line(told('card.request.done', { ...vars, at: at(request.doneAt), name }), 'done')];
  }
  if (request.state === 'approved') return [line(told('card.request.approved', vars), 'done')];
  if (request.state === 'rejected') {
    const reason = request.decisionReason ?? '';
    return [line(told('card.request.rejected', { ...vars, reason }), 'warn')];
  }
  return request.state === 'requested' ? open(request, reader) : [];
}

function open(request: RequestFacts, reader: Actor | null): Block[] {
  const { kind } = request;
  const method = parameter(profileOf(request.profileSlug), 'subst.method');
  const next = fields(['field.on-approval', told(`field.on-approval.${method}`)]);
  if (!reader || !can(reader, `${kind}.decide`, request)) {
    return [next, line(told('card.request.not-yours'), 'muted')];
  }
  return [
    next,
    line(told('card.request.ask', { name: request.requester })),
    // Whom to appoint is chosen in the panel, which lists everybody who qualifies.
    ...actions(
      method === 'draw' && button(`${kind}.approve`, { style: 'primary' }),
      button(`${kind}.reject`, { style: 'danger' }),
    ),
  ];
}
