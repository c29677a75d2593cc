type V = Record<string, string | number>;

/** English of `zh-consent.ts`. */
export const consents = {
  'button.consent.approve': () => 'Approve',
  'button.consent.approve-although': () => 'Approve and say why',
  'button.consent.reject': () => 'Reject',
  'note.consent.approve': () => 'Approved. You can undo it within a minute.',
  'note.consent.approve-although': () =>
    'Approved with your reason. You can undo it within a minute.',
  'note.consent.reject': () => 'Rejected. You can undo it within a minute.',
  'form.consent.approve-although': () => 'Approve and say why',
  'form.consent.reject': () => 'Reject',
  'form.although': () => 'Why it stands below the floor',

  'card.consent.title.plan': ({ state }: V) => `Annual plan to be approved · ${state}`,
  'card.consent.title.exclusion': ({ state }: V) => `Inspection outside the draw · ${state}`,
  'card.consent.title.campaign': ({ state }: V) => `Campaign to be approved · ${state}`,
  'card.consent.title.deployment': ({ state }: V) => `Directed draw ordered apart · ${state}`,
  'card.consent.title.pool-agreement': ({ state }: V) => `Joint registry · ${state}`,
  'card.consent.ask.plan': () =>
    'Please decide. Whoever wrote it or handed it in may not; once approved it can be published.',
  'card.consent.ask.exclusion': () =>
    'Please decide. Nothing is inspected without consent; it counts neither as random nor to the yearly cap.',
  'card.consent.ask.campaign': () =>
    'Please decide. Inspections of the campaign can be registered only after consent.',
  'card.consent.ask.deployment': () =>
    'Please decide. The pool is frozen only after consent; no yearly cap and no ratio limits this draw.',
  'card.consent.ask.pool-agreement': () =>
    'Please decide for your unit. It is in force when both heads consent.',
  'card.consent.waiting': () => 'Waiting for a decision.',
  'card.consent.not-yours': () => 'Somebody else has to decide this.',
  'card.consent.of-side': ({ side, by }: V) => `${by} (${side})`,
  'card.consent.approved': ({ by, at }: V) => `${by} approved on ${at}.`,
  'card.consent.approved-with': ({ by, at, reason }: V) => `${by} approved on ${at}: ${reason}`,
  'card.consent.rejected': ({ by, at, reason }: V) => `${by} rejected it on ${at}: ${reason}`,
  'card.consent.then.plan': () =>
    'Please publish the plan in the panel and enter the receipts of every channel.',
  'card.consent.then.plan.rejected': () =>
    'The plan is a draft again; it can be changed and handed in once more.',
  'card.consent.then.exclusion': () =>
    'It can be inspected; please enter the result in the panel afterwards.',
  'card.consent.then.campaign': () => 'Please register each inspection of the campaign.',
  'card.consent.then.deployment': () => 'The pool can be frozen.',
  'card.consent.then.deployment.rejected': () =>
    'The task is void. Another task can be set up if it is needed.',
  'card.consent.then.pool-agreement': () =>
    'The joint registry is in force; the inspectors of both units are matched together.',
  'card.consent.short.coverage': ({ has, needs, rule }: V) =>
    `Reaches about ${has} subjects in the year, below the floor of ${needs} (${rule})`,
  'card.consent.short.branch': ({ item, has, needs, rule }: V) =>
    `${item} reaches about ${has} subjects in the year, below the floor of ${needs} (${rule})`,
  'card.consent.short.draw': ({ item, has, needs, rule }: V) =>
    `${item}: ${has} subjects in a draw, below the floor of ${needs} (${rule})`,
  'card.consent.short.joint': ({ has, needs, rule }: V) =>
    `${has} joint ${has === 1 ? 'draw' : 'draws'}, below the floor of ${needs} (${rule})`,
  'card.consent.short.more': ({ count }: V) =>
    `${count} more below a floor, see the simulation in the panel`,
  'card.consent.unstaffed': ({ categories }: V) => `Too few inspectors for: ${categories}`,
  'card.consent.floors-met': () => 'With the registries as they are it reaches every floor.',

  'card.field.asking-unit': () => 'Requesting unit',
  'card.field.asking-reason': () => 'Reason',
  'card.field.circumstance': () => 'Ground',
  'card.field.document': () => 'Document',
  'card.field.about': () => 'Item or basis',
  'card.field.campaign': () => 'Campaign',
  'card.field.campaign-kind': () => 'Kind',
  'card.field.listed': () => 'Listed items',
  'card.field.listed.value': () =>
    'on items of the list in force; as a rule there are no campaigns on those',
  'card.field.inspect-on': () => 'Day of inspection',
  'card.field.outside': () => 'This year',
  'card.field.outside.value': ({ count }: V) =>
    `${count} more ${count === 1 ? 'inspection' : 'inspections'} of the subject outside the draw`,
  'card.field.strata': () => 'Ratios',
  'card.field.sides': () => 'Units',
  'card.field.sides.inspectors': ({ unit, own, partner, theirs }: V) =>
    `${own} of ${unit}, ${theirs} of ${partner}`,
  'card.field.plan': () => 'Plan',
  'card.field.plan.value': ({ year, number }: V) => `${year}, version ${number}`,
  'card.field.plan-lines': () => 'Lines',
  'card.field.plan-lines.value': ({ lines, draws, estimate }: V) =>
    `${lines}, with ${draws} ${draws === 1 ? 'draw' : 'draws'} of about ${estimate} ${estimate === 1 ? 'subject' : 'subjects'}`,
  'card.field.plan-ratio': () => 'Ratio',
  'card.field.plan-joint': () => 'Joint draws',
  'card.field.plan-joint.value': ({ joint, of }: V) => `${joint} of ${of}`,
  'card.field.plan-changes': () => 'Against the version before',
  'card.field.plan-changes.none': () => 'no line differs',
  'card.field.plan-changes.value': ({ added, changed, gone, names }: V) =>
    `${added} new, ${changed} changed, ${gone} gone: ${names}`,
  'card.field.plan-reason': () => 'Why adjusted',
  'card.field.coverage': () => 'Expected coverage',
  'card.field.coverage.value': ({ covered, registry, floor }: V) =>
    `about ${covered} of ${registry} subjects, the floor is ${floor}`,
  'card.field.coverage.free': ({ covered, registry }: V) =>
    `about ${covered} of ${registry} subjects`,
  'card.field.burden': () => 'Most visits of a subject',
  'card.field.burden.value': ({ count }: V) => `${count} in the year`,
  'card.field.load': () => 'Most visits of an inspector',
  'card.field.load.value': ({ count }: V) => `about ${count} in the year`,

  'card.participant.over': () => 'The task is void; nothing is to be confirmed any more.',
  'panel.step.refused': () => 'Not consented to: the task is void and nothing will be drawn.',
  'obligation.consent': () => 'Waiting for consent',
  'obligation.consent.do': () => 'Please approve or reject it; either is an answer.',
  'about.plan': () => 'annual plan',
  'about.exclusion': () => 'inspection outside the draw',
  'about.campaign': () => 'campaign',
  'about.deployment': () => 'directed draw ordered apart',
  'about.pool-agreement': () => 'joint registry',
  'health.sweep.sweep-items': () => 'put items in force on their day',
  'panel.done.items-scheduled': ({ count, later }: V) =>
    `${count} items are in force; ${later} more will be published on their days.`,
  'panel.item.scheduled': () =>
    'Released: it is published on that day by itself. After a change it has to be published again.',
  'event.items.scheduled': ({ who, count }: V) =>
    `${who} set the day on which ${count} items come into force`,
};
