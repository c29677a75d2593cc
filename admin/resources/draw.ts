import { Draw } from '../../db/entities/draw.ts';
import { drawStates } from '../../domain/task.ts';
import type { Table } from '../table.ts';

/** 抽取: of subjects, of teams, of one substitute. */
export const draw: Table = {
  id: 'draw',
  entity: Draw,
  group: 'tasks',
  read: ['task.read'],
  from: 'draw t join task k on k.id = t.task_id join unit u on u.id = k.unit_id',
  key: 't.id',
  path: 'u.path',
  title: 'code',
  columns: {
    code: { in: 'list', filter: true },
    kind: {
      in: 'list',
      filter: true,
      codes: { prefix: 'draw-kind', values: ['subjects', 'match', 'substitution', 'expert'] },
    },
    taskCode: { sql: 'k.code', in: 'list', filter: true },
    state: {
      in: 'list',
      filter: true,
      codes: { prefix: 'state.draw', values: Object.keys(drawStates) },
    },
    label: {
      in: 'list',
      codes: { prefix: 'label', values: ['verifiable', 'witnessed', 'unverifiable'] },
    },
    announcedAt: { in: 'list' },
    drawnAt: { in: 'list' },
    confirmedAt: { in: 'list' },
    inputHash: {},
    // With the seed anybody who has the list works out who was drawn: it is sealed as long as a source is.
    seed: {
      sql: `case when not exists (select 1 from entropy_source e where e.draw_id = t.id and e.value is null)
        then t.seed end`,
      kind: 'text',
    },
    predecessor: {},
    frozenAt: {},
    revealBy: {},
    voidReason: {},
    voidedAt: {},
    version: {},
  },
  sort: { by: 'announcedAt', direction: 'desc' },
};
