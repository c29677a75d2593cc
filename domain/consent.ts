import type { Actor } from './actor.ts';
import type { Decider } from './decider.ts';
import { can } from './policy.ts';
import { openSideOf } from './pool-agreement.ts';

/**
 * 报批: what one person asks for outside the draw and a second one consents to: a plan that is handed in, an
 * inspection outside the draw, a campaign, a draw ordered apart, a joint registry of two branches, a mark on
 * a subject that holds with an approver's word only, the draft of a bureau's rules, the correction of what
 * was published.
 */
export const matters = [
  'plan',
  'exclusion',
  'campaign',
  'deployment',
  'pool-agreement',
  'flag',
  'profile',
  'correction',
  'case',
] as const;
export type Matter = (typeof matters)[number];

/** What the right to consent depends on. */
export type ConsentOn =
  | { matter: 'plan'; unitPath: string; submittedBy: string | null; authorIds: string[] }
  | { matter: 'exclusion'; unitPath: string; registeredBy: string; interestedIds: string[] }
  | { matter: 'campaign'; unitPath: string; registeredBy: string }
  | { matter: 'deployment'; unitPath: string; registeredBy: string }
  | { matter: 'flag'; unitPath: string; recordedBy: string }
  | { matter: 'profile'; unitPath: string; authorIds: string[] }
  | {
      matter: 'case';
      unitPath: string;
      ownerId: string | null;
      askedBy: string | null;
      interestedIds: string[];
    }
  | {
      matter: 'correction';
      unitPath: string;
      decider: Decider;
      requestedBy: string;
      partyIds: string[];
    }
  | {
      matter: 'pool-agreement';
      unitPath: string;
      partnerPath: string;
      ownBy: string | null;
      partnerBy: string | null;
    };

/** May they consent now? The same permissions as those of the use-cases, for showing buttons. */
export function mayConsent(actor: Actor, on: ConsentOn): boolean {
  switch (on.matter) {
    case 'plan':
      return can(actor, 'plan.decide', on);
    case 'exclusion':
      return can(actor, 'exclusion.decide', on);
    case 'pool-agreement':
      return openSideOf(actor, on) !== undefined;
    case 'profile':
      return can(actor, 'profile.approve', on);
    case 'correction':
      return can(actor, 'correction.decide', on);
    case 'case':
      return can(actor, 'case.decide', on);
    case 'flag':
      return can(actor, 'flag.decide', on);
    case 'campaign':
    case 'deployment':
      return can(actor, `${on.matter}.decide`, on);
  }
}
