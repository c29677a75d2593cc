import { citeEn } from './cite.ts';

type V = Record<string, string | number>;

/** Who answers for what: the coordinating office, owners, delegations. */
export const duties = {
  'role.coordinator': () => 'coordinating office',
  'panel.task.discloses': () => 'Enters and discloses',
  'panel.task.follows-up': () => 'Follows up',
  'refusal.delegation-not-allowed': ({ from, to, rule }: V) =>
    `${from} cannot entrust ${to} with inspections: only a department below, and where the rules know it${citeEn(rule)}.`,
  'refusal.delegation-missing': ({ from, to, startsOn, endsOn, rule }: V) =>
    `${from} has not entrusted ${to} with inspections from ${startsOn} to ${endsOn}${citeEn(rule)}. Record the delegation first.`,
  'event.delegation.recorded': ({ who, from, to, document, startsOn, endsOn }: V) =>
    `${who} recorded that ${from} entrusts ${to} with inspections (${document}, ${startsOn} to ${endsOn})`,
  'event.delegation.ended': ({ who, from, to }: V) =>
    `${who} ended the delegation from ${from} to ${to}`,
  'panel.way.delegations': () => 'Delegations',
  'panel.delegation.title': () => 'Inspections entrusted to a lower department',
  'panel.delegation.lead': () =>
    'An upper department entrusts one below it in writing, where the rules know it; that department may then execute tasks on these days.',
  'panel.delegation.fromUnitId': () => 'Who entrusts',
  'panel.delegation.toUnitId': () => 'Who is entrusted',
  'panel.delegation.document': () => 'Document and number',
  'panel.delegation.scope': () => 'With what',
  'panel.delegation.days': () => 'Days',
  'panel.delegation.startsOn': () => 'From',
  'panel.delegation.endsOn': () => 'To',
  'panel.delegation.record': () => 'Record a delegation',
  'panel.delegation.unknown': () =>
    "The bureau's rules know no delegation: there is nothing to record.",
  'panel.delegation.none': () => 'There is no delegation.',
  'panel.delegation.end': () => 'End',
  'panel.delegation.ended': () => 'ended',
  'panel.done.delegation': () => 'Recorded.',
  'panel.done.delegation-ended': () => 'Ended.',
};
