import { database } from '../data-source.ts';

/** What the card of a complaint shows to the supervision: that there is one, nothing of what it says. */
export type ComplaintFacts = {
  id: string;
  version: number;
  receiptNo: string;
  unit: string;
  state: 'received' | 'concluded';
  receivedAt: string;
  files: number;
  finding: string | null;
};

/** A complaint as its card shows it, or nothing. */
export async function complaintFacts(id: string): Promise<ComplaintFacts | undefined> {
  const [row] = await database().query(
    `select jsonb_build_object('id', c.id, 'version', c.version, 'receiptNo', c.receipt_no, 'unit', u.name,
       'state', c.state, 'receivedAt', c.received_at, 'finding', c.finding,
       'files', (select count(*) from intake_file f where f.complaint_id = c.id)) as facts
     from complaint c join unit u on u.id = c.unit_id where c.id = $1`,
    [id],
  );
  return row?.facts;
}
