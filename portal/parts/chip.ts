import { html, type Html } from '../../html.ts';

/** What a chip tells by colour; the sign and the word beside it tell the same without colour. */
export type Tone = 'done' | 'soon' | 'bad' | 'plain';

const signs: Record<Tone, string> = { done: '✓', soon: '!', bad: '✕', plain: '·' };

/** A state in a word, with a sign. */
export const chip = (tone: Tone, text: string): Html =>
  html`<span class="chip ${tone}"><span aria-hidden="true">${signs[tone]}</span> ${text}</span>`;

const tones: Record<string, Tone> = { clear: 'done', falsified: 'bad', obstructed: 'bad' };

/** The tone of a finding: no problem, a grave one, or something to follow up. */
export const findingTone = (finding: string): Tone => tones[finding] ?? 'soon';
