import type { DrawFacts } from '../../db/queries/card-facts-draw.ts';
import type { Block, Card } from '../port.ts';
import { type Text, told } from '../text.ts';
import { sourceRows } from './draw-sources.ts';
import { at, between, fields, line, voidReason } from './parts.ts';

/** To the group chats: a draw is announced, done, void. Counts only, no names. */
export function drawNoticeCard(draw: DrawFacts): Card {
  return {
    kind: 'draw-notice',
    about: { type: 'draw', id: draw.id, version: draw.version },
    title: told('card.draw-notice.title', { state: told(`state.draw.${draw.state}`) }),
    blocks: [
      fields(
        ['card.field.draw', draw.code],
        ['card.field.task', draw.taskName],
        ['card.field.unit', draw.unit],
        ['card.field.window', between(draw.startsOn, draw.endsOn)],
        ['card.field.hash', draw.inputHash.slice(0, 16)],
      ),
      strataRows(draw),
      ...sourceRows(draw),
      news(draw),
    ],
  };
}

/** The strata with their counts; what was drawn of each once it is. */
export function strataRows(draw: DrawFacts): Block {
  const rows = draw.strata.map(({ name, pool, drawn }): [Text, Text] => [
    name,
    draw.drawnAt
      ? told('card.field.stratum.value', { pool, drawn })
      : told('card.field.stratum.pool', { pool }),
  ]);
  return { t: 'fields', rows };
}

function news(draw: DrawFacts): Block {
  switch (draw.state) {
    case 'frozen':
    case 'announced':
      return draw.revealBy
        ? line(told('card.draw-notice.announced', { by: at(draw.revealBy) }))
        : line(told('card.draw-notice.announced-public'));
    case 'drawn':
      return line(told('card.draw-notice.drawn', { at: at(draw.drawnAt) }), 'done');
    case 'confirmed':
      return line(told('card.draw-notice.confirmed', { at: at(draw.confirmedAt) }), 'done');
    case 'void': {
      const reason = voidReason(draw.voidReason);
      return line(told('card.draw.void', { at: at(draw.voidedAt), reason }), 'warn');
    }
  }
}
