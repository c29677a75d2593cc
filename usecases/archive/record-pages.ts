import type { Row } from '../../db/queries/linked-rows.ts';
import type { Gathered } from './gather.ts';
import type { Section } from './print.ts';
import { moment, type Say, text } from './say.ts';

type Held = Pick<Gathered, 'rows' | 'facts'>;
type Line = (row: Row) => string | string[];

/** 全过程记录 and what followed: what the subject was told and confirmed, documents, corrections, objections, cases. */
export function recordSections(held: Held, say: Say): Section[] {
  const line = linesOf(held, say);
  return [
    { heading: say('archive.notices'), lines: rowsOf(held, 'subject_notice', line.notice) },
    { heading: say('archive.documents'), lines: rowsOf(held, 'visit_document', line.document) },
    {
      heading: say('archive.confirmations'),
      lines: rowsOf(held, 'subject_confirmation', line.confirmation),
    },
    { heading: say('archive.corrections'), lines: rowsOf(held, 'correction', line.correction) },
    { heading: say('archive.objections'), lines: rowsOf(held, 'objection', line.objection) },
    { heading: say('archive.cases'), lines: rowsOf(held, 'case_file', line.file) },
  ];
}

// In the order of the visits, and within one in that of its numbers.
function rowsOf(held: Held, table: string, line: Line): string[] {
  const visits = visitsOf(held);
  const place = (row: Row) =>
    `${visits.get(row)} ${moment(row['received_at'] ?? row['opened_at'])}`;
  const number = (row: Row) => Number(row['number'] ?? 0);
  return [...(held.rows.get(table) ?? [])]
    .sort((a, b) => place(a).localeCompare(place(b)) || number(a) - number(b))
    .flatMap(line);
}

// The visit of a row, which a correction knows by its disclosure.
function visitsOf({ rows, facts }: Held) {
  const codes = new Map(facts.visits.map(({ id, code }) => [id, code]));
  const disclosed = new Map(
    (rows.get('disclosure') ?? []).map((row) => [row['id'], row['inspection_id']]),
  );
  const get = (row: Row): string =>
    codes.get(text(row['inspection_id'] ?? disclosed.get(row['disclosure_id']))) ?? '–';
  return { get };
}

function linesOf(held: Held, say: Say): Record<Kind | 'file', Line> {
  const visits = visitsOf(held);
  const told = (kind: Kind, row: Row, more: object) =>
    say(`archive.${kind}`, { visit: visits.get(row), number: row['number'] ?? '–', ...more });
  return {
    notice: (row) => told('notice', row, delivery(row, say)),
    document: (row) =>
      told('document', row, {
        kind: say(`document.${text(row['kind'])}`),
        at: moment(row['made_at']),
        hash: text(row['hash']),
      }),
    confirmation: (row) => told('confirmation', row, confirming(row, say)),
    correction: (row) =>
      told('correction', row, {
        origin: say(`correction-origin.${text(row['origin'])}`),
        state: say(`archive.correction.${text(row['state'])}`),
        at: moment(row['requested_at']),
        decided: moment(row['decided_at']),
        note: text(row['public_note']),
      }),
    objection: (row) => told('objection', row, review(row, say)),
    file: (row) => [caseLine(row, visits.get(row), say), ...stepsOf(held, row, say)],
  };
}

type Kind = 'notice' | 'document' | 'confirmation' | 'correction' | 'objection';

const delivery = (row: Row, say: Say) => ({
  way: say(`delivery-way.${text(row['way'])}`),
  recipient: text(row['recipient']),
  capacity: say(`capacity.${text(row['capacity'])}`),
  at: moment(row['delivered_at']),
  hash: text(row['hash']),
});

const confirming = (row: Row, say: Say) => ({
  outcome: say(`confirmation.${text(row['outcome'])}`),
  person: text(row['person']),
  capacity: say(`capacity.${text(row['capacity'])}`),
  at: moment(row['recorded_at']),
  witness: text(row['witness']) || '–',
  hash: text(row['result_hash']),
});

// Neither what was said nor by whom: both may name the person who objects.
const review = (row: Row, say: Say) => ({
  receipt: text(row['receipt_no']),
  state: say(`state.objection.${text(row['state'])}`),
  at: moment(row['received_at']),
  outcome: row['outcome'] ? say(`review-outcome.${text(row['outcome'])}`) : '–',
  replied: text(row['replied_on']) || '–',
});

const caseLine = (row: Row, visit: string, say: Say): string =>
  say('archive.case', {
    code: text(row['code']),
    visit,
    kind: say(`case-kind.${text(row['kind'])}`),
    at: moment(row['opened_at']),
    due: text(row['due_on']),
    state: say(`state.case.${text(row['state'])}`),
    outcome: row['outcome'] ? say(`outcome.${text(row['outcome'])}`) : '–',
  });

// The measures and the referrals of a case, below it.
function stepsOf({ rows }: Held, { id, code }: Row, say: Say): string[] {
  const of = (table: string) =>
    (rows.get(table) ?? [])
      .filter((row) => row['case_id'] === id)
      .sort((a, b) => Number(a['number']) - Number(b['number']));
  const head = (row: Row) => ({
    code: text(code),
    number: Number(row['number']),
    document: text(row['document_no']),
    due: text(row['due_on']),
  });
  return [
    ...of('case_measure').map((row) =>
      say('archive.case.measure', { ...head(row), ...measure(row, say) }),
    ),
    ...of('referral').map((row) =>
      say('archive.case.referral', { ...head(row), ...handing(row, say) }),
    ),
  ];
}

const measure = (row: Row, say: Say) => ({
  measure: say(`measure.${text(row['measure'])}`),
  ordered: text(row['ordered_on']),
  reviewed: text(row['reviewed_on']) || '–',
  met: row['met'] === null ? '–' : say(`archive.case.${row['met'] === true ? 'met' : 'unmet'}`),
});

const handing = (row: Row, say: Say) => ({
  kind: say(`receiver.${text(row['receiver_kind'])}`),
  receiver: text(row['receiver']),
  sent: text(row['sent_on']),
  receipt: text(row['receipt_no']) || '–',
  received: text(row['received_on']) || '–',
});
