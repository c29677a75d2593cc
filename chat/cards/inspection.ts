import type {
  InspectionFacts,
  MemberFacts,
  OwnRequest,
} from '../../db/queries/card-facts-inspection.ts';
import { withoutParameter } from '../../domain/profile/cite.ts';
import { initiating } from '../../domain/team-rules.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Block, Card, CardAction } from '../port.ts';
import { type Text, told } from '../text.ts';
import { actions, at, between, button, fields, line, link } from './parts.ts';
import { lateFiles, lateLine, resultBlock } from './result-rows.ts';

/**
 * To an inspector in a team: the visit, and everything to be done about it. Only they see the address, and
 * `map`, where it is shown on a map.
 */
export function inspectionCard(
  facts: InspectionFacts,
  readerId: string | null,
  map?: string,
): Card {
  return {
    kind: 'inspection',
    about: { type: 'inspection', id: facts.id, version: facts.version },
    title: told('card.inspection.title', { state: told(stateKey(facts, readerId)) }),
    blocks: blocksOf(facts, readerId, map),
  };
}

function blocksOf(facts: InspectionFacts, readerId: string | null, map?: string): Block[] {
  if (facts.seat?.active) return inside(facts, readerId, map);
  return facts.accompanies ? beside(facts) : outside(facts);
}

// The visit is accepted when the whole team has; for whoever has, it is already.
function stateKey(facts: InspectionFacts, readerId: string | null): TextKey {
  if (!facts.seat?.active && !facts.accompanies) return 'card.inspection.state.left';
  const me = facts.team.find(({ personId }) => personId === readerId);
  const state = facts.state === 'assigned' && me?.acceptedAt ? 'accepted' : facts.state;
  return `state.inspection.${state}` as TextKey;
}

function outside(facts: InspectionFacts): Block[] {
  const rows = fields(['card.field.task', { list: facts.tasks }], ['card.field.code', facts.code]);
  if (!facts.seat) return [rows];
  const left = told('card.inspection.left', { at: at(facts.seat.endedAt) });
  return [rows, ...requestLine(facts.request), line(left, 'muted')];
}

// To whoever accompanies the team: where it goes, and that they inspect nothing themselves.
function beside(facts: InspectionFacts): Block[] {
  return [
    fields(
      ['card.field.subject', facts.subject.name],
      ['card.field.address', facts.subject.address],
      ['card.field.task', { list: facts.tasks }],
      ['card.field.code', facts.code],
      ['card.field.team', teamText(facts)],
      ['card.field.window', between(facts.startsOn, facts.endsOn)],
    ),
    ...endLine(facts),
    line(told('card.inspection.accompanying'), 'warn'),
  ];
}

function endLine({ end }: InspectionFacts): Block[] {
  if (!end) return [];
  const ground = told(`end-ground.${end.ground}` as TextKey);
  return [line(told('card.inspection.ended', { at: at(end.at), ground }), 'warn')];
}

function inside(facts: InspectionFacts, readerId: string | null, map?: string): Block[] {
  return [
    fields(
      ['card.field.subject', facts.subject.name],
      ['card.field.address', facts.subject.address],
      ['card.field.task', { list: facts.tasks }],
      ['card.field.code', facts.code],
      ['card.field.items', itemText(facts)],
      ['card.field.team', teamText(facts)],
      ['card.field.companions', companionText(facts)],
      ['card.field.experts', besideText(facts)],
      ['card.field.third-parties', entrustedText(facts)],
      ['card.field.window', between(facts.startsOn, facts.endsOn)],
      ['card.field.scheme', schemeText(facts)],
      ['card.field.visit-files', filesText(facts)],
    ),
    ...schemeLine(facts),
    ...(map ? [{ t: 'link' as const, label: told('visit.map'), url: map }] : []),
    ...progress(facts, readerId),
    ...requestLine(facts.request),
    ...actions(...visitActions(facts, readerId)),
  ];
}

/** What is checked; where several tasks share the visit, each item with the ones it is for. */
export const itemText = ({ items, tasks }: InspectionFacts): Text => ({
  list: items.map(({ name, tasks: of }) =>
    tasks.length > 1 ? told('card.merge.item', { item: name, task: { list: of } }) : name,
  ),
});

