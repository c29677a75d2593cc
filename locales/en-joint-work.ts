import { citeEn as cite } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of recusals that are ordered, schemes of inspection and the one disclosure of joint visits. */
export const jointWork = {
  'refusal.recusal-not-ruled': ({ way, rule }: V) =>
    way === 'order'
      ? `The rules of this bureau know no recusal by order${cite(rule)}; the person themselves applies.`
      : `The rules of this bureau know no recusal on application${cite(rule)}.`,
  'refusal.scheme-missing': ({ rule }: V) =>
    `There is no confirmed scheme of inspection${cite(rule)}. Please draft one and let another person confirm it first.`,
  'refusal.scheme-incomplete': ({ names, rule }: V) =>
    `A joint scheme says what falls to each department${cite(rule)}; missing: ${names ?? ''}.`,
  'refusal.scheme-confirmed': () =>
    'There is no draft to be confirmed, or it was confirmed already. Please look at the newest version.',
  'refusal.disclosed-once': ({ rule }: V) =>
    `The result of a joint inspection is disclosed once, by the executing unit${cite(rule)}; no department discloses it a second time.`,
  'refusal.part-unknown': () =>
    'This department has nothing at this visit that it could disclose by itself.',
  'event.recusal.ordered': ({ who, what }: V) =>
    `${who} ordered a member to stay away from ${what}`,
  'card.field.ordered-by': () => 'Ordered by',
  'card.request.ordered': ({ by, at }: V) =>
    `${by} ordered you to stay away from this inspection, ${at}. Another person decides it; please do not go there meanwhile.`,
  'card.inspection.ordered': ({ why, at }: V) =>
    `You were ordered to stay away (${why}), ${at}. It is being decided; please do not go there meanwhile.`,
  'panel.order.title': () => 'Order a recusal',
  'panel.order.lead': ({ rule }: V) =>
    `Where you know that a member has an interest in the subject and did not apply, you may order them to stay away${cite(rule)}. Another person in charge decides it; once they agree the seat is filled by the rules. Whoever is concerned is told.`,
  'panel.order.member': () => 'Member who has to stay away',
  'panel.order.ground': () => 'Ground',
  'panel.order.note': () => 'Details (needed for “other”)',
  'panel.press.order-recusal': () => 'Order the recusal',
  'panel.done.order-recusal': () =>
    'The recusal is ordered and waits for another person in charge; the member was told.',
  'event.scheme.drafted': ({ who, what, number }: V) =>
    `${who} drafted version ${number} of the scheme of ${what}`,
  'event.scheme.confirmed': ({ who, what, number }: V) =>
    `${who} confirmed version ${number} of the scheme of ${what}`,
  'scheme.template.duty': () =>
    'Lead: conducts the inspection, shares out the work, keeps the time, enters the result.\nMembers: check licences and papers, look at the premises, take the record, secure evidence.\nEverybody: shows the certificate, checks the result and signs.',
  'scheme.template.procedure': ({ items }: V) =>
    `1. At least two people with a certificate arrive, show it, and tell why, on what basis, and what rights there are.\n2. They check item by item: ${items}.\n3. They keep a record on the spot, secure evidence and hear the subject where needed.\n4. What breaks the law is dealt with or handed over.`,
  'scheme.template.schedule': ({ from, to }: V) =>
    `Before: accept the visit, read the file, ask for recusal where there is an interest.\n${from} to ${to}: the visit.\nOn the same day: the result is entered and everybody signs.\nWithin the term: the result is approved and disclosed.`,
  'scheme.template.lead-department': () =>
    'Organises, sends the lead, enters and discloses the result for all.',
  'scheme.template.department': () =>
    'Sends inspectors to the team, checks its own items, signs the result.',
  'scheme.duty': () => 'Division of duty',
  'scheme.procedure': () => 'Procedure',
  'scheme.schedule': () => 'Time nodes',
  'scheme.departments': () => 'What falls to each department',
  'scheme.version': ({ number, by, at }: V) => `Version ${number}, confirmed by ${by}, ${at}`,
  'state.scheme.draft': () => 'draft, to be confirmed',
  'state.scheme.confirmed': () => 'confirmed',
  'card.field.scheme': () => 'Scheme',
  'card.scheme.title.draft': ({ number }: V) =>
    `Inspection scheme · version ${number} to be confirmed`,
  'card.scheme.title.confirmed': ({ number }: V) =>
    `Inspection scheme · version ${number} confirmed`,
  'card.scheme.duty': () => 'Duties',
  'card.scheme.procedure': () => 'Procedure',
  'card.scheme.schedule': () => 'Schedule',
  'card.scheme.authors': () => 'Drafted by',
  'card.scheme.ask': () =>
    'Please confirm the scheme: it stays as it is then, and the teams go by it. Who drafted it cannot confirm it.',
  'card.scheme.confirmed-by': ({ by, at }: V) => `Confirmed by ${by} on ${at}.`,
  'button.scheme': () => 'Open the scheme',
  'button.scheme.confirm': () => 'Confirm the scheme',
  'note.scheme.confirm': () => 'The scheme is confirmed.',
  'card.scheme.missing': ({ rule }: V) =>
    `The scheme is not confirmed yet, so nobody can check in${cite(rule)}.`,
  'page.scheme.title': () => 'Scheme of the inspection',
  'panel.scheme.title': () => 'Scheme of inspection',
  'panel.scheme.way': () => 'Scheme of inspection',
  'panel.scheme.draft': () => 'Draft a scheme',
  'panel.scheme.none': () => 'There is no scheme yet.',
  'panel.scheme.in-force': ({ number }: V) => `Version ${number} is confirmed`,
  'panel.scheme.needed-draw': ({ rule }: V) =>
    `A joint draw needs a confirmed scheme before its pool is frozen${cite(rule)}.`,
  'panel.scheme.needed-visit': ({ rule }: V) =>
    `A confirmed scheme is needed before a team can check in${cite(rule)}.`,
  'panel.scheme.optional': () => 'The rules of this bureau ask for no scheme; you may make one.',
  'panel.scheme.lead': () =>
    'Say who does what, how, and when. Another person in charge confirms it; after that it is never changed, a change is a new version. It comes filled in from the task.',
  'panel.scheme.content': () => 'What the task is',
  'panel.scheme.items': () => 'Items',
  'panel.scheme.participants': () => 'Departments',
  'panel.scheme.window': () => 'Days',
  'panel.scheme.ratios': () => 'Ratios',
  'panel.scheme.number': ({ number }: V) => `Version ${number}`,
  'panel.scheme.authors': ({ names, at }: V) => `Drafted by ${names}, ${at}`,
  'panel.scheme.confirmed': ({ by, at }: V) => `Confirmed by ${by}, ${at}`,
  'panel.scheme.waits': () =>
    'Waits for another person in charge; nobody confirms a scheme of their own.',
  'panel.press.draft-scheme': () => 'Save the draft',
  'panel.press.confirm-scheme': () => 'Confirm the scheme',
  'panel.done.draft-scheme': () => 'The draft is saved and waits for another person in charge.',
  'panel.done.confirm-scheme': () =>
    'The scheme is confirmed and in force; the teams see it on their cards and pages.',
  'event.disclosure.part-disclosed': ({ who, what, unit }: V) =>
    `${who} disclosed the part of ${unit} in ${what}`,
  'panel.part.title': () => 'Results that a department may disclose by itself',
  'panel.part.lead': () =>
    'The rules of this bureau let each department disclose the result of its own items. What is disclosed so is not in the whole any more.',
  'panel.part.disclose': () => 'Disclose the result of this department',
  'panel.done.part': ({ ref }: V) => `The result of this department is public: ${ref}`,
};
