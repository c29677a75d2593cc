/** Every button that a card can carry; `bot/press.ts` has one line for each. Links need no button here. */
export const buttons = [
  'draw.announce',
  'draw.confirm',
  'task.dispatch',
  'task.dispatch-merged',
  'task.dispatch-apart',
  'participant.confirm',
  'team.match',
  'inspection.accept',
  'recusal.request',
  'substitution.request',
  'recusal.approve',
  'recusal.appoint',
  'recusal.reject',
  'substitution.approve',
  'substitution.appoint',
  'substitution.reject',
  'inspection.check-in',
  'result.submit',
  'result.sign',
  'disclosure.approve',
] as const;
export type Button = (typeof buttons)[number];
