import type { HeldFacts } from '../../db/queries/held-verdicts.ts';
import { type Actor, isPerson } from '../../domain/actor.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, button, line } from './parts.ts';

/**
 * A card whose matter was decided within the minute: whoever decided may undo it, everybody else who could
 * decide learns that somebody did, not how. Who could not decide sees nothing of it yet.
 */
export function heldCard(card: Card, { held, lapsed }: HeldFacts, reader: Actor | null): Card {
  const isAsked = card.blocks.some(({ t }) => t === 'actions');
  if (held && isAsked) {
    return {
      ...card,
      title: waitingTitle(card),
      blocks: [...unasked(card), ...waiting(held, reader)],
    };
  }
  if (!lapsed || !isAsked) return card;
  const lines = lapse(lapsed);
  return { ...card, blocks: [...card.blocks.slice(0, 1), ...lines, ...card.blocks.slice(1)] };
}

// The question goes with its buttons: it stands right above them.
const unasked = ({ blocks }: Card): Block[] =>
  blocks.filter(
    (block, index) =>
      block.t !== 'actions' && !(block.t === 'text' && blocks[index + 1]?.t === 'actions'),
  );

function waitingTitle({ title }: Card): Card['title'] {
  if (typeof title === 'string' || !('key' in title) || !title.vars?.['state']) return title;
  return { ...title, vars: { ...title.vars, state: told('state.request.held') } };
}

/** A verdict in its minute, to whoever gave it with the button that undoes it. */
export function waiting(held: NonNullable<HeldFacts['held']>, reader: Actor | null): Block[] {
  const until = at(held.until);
  if (!reader || !isPerson(reader, held.personId)) {
    return [line(told('card.request.held-by', { by: held.by, until }), 'muted')];
  }
  const verdict = held.outcome
    ? told(`review-outcome.${held.outcome}`)
    : told(`verdict.${held.verdict}`);
  return [
    line(told('card.request.held', { verdict, at: at(held.at), until }), 'done'),
    ...actions(
      button('verdict.undo', { style: 'danger', about: { type: 'verdict', id: held.id }, seen: 1 }),
    ),
  ];
}

/** Why a verdict could not be carried out, to whoever gave it. */
export function lapse(lapsed: HeldFacts['lapsed']): Block[] {
  if (!lapsed) return [];
  const why = told(`refusal.${lapsed.refusal.code}` as TextKey, lapsed.refusal.details);
  return [line(told('card.request.lapsed', { at: at(lapsed.at), why }), 'warn')];
}
