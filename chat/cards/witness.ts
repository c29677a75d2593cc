import type { DrawFacts } from '../../db/queries/card-facts-draw.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { sourceRows } from './draw-sources.ts';
import { actions, at, fields, line, link, voidReason } from './parts.ts';

/** To a witness: commit before the draw, reveal after the announcement. */
export function witnessCard(draw: DrawFacts, readerId: string | null): Card {
  const mine = draw.witnesses.find(({ personId }) => personId === readerId);
  return {
    kind: 'witness',
    about: { type: 'draw', id: draw.id, version: draw.version },
    title: told('card.witness.title', { state: told(`state.draw.${draw.state}`) }),
    blocks: [
      fields(
        ['card.field.task', draw.taskName],
        ['card.field.draw', draw.code],
        ['card.field.pool', told('card.field.pool.value', { count: draw.pool })],
        [
          'card.field.reveal-by',
          draw.revealBy && draw.state === 'announced' ? at(draw.revealBy) : null,
        ],
      ),
      ...sourceRows(draw),
      ...turn(draw, mine?.committedAt ?? null, mine?.openedAt ?? null),
    ],
  };
}

function turn(draw: DrawFacts, committedAt: string | null, openedAt: string | null): Block[] {
  const path = `/witness/${draw.id}`;
  switch (draw.state) {
    case 'frozen':
      return committedAt
        ? [line(told('card.witness.committed', { at: at(committedAt) }), 'done')]
        : [
            line(told('card.witness.commit')),
            ...actions({ ...link('open', 'button.witness.commit', path), style: 'primary' }),
          ];
    case 'announced':
      return openedAt
        ? [line(told('card.witness.revealed', { at: at(openedAt) }), 'done')]
        : [
            line(told('card.witness.reveal', { by: at(draw.revealBy) })),
            ...actions({ ...link('open', 'button.witness.reveal', path), style: 'primary' }),
          ];
    case 'drawn':
    case 'confirmed':
      return [line(told('card.witness.drawn', { at: at(draw.drawnAt) }), 'done')];
    case 'void':
      return voided(draw, openedAt === null && committedAt !== null && draw.revealBy !== null);
  }
}

function voided(draw: DrawFacts, missed: boolean): Block[] {
  const reason = voidReason(draw.voidReason);
  return [
    ...(missed ? [line(told('card.witness.missed'), 'warn')] : []),
    line(told('card.draw.void', { at: at(draw.voidedAt), reason }), 'warn'),
  ];
}
