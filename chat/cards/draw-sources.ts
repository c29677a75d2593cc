import type { DrawFacts, SourceFacts } from '../../db/queries/card-facts-draw.ts';
import { sourceState } from '../../domain/draw/source-state.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Block } from '../port.ts';
import { type Text, told } from '../text.ts';
import { at } from './parts.ts';

/** The public sources of a draw and how far each has come; nothing where there are witnesses only. */
export function sourceRows({ sources }: DrawFacts): Block[] {
  const rows = sources.flatMap((source): [Text, Text][] => {
    if (source.kind === 'drand') return [[networkOf(source), stateOf(source)]];
    return source.kind === 'lottery' ? [[source.name!, stateOf(source)]] : [];
  });
  return rows.length > 0 ? [{ t: 'fields', rows }] : [];
}

const networkOf = ({ network }: SourceFacts): Text =>
  told(network === 'demo' ? 'network.demo' : 'source.drand');

const stateOf = (source: SourceFacts): Text =>
  told(`source-state.${sourceState(source)}` as TextKey, {
    round: source.round ?? 0,
    at: at(source.roundAt),
    on: source.drawnOn ? { on: source.drawnOn } : '',
    text: source.enteredText ?? '',
  });
