import { citeEn as cite } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of checklist forms, and of what a result says beside its answers. */
export const checkForms = {
  'refusal.form-empty': () => 'The form has no point to check yet: it cannot be published.',
  'refusal.form-item-unknown': ({ item }: V) => `Item ${item} is not in the list in force.`,
  'refusal.form-point-twice': ({ item, point }: V) =>
    `Item ${item} is asked twice about “${point}”.`,
  'refusal.form-missing': ({ items, rule }: V) =>
    `No result without a checklist form for: ${items}${cite(rule)}. Choose one, or ask the registrar to publish one.`,
  'refusal.form-by-hand': ({ rule }: V) =>
    `This bureau's rules match forms only; none is chosen by hand${cite(rule)}.`,
  'refusal.form-unfit': () => 'That form is not in force, or not made for this item.',
  'refusal.form-under-signature': () =>
    'Somebody has signed the result: its forms stay. The lead enters the result anew first, which voids the signatures, and then chooses.',
  'refusal.form-after-result': () =>
    'Another form was chosen after this result was entered, so it does not answer that form. The lead has to enter it anew, then everybody signs.',
  'refusal.points-changed': ({ count }: V) =>
    `The form has changed: ${count} ${count === 1 ? 'answer belongs' : 'answers belong'} to points of the one before and ${count === 1 ? 'was' : 'were'} not kept; the rest was. Open the checklist again.`,
  'refusal.form-chosen': () => 'The item has that form already.',
  'refusal.methods-missing': ({ rule }: V) => `Say by which methods it was checked${cite(rule)}.`,
  'refusal.method-not-ruled': ({ rule }: V) =>
    `That method is not among those of this bureau's rules${cite(rule)}.`,
  'refusal.activity-not-ruled': ({ rule }: V) =>
    `That kind of activity is not among those of this bureau's rules${cite(rule)}.`,
  'refusal.spot-measure-not-ruled': ({ rule }: V) =>
    `That measure is not among those of this bureau's rules${cite(rule)}.`,
  'refusal.measures-without-problem': ({ rule }: V) =>
    `Measures are taken on violations: they contradict “no problem found”${cite(rule)}.`,
  'refusal.measures-without-party': ({ rule }: V) =>
    `Orders to stop and to rectify are told to the party: they contradict that it could not be reached${cite(rule)}.`,
  'refusal.ground-missing': ({ rule }: V) =>
    `Serious non-cooperation needs its ground${cite(rule)}.`,
  'refusal.ground-not-ruled': ({ rule }: V) =>
    `That ground is not among those of this bureau's rules${cite(rule)}.`,
  'refusal.ground-without-obstruction': () =>
    'Grounds go with serious non-cooperation only: take them back.',
  'refusal.evidence-missing': ({ rule }: V) =>
    `This finding needs evidence${cite(rule)}. Hand in a photo or document first (send it in the chat, or on the page of the visit), then enter the result.`,
  'refusal.evidence-unsigned': ({ count }: V) =>
    `${count} more ${count === 1 ? 'file' : 'files'} came after this result was entered and ${count === 1 ? 'is' : 'are'} not in it. The lead has to enter it anew, then everybody signs.`,
  'state.form.draft': () => 'draft',
  'state.form.published': () => 'in force',
  'state.form.retired': () => 'retired',
  'state.form.dropped': () => 'dropped',
  'form-choice.auto': () => 'matched',
  'form-choice.manual': () => 'chosen by hand',
  'method.documents': () => 'documents',
  'method.site': () => 'on site',
  'method.network': () => 'network monitoring',
  'activity.comprehensive': () => 'comprehensive joint check',
  'activity.risk': () => 'joint check by risk',
  'activity.special': () => 'joint check of a campaign',
  'panel.task-form.activity': () => 'kind of activity (may be left out)',
  'panel.task-form.activity.none': () => 'none',
  'refusal.nothing-chosen': () => 'Choose one at least.',
  'form.result.direct': () => 'Result without checks',
  'button.result.direct': () => 'Result without checks',
  'note.result.direct': () => 'The result is entered: the members of the team sign it now.',
  'form.done': () => 'Done',
  'form.methods': () => 'methods (several may be chosen)',
  'form.grounds': () => 'how it did not co-operate (several; with that finding only)',
  'form.measures': () => 'measures on the spot (several, or none)',
  'form.direct-note': () => 'what happened: when and where, how they were called or refused',
  'visit.direct-hint': () =>
    '“Cannot be reached” and “serious non-cooperation” need no answer to each point: say what happened, and hand in a file first.',
  'visit.grounds': () => 'How it did not co-operate (with that finding only)',
  'visit.methods': () => 'Methods',
  'visit.measures': () => 'Measures on the spot',
  'visit.activities': () => 'Kind of activity',
  'visit.evidence-none': () => 'No evidence yet.',
  'visit.form.standard': () => 'Standard',
  'visit.form.none': () => 'No checklist form: checked by what the item says.',
  'visit.form.missing': () =>
    'This bureau’s rules ask for a checklist form, and this item has none yet.',
  'visit.form.change': () => 'Take another form',
  'visit.form.choose': () => 'Choose a form',
  'visit.form.reason': () => 'why this form',
  'visit.form.to': () => 'Checklist form',
  'card.inspection.files-late': ({ count }: V) =>
    `${count} more ${count === 1 ? 'file' : 'files'} came after the result was entered: the lead has to enter it anew, then everybody signs.`,
  'note.form.chosen': () => 'The form is chosen; why is on file.',
  'card.field.methods': () => 'Methods',
  'card.field.grounds': () => 'Non-cooperation',
  'card.field.measures': () => 'Measures',
  'card.field.activities': () => 'Activity',
  'card.field.forms': () => 'Forms',
  'form.tick': ({ title, label }: V) => `${title}: choose ${label}, then press “Done”`,
  'visit.form.named': ({ name, number, how }: V) => `Form: ${name} (version ${number}, ${how})`,
  'card.field.form.value': ({ name, number }: V) => `${name} (version ${number})`,
  'obstruction.entry': () => 'refuses entry to the inspectors or whom they entrusted',
  'obstruction.materials': () => 'refuses to hand over materials',
  'obstruction.untruthful': () => 'gives untruthful or non-conforming information',
  'obstruction.obstruction': () => 'hinders the inspection so that it cannot go on',
  'spot-measure.site-record': () => 'site record made',
  'spot-measure.evidence': () => 'preliminary evidence taken',
  'spot-measure.stop-order': () => 'ordered to stop',
  'spot-measure.rectification': () => 'urged to rectify',
  'event.form.drafted': ({ who, what, number }: V) =>
    `${who} drafted version ${number} of the checklist form ${what}`,
  'event.form.amended': ({ who, what, number, count }: V) =>
    `${who} changed the draft of version ${number} of the checklist form ${what} (points: ${count})`,
  'event.form.published': ({ who, what, number }: V) =>
    `${who} published version ${number} of the checklist form ${what}`,
  'event.form.dropped': ({ who, what, number }: V) =>
    `${who} dropped the draft of version ${number} of the checklist form ${what}`,
  'event.form.retired': ({ who, what, number, reason }: V) =>
    `${who} retired version ${number} of the checklist form ${what}: ${reason}`,
  'event.form.matched': ({ what, item, form, number }: V) =>
    `${what}: item ${item} was given form ${form}, version ${number}`,
  'event.form.chosen': ({ who, what, item, before, form, number, reason }: V) =>
    `${who} chose form ${form}, version ${number}, for item ${item} of ${what} (before: ${before}): ${reason}`,
};
