import type { Source } from '../bodies.ts';
import { day, moment } from '../format.ts';
import { html, type Part } from '../../html.ts';
import { own, type Reader, word } from '../reader.ts';
import { code, facts } from './facts.ts';

/** A round of drand or a lottery: nobody commits to it, everybody can look it up. */
export const isPublic = ({ kind }: Source): boolean => kind === 'drand' || kind === 'lottery';

/** What a source is called; the demo's network by its name, so that nobody takes it for a public one. */
export function nameOf(reader: Reader, { kind, network, name }: Source): Part {
  const what = word(reader, 'source', kind);
  if (kind === 'drand' && network) {
    return html`${what} <span class="soft">${word(reader, 'network', network)}</span>`;
  }
  return kind === 'lottery' && name
    ? [own(reader, name), ' ', html`<span class="soft">${what}</span>`]
    : what;
}

/** How far a public source has come; one of a draw that is void may never have been needed. */
export function publicState({ value }: Source, isVoid: boolean): 'known' | 'unused' | 'waiting' {
  if (value) return 'known';
  return isVoid ? 'unused' : 'waiting';
}

/** Everything that is public about it, so that anybody can look it up and check it. */
export function publicNumbers(reader: Reader, source: Source): Part {
  const { t } = reader;
  const { round, at, chainHash, signature, drawnOn, bits, text, value } = source;
  return facts([
    [t('portal.draw.source.round'), round],
    [t('portal.draw.source.at'), at && moment(reader, new Date(at))],
    [t('portal.draw.source.drawn-on'), drawnOn && day(reader, drawnOn)],
    [t('portal.draw.source.bits'), bits],
    [t('portal.draw.source.result'), text && own(reader, text)],
    [t('portal.draw.source.value'), value && code(value)],
    [t('portal.draw.source.signature'), signature && code(signature)],
    [t('portal.draw.source.chain'), chainHash && code(chainHash)],
  ]);
}
