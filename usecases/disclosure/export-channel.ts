import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { currentProfile } from '../../db/queries/profile.ts';
import { everyPublishedResult, type PublishedLine } from '../../db/queries/published-results.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { channelsFor } from '../../domain/disclosure.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { translateAny } from '../../locales/translate.ts';
import { csvLine } from '../export/csv-line.ts';
import { inert } from '../export/inert.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({ unitId: z.uuid(), channel: z.string().trim().max(60) });

const head = [
  '检查对象名称',
  '统一社会信用代码',
  '检查对象类别',
  '地址',
  '抽查任务',
  '检查事项',
  '检查结果',
  '情况说明',
  '检查机关',
  '检查日期',
  '检查人员',
  '检查编号',
  '版次',
  '更正说明',
  '公示日期',
];

/**
 * what of a unit is still to be entered on a platform that the rules name, as a file to enter it
 * from: the public's newest copies and nothing more. Refuses a platform that the rules do not name. Who took
 * it, and its hash, stay on file; it is entered there by hand, and the receipt comes back.
 */
export const exportForChannel = usecase(
  'disclosure.export-channel',
  input,
  async (context, { unitId, channel }) => {
    const { tx, actor, now } = context;
    const unit = await unitById(tx, unitId);
    authorize(actor, 'disclosure.export-channel', { unitPath: unit.path });
    const profile = await currentProfile(tx, unit.profileSlug, dayOf(now));
    const named: readonly string[] = parameter(profile, 'disclosure.channels');
    if (!named.includes(channel) || channel === 'own-page') {
      throw new Refusal('bad-input', {
        field: 'channel',
        by: cite(profile, 'disclosure.channels'),
      });
    }
    const rows: string[][] = [];
    for await (const line of everyPublishedResult(tx, [unit.path])) {
      if (isOwed(line, channel)) rows.push(rowOf(line));
    }
    refusePersonalData(
      rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]]))),
    );
    const text = `\uFEFF${[head, ...rows].map((row) => csvLine(row.map(inert))).join('')}`;
    const hash = createHash('sha256').update(text).digest('hex');
    await tx.query(
      'insert into channel_file (id, unit_id, channel, lines, hash, person_id, at) values ($1, $2, $3, $4, $5, $6, $7)',
      [randomUUID(), unit.id, channel, rows.length, hash, personId(actor), now],
    );
    const about = { type: 'unit', id: unit.id, unitPath: unit.path };
    const data = { channel, lines: rows.length, hash };
    await record(context, 'disclosure.exported', about, data);
    return { name: `${channel}-${dayOf(now)}.csv`, text, lines: rows.length };
  },
);

// What has its receipt is there already; a corrected copy is entered anew.
const isOwed = ({ copies, receipts, profile }: PublishedLine, channel: string): boolean =>
  channelsFor(copies[0]!.body.subject.category, profile).includes(channel) &&
  !receipts.some((one) => one.channel === channel && one.number === copies[0]!.number);

function rowOf({ copies }: PublishedLine): string[] {
  const { body, number, at } = copies[0]!;
  const { subject, correction } = body;
  return [
    subject.name,
    subject.uscc,
    subject.category,
    subject.address ?? '',
    body.task,
    body.items.join('；'),
    translateAny('zh-CN', `finding.${body.finding}` as never),
    body.note ?? '',
    body.unit,
    body.date,
    body.inspectors.join('、'),
    body.inspection,
    String(number),
    correction?.note ?? '',
    dayOf(new Date(at)),
  ];
}
