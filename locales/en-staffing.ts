import { ofCount } from './counted.ts';
import { citeEn } from './cite.ts';

type V = Record<string, string | number>;

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
  interested: 'a member has an interest in the subject and has to ask for recusal first',
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
    `This bureau's rule parameter ${parameter} (how the substitute is found) says drawn at random${citeEn(rule)}: nobody may be appointed.`,
  'refusal.substitute-unfit': ({ rule }: V) =>
    `The person chosen is not eligible any more (qualification, duty, interest, cap or right to lead), so nobody was appointed${citeEn(rule)}. Please choose from the newest list.`,
  'refusal.team-invalid': ({ why, rule }: V) =>
    `The team would not be valid: ${fault(why)}${citeEn(rule)}. Nothing was changed.`,
  'field.substituteId': () => 'Substitute',
  'refusal.direct-not-allowed': ({ parameter, rule }: V) =>
    `This bureau's rule parameter ${parameter} knows no direct assignment${citeEn(rule)}: teams are matched at random.`,
  'refusal.direct-pool-sufficient': ({ parameter, eligible, threshold, rule }: V) =>
    `${eligible} inspectors are eligible, not fewer than ${threshold} (rule parameter ${parameter}): the team is matched at random, not assigned directly${citeEn(rule)}.`,
  'refusal.direct-joint': () =>
    'Each department of a joint inspection is matched at random from its own people; nobody is assigned directly.',
  'refusal.neighbour-not-allowed': ({ parameter, rule }: V) =>
    `This bureau's rule parameter ${parameter} knows no pool joined with a neighbouring area${citeEn(rule)}.`,
  'refusal.neighbour-not-apart': ({ unit }: V) =>
    `${unit} shares this bureau's registry; it is no neighbouring area.`,
  'refusal.already-proposed': () => 'The same has been asked for or recorded already.',
  'refusal.expert-not-allowed': ({ parameter, rule }: V) =>
    `This bureau's rule parameter ${parameter} entrusts third parties instead of experts${citeEn(rule)}.`,
  'refusal.no-expert': ({ rule }: V) =>
    `No expert of the registry can take part (other field, not active, there already, or with an interest in the subject)${citeEn(rule)}.`,
  'refusal.third-party-not-allowed': ({ parameter, rule }: V) =>
    `This bureau's rule parameter ${parameter} lets nobody be entrusted${citeEn(rule)}.`,
  'portal.draw.stage.assigned': () => 'assigned directly (not drawn)',
  'portal.draw.people.expert': () => 'draw of an expert',
  'portal.draw.people.direct-assignment': () => 'direct assignment',
  'portal.draw.direct.lead': () =>
    'Fewer inspectors were eligible than the rules ask for, so a team was assigned directly with the consent of the head of the unit. It is no draw; the counts and the rule are published, no names.',
  'portal.draw.direct.eligible': ({ count }: { count: number }) =>
    `${ofCount(count, 'inspector', 'inspectors')} eligible`,
  'portal.draw.direct.threshold': () => 'below which it is allowed',
  'portal.draw.direct.rule': () => 'Rule',
  'portal.draw.neighbours': () => 'Neighbouring areas',
  'field.memberIds': () => 'Members of the team',

  'button.recusal.appoint': () => 'Approve and appoint',
  'button.substitution.appoint': () => 'Approve and appoint',
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
    `${by} approved and on ${at} appointed ${name} to follow (appointed, not drawn). Reason: ${reason}`,
  'card.inspection.request.appointed': ({ kind, by, at }: V) =>
    `${by} agreed to your request for ${kind} on ${at} and appointed somebody to follow you.`,
  'card.inspection.appointed': () =>
    'You were appointed to take over a seat in this visit. If you have an interest in the subject you must ask for recusal.',
  'card.member.appointment': ({ name }: V) => `${name} (appointed)`,
  'card.member.direct-assignment': ({ name }: V) => `${name} (directly assigned)`,
  'card.inspection.directly-assigned': () =>
    'Too few inspectors are eligible, so with approval you are assigned to this inspection directly. If you have an interest in the subject you must ask for recusal.',

  'button.proposal.approve': () => 'Approve',
  'button.proposal.reject': () => 'Reject',
  'note.proposal.approve': () => 'Approved. You can undo it within a minute.',
  'note.proposal.reject': () => 'Rejected. You can undo it within a minute.',
  'form.proposal.reject': () => 'Reject',
  'about.proposal': () => 'proposal',
  'side.own': () => 'Executing unit',
  'side.neighbour': () => 'Neighbouring area',
  'card.proposal.title.direct-assignment': ({ state }: V) => `Direct assignment · ${state}`,
  'card.proposal.title.neighbour-pool': ({ state }: V) =>
    `Pool with a neighbouring area · ${state}`,
  'card.proposal.title.expert': ({ state }: V) => `Expert to be appointed · ${state}`,
  'card.proposal.ask.direct-assignment': () =>
    'Too few inspectors are eligible; these are to be assigned directly (not drawn). Please decide. If approved, the counts and the rule are published, no names.',
  'card.proposal.ask.neighbour-pool': () =>
    'The inspectors of both areas are to be matched at random from one pool; both heads have to consent. Please decide.',
  'card.proposal.ask.expert': () =>
    'This expert is to assist. Experts do not count to the minimum, lead nothing and sign nothing. Please decide.',
  'card.proposal.approved': ({ side, by, at, reason }: V) =>
    `${side}: ${by} approved on ${at}. ${reason}`,
  'card.proposal.rejected': ({ side, by, at, reason }: V) =>
    `${side}: ${by} rejected on ${at}: ${reason}`,
  'card.proposal.waiting': () => 'Waiting for a decision.',
  'card.proposal.not-yours': () => 'Somebody else has to decide this.',
  'card.field.evidence': () => 'People',
  'card.field.evidence.value': ({ eligible, threshold }: V) =>
    `${eligible} eligible, fewer than ${threshold}`,
  'card.field.neighbour': () => 'Neighbouring area',
  'card.field.expert': () => 'Expert',
  'card.field.experts': () => 'Experts (assisting)',
  'card.field.expert.value': ({ name, organisation, skills }: V) =>
    `${name} (${organisation}; ${skills})`,
  'card.field.expert.mode.draw': ({ name, organisation }: V) => `${name} (${organisation}, drawn)`,
  'card.field.expert.mode.appointment': ({ name, organisation }: V) =>
    `${name} (${organisation}, appointed)`,
  'card.field.third-parties': () => 'Third parties',
  'card.field.third-party.value': ({ body, scope }: V) => `${body} (${scope})`,
  'card.field.proposal-reason': () => 'Reason',
  'card.member.neighbour': ({ name }: V) => `${name} (neighbouring area)`,

  'event.proposal.requested': ({ who, what }: V) => `${who} made a proposal about ${what}`,
  'event.proposal.decided': ({ who, what, verdict }: V) =>
    `${who} decided a proposal about ${what}: ${verdict}`,
  'event.team.assigned-directly': ({ who, what, eligible, threshold }: V) =>
    `${who} approved a directly assigned team for ${what} (${eligible} eligible, fewer than ${threshold})`,
  'event.expert.registered': ({ who }: V) => `${who} registered an expert`,
  'event.expert.amended': ({ who }: V) => `${who} amended an expert's entry`,
  'event.expert.interest-declared': ({ who }: V) => `${who} put an expert's interest on file`,
  'event.expert.joined': ({ what }: V) => `An expert joined ${what} (assisting, beside the team)`,
  'event.expert.barred': (_: V) =>
    'The expert who was drawn had an interest put on file after the result could be known: they take no part, and another draw is needed',
  'event.third-party.recorded': ({ who, what }: V) =>
    `${who} recorded a third party entrusted at ${what}`,
  'event.substitution.appointed': ({ who, what }: V) =>
    `${who} appointed an inspector for ${what} (not drawn)`,

  'panel.way.experts': () => 'Experts',
  'panel.history.title': () => 'The team and its changes',
  'panel.history.none': () => 'There is no team yet.',
  'panel.history.changes': () => 'Changes of teams',
  'panel.history.direct': ({ count }: V) => `${count} of them assigned directly (not drawn).`,
  'panel.history.seat': () => 'Seat',
  'panel.history.how': () => 'How',
  'panel.history.from': () => 'From',
  'panel.history.left': () => 'Left',
  'panel.history.holds': () => 'in the team',
  'panel.history.leaving': () => 'waits for a substitute',
  'seated.draw': () => 'drawn at random',
  'seated.appointment': () => 'appointed',
  'seated.direct-assignment': () => 'assigned directly',
  'panel.direct.title': () => 'Direct assignment',
  'panel.direct.too-few': ({ eligible, threshold }: V) =>
    `${eligible} inspectors are eligible, fewer than ${threshold}: you can ask for a direct assignment, which the head of the unit decides.`,
  'panel.direct.enough': ({ eligible, threshold }: V) =>
    `${eligible} inspectors are eligible, not fewer than ${threshold}: the team is matched at random, nobody is assigned directly.`,
  'panel.direct.lead': () => 'Lead',
  'panel.direct.members': () => 'Members (at least one beside the lead)',
  'panel.press.assign': () => 'Ask for direct assignment',
  'panel.press.draw-expert': () => 'Draw an expert',
  'panel.press.appoint-expert': () => 'Ask to appoint',
  'panel.press.third-party': () => 'Record third party',
  'panel.press.neighbour': () => 'Ask to join the pools',
  'panel.press.amend-expert': () => 'Save',
  'panel.press.expert-interest': () => 'Record interest',
  'panel.press.register-expert': () => 'Register expert',
  'panel.done.proposed': () => 'Submitted; it waits for a decision.',
  'panel.done.draw-expert': () => 'The draw of an expert is announced; the system draws next.',
  'panel.done.third-party': () => 'Recorded.',
  'panel.done.expert': () => 'Recorded, and on the trail.',
  'panel.expert.invite': () => 'Ask an expert to assist',
  'panel.expert.none': () => 'No expert of the registry can take part.',
  'panel.expert.beside': () =>
    'Experts assist beyond the required number; they lead nothing and sign nothing.',
  'panel.expert.pending': () => 'The draw of an expert is announced and waits for its randomness.',
  'panel.expert.field': () => 'Field',
  'panel.expert.field-option': ({ skill, count }: V) => `${skill} (${count})`,
  'expert-mode.draw': () => 'drawn at random',
  'expert-mode.appointment': () => 'appointed',
  'panel.experts.none': () => 'There are no experts yet.',
  'panel.experts.ended': () => 'ended',
  'panel.experts.visits': ({ count }: V) => `${count} visits`,
  'panel.experts.amend': () => 'Amend',
  'panel.experts.interest': () => 'Record an interest',
  'panel.experts.register': () => 'Register an expert',
  'panel.experts.skills': () => 'Fields (separated by commas)',
  'panel.third-party.add': () => 'Record a third party',
  'panel.third-party.lead': () =>
    'Entrusted by law; who entrusts pays. A third party is no member of the team and does not inspect alone.',
  'panel.third-party.body': () => 'Third party',
  'panel.third-party.contract': () => 'Contract',
  'panel.third-party.scope': () => 'Entrusted with',
  'panel.third-party.payer': ({ unit }: V) => `${unit} pays`,
  'panel.neighbour.title': () => 'Pool with a neighbouring area',
  'panel.neighbour.lead': () =>
    'Where inspectors are too few, teams can be matched at random from a pool joined with a neighbouring area, if both heads consent.',
  'panel.neighbour.none': () => 'No inspectors of a neighbouring area are registered here.',
  'panel.proposals.title': () => 'Proposals',
  'proposal-kind.direct-assignment': () => 'Direct assignment',
  'proposal-kind.neighbour-pool': () => 'Pool with a neighbouring area',
  'proposal-kind.expert': () => 'Expert to be appointed',
  'table.expert': () => 'Experts',
  'table.expert_interest': () => 'Interests of experts',
  'table.proposal': () => 'Proposals',
  'table.third_party': () => 'Third parties',
  'field.organisation': () => 'Organisation',
  'field.proposalKind': () => 'Proposal',
  'field.eligible': () => 'Eligible',
  'field.threshold': () => 'Required',
  'field.neighbour': () => 'Neighbouring area',
  'field.expertName': () => 'Expert',
  'field.requestedBy': () => 'Asked by',
  'field.proposalReason': () => 'Reason',
  'field.body': () => 'Third party',
  'field.contract': () => 'Contract',
  'field.entrusted': () => 'Entrusted with',
  'field.payer': () => 'Paid by',
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
