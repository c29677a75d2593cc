import { citeEn as cite } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of whoever comes on top of a team or leaves it late, and of visits that end without a result. */
export const visitEnds = {
  'refusal.companion-not-allowed': ({ rule }: V) =>
    `This bureau's rules know nobody without a certificate who accompanies a team${cite(rule)}.`,
  'refusal.companion-unfit': ({ rule }: V) =>
    `They cannot accompany the team: only staff in daily safety supervision, on duty, not on leave, without a valid certificate and not of this team${cite(rule)}.`,
  'refusal.signed-already': (_: V) => 'They have signed the newest result: no release is needed.',
  'refusal.subject-subsists': ({ rule }: V) =>
    `The registry still says that the subject subsists${cite(rule)}. Enter first, from the document, that it is deregistered, revoked, closed down or has moved.`,
  'refusal.ends-by-result': ({ rule }: V) =>
    `Unreachable is a finding${cite(rule)}: the team goes there and enters it; the visit cannot just be ended.`,
  'state.inspection.ended': () => 'ended without a result',
  'portal.kind.ended': () => 'Visits that ended without a result',
  'portal.draw.ended': ({ count }: V) =>
    count === '1' || count === 1
      ? '1 of these visits ended without a result:'
      : `${count} of these visits ended without a result:`,
  'portal.draw.ended.ground': ({ ground, count }: V) => `${ground}: ${count}`,
  'portal.draw.ended.lead': () =>
    'They stay among the drawn and do not count as inspected; neither names nor documents are published.',
  'end-ground.deregistered': () => 'subject deregistered, revoked or moved away',
  'end-ground.closed': () => 'subject closed down',
  'end-ground.unreachable': () => 'unreachable',
  'release-ground.illness': () => 'illness',
  'release-ground.left': () => 'left the county',
  'release-ground.death': () => 'death',
  'card.field.companions': () => 'Accompanying',
  'card.field.companion.value': ({ name, unit }: V) =>
    `${name} (${unit}, daily safety supervision, no certificate, not counted towards the minimum)`,
  'card.inspection.accompanying': () =>
    'You accompany this team and are not of it: without a certificate you do not count towards the minimum, inspect nothing alone, lead nobody and sign nothing (General Office of the State Council, document 54 of 2024).',
  'card.inspection.ended': ({ at, ground }: V) =>
    `This visit ended on ${at}: ${ground}. Nobody need go there, and there is no result.`,
  'visit.colon': () => ': ',
  'field.companionId': () => 'accompanying person',
  'event.team.accompanied': ({ who, what }: V) =>
    `${who} let somebody in daily safety supervision accompany ${what} (no certificate, not counted towards the minimum)`,
  'event.team.accompaniment-ended': ({ who, what }: V) =>
    `${who} ended that somebody accompanies ${what}`,
  'event.team.released': ({ who, what, seat }: V) =>
    `${who} released seat ${seat} of ${what}, whose holder arrived and cannot sign`,
  'event.inspection.ended': ({ who, what, document }: V) =>
    `${who} ended ${what} without a result (${document})`,
  'panel.companion.title': () => 'Accompanying without a certificate',
  'panel.companion.warning': () =>
    'Document 54 of 2024 of the General Office of the State Council asks for certified people to inspect. This bureau’s rules let staff in daily safety supervision accompany them: they do not count towards the minimum, lead nobody and sign nothing.',
  'panel.companion.none': () => 'Nobody could accompany this team.',
  'panel.companion.choose': () => 'Who accompanies',
  'panel.press.accompany': () => 'Let them accompany',
  'panel.press.end-companion': () => 'End it',
  'panel.done.accompany': () =>
    'They accompany the team and are told. Without a certificate they do not count to its minimum.',
  'panel.done.end-companion': () => 'They accompany the team no more.',
  'panel.release.title': () => 'A member who arrived and cannot sign',
  'panel.release.lead': () =>
    'Where a member has arrived and then fell ill, left the county or died, the head of the unit releases them on a document. The visit goes on with a team that is valid without them; else they are replaced.',
  'panel.release.member': () => 'Member',
  'panel.release.ground': () => 'Ground',
  'panel.release.document': () => 'Document (title and number)',
  'panel.press.release': () => 'Release',
  'panel.done.release': () => 'Released; the team is valid without them.',
  'panel.done.release-asked': () => 'Released; their replacement waits for approval.',
  'panel.history.released': ({ ground, by }: V) =>
    `arrived and could not sign (${ground}), released by ${by}`,
  'panel.end.title': () => 'End this visit',
  'panel.end.lead': () =>
    'Where the subject was deregistered, revoked, moved or closed down after the draw, enter that in the registry first and end the visit on the document. The subject still counts as drawn, never as inspected; the team is told.',
  'panel.end.ended': ({ ground, by, at, reason, document }: V) =>
    `Ended: ${ground}. ${reason} (${document}). ${by}, ${at}`,
  'panel.press.end': () => 'End the visit',
  'panel.done.end': () => 'The visit has ended and its team is told.',
};
