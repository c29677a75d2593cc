import { day } from '../format.ts';
import { html, type Html } from '../../html.ts';
import type { Reader } from '../reader.ts';

/** From one day to another, or with no end set. */
export const term = (
  reader: Reader,
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
): Html =>
  html`${day(reader, startsOn)} –
  ${endsOn === null ? reader.t('portal.blacklist.no-end') : day(reader, endsOn)}`;
