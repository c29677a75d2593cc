import type { CheckedSource } from '../../domain/draw/check-sources.ts';
import { hexBytes } from '../../domain/draw/bytes.ts';
import { html, type Html, type Part } from '../../html.ts';
import { clip, short, type Words } from './words.ts';

/** The sources of a draw, each with how it is proven here, or what is wrong with it. */
export const sourceList = (words: Words, sources: CheckedSource[]): Html =>
  html`<ul class="sources">
    ${sources.slice(0, mostShown).map((source) => sourceItem(words, source))}
  </ul>`;

const mostShown = 50;

function sourceItem(words: Words, source: CheckedSource): Html {
  const { t, word } = words;
  const { kind, name, unit, fault } = source;
  const unitText = unit ? t('verify.source.unit', { unit: clip(unit) }) : '';
  return html`<li class="${fault ? 'fails' : (source.proof ?? 'open')}">
    <b>${clip(name ?? word('source', kind))}${unitText}</b>
    ${fault ? t(`verify.fault.${fault}`) : proofOf(words, source)}
    <code>${short(source.hex)}</code>
  </li>`;
}

function proofOf({ t, say }: Words, source: CheckedSource): Part {
  const { kind, proof, round, network = '' } = source;
  if (proof === 'commitment') return t('verify.source.commitment');
  if (proof === 'signature') {
    const text = t('verify.source.signature', { round: String(round), network });
    return say(text, network === 'demo' && t('verify.source.demo'));
  }
  if (kind === 'lottery') return t('verify.source.look-up', { value: textOf(source.hex) });
  if (kind === 'drand') return t('verify.source.unsigned');
  return t(kind in unproven ? 'verify.source.unannounced' : 'verify.source.unknown');
}

const unproven = { reveal: true, secret: true };

const textOf = (hex: string): string => clip(new TextDecoder().decode(hexBytes(hex)));
