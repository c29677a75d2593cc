import { randomUUID } from 'node:crypto';
import type { CaseKind } from '../../domain/case.ts';
import { database as pool } from '../../db/data-source.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { openCase } from '../../usecases/case/open.ts';
import type { Context } from '../../usecases/usecase.ts';
import type { Query } from './database.ts';
import { aSubject, type Office, type Someone } from './factories.ts';
import { by, monday } from './visit.ts';

/** A case that was handed in by another department, or of another kind with a visit of its own. */
export async function aCase(
  sql: Query,
  office: Office,
  { category, owner }: { category?: string; owner?: Someone } = {},
): Promise<string> {
  const subject = await aSubject(sql, { unit: office.unit, ...(category && { category }) });
  const command = by(owner ?? office.approver);
  return pool().transaction(async (tx) => {
    const context: Context = { tx, command, actor: command.actor, now: monday };
    const unit = await unitById(tx, office.unit.id);
    return openCase(context, {
      kind: 'inbound' satisfies CaseKind,
      unit,
      profile: await currentProfile(tx, unit.profileSlug, '2026-09-14'),
      subject,
      ownerId: owner?.id ?? null,
      inbound: {
        content: '涉嫌违规经营',
        fromBody: '县市场监督管理局',
        documentNo: `县市监移〔2026〕${randomUUID().slice(0, 4)}号`,
        receivedOn: '2026-09-14',
      },
    });
  });
}
