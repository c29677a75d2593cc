import { refuseUsed, touched, type Undo } from './undoing.ts';

// The version that a batch wrote of each subject: later ones by hand carry its id as well.
const own = `(select subject_id, min(version) as version from subject_version where batch_id = $1 group by 1)`;

const columns = [
  'name',
  'category',
  'address',
  'business_scope',
  'principal',
  'telephone_sealed',
  'grade',
  'risk',
  'scale',
  'blacklisted',
  'abnormal',
  'status',
  'jurisdiction',
  'unit_id',
  'kind',
  'subtype',
  'key_pool',
  'extra',
  'batch_id',
];

const tuple = (alias: string) => `(${columns.map((name) => `${alias}.${name}`).join(', ')})`;

/**
 * 检查对象 of a batch that no pool froze, nobody visited and nobody changed since; what came later and was
 * taken back itself changes nothing.
 */
export const undoSubjects: Undo = async (undoing) => {
  const { tx, now, batchId } = undoing;
  await refuseUsed(
    undoing,
    'changed',
    `select 1 from ${own} o join subject s on s.id = o.subject_id
       join subject_version v on v.subject_id = o.subject_id and v.version = o.version
     where ${tuple('s')} is distinct from ${tuple('v')}`,
    [batchId],
  );
  await refuseUsed(
    undoing,
    'pool',
    `select 1 from ${own} o join pool_entry p on p.subject_id = o.subject_id and p.subject_version >= o.version`,
    [batchId],
  );
  await refuseUsed(
    undoing,
    'visit',
    `select 1 from ${own} o join inspection n on n.subject_id = o.subject_id
       join import_batch b on b.id = $1 where n.created_at >= b.imported_at`,
    [batchId],
  );
  const restored = await touched(
    tx,
    `update subject s set ${columns.map((name) => `${name} = v.${name}`).join(', ')},
       version = s.version + 1, updated_at = $2
     from ${own} o join subject_version v on v.subject_id = o.subject_id and v.version = o.version - 1
     where s.id = o.subject_id`,
    [batchId, now],
  );
  const withdrawn = await touched(
    tx,
    `update subject s set status = '撤回', version = s.version + 1, updated_at = $2
     from ${own} o where s.id = o.subject_id and o.version = 1`,
    [batchId, now],
  );
  return { restored, withdrawn };
};