/** The team, its lead first and marked; of a joint one everybody with their department. */
export function teamText({ team }: Pick<InspectionFacts, 'team'>): Text {
  const isJoint = team.some(({ department }) => department !== initiating);
  const list = team.map((one) => {
    const plain = memberText(one);
    const name = one.lead ? told('card.field.member.lead', { name: plain }) : plain;
    return isJoint ? told('card.member.of', { name, unit: one.unit }) : name;
  });
  return { list };
}

/** A member's name, marked where no draw of the own registry brought them. */
export function memberText({ name, by, neighbour }: MemberFacts): Text {
  const member = by === 'draw' ? name : told(`card.member.${by}`, { name });
  return neighbour ? told('card.member.neighbour', { name: member }) : member;
}

const besideText = ({ experts }: InspectionFacts): Text | null =>
  experts.length === 0
    ? null
    : {
        list: experts.map(({ name, organisation, mode }) =>
          told(`card.field.expert.mode.${mode}`, { name, organisation }),
        ),
      };

/** Who accompanies the team, each marked as somebody without a certificate. */
export const companionText = ({ companions }: Pick<InspectionFacts, 'companions'>): Text | null =>
  companions.length === 0
    ? null
    : { list: companions.map((one) => told('card.field.companion.value', one)) };

const entrustedText = ({ thirdParties }: InspectionFacts): Text | null =>
  thirdParties.length === 0
    ? null
    : { list: thirdParties.map((one) => told('card.field.third-party.value', one)) };

const schemeText = ({ scheme }: InspectionFacts): Text | null => {
  if (!scheme?.confirmed) return null;
  const { number, by, at: on } = scheme.confirmed;
  return told('scheme.version', { number, by, at: at(on) });
};

// nobody sets out without one where the rules ask for it.
function schemeLine({ scheme, state }: InspectionFacts): Block[] {
  const isWaited = state === 'assigned' || state === 'accepted';
  if (!scheme?.rule || scheme.confirmed || !isWaited) return [];
  return [line(told('card.scheme.missing', { rule: withoutParameter(scheme.rule) }), 'warn')];
}

const filesText = ({ evidence = 0 }: InspectionFacts): Text | null =>
  evidence > 0 ? told('card.field.visit-files.value', { count: evidence }) : null;

const invitations = {
  draw: 'card.inspection.assigned',
  appointment: 'card.inspection.appointed',
  'direct-assignment': 'card.inspection.directly-assigned',
} as const;

function progress(facts: InspectionFacts, readerId: string | null): Block[] {
  if (facts.end) return endLine(facts);
  const me = facts.team.find(({ personId }) => personId === readerId);
  if (!me?.acceptedAt) return [line(told(invitations[me?.by ?? 'draw']))];
  const lines = [
    me.checkedInAt
      ? line(told('card.inspection.checked-in', { at: at(me.checkedInAt) }), 'done')
      : line(told('card.inspection.accepted', { at: at(me.acceptedAt) }), 'done'),
  ];
  return [...lines, ...resultLines(facts, me.signedAt, me.checkedInAt !== null)];
}

function resultLines(facts: InspectionFacts, signedAt: string | null, wasThere: boolean) {
  const { result, disclosure, state } = facts;
  if (!result) return [];
  const { submittedBy: by, submittedAt, finding } = result;
  const vars = { by, at: at(submittedAt), finding: told(`finding.${finding}` as TextKey) };
  const lines: Block[] = [
    line(told('card.inspection.submitted', vars)),
    ...resultBlock(facts),
    ...fellLine(result, state),
    ...lateLine(facts),
  ];
  if (signedAt) lines.push(line(told('card.inspection.signed', { at: at(signedAt) }), 'done'));
  else if (state === 'submitted' && wasThere && lateFiles(facts) === 0)
    lines.push(line(told('card.inspection.to-sign')));
  if (disclosure?.publishedAt) {
    const shown = { at: at(disclosure.publishedAt) };
    lines.push(line(told('card.inspection.disclosed', shown), 'done'));
  }
  return lines;
}

