import { ThirdParty } from '../../db/entities/third-party.ts';
import type { Table } from '../table.ts';

/** 委托第三方: what was entrusted to whom at a visit, and who pays. */
export const thirdParty: Table = {
  id: 'third_party',
  entity: ThirdParty,
  group: 'tasks',
  read: ['task.read'],
  from: `third_party t join inspection n on n.id = t.inspection_id join unit u on u.id = n.unit_id
    join unit v on v.id = t.unit_id`,
  key: 't.id',
  path: 'u.path',
  title: 'body',
  columns: {
    inspectionCode: { sql: 'n.code', kind: 'text', in: 'list', filter: true },
    body: { in: 'list', filter: true },
    contract: { in: 'list' },
    entrusted: { sql: 't.scope', kind: 'text', in: 'list' },
    payer: { sql: 'v.name', kind: 'text', in: 'list' },
    recordedAt: { in: 'list' },
  },
  sort: { by: 'recordedAt', direction: 'desc' },
};
