import type { DrawFacts } from '../../db/queries/card-facts-draw.ts';
import type { Block, Card } from '../port.ts';
import { type Text, told } from '../text.ts';
import { dispatchBlocks } from './overlaps.ts';
import { actions, at, between, button, fields, line, voidReason } from './parts.ts';
import { strataRows } from './draw-notice.ts';
import { sourceRows } from './draw-sources.ts';

/**
 * To the setter: everybody has committed, announce; the result is there, confirm; then dispatch, knowing
 * how many of those concerned would not hear of it.
 */
export function drawDeskCard(draw: DrawFacts, unreached = 0): Card {
  return {
    kind: 'draw-desk',
    about: { type: 'draw', id: draw.id, version: draw.version },
    title: told('card.draw-desk.title', { state: told(`state.draw.${draw.state}`) }),
    blocks: [
      fields(
        ['card.field.task', draw.taskName],
        ['card.field.draw', draw.code],
        ['card.field.unit', draw.unit],
        ['card.field.window', between(draw.startsOn, draw.endsOn)],
        ['card.field.reveal-by', draw.state === 'announced' ? at(draw.revealBy) : null],
        ['card.field.label', draw.label ? told(`label.${draw.label}`) : null],
      ),
      strataRows(draw),
      ...sourceRows(draw),
      ...(unreached > 0
        ? [line(told('card.draw-desk.unreached', { count: unreached }), 'warn')]
        : []),
      ...step(draw),
    ],
  };
}

function step(draw: DrawFacts): Block[] {
  switch (draw.state) {
    case 'frozen':
      return frozen(draw);
    case 'announced':
      return [announced(draw)];
    case 'drawn':
      return [line(told('card.draw-desk.drawn')), ...actions(confirmButton)];
    case 'confirmed':
      return confirmed(draw);
    case 'void':
      return [
        line(
          told('card.draw.void', { at: at(draw.voidedAt), reason: voidReason(draw.voidReason) }),
          'warn',
        ),
      ];
  }
}

function announced(draw: DrawFacts): Block {
  const waiting = draw.witnesses.filter(({ openedAt }) => !openedAt);
  if (waiting.length === 0) return line(told('card.draw-desk.waiting-public'));
  return line(
    told('card.draw-desk.announced', { names: names(draw, ({ openedAt }) => !openedAt) }),
  );
}

const confirmButton = button('draw.confirm', {
  style: 'primary',
  confirm: told('button.draw.confirm.confirm'),
});

function frozen(draw: DrawFacts): Block[] {
  if (draw.witnesses.some(({ committedAt }) => !committedAt)) {
    const waiting = names(draw, ({ committedAt }) => !committedAt);
    return [line(told('card.draw-desk.waiting', { names: waiting }))];
  }
  const confirm = told('button.draw.announce.confirm');
  return [
    line(told(draw.witnesses.length > 0 ? 'card.draw-desk.ready' : 'card.draw-desk.ready-public')),
    ...actions(button('draw.announce', { style: 'primary', confirm })),
  ];
}

function confirmed(draw: DrawFacts): Block[] {
  if (draw.taskState !== 'confirmed') return [line(told('card.draw-desk.dispatched'), 'done')];
  return [
    line(
      told('card.draw-desk.confirmed', { by: draw.confirmedBy ?? '', at: at(draw.confirmedAt) }),
      'done',
    ),
    ...dispatchBlocks(draw),
  ];
}

function names(draw: DrawFacts, of: (witness: DrawFacts['witnesses'][number]) => boolean): Text {
  return { list: draw.witnesses.filter(of).map(({ name }) => name) };
}
