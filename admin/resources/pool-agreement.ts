import { PoolAgreement } from '../../db/entities/pool-agreement.ts';
import { agreementStates } from '../../domain/pool-agreement.ts';
import type { Table } from '../table.ts';

/** 联合建库: which branches keep one registry of inspectors, who of both consented, and until when. */
export const poolAgreement: Table = {
  id: 'pool_agreement',
  entity: PoolAgreement,
  group: 'registries',
  read: ['registry.read'],
  from: `pool_agreement t join unit u on u.id = t.unit_id join unit v on v.id = t.partner_id
    join person q on q.id = t.requested_by left join person o on o.id = t.own_by
    left join person p on p.id = t.partner_by left join person e on e.id = t.ended_by`,
  key: 't.id',
  path: 'u.path',
  title: 'unit',
  columns: {
    unit: { sql: 'u.name', kind: 'text', in: 'list', filter: true },
    partnerName: { sql: 'v.name', kind: 'text', in: 'list', filter: true },
    state: {
      in: 'list',
      filter: true,
      codes: { prefix: 'agreement-state', values: Object.keys(agreementStates) },
    },
    reason: { in: 'list' },
    requestedBy: { sql: 'q.name', kind: 'text', in: 'list' },
    requestedAt: { in: 'list' },
    ownBy: { sql: 'o.name', kind: 'text' },
    ownAt: {},
    partnerBy: { sql: 'p.name', kind: 'text' },
    partnerAt: {},
    endedBy: { sql: 'e.name', kind: 'text' },
    endedAt: {},
    endReason: {},
  },
  sort: { by: 'requestedAt', direction: 'desc' },
};