// Until everybody has signed anew, whoever reads it sees whose signature counts no more.
function fellLine(
  { fell = [], number }: NonNullable<InspectionFacts['result']>,
  state: string,
): Block[] {
  if (fell.length === 0 || state !== 'submitted') return [];
  return [line(told('card.inspection.fell', { names: { list: fell }, number }), 'warn')];
}

function requestLine(request: OwnRequest | null): Block[] {
  if (!request || !['requested', 'approved', 'rejected'].includes(request.state)) return [];
  const isOrder = request.ordered && request.state === 'requested';
  return isOrder ? [orderLine(request)] : ownLine(request);
}

function ownLine(request: OwnRequest): Block[] {
  const state = request.state as 'requested' | 'approved' | 'rejected';
  const isAppointed = state === 'approved' && request.method === 'appointment';
  const body = told(`card.inspection.request.${isAppointed ? 'appointed' : state}`, {
    kind: told(`request.${request.kind}`),
    why: whyText(request),
    at: at(state === 'requested' ? request.requestedAt : request.decidedAt),
    by: request.decidedBy ?? '',
    reason: request.decisionReason ?? '',
  });
  return [line(body, state === 'approved' ? 'done' : 'warn'), ...filesHint(request)];
}

const whyText = ({ kind, why }: OwnRequest): Text =>
  told((kind === 'recusal' ? `ground.${why}` : `reason.${why}`) as TextKey);

// 指令回避: it was not they who asked.
const orderLine = (request: OwnRequest): Block =>
  line(
    told('card.inspection.ordered', { why: whyText(request), at: at(request.requestedAt) }),
    'warn',
  );

const filesHint = ({ state }: OwnRequest): Block[] =>
  state === 'requested' ? [line(told('card.inspection.files-hint'), 'muted')] : [];

/** What this member can do about the visit now, the most urgent first; three at most. */
export function visitActions(facts: InspectionFacts, readerId: string | null): CardAction[] {
  const me = facts.team.find(({ personId }) => personId === readerId);
  if (!me || facts.end) return [];
  const visit = link('visit', 'button.visit', `/visit/${facts.id}`);
  if (isWaiting(facts)) return me.acceptedAt ? [visit] : [];
  if (facts.isInterested && isOpen(facts)) return [requests[0], visit];
  if (!me.acceptedAt) return [primary('inspection.accept'), ...requests];
  const mayLeave = isOpen(facts) && !me.checkedInAt;
  const all = [...duty(facts, me), visit, ...(mayLeave ? [requests[1]] : []), ...change(facts, me)];
  return all.slice(0, 3);
}

function duty(facts: InspectionFacts, me: MemberFacts): CardAction[] {
  if (isOpen(facts) && !me.checkedInAt) return [primary('inspection.check-in')];
  if (facts.state === 'started' && me.lead) return toEnter(facts);
  // What came after the result was entered is signed once it stands in it.
  if (lateFiles(facts) > 0) return me.lead ? [primary('result.submit')] : [];
  // Whoever was not there has nothing to sign.
  const maySign = facts.state === 'submitted' && me.checkedInAt && !me.signedAt;
  return maySign ? [signButton] : [];
}

const toEnter = ({ isDirect }: InspectionFacts): CardAction[] => [
  primary('result.submit'),
  ...(isDirect ? [button('result.direct')] : []),
];

const isWaiting = ({ request }: InspectionFacts) =>
  request?.state === 'requested' || request?.state === 'approved';
const isOpen = ({ state }: InspectionFacts) =>
  ['assigned', 'accepted', 'started', 'submitted'].includes(state);
// 风险分级: what somebody has signed is changed behind a one-time link and a second factor.
const change = ({ team, state }: InspectionFacts, { lead }: MemberFacts): CardAction[] =>
  lead &&
  ['started', 'submitted', 'signed'].includes(state) &&
  team.some(({ signedAt }) => signedAt)
    ? [button('step-up.ask', { label: told('button.step-up.result') })]
    : [];

const primary = (id: 'inspection.accept' | 'inspection.check-in' | 'result.submit') =>
  button(id, { style: 'primary' });
const requests = [button('recusal.request'), button('substitution.request')] as const;
const signButton = button('result.sign', {
  style: 'primary',
  confirm: told('button.result.sign.confirm'),
});
