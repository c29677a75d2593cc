import type { recovery as zh } from './zh-recovery.ts';

type V = Record<string, string | number>;

/** Recovery codes, and the reset of an authenticator. */
export const recovery: typeof zh = {
  'panel.step-up.recovery-instead': () => 'No phone at hand? Use a recovery code',
  'panel.step-up.recovery-code': () => 'Recovery code',
  'panel.step-up.codes': () => 'Recovery codes',
  'panel.step-up.codes-lead': () =>
    'Without your phone, a recovery code takes the place of the code, each of them once. Write them down or print them and keep them safe, not on the same phone. They are not shown again.',
  'panel.step-up.codes-kept': () => 'I have kept them',
  'panel.step-up.codes-left': ({ left, all }) => `${left} of ${all} recovery codes are left.`,
  'panel.step-up.codes-few': () => 'Few recovery codes are left: make new ones.',
  'panel.step-up.renew': () => 'Make new recovery codes',
  'panel.step-up.lead.codes': () =>
    'Enter the code of your authenticator. New recovery codes end all earlier ones.',
  'panel.step-up.anew': () =>
    'Two administrators have reset your authenticator. Set up a new one before you decide what asks for a second factor.',
  'panel.step-up.first': () => 'This asks for a second factor: set up an authenticator first.',
  'panel.step-up.lost': () =>
    'Phone lost and no recovery code? Ask your administrators: one asks for a reset, another one approves it.',
  'panel.step-up.own': () => 'Your authenticator and recovery codes',
  'panel.reset.own': ({ by, at }) =>
    `${by} asked for a reset of your authenticator on ${at}; another administrator decides. If you did not ask for it, tell the administrators of your unit at once.`,
  'panel.reset.title': () => 'Authenticator',
  'panel.reset.waiting': () => 'Resets of an authenticator that wait for a second administrator',
  'panel.reset.enrolled': () => 'Set up',
  'panel.reset.none': () => 'Not set up',
  'panel.reset.ask': () => 'Ask for a reset of the authenticator',
  'panel.reset.lead': () =>
    'Only when the phone is lost and no recovery code is left. Another administrator has to agree; the old authenticator and the recovery codes then end, the person is told, and they set up a new one before the next second factor. Make sure first, in person or by phone, that it is they who ask.',
  'panel.reset.asked': ({ by, at }) => `${by} asked for a reset on ${at}`,
  'panel.reset.not-you': () =>
    'Waits for another administrator: neither who asked nor the person themselves decides.',
  'panel.reset.approve': () => 'Approve the reset',
  'panel.reset.reject': () => 'Refuse',
  'panel.done.reset-asked': () => 'Asked for; another administrator has to agree.',
  'panel.done.reset-decided': () => 'Decided.',
  'card.account.title.reset': () => 'Your authenticator was reset',
  'card.account.reset': ({ at }) =>
    `Two administrators reset your authenticator on ${at}; its codes and your recovery codes have ended. Sign in to the panel and set up a new one on the page “Second factor”.`,
  'event.step-up.codes-renewed': ({ who }) => `${who} made new recovery codes`,
  'event.step-up.reset-asked': ({ who, what }) =>
    `${who} asked for a reset of the authenticator of ${what}`,
  'event.step-up.reset-approved': ({ who, what }) =>
    `${who} approved the reset of the authenticator of ${what}`,
  'event.step-up.reset-rejected': ({ who, what }) =>
    `${who} refused the reset of the authenticator of ${what}`,
  'card.reset.title': ({ state }: V) => `Reset of an authenticator · ${state}`,
  'card.reset.state.requested': (_: V) => 'waits for a second administrator',
  'card.reset.state.approved': (_: V) => 'approved',
  'card.reset.state.rejected': (_: V) => 'turned down',
  'card.reset.person': (_: V) => 'Person',
  'card.reset.unit': (_: V) => 'Unit',
  'card.reset.reason': (_: V) => 'Reason',
  'card.reset.requester': (_: V) => 'Asked by',
  'card.reset.requested': (_: V) => 'Asked on',
  'card.reset.ask': (_: V) =>
    'Make sure face to face or by telephone that it is they. Once approved, the authenticator and its recovery codes serve no more and they have to enrol anew.',
  'card.reset.approved': ({ by, at }: V) => `${by} approved the reset on ${at}.`,
  'card.reset.rejected': ({ by, at }: V) => `${by} turned the reset down on ${at}.`,
  'button.reset': (_: V) => 'Decide in the panel',
  'card.unreached.title': (_: V) => 'Some do not hear of a dispatch',
  'card.unreached.batch': (_: V) => 'Batch',
  'card.unreached': ({ unreached, total }: V) =>
    `It was dispatched automatically. Messages do not reach ${unreached} of the ${total} people concerned: please tell them another way.`,
  'button.reach': (_: V) => 'See who is reached',
};
