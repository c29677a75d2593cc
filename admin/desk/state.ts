import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import type { Texts } from '../visitor.ts';

const tones: Partial<Record<string, 'done' | 'over' | 'live'>> = {
  published: 'done',
  done: 'done',
  closed: 'done',
  approved: 'done',
  confirmed: 'done',
  void: 'over',
  rejected: 'over',
  failed: 'over',
  withheld: 'over',
  closing: 'live',
  open: 'live',
  requested: 'live',
  asked: 'live',
  'timed-out': 'over',
  pending: 'live',
  announced: 'live',
};

/** A state as a word in its colour. */
export const stateOf = (
  of:
    | 'task'
    | 'participant'
    | 'draw'
    | 'inspection'
    | 'request'
    | 'disclosure'
    | 'item'
    | 'form'
    | 'plan'
    | 'exclusion'
    | 'campaign'
    | 'profile'
    | 'case',
  state: string,
  t: Texts,
): Html =>
  html`<span class="state ${tones[state] ?? ''}">${t(`state.${of}.${state}` as TextKey)}</span>`;
