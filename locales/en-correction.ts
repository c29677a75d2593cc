import { citeEn } from './cite.ts';
type V = Record<string, string | number>;

/** Texts of corrections of what was published. */
export const corrections = {
  'about.correction': () => 'correction of a result',
  'table.correction': () => 'Corrections',
  'card.consent.title.correction': ({ state }: V) => `Correction of a published result · ${state}`,
  'card.consent.ask.correction': () =>
    'Please sign as the principal head of the unit that inspected. The correction and its note are published at once; what was published before stays beside it.',
  'card.consent.then.correction': () =>
    'The correction is published; what was published before stays beside it.',
  'panel.waiting.page.correction': () => 'See what is published',
  'card.field.correction': () => 'Correction',
  'card.field.correction.value': ({ number }: V) => `no. ${number}`,
  'card.field.correction-origin': () => 'Found by',
  'card.field.correction-changes': () => 'What changes',
  'card.field.correction-change': ({ field, before, after }: V) =>
    `${field}: “${before}” becomes “${after}”.`,
  'card.field.correction-proof': () => 'Proof of the error',
  'card.consent.step-up': () =>
    'Signing asks for your second factor: without it, “Approve” answers with a one-time link for you alone.',
  'panel.step-up.lead.correction': () =>
    'Signing a correction of what is public asks for your second factor: enter the 6 digits of your authenticator, good for 10 minutes.',
  'panel.step-up.on.correction': () => 'To the signature',
  'panel.correction.files': () => 'Files that prove it (pictures or PDF, at most 5, not published)',
  'panel.correction.proofs': () => 'Files that prove the correction',
  'card.field.correction-note': () => 'Note to the public',
  'correction-origin.found': () => 'the unit itself',
  'correction-origin.objection': () => 'the review of an objection',
  'correction-field.finding': () => 'finding',
  'correction-field.note': () => 'note',
  'correction-field.name': () => 'name of the subject',
  'correction-field.uscc': () => 'unified social credit code',
  'correction-field.address': () => 'address',
  'correction.blank': () => '(blank)',
  'event.correction.requested': ({ who, what, number }: V) =>
    `${who} asked for correction no. ${number} of the published result of ${what}`,
  'event.correction.signed': ({ who, what, number }: V) =>
    `${who} signed correction no. ${number} of ${what}; the corrected result is public`,
  'event.correction.rejected': ({ who, what, number }: V) =>
    `${who} turned down correction no. ${number} of ${what}`,
  'button.disclosure.withhold': () => 'Withhold',
  'note.disclosure.withhold': () => 'Withheld. You can undo it within a minute.',
  'form.disclosure.withhold': () => 'Withhold',
  'card.disclosure.withheld-on': ({ by, ground }: V) =>
    `Reviewed by ${by}; withheld on the ground: ${ground}.`,
  'refusal.whole-not-public': ({ ref, dueOn }: V) =>
    `So far only the part that a department disclosed first (${ref}) is public, not the whole result; it can be corrected once the whole is public${dueOn ? ` (due by ${dueOn})` : ''}. Ask the approver to publish the whole result, then ask for the correction.`,
  'refusal.code-unregistered': ({ code }: V) =>
    `Nobody in the registry has the code ${code}, so the corrected result would stand under no subject. Have the subject registered first, then ask for the correction.`,
  'refusal.part-is-public': ({ ref, rule }: V) =>
    `A part of this result (${ref}) is public already, and what is public is not changed${citeEn(rule)}: it cannot be entered anew. If it is wrong, ask for a correction once the whole is public.`,
  'refusal.nothing-corrected': (_: V) =>
    'What you entered does not differ from what is published: there is nothing to correct.',
};
