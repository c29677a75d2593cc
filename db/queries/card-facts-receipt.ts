import { database } from '../data-source.ts';

/** What the receipt of a decision tells the person who decided, and whoever may read the trail. */
export type ReceiptFacts = {
  id: string;
  /** As people read it out, with leading zeros. */
  number: string;
  aboutType: string;
  /** The visit, where the decision is about one. */
  code: string | null;
  verdict: 'approve' | 'reject';
  reason: string;
  personId: string;
  person: string;
  /** Whose right it was, where a deputy decided. */
  principal: string | null;
  /** When it was decided, and when it took effect. */
  pressedAt: string;
  decidedAt: string;
  door: string;
  seenVersion: number | null;
  cardHash: string | null;
  cardLocale: 'zh-CN' | 'en' | null;
  unitPath: string;
};

/** The receipt of a decision, or nothing. */
export async function receiptFacts(id: string): Promise<ReceiptFacts | undefined> {
  const [row] = await database().query(sql, [id]);
  return row?.facts;
}

const sql = `
select jsonb_build_object('id', d.id, 'number', lpad(d.number::text, 6, '0'), 'aboutType', d.about_type,
  'code', (select n.code from inspection n where n.id = coalesce(
    (select r.inspection_id from recusal r where r.id = d.about_id),
    (select s.inspection_id from substitution s where s.id = d.about_id),
    (select c.inspection_id from disclosure c where c.id = d.about_id),
    (select o.inspection_id from objection o where o.id = d.about_id),
    (select q.inspection_id from proposal q where q.id = d.about_id))),
  'verdict', d.verdict, 'reason', d.reason, 'personId', p.id, 'person', p.name, 'principal', f.name,
  'pressedAt', coalesce(h.held_at, d.decided_at), 'decidedAt', d.decided_at, 'door', d.door,
  'seenVersion', d.seen_version, 'cardHash', d.card_hash, 'cardLocale', d.card_locale, 'unitPath', u.path) as facts
from decision d join person p on p.id = d.person_id join unit u on u.id = p.unit_id
  left join person f on f.id = d.for_id left join held_verdict h on h.id = d.held_id
where d.id = $1`;
