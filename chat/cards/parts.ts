import type { TaskFacts } from '../../db/queries/card-facts-task.ts';
import type { Button } from '../../domain/buttons.ts';
import { notRevealed } from '../../domain/void-reason.ts';
import { withoutParameter } from '../../domain/profile/cite.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Block, CardAction } from '../port.ts';
import { type Text, told } from '../text.ts';

type Tone = 'normal' | 'muted' | 'warn' | 'done';

/** A paragraph. */
export const line = (body: Text, tone: Tone = 'normal'): Block => ({ t: 'text', body, tone });

/** Rows of name and value; those without a value are left out. */
export const fields = (...rows: [TextKey, Text | null | undefined][]): Block => ({
  t: 'fields',
  rows: rows.flatMap(([label, value]): [Text, Text][] =>
    value === null || value === undefined || value === '' ? [] : [[told(label), value]],
  ),
});

/** A rule as people cite it. */
export const ruleOf = (cited: string | null): Text | null => cited && withoutParameter(cited);

/** Why a draw is void: in somebody's own words, or the system's in the reader's language. */
export const voidReason = (reason: string | null): Text =>
  reason === notRevealed ? told('card.draw.void.not-revealed') : (reason ?? '');

/** The buttons of a card, or nothing where there is none to press: no dead buttons. */
export const actions = (...items: (CardAction | false | null | undefined)[]): Block[] => {
  const shown = items.filter((item): item is CardAction => Boolean(item));
  return shown.length > 0 ? [{ t: 'actions', items: shown }] : [];
};

/** A button that is pressed; irreversible ones ask once more where the platform can. */
export const button = (id: Button, more: Partial<CardAction> = {}): CardAction => ({
  id,
  label: told(`button.${id}`),
  ...more,
});

/** A button that opens a page of the web chat. */
export const link = (id: string, label: TextKey, path: string): CardAction => ({
  id,
  label: told(label),
  path,
});

/** How many visits are merged with those of which tasks, or nothing. */
export const mergedRow = ({ merged, mergedWith }: TaskFacts): [TextKey, Text | null] => [
  'card.field.merged',
  merged > 0
    ? told('card.field.merged.value', { count: merged, codes: { list: mergedWith } })
    : null,
];

/** A window of days, which may be a single one. */
export const between = (from: string, to: string): Text =>
  from === to
    ? { on: from }
    : told('card.field.window.value', { from: { on: from }, to: { on: to } });

/** An instant that may be missing, for a gap in a text. */
export const at = (iso: string | null | undefined): Text => (iso ? { at: iso } : '');
