import { database } from '../data-source.ts';

/** A result of a visit as its page in the panel shows it, with all that was signed. */
export type ResultLine = {
  number: number;
  finding: string;
  note: string;
  methods: string[];
  activities: string[];
  grounds: string[];
  measures: string[];
  forms: { item: string; code: string; version: number; name: string }[];
  evidence: { number: number; hash: string }[];
  hash: string;
  by: string;
  at: string;
  signers: string[];
};

/** One answer as it was given: what stood there before it, when it came, and when somebody says it was. */
export type TraceLine = {
  item: string | null;
  point: string;
  before: string | null;
  answer: string;
  note: string;
  by: string;
  door: string;
  at: string;
  saidAt: string | null;
};

/** The form of an item of a visit, each time that it was given one. */
export type FormTrace = {
  item: string;
  form: string;
  version: number;
  how: 'auto' | 'manual';
  reason: string;
  by: string | null;
  at: string;
};

/** The results of a visit, newest first. */
export const resultsOfVisit = (inspectionId: string): Promise<ResultLine[]> =>
  database().query(
    `select r.number, r.finding, r.note, r.methods, r.activities, r.grounds, r.measures, r.forms, r.evidence,
       r.hash, p.name as by, r.submitted_at::text as at,
       array(select q.name from signature g join person q on q.id = g.inspector_id
         where g.result_id = r.id order by g.signed_at, q.name) as signers
     from result r join person p on p.id = r.submitted_by where r.inspection_id = $1 order by r.number desc`,
    [inspectionId],
  );

/** every answer of a visit's checklist in the order in which they came. */
export const traceOfVisit = (inspectionId: string): Promise<TraceLine[]> =>
  database().query(
    `select i.name as item, e.point, e.answer, e.note, p.name as by, e.door, e.edited_at::text as at,
       e.said_at::text as "saidAt",
       lag(e.answer) over (partition by e.item_id, e.point order by e.id) as before
     from checklist_edit e join person p on p.id = e.edited_by left join item i on i.id = e.item_id
     where e.inspection_id = $1 order by e.id`,
    [inspectionId],
  );

/** which form each item was given, and why. */
export const formTraceOfVisit = (inspectionId: string): Promise<FormTrace[]> =>
  database().query(
    `select i.name as item, f.name as form, f.version, v.how, v.reason, p.name as by, v.chosen_at::text as at
     from visit_form v join item i on i.id = v.item_id join checklist_form f on f.id = v.form_id
       left join person p on p.id = v.chosen_by
     where v.inspection_id = $1 order by v.id`,
    [inspectionId],
  );
