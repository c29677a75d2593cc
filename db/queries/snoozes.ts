import type { EntityManager } from 'typeorm';

/** A reminder as its reader has it, with what decides whether it can be put off, and until when it was. */
export type Reminder = {
  messageId: string;
  personId: string;
  aboutType: 'disclosure' | 'obligation';
  aboutId: string;
  obligationId: string;
  /** Of what the card is about, as the card shows it. */
  version: number;
  isOpen: boolean;
  /** Whether no later reminder of the same was given to the same reader. */
  isNewest: boolean;
  step: string;
  kind: string;
  label: string;
  dueOn: string;
  taskId: string | null;
  unitPath: string;
  until: string | null;
  outcome: 'again' | 'over' | null;
  endedAt: string | null;
};

/** The reminder that a message brought; nothing where it brought another card, or to nobody. */
export async function reminderOf(tx: EntityManager, messageId: string): Promise<Reminder | null> {
  const [row] = await tx.query(
    `select jsonb_build_object('messageId', m.id, 'personId', m.person_id, 'aboutType', m.about_type,
       'aboutId', m.about_id, 'obligationId', o.id, 'version', coalesce(d.version, o.version),
       'isOpen', o.state = 'open', 'step', m.vars ->> 'step', 'kind', o.kind,
       'label', coalesce(nullif(o.label, ''), n.code), 'dueOn', o.due_on, 'taskId', n.task_id, 'unitPath', u.path,
       'until', s.until, 'outcome', s.outcome, 'endedAt', s.ended_at,
       'isNewest', not exists (select from message later where later.person_id = m.person_id
         and later.card = m.card and later.about_type = m.about_type and later.about_id = m.about_id
         and later.copy_of is null and later.number > m.number)) as reminder
     from message m
       join obligation o on case m.card when 'obligation-due' then o.id = m.about_id
         when 'disclosure-due' then o.kind = 'disclosure' and o.about_id = m.about_id end
       left join disclosure d on m.card = 'disclosure-due' and d.id = m.about_id
       left join inspection n on n.id = d.inspection_id
       join unit u on u.id = coalesce(n.unit_id, o.unit_id)
       left join snooze s on s.message_id = m.id
     where m.id = $1 and m.person_id is not null and m.copy_of is null`,
    [messageId],
  );
  return row?.reminder ?? null;
}

/** A reminder that was put off. */
export type WaitingSnooze = { id: string; at: Date; unitPath: string };

// A last day that has moved to an earlier one brings it sooner than it was put off to.
const at = `least(s.until, (o.due_on + 1)::timestamp at time zone 'Asia/Shanghai' - interval '4 hours')`;

/** Reminders that were put off and wait, the first first, with when they are to come again. */
export const waitingSnoozes = (tx: EntityManager, limit: number): Promise<WaitingSnooze[]> =>
  tx.query(
    `select s.id, ${at} as at, u.path as "unitPath"
     from snooze s join obligation o on o.id = s.obligation_id join person p on p.id = s.person_id
       join unit u on u.id = p.unit_id
     where s.ended_at is null order by at, s.id limit $1`,
    [limit],
  );

/** One of them: whose, about what, when it is to come again. */
export type Snoozed = { messageId: string; obligationId: string; personId: string; at: Date };

/** One of them, by its id; nothing when it has come, or is over. */
export async function waitingSnooze(tx: EntityManager, id: string): Promise<Snoozed | undefined> {
  const [row] = await tx.query(
    `select s.message_id as "messageId", s.obligation_id as "obligationId", s.person_id as "personId", ${at} as at
     from snooze s join obligation o on o.id = s.obligation_id where s.id = $1 and s.ended_at is null`,
    [id],
  );
  return row;
}
