import { z } from 'zod';
import { unitById } from '../../db/queries/units.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { publish } from '../publish.ts';
import { record, usecase } from '../usecase.ts';

/** 高青细则 第八条、第二十八条: puts the drafts of the item list in force and publishes the whole list. */
export const publishItems = usecase(
  'items.publish',
  z.object({ unitId: z.uuid() }),
  async (context, { unitId }) => {
    const { tx, actor, now } = context;
    const unit = await unitById(tx, unitId);
    authorize(actor, 'items.publish', { unitPath: unit.bureauPath });

    // no inspection without a basis in law.
    const [baseless] = await tx.query(
      `select name from item where unit_id = $1 and state = 'draft' and basis = ''`,
      [unit.bureauId],
    );
    if (baseless) throw new Refusal('bad-input', { field: `${baseless.name}：检查依据` });
    await tx.query(
      `update item old set state = 'retired' from item new
       where new.unit_id = $1 and old.unit_id = $1 and new.code = old.code
         and new.state = 'draft' and old.state = 'published'`,
      [unit.bureauId],
    );
    const [drafts] = await tx.query(
      `update item set state = 'published', published_at = $2
       where unit_id = $1 and state = 'draft' returning code`,
      [unit.bureauId, now],
    );
    if (drafts.length === 0) throw new Refusal('not-found', { what: 'item' });
    const items = await tx.query(
      `select code, version, name, subject_category as category, kind, method, unit_name as unit, basis,
         content, ratio_bp as "ratioBp", ratio_max_bp as "ratioMaxBp", frequency, disclosure
       from item where unit_id = $1 and state = 'published' order by code`,
      [unit.bureauId],
    );
    await publish(context, {
      kind: 'items',
      ref: unit.bureauCode,
      title: `${unit.bureauName}随机抽查事项清单`,
      body: { organisation: unit.bureauName, items },
    });
    const about = { type: 'items', id: unit.bureauCode, unitPath: unit.bureauPath };
    await record(context, 'items.published', about, {
      codes: drafts.map((row: { code: string }) => row.code),
    });
    return { published: drafts.length as number };
  },
);
