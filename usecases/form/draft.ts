import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { formContent } from './input.ts';
import { formKeeper } from './locked.ts';

const input = formContent.extend({
  unitId: z.uuid(),
  /** 表单编号: what all versions of a form are known by. */
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{1,32}$/),
});

/**
 * 检查表单: a new form, or the next version of one, as a draft. A version that follows one in force
 * needs the reason of the change.
 */
export const draftForm = usecase('form.draft', input, async (context, given) => {
  const { tx, actor, now } = context;
  const unit = await formKeeper(context, given.unitId, 'form.draft');
  const newest = await newestVersion(context, unit.bureauId, given.code);
  if (newest?.state === 'draft') throw new Refusal('draft-open', { item: given.code });
  if (newest?.replaces && given.reason === '') throw new Refusal('reason-required');
  const id = randomUUID();
  const version = (newest?.version ?? 0) + 1;
  const { name, points, reason } = given;
  await tx.query(
    `insert into checklist_form (id, unit_id, code, version, name, points, reason, drafted_by, drafted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      unit.bureauId,
      given.code,
      version,
      name,
      JSON.stringify(points),
      reason,
      personId(actor),
      now,
    ],
  );
  const about = { type: 'form', id, unitPath: unit.bureauPath };
  await record(context, 'form.drafted', about, { code: given.code, number: version, reason });
  return { formId: id, version };
});

async function newestVersion({ tx }: Context, unitId: string, code: string) {
  const [row] = await tx.query(
    `select version, state, exists (select from checklist_form p where p.unit_id = f.unit_id
       and p.code = f.code and p.state = 'published') as replaces
     from checklist_form f where unit_id = $1 and code = $2 order by version desc limit 1 for update`,
    [unitId, code],
  );
  return row as { version: number; state: string; replaces: boolean } | undefined;
}
