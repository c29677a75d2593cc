import { Subject } from '../../db/entities/subject.ts';
import { subjectKinds } from '../../domain/registry/subject.ts';
import type { Table } from '../table.ts';

/** 检查对象名录库. Edits are the use-case `amendSubject`, with a reason. */
export const subject: Table = {
  id: 'subject',
  entity: Subject,
  group: 'registries',
  read: ['registry.read'],
  edit: 'registry.amend',
  from: 'subject t join unit u on u.id = t.unit_id',
  key: 't.id',
  path: 'u.path',
  title: 'name',
  columns: {
    name: { in: 'list', filter: true, edit: true },
    uscc: { in: 'list', filter: true },
    category: { in: 'list', filter: true },
    grade: {
      in: 'list',
      filter: true,
      codes: { prefix: 'subject-grade', values: ['A', 'B', 'C'] },
    },
    risk: { in: 'list', filter: true },
    scale: { filter: true, edit: true },
    status: {
      in: 'list',
      filter: true,
      edit: true,
      codes: { prefix: 'subject-status', values: ['存续', '注销', '吊销', '停业', '迁出'] },
    },
    unit: { sql: 'u.name', in: 'list', filter: true },
    address: { filter: true, edit: true },
    jurisdiction: { filter: true },
    businessScope: {},
    principal: {},
    kind: { filter: true, codes: { prefix: 'subject-kind', values: subjectKinds } },
    subtype: { filter: true, edit: true },
    keyPool: { filter: true },
    blacklisted: { filter: true },
    abnormal: { filter: true },
    updatedAt: {},
    version: {},
  },
  sort: { by: 'uscc', direction: 'asc' },
};
