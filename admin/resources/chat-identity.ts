import { ChatIdentity } from '../../db/entities/chat-identity.ts';
import type { Table } from '../table.ts';

/** 聊天账号: where somebody is reached. */
export const chatIdentity: Table = {
  id: 'chat_identity',
  entity: ChatIdentity,
  group: 'organisation',
  read: ['organisation.read'],
  from: 'chat_identity t join person p on p.id = t.person_id join unit u on u.id = p.unit_id',
  key: 't.id',
  path: 'u.path',
  title: 'personName',
  columns: {
    personName: { sql: 'p.name', in: 'list', filter: true },
    unit: { sql: 'u.name', in: 'list', filter: true },
    provider: { in: 'list', filter: true },
    reachable: { in: 'list', filter: true },
    linkedAt: { in: 'list' },
    revokedAt: { in: 'list' },
  },
  sort: { by: 'linkedAt', direction: 'desc' },
};
