import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { recordFacts, untoldConduct, type VisitRecord } from '../../db/queries/visit-record.ts';
import type { Button } from '../../domain/buttons.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import {
  documentsOf,
  type Missing,
  missingFrom,
  type RequiredDocument,
} from '../../domain/visit-record.ts';
import type { Block, Card, CardAction } from '../port.ts';
import { type Text, told } from '../text.ts';
import { actions, at, button, fields, line, link } from './parts.ts';

/** A visit's record with the rules that it is kept under. */
export type RecordCardFacts = { facts: InspectionFacts; record: VisitRecord; profile: Profile };

/**
 * 检查记录, to the team of a visit that has begun: what the subject was told, which documents and recordings there
 * are, what it confirmed, and what is missing before anybody signs.
 */
export function visitRecordCard(given: RecordCardFacts, readerId: string | null): Card {
  const { facts } = given;
  const { id, version, code } = facts;
  return {
    kind: 'visit-record',
    about: { type: 'inspection', id, version },
    title: told('card.visit-record.title', { code }),
    blocks: facts.seat?.active ? inside(given, readerId) : [],
  };
}

function inside(given: RecordCardFacts, readerId: string | null): Block[] {
  const { facts } = given;
  const wanted = recordActions(given, readerId).slice(0, 2);
  return [
    fields(['card.field.subject', facts.subject.name], ...recordRows(given)),
    ...stateLines(given),
    ...actions(...wanted, link('visit', 'button.visit', `/visit/${facts.id}`)),
  ];
}

type Row = Parameters<typeof fields>[number];

/** The parts of a record, one row each. */
export function recordRows({ record, profile }: RecordCardFacts): Row[] {
  const { notices, recordings, conduct } = record;
  const last = notices.at(-1);
  const documents = documentsOf(profile, recordFacts(record));
  const asksSound = parameter(profile, 'record.avSteps').length > 0;
  const none = recordings.length === 0;
  return [
    [
      'card.visit-record.notice',
      last
        ? told('card.visit-record.notice.value', {
            at: at(last.deliveredAt),
            way: told(`delivery-way.${last.way}`),
            recipient: last.recipient,
          })
        : told('card.visit-record.notice.none'),
    ],
    ['card.visit-record.documents', { list: documents.map(documentText) }],
    [
      'card.visit-record.recordings',
      none && asksSound ? told('card.visit-record.recordings.none') : countText(recordings.length),
    ],
    [
      'card.visit-record.conduct',
      conduct.length > 0 ? { list: conduct.map(({ kind }) => told(`conduct.${kind}`)) } : null,
    ],
    ['card.visit-record.confirmation', confirmationText(record, profile)],
  ];
}

const countText = (count: number): Text | null =>
  count > 0 ? told('card.visit-record.recordings.value', { count }) : null;

function documentText({ kind, isMade, isWaived }: RequiredDocument): Text {
  const name = told(`document.${kind}`);
  if (isMade) return told('card.visit-record.document.made', { name });
  return told(`card.visit-record.document.${isWaived ? 'waived' : 'missing'}`, { name });
}

function confirmationText({ confirmation, result }: VisitRecord, profile: Profile): Text | null {
  if (confirmation) {
    const { outcome, person, capacity, witness } = confirmation;
    return told(`card.visit-record.confirmation.${outcome}`, {
      person,
      capacity: told(`capacity.${capacity}` as 'capacity.agent'),
      at: at(confirmation.at),
      witness,
    });
  }
  if (!parameter(profile, 'sign.subjectConfirm')) return null;
  const isWaived = result?.finding === 'unreachable';
  return told(`card.visit-record.confirmation.${isWaived ? 'waived' : 'none'}`);
}

/** What is missing before anybody signs; that nothing is, once there is a result. */
export function stateLines({ facts, record, profile }: RecordCardFacts): Block[] {
  if (!isOpen(facts)) return [];
  if (untoldConduct(record).length > 0) return [line(told('card.visit-record.untold'), 'warn')];
  const early = record.result === null;
  const missing = missingFrom(profile, recordFacts(record)).filter(
    ({ what }) => !early || (what !== 'confirmation' && what !== 'check-record'),
  );
  if (missing.length > 0) return [missingLine(missing, profile), photoLine];
  return [
    early
      ? line(told('card.visit-record.not-yet'), 'muted')
      : line(told('card.visit-record.complete'), 'done'),
  ];
}

function missingLine(missing: Missing[], profile: Profile): Block {
  const keys = [...new Set(missing.map(({ key }) => key))];
  const rule = { list: [...new Set(keys.map((key) => articleOf(profile, key)))] };
  const names = missing.map(({ what }) => what).join();
  return line(told('card.visit-record.missing', { missing: names, rule }), 'warn');
}

const photoLine = line(told('card.visit-record.photo'), 'muted');

const isOpen = ({ state }: InspectionFacts): boolean =>
  state === 'started' || state === 'submitted' || state === 'signed';

type RecordButton = Extract<
  Button,
  'notice.deliver' | 'document.enter' | 'recording.enter' | 'conduct.record' | 'confirmation.record'
>;

/** What this member can do for the record now, the most needed first. */
export function recordActions(given: RecordCardFacts, readerId: string | null): CardAction[] {
  const { facts } = given;
  const me = facts.team.find(({ personId }) => personId === readerId);
  if (!me?.checkedInAt || !isOpen(facts) || facts.isInterested) return [];
  return Object.entries(ranksOf(given))
    .flatMap(([id, rank]) => (rank === undefined ? [] : [{ id: id as RecordButton, rank }]))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id, rank }) => button(id, rank < optional ? { style: 'primary' } : {}));
}

const optional = 5;

// What is missing comes first, in the order in which it is done; what can be done besides follows.
function ranksOf({
  facts,
  record,
  profile,
}: RecordCardFacts): Partial<Record<RecordButton, number>> {
  const { result, confirmation, notices } = record;
  const needed = missingFrom(profile, recordFacts(record)).map(({ what }) => what);
  const lacksPaper = needed.some((what) => what === 'site-check' || what === 'statement-defence');
  const needsConfirmation = needed.includes('confirmation');
  return {
    ...(result && !confirmation && { 'confirmation.record': needsConfirmation ? 1 : 7 }),
    'document.enter': lacksPaper ? 3 : 6,
    'recording.enter': needed.includes('av') ? 4 : 8,
    ...(facts.state !== 'signed' && {
      'notice.deliver': notices.length === 0 ? 2 : 9,
      ...(parameter(profile, 'result.recordRefusal') && { 'conduct.record': optional }),
    }),
  };
}
