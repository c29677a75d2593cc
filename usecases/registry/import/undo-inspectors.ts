import { dayOf } from '../../../domain/day.ts';
import { refuseUsed, touched, type Undo, type Undoing } from './undoing.ts';

const own = `(select person_id, min(version) as version from inspector_version where batch_id = $1 group by 1)`;

const columns = [
  'badge_no',
  'id_number_sealed',
  'id_number_index',
  'sex',
  'position',
  'telephone_sealed',
  'skills',
  'licence_no',
  'licence_expires_on',
  'may_lead',
  'status',
  'partner',
  'category',
  'extra',
  'batch_id',
];

const tuple = (alias: string) => `(${columns.map((name) => `${alias}.${name}`).join(', ')})`;

/**
 * 执法检查人员 of a batch that no draw of people saw, who hold no seat and whom nobody changed since; what
 * came later and was taken back itself changes nothing.
 */
export const undoInspectors: Undo = async (undoing) => {
  const { tx, now, batchId } = undoing;
  await refuseInUse(undoing);
  // The history counts a person and their entry as one change.
  await tx.query(`select set_config('yaohao.batch', $1, true)`, [batchId]);
  await tx.query(
    `update person p set name = v.name, unit_id = v.unit_id, title = v.position, active = v.active, version = p.version + 1
     from ${own} o join inspector_version v on v.person_id = o.person_id and v.version = o.version - 1
     where p.id = o.person_id`,
    [batchId],
  );
  const restored = await touched(
    tx,
    `update inspector i set ${columns.map((name) => `${name} = v.${name}`).join(', ')},
       version = i.version + 1, updated_at = $2
     from ${own} o join inspector_version v on v.person_id = o.person_id and v.version = o.version - 1
     where i.person_id = o.person_id`,
    [batchId, now],
  );
  const withdrawn = await withdraw(undoing);
  await tx.query(`select set_config('yaohao.batch', '', true)`);
  return { restored, withdrawn };
};

async function refuseInUse(undoing: Undoing): Promise<void> {
  const { batchId, bureauPath } = undoing;
  await refuseUsed(
    undoing,
    'changed',
    `select 1 from ${own} o join inspector i on i.person_id = o.person_id join person p on p.id = o.person_id
       join inspector_version v on v.person_id = o.person_id and v.version = o.version
     where ${tuple('i')} is distinct from ${tuple('v')}
       or (p.name, p.unit_id, p.active) is distinct from (v.name, v.unit_id, v.active)`,
    [batchId],
  );
  await refuseUsed(
    undoing,
    'draw',
    `select 1 from draw d join task t on t.id = d.task_id join unit u on u.id = t.initiator_id
       join import_batch b on b.id = $1
     where d.kind <> 'subjects' and d.frozen_at >= b.imported_at and starts_with(u.path, $2)`,
    [batchId, bureauPath],
  );
  await refuseUsed(
    undoing,
    'visit',
    `select 1 from ${own} o join seat s on s.inspector_id = o.person_id join import_batch b on b.id = $1
     where s.assigned_at >= b.imported_at`,
    [batchId],
  );
}

/** People whom the batch brought are in service no longer; their mandates end. */
async function withdraw({ tx, now, batchId }: Undoing): Promise<number> {
  const isNew = `(select person_id from ${own} o where o.version = 1)`;
  await tx.query(`update person set active = false, version = version + 1 where id in ${isNew}`, [
    batchId,
  ]);
  await tx.query(
    `update role_assignment set valid_to = greatest($2::date, valid_from)
     where role = 'inspector' and valid_to is null and person_id in ${isNew}`,
    [batchId, dayOf(now)],
  );
  return touched(
    tx,
    `update inspector set status = '撤回', version = version + 1, updated_at = $2 where person_id in ${isNew}`,
    [batchId, now],
  );
}
