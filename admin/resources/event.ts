import { Event } from '../../db/entities/event.ts';
import type { Table } from '../table.ts';

/** 留痕: the trail as rows; the desk shows it as sentences. */
export const event: Table = {
  id: 'event',
  entity: Event,
  group: 'trail',
  read: ['trail.read'],
  from: 'event t left join person p on p.id = t.actor_id left join task k on k.id = t.task_id',
  key: 't.id',
  path: 't.unit_path',
  title: 'type',
  columns: {
    number: { sql: 't.id', kind: 'number', in: 'list' },
    at: { in: 'list' },
    type: { in: 'list', filter: true },
    personName: { sql: 'p.name', in: 'list', filter: true },
    door: {
      in: 'list',
      filter: true,
      codes: {
        prefix: 'door',
        values: ['telegram', 'slack', 'web', 'panel', 'portal', 'cli', 'system'],
      },
    },
    taskCode: { sql: 'k.code', in: 'list', filter: true },
    aboutType: {},
    aboutId: { filter: true },
    unitPath: {},
    data: { sql: 't.data::text', kind: 'text' },
    commandId: { filter: true },
    cardHash: {},
  },
  sort: { by: 'number', direction: 'desc' },
};
