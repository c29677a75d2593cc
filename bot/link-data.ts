import type { Choice } from '../chat/port.ts';
import { told } from '../chat/text.ts';
import type { Deed } from './inbound.ts';

const pattern = /^l:([0-9a-f-]{36}):(yes|no)$/;

/** The answers to the question whose account this is. */
export const linkChoices = (claimId: string): Choice[] => [
  { label: told('button.link.yes'), value: `l:${claimId}:yes`, style: 'primary' },
  { label: told('button.link.no'), value: `l:${claimId}:no` },
];

/** Reads such an answer, or nothing. */
export function readLinkData(value: string): Deed | undefined {
  const [, claim, answer] = pattern.exec(value) ?? [];
  return claim ? { t: 'link', claim, answer: answer as 'yes' | 'no' } : undefined;
}
