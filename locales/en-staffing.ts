type V = Record<string, string | number>;

const cite = (rule?: string | number) => (rule ? ` (${rule})` : '');

const remedies: Record<string, string> = {
  appointment: 'ask for direct assignment where fewer are eligible than the rules demand',
  'neighbour-pool': 'pool with the neighbouring area',
  'joint-pool': 'build a joint registry with another branch',
  block: 'add qualified people, or ask the head of the unit',
};

/** The remedies in a row, as a sentence's end. */
export const remediesIn = (codes?: string | number): string =>
  String(codes ?? 'block')
    .split(',')
    .map((code) => remedies[code] ?? code)
    .join('; ');

const faults: Record<string, string> = {
  'too-few': 'too few people',
  twice: 'one person cannot hold two seats',
  interested: 'a member has an interest in the subject and has to apply for recusal first',
  unqualified:
    'a member is off duty, without a valid licence or without the skill, and has to be replaced first',
  'no-lead': 'nobody leads it',
  'two-leads': 'more than one leads it',
  'lead-may-not': 'the lead may not lead',
  'lead-of-participant': 'the lead of a joint team has to be of the initiating department',
};

const fault = (why?: string | number) => faults[String(why)] ?? why ?? '';

/** Texts about who is put in a team other than by its draw: designation, direct assignment, neighbours. */
export const staffing = {
  'refusal.no-designation': ({ parameter, rule }: V) =>
    `This bureau's rule parameter ${parameter} (how the substitute is found) says drawn at random${cite(rule)}: nobody may be appointed.`,
  'refusal.substitute-unfit': ({ rule }: V) =>
    `The person chosen is not eligible any more (qualification, duty, interest, cap or right to lead), so nobody was appointed${cite(rule)}. Please choose from the newest list.`,
  'refusal.team-invalid': ({ why, rule }: V) =>
    `The team would not be valid: ${fault(why)}${cite(rule)}. Nothing was changed.`,
  'field.substituteId': () => 'Substitute',

  'button.recusal.appoint': () => 'Approve and appoint',
  'button.substitution.appoint': () => 'Approve and appoint',
  'note.recusal.appoint': () => 'Approved, and a substitute is appointed.',
  'note.substitution.appoint': () => 'Approved, and a substitute is appointed.',
  'form.recusal.appoint': () => 'Approve and appoint',
  'form.substitution.appoint': () => 'Approve and appoint',
  'form.substitute': ({ count }: V) => `Substitute (${count} eligible, fewest open visits first)`,
  'form.substitute.some': ({ count, shown }: V) =>
    `Substitute (${count} eligible; the ${shown} with the fewest open visits are listed, the others are in the admin panel)`,
  'form.substitute.option': ({ name, unit, load }: V) => `${name} · ${unit} · ${load} open`,
  'form.appoint-reason': () => 'Reason for appointing them',

  'card.field.eligible': () => 'Can follow',
  'card.field.eligible.value': ({ count }: V) => `${count} eligible`,
  'card.request.nobody': ({ remedies: codes }: V) =>
    `Nobody is eligible to follow, so this cannot be approved. You can: ${remediesIn(codes)}.`,
  'card.request.appointed': ({ by, at, name, reason }: V) =>
    `${by} approved and at ${at} appointed ${name} to follow (appointed, not drawn). Reason: ${reason}`,
  'card.inspection.request.appointed': ({ kind, by, at }: V) =>
    `${by} agreed to your request for ${kind} at ${at} and appointed somebody to follow you.`,
  'card.inspection.appointed': () =>
    'You were appointed to take over a seat in this visit. If you have an interest in the subject you must apply for recusal.',
  'card.member.appointment': ({ name }: V) => `${name} (appointed)`,
  'card.member.direct-assignment': ({ name }: V) => `${name} (directly assigned)`,
  'card.inspection.directly-assigned': () =>
    'Too few inspectors are eligible, so with approval you are assigned to this inspection directly. If you have an interest in the subject you must ask for recusal.',

  'event.substitution.appointed': ({ who, what }: V) =>
    `${who} appointed an inspector for ${what} (not drawn)`,

  'panel.requests.eligible': ({ count }: V) => `${count} eligible to follow`,
  'panel.requests.choose': () => 'Please choose',
  'panel.requests.candidate': ({ name, unit, load }: V) =>
    `${name} · ${unit} · ${load} open visits`,
  'panel.requests.nobody': ({ remedies: codes }: V) =>
    `Nobody is eligible to follow, so this cannot be approved. You can: ${remediesIn(codes)}.`,
  'panel.requests.then.appointment': () =>
    'To approve, choose who follows and give a reason; it is recorded as an appointment, never as a draw.',
  'panel.press.appoint': () => 'Approve and appoint',
  'method.draw': () => 'drawn at random',
  'method.appointment': () => 'appointed',
  'field.substitutionMethod': () => 'How found',
  'field.appointedBy': () => 'Appointed by',
};
