import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/** To whom something is handed on: another department, or who pursues crimes by the bureau's rules. */
export const receiverKinds = ['department', 'judicial', 'public-security', 'own'] as const;
export type ReceiverKind = (typeof receiverKinds)[number];

/** The receivers that the bureau's rules allow: of clues, and of suspected crimes. */
export function receiversOf(profile: Profile, criminal: boolean): readonly ReceiverKind[] {
  const clues: ReceiverKind[] = parameter(profile, 'followup.referral') ? ['department'] : [];
  if (!criminal) return clues;
  const receiver = parameter(profile, 'followup.criminalReceiver');
  const ofCrimes: ReceiverKind[] =
    receiver === 'configurable' ? ['judicial', 'public-security', 'own'] : [receiver];
  return [...ofCrimes, ...clues];
}

/** Refuses a receiver that the rules do not name: crimes of 高青 go to 司法机关, of 高新区 to 公安机关. */
export function refuseReceiver(profile: Profile, kind: ReceiverKind, criminal: boolean): void {
  if (receiversOf(profile, criminal).includes(kind)) return;
  if (kind !== 'department' && !criminal) throw new Refusal('case-not-criminal');
  const key = kind === 'department' ? 'followup.referral' : 'followup.criminalReceiver';
  throw new Refusal('receiver-not-ruled', { receiver: kind, rule: cite(profile, key) });
}
