import type { EntityManager } from 'typeorm';

/** One of the two terms of an objection, as it stands after every change of the calendar. */
export type ClockRow = {
  kind: 'objection-review' | 'objection-reply';
  dueOn: string;
  provisional: boolean;
};

/** The terms that run, or ran, about an objection. */
export const objectionClocks = (tx: EntityManager, id: string): Promise<ClockRow[]> =>
  tx.query(
    `select kind, due_on::text as "dueOn", provisional from obligation
     where about_type = 'objection' and about_id = $1`,
    [id],
  );
