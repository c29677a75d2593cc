import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import type { VisitRecord } from '../../db/queries/visit-record.ts';
import type { Block, Card, CardAction } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, between, button, fields, line, link } from './parts.ts';
import { teamText } from './inspection.ts';

/**
 * 检查时间, to whoever goes there: when, fixed by whom, and why it is another time than before. The lead can
 * fix and change it here until the visit begins, and nobody else.
 */
export function visitTimeCard(
  facts: InspectionFacts,
  { times }: Pick<VisitRecord, 'times'>,
  readerId: string | null,
): Card {
  const [time] = times;
  return {
    kind: 'visit-time',
    about: { type: 'inspection', id: facts.id, version: facts.version },
    title: time
      ? told('card.visit-time.title', { at: at(time.at) })
      : told(isOpen(facts) ? 'card.visit-time.ask' : 'card.visit-time.none'),
    blocks: isThere(facts) ? [...rows(facts, times), ...foot(facts, times, readerId)] : [],
  };
}

// Whoever left the team keeps the card, and nothing of where it goes.
const isThere = ({ seat, accompanies }: InspectionFacts): boolean =>
  seat?.active === true || accompanies;

function rows(facts: InspectionFacts, times: VisitRecord['times']): Block[] {
  const [time] = times;
  return [
    fields(
      ['card.field.subject', facts.subject.name],
      ['card.field.address', facts.subject.address],
      ['card.field.code', facts.code],
      ['card.field.team', teamText(facts)],
      ['card.field.window', between(facts.startsOn, facts.endsOn)],
    ),
    ...(time && time.number > 1
      ? [
          line(
            told('card.visit-time.changed', { number: time.number, reason: time.reason }),
            'warn',
          ),
        ]
      : []),
    ...(time
      ? [line(told('card.visit-time.by', { by: time.by, at: at(time.setAt) }), 'muted')]
      : []),
  ];
}

function foot(
  facts: InspectionFacts,
  times: VisitRecord['times'],
  readerId: string | null,
): Block[] {
  if (!isOpen(facts)) return [line(told('card.visit-time.over'), 'muted')];
  const visit = facts.seat?.active && link('visit', 'button.visit', `/visit/${facts.id}`);
  const mine = scheduleAction(facts, times, readerId);
  return [
    ...(times.length === 0 ? [line(told('card.visit-time.lead'))] : []),
    ...actions(mine, visit),
  ];
}

const isOpen = ({ state }: InspectionFacts): boolean =>
  state === 'assigned' || state === 'accepted';

/** The lead's button to fix or change the time; nothing for anybody else, or once the visit has begun. */
export function scheduleAction(
  facts: InspectionFacts,
  times: VisitRecord['times'],
  readerId: string | null,
): CardAction | undefined {
  const me = facts.team.find(({ personId }) => personId === readerId);
  if (!me?.lead || !me.acceptedAt || !isOpen(facts) || facts.isInterested) return undefined;
  return times.length === 0
    ? button('schedule.set', { style: 'primary' })
    : button('schedule.set', { label: told('button.schedule.change') });
}
