import { refuseUsed, touched, type Undo } from './undoing.ts';

/** 抽查事项: drafts of the batch are dropped, where none of them was published. */
export const undoItems: Undo = async (undoing) => {
  const { tx, batchId } = undoing;
  await refuseUsed(
    undoing,
    'published',
    `select 1 from item where batch_id = $1 and state <> 'draft'`,
    [batchId],
  );
  const withdrawn = await touched(tx, `update item set state = 'dropped' where batch_id = $1`, [
    batchId,
  ]);
  return { restored: 0, withdrawn };
};

/** 年度抽查计划: the draft of the batch is dropped, where nobody has handed it in. */
export const undoPlan: Undo = async (undoing) => {
  const { tx, batchId } = undoing;
  await refuseUsed(
    undoing,
    'published',
    `select 1 from plan where batch_id = $1 and state <> 'draft'`,
    [batchId],
  );
  const withdrawn = await touched(
    tx,
    `update plan set state = 'dropped', version = version + 1 where batch_id = $1`,
    [batchId],
  );
  return { restored: 0, withdrawn };
};

/** 利害关系: those of the batch end, where no draw of people has heeded them since. */
export const undoInterests: Undo = async (undoing) => {
  const { tx, now, batchId, bureauPath } = undoing;
  await refuseUsed(
    undoing,
    'draw',
    `select 1 from draw d join task t on t.id = d.task_id join unit u on u.id = t.initiator_id
       join import_batch b on b.id = $1
     where d.kind <> 'subjects' and d.frozen_at >= b.imported_at and starts_with(u.path, $2)`,
    [batchId, bureauPath],
  );
  const withdrawn = await touched(
    tx,
    'update interest set ended_at = $2 where batch_id = $1 and ended_at is null',
    [batchId, now],
  );
  return { restored: 0, withdrawn };
};
