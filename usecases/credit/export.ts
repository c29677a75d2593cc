import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { creditLines } from '../../db/queries/credit-lines.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { creditFiles } from '../../domain/credit.ts';
import { dayOf } from '../../domain/day.ts';
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

const input = z.object({ unitId: z.uuid(), kind: z.enum(creditFiles) });

const head = [
  '名称',
  '统一社会信用代码',
  '检查对象类别',
  '相关责任人',
  '事项',
  '日期',
  '结论或理由',
  '编号',
  '截止日期',
];

/**
 * the credit file of a bureau as CSV: the published results, and of cafés the files of the venue and of
 * the people responsible, from what was made public alone. Refuses a file that the bureau's rules do not know.
 * Who took it, and its hash, stay on file.
 */
export const exportCredit = usecase('credit.export', input, async (context, { unitId, kind }) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, unitId);
  authorize(actor, 'credit.export', { unitPath: unit.path });
  const profile = await currentProfile(tx, unit.profileSlug, dayOf(now));
  if (!parameter(profile, 'credit.export').includes(kind)) {
    throw new Refusal('credit-not-ruled', { rule: cite(profile, 'credit.export') });
  }
  const lines = await creditLines(tx, unit.path, kind);
  const rows = lines.map(({ finding, ...line }) => [
    line.name,
    line.uscc,
    line.category,
    line.responsible,
    line.matter === 'result' ? '检查结果' : '黑名单',
    line.date,
    finding ? translateAny('zh-CN', `finding.${finding}` as never) : line.reason,
    line.ref,
    line.endsOn ?? '',
  ]);
  refusePersonalData(
    rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]]))),
  );
  const text = `\uFEFF${[head, ...rows].map((row) => csvLine(row.map(inert))).join('')}`;
  const hash = createHash('sha256').update(text).digest('hex');
  await tx.query(
    'insert into credit_export (id, unit_id, kind, lines, hash, person_id, at) values ($1, $2, $3, $4, $5, $6, $7)',
    [randomUUID(), unit.id, kind, rows.length, hash, personId(actor), now],
  );
  const about = { type: 'unit', id: unit.id, unitPath: unit.path };
  await record(context, 'credit.exported', about, { matter: kind, lines: rows.length, hash });
  return { name: `credit-${kind}-${dayOf(now)}.csv`, text, lines: rows.length };
});
