import type { EntityManager } from 'typeorm';

/** A notice to another bureau as its list shows it. */
export type NoticeLine = {
  id: string;
  recipient: string;
  unitPath: string;
  unit: string;
  ref: string;
  subject: string;
  finding: string | null;
  rule: string;
  dueOn: string;
  sentOn: string | null;
  sentDocument: string | null;
  /** Notices that this one stands in place of: their copy was corrected before they went out. */
  superseded: { finding: string | null; madeOn: string }[];
};

/** Those that have not been sent or whose receipt has not come, the most urgent first. */
export const noticesToSend = (tx: EntityManager, paths: string[]): Promise<NoticeLine[]> =>
  tx.query(
    `select b.id, b.recipient, u.path as "unitPath", u.name as unit, coalesce(n.code, '') as ref,
       coalesce(b.body -> 'subject' ->> 'name', b.body ->> 'name', '') as subject, b.body ->> 'finding' as finding,
       b.rule, b.due_on::text as "dueOn", b.sent_on::text as "sentOn", b.sent_document as "sentDocument",
       (select coalesce(jsonb_agg(jsonb_build_object('finding', o.body ->> 'finding',
           'madeOn', (o.made_at at time zone 'Asia/Shanghai')::date) order by o.made_at), '[]')
         from bureau_notice o where o.superseded_by = b.id) as superseded
     from bureau_notice b join unit u on u.id = b.unit_id left join inspection n on n.id = b.inspection_id
     where b.receipt_no is null and b.superseded_by is null and exists (select 1 from unnest($1::text[]) x where starts_with(u.path, x))
     order by b.due_on, b.id limit 200`,
    [paths],
  );
