import { ExpertInterest } from '../../db/entities/expert-interest.ts';
import type { Table } from '../table.ts';

/** 专家的利害关系: why an expert keeps away from a subject. */
export const expertInterest: Table = {
  id: 'expert_interest',
  entity: ExpertInterest,
  group: 'registries',
  read: ['registry.read'],
  from: `expert_interest t join expert e on e.id = t.expert_id join unit u on u.id = e.unit_id
    left join subject s on s.uscc = t.uscc`,
  key: 't.id',
  path: 'u.path',
  title: 'personName',
  columns: {
    personName: { sql: 'e.name', kind: 'text', in: 'list', filter: true },
    subjectName: { sql: 's.name', kind: 'text', in: 'list', filter: true },
    uscc: { in: 'list', filter: true },
    nature: { in: 'list' },
    declaredAt: { in: 'list' },
    endedAt: { in: 'list' },
  },
  sort: { by: 'declaredAt', direction: 'desc' },
};
