type V = Record<string, string | number>;

/** Words of the registries: flags, kinds and categories, and the sentences of their events. */
export const registryWords = {
  'health.sweep.sweep-registry': () => 'look after the registries',
  'flag.grade': () => 'grade',
  'flag.risk': () => 'risk',
  'flag.blacklisted': () => 'blacklist',
  'flag.abnormal': () => 'abnormal list',
  'flag.discredited': () => 'discredited',
  'flag.seriously-discredited': () => 'seriously dishonest list',
  'flag.serious-violation': () => 'serious violation',
  'flag.public-concern': () => 'of public concern',
  'flag.complaints': () => 'many complaints',
  'flag.special-industry': () => 'special industry',
  'flag.key-area': () => 'key area',
  'flag.fire-hazard': () => 'serious fire hazard',
  'flag.penalty': () => 'penalty',
  'flag.past-fire': () => 'past fire',
  'subject-kind.enterprise': () => 'enterprise',
  'subject-kind.individual': () => 'individual business',
  'subject-kind.cooperative': () => 'farmer co-operative',
  'subject-kind.practitioner': () => 'practitioner',
  'subject-kind.project': () => 'project',
  'subject-kind.behaviour': () => 'behaviour',
  'subject-kind.other': () => 'other',
  'staff.': () => 'not stated',
  'staff.civil-servant': () => 'civil servant of enforcement',
  'staff.formal-staff': () => 'formal staff',
  'staff.qualified': () => 'with enforcement qualification',
  'staff.daily-safety': () => 'daily safety supervision',
  'staff.legal-office': () => 'legal office database',
  'staff.branch': () => 'chosen by the branch',
  'staff.certified': () => 'holder of a certificate',
  'flag-state.requested': () => 'awaits approval',
  'flag-state.in-force': () => 'in force',
  'flag-state.rejected': () => 'turned down',
  'agreement-state.requested': () => 'awaits consent',
  'agreement-state.in-force': () => 'in force',
  'agreement-state.rejected': () => 'turned down',
  'agreement-state.ended': () => 'ended',
  'field.subtype': () => 'subtype',
  'field.keyPool': () => 'key registry',
  'field.value': () => 'value',
  'field.source': () => 'source',
  'field.evidence': () => 'document',
  'field.subjectName': () => 'subject',
  'field.decidedBy': () => 'approved by',
  'field.endReason': () => 'reason for its end',
  'field.decisionReason': () => 'decision',
  'field.partnerName': () => 'partner',
  'field.requestedAt': () => 'asked for at',
  'field.ownBy': () => 'consent of the unit',
  'field.partnerBy': () => 'consent of the partner',
  'field.ownAt': () => 'own consent at',
  'field.partnerAt': () => 'partner’s consent at',
  'field.flag': () => 'flag',
  'field.begunAt': () => 'in force since',
  'field.lapsedAt': () => 'lapsed at',
  'field.before': () => 'value before',
  'field.endedBy': () => 'ended by',
  'table.subject_flag': () => 'grades and credit flags',
  'table.pool_agreement': () => 'joint registries',
  'event.registry.registered': ({ who, what, reason }: V) =>
    `${who} entered the subject ${what} (${reason})`,
  'event.registry.retired': ({ who, what, status, reason, visits }: V) =>
    `${who} took ${what} out of the pools: ${status} (${reason}), ${visits} open visits`,
  'event.inspector.registered': ({ who, what, reason }: V) =>
    `${who} entered the inspector ${what} (${reason})`,
  'event.inspector.amended': ({ who, what, reason }: V) =>
    `${who} amended the inspector ${what} (${reason})`,
  'event.inspector.departed': ({ who, what, reason, seats }: V) =>
    `${who} recorded that ${what} leaves (${reason}), ${seats} seats to be handed over`,
  'event.interest.declared': ({ who, what }: V) => `${who} declared an interest of ${what}`,
  'event.interest.ended': ({ who, what, reason }: V) =>
    `${who} ended an interest of ${what} (${reason})`,
  'event.flag.added': ({ who, what, flag, value, source, reason }: V) =>
    `${who} noted ${flag} ${value} of ${what} (${source}): ${reason}`,
  'event.flag.requested': ({ who, what, flag, source, reason }: V) =>
    `${who} asked to put ${what} on the ${flag} (${source}): ${reason}`,
  'event.flag.decided': ({ who, what, flag, verdict }: V) =>
    `${who} decided on the ${flag} of ${what}: ${verdict}`,
  'event.flag.ended': ({ who, what, flag, endsOn, reason }: V) =>
    `${who} ended the ${flag} of ${what} as of ${endsOn} (${reason})`,
  'event.flag.begun': ({ what, flag }: V) => `The ${flag} of ${what} begins today`,
  'event.flag.lapsed': ({ what, flag }: V) => `The ${flag} of ${what} is over`,
  'event.joint-pool.proposed': ({ who, unit, partner, reason }: V) =>
    `${who} proposed a joint registry of ${unit} and ${partner} (${reason})`,
  'event.joint-pool.consented': ({ who, unit, partner, verdict }: V) =>
    `${who} answered on the joint registry of ${unit} and ${partner}: ${verdict}`,
  'event.joint-pool.ended': ({ who, unit, partner, reason }: V) =>
    `${who} ended the joint registry of ${unit} and ${partner} (${reason})`,
};
