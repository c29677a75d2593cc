import type { Row, Rows } from '../../db/queries/linked-rows.ts';
import type { Locale } from '../../locales/translate.ts';
import type { Gathered } from './gather.ts';
import type { Printed, Section } from './print.ts';
import { moment, type Say, sayIn, text } from './say.ts';
import { mediaSection, visitSection } from './task-pages.ts';

type Subject = { inspectorId: string; inspector: string; made: Date };

/** What the printed package of due diligence says: the visit, then what is on file under each ground. */
export function diligencePages(gathered: Gathered, on: Subject, locale: Locale): Printed {
  const say = sayIn(locale);
  const { facts } = gathered;
  const [visit] = facts.visits;
  return {
    title: say('diligence.title', { name: on.inspector }),
    made: on.made,
    foot: visit?.code ?? facts.code,
    sections: [
      ...(visit ? [visitSection(visit, say)] : []),
      { heading: say('diligence.duty'), lines: duty(gathered, on, say) },
      ground(
        'limits',
        [...mediaSection(facts, say).lines, ...said(gathered, 'result', 'note')],
        say,
      ),
      ground('cause', causes(gathered, say), say),
      ground('entrusted', entrusted(gathered), say),
      ground('others', others(gathered, say), say),
      { heading: say('archive.check'), lines: [say('archive.check.how')] },
    ],
  };
}

// A ground with nothing on file says so: silence would read as a gap of the package.
const ground = (name: string, lines: string[], say: Say): Section => ({
  heading: say(`diligence.${name}`),
  lines: lines.length > 0 ? lines : [say('diligence.none')],
});

// (1) 依法依计划履职: how they came to the visit, and each thing that they did at it.
function duty({ rows, facts }: Gathered, { inspectorId }: Subject, say: Say): string[] {
  const mine = (table: string, column = 'inspector_id') =>
    (rows.get(table) ?? []).filter((row) => row[column] === inspectorId);
  const done = (key: string, table: string, time: string) =>
    mine(table).map((row) => say(`diligence.${key}`, { at: moment(row[time]) }));
  const answers = (rows.get('result') ?? []).at(-1)?.['answers'];
  return [
    ...facts.draws.map(({ code, at, inputHash }) =>
      say('diligence.drawn', { code, at: at ?? '–', hash: inputHash }),
    ),
    ...done('seated', 'seat', 'assigned_at'),
    ...done('accepted', 'seat', 'accepted_at'),
    ...done('arrived', 'check_in', 'at'),
    say('diligence.points', { count: Array.isArray(answers) ? answers.length : 0 }),
    say('diligence.files', { count: mine('evidence', 'sent_by').length }),
    ...recorded(rows, inspectorId, say),
    ...done('signed', 'signature', 'signed_at'),
  ];
}

// What the team put on record of the visit, and whether it was this inspector who did.
function recorded(rows: Rows, inspectorId: string, say: Say): string[] {
  const by = (row: Row) => row['recorded_by'] ?? row['made_by'];
  const lines = (key: string, table: string, told: (row: Row) => object) =>
    (rows.get(table) ?? []).map((row) =>
      say(`diligence.${key}`, {
        ...told(row),
        by: say(by(row) === inspectorId ? 'diligence.by.self' : 'diligence.by.team'),
      }),
    );
  return [
    ...lines('notice', 'subject_notice', (row) => ({
      at: moment(row['delivered_at']),
      way: say(`delivery-way.${text(row['way'])}`),
    })),
    ...lines('document', 'visit_document', (row) => ({
      at: moment(row['made_at']),
      kind: say(`document.${text(row['kind'])}`),
    })),
    ...lines('recording', 'visit_recording', (row) => ({
      from: moment(row['begun_at']),
      to: moment(row['ended_at']),
      scene: text(row['scene']),
    })),
    ...lines('confirmation', 'subject_confirmation', (row) => ({
      at: moment(row['recorded_at']),
      outcome: say(`confirmation.${text(row['outcome'])}`),
    })),
  ];
}

// (3) What was found and ordered at the time, and what was followed up since.
const causes = ({ rows, facts }: Gathered, say: Say): string[] => [
  ...facts.visits.flatMap(({ finding, resultHash }) =>
    finding
      ? say('archive.visit.finding', { finding: say(`finding.${finding}`), hash: resultHash ?? '' })
      : [],
  ),
  ...(rows.get('case_file') ?? []).map((row) => `${text(row['code'])} ${moment(row['opened_at'])}`),
];

// (4) 受委托机构: who was entrusted with what, by which contract.
const entrusted = ({ rows }: Gathered): string[] =>
  (rows.get('third_party') ?? []).map((row) =>
    [row['body'], row['contract'], row['scope'], moment(row['recorded_at'])].map(text).join(' · '),
  );

// (5) What else bears on it: recusals, substitutions, an end without a result.
const others = ({ rows }: Gathered, say: Say): string[] =>
  (['recusal', 'substitution', 'visit_end'] as const).flatMap((table) =>
    (rows.get(table) ?? []).map((row) =>
      say(`diligence.${table}`, {
        state: text(row['state'] ?? row['ground']),
        at: moment(row['requested_at'] ?? row['ended_at']),
      }),
    ),
  );

const said = ({ rows }: Gathered, table: string, column: string): string[] =>
  (rows.get(table) ?? []).flatMap((row: Row) => text(row[column]) || []);
