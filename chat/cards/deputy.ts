import type { DeputyRow } from '../../db/queries/deputies.ts';
import type { Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, between, button, fields, line } from './parts.ts';

/** 代为审批, to whoever was named and to whoever named them: from when to when, over what, and its end. */
export function deputyCard(row: DeputyRow, today: string): Card {
  const { id, principal, deputy, role, unit, startsOn, endsOn, reason, endedAt } = row;
  const isOver = endedAt !== null || endsOn < today;
  return {
    kind: 'deputy',
    about: { type: 'deputy', id, version: isOver ? 2 : 1 },
    title: told('card.deputy.title', {
      state: told(`card.deputy.state.${isOver ? 'over' : 'named'}`),
    }),
    blocks: [
      fields(
        ['card.deputy.principal', principal],
        ['card.deputy.deputy', deputy],
        [
          'card.deputy.mandate',
          told('card.deputy.mandate.value', { role: told(`role.${role}`), unit }),
        ],
        ['card.deputy.days', between(startsOn, endsOn)],
        ['card.deputy.reason', reason],
      ),
      isOver
        ? line(
            endedAt
              ? told('card.deputy.ended', { at: at(endedAt.toISOString()) })
              : told('card.deputy.over'),
            'warn',
          )
        : line(told('card.deputy.rule'), 'muted'),
      ...actions(
        !isOver &&
          button('deputy.end', { style: 'danger', confirm: told('button.deputy.end.confirm') }),
        { id: 'deputies', label: told('button.deputies'), panel: '/desk/deputies' },
      ),
    ],
  };
}
