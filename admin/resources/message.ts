import { Message } from '../../db/entities/message.ts';
import type { Table } from '../table.ts';

/** 通知: the messages owed, sent, failed, and those of which nobody knows whether they arrived. */
export const message: Table = {
  id: 'message',
  entity: Message,
  group: 'messages',
  read: ['message.read'],
  from: `message t left join person p on p.id = t.person_id left join chat_group g on g.id = t.group_id
    join unit u on u.id = coalesce(p.unit_id, g.unit_id)`,
  key: 't.id',
  path: 'u.path',
  title: 'number',
  columns: {
    number: { in: 'list', filter: true },
    recipient: { sql: 'coalesce(p.name, g.title)', kind: 'text', in: 'list', filter: true },
    card: { in: 'list', filter: true },
    state: {
      in: 'list',
      filter: true,
      codes: {
        prefix: 'state.message',
        values: ['pending', 'sending', 'sent', 'failed', 'unknown', 'held', 'ended'],
      },
    },
    provider: { in: 'list', filter: true },
    attempt: { in: 'list' },
    createdAt: { in: 'list' },
    sentAt: { in: 'list' },
    class: {
      filter: true,
      codes: { prefix: 'message-class', values: ['action', 'notice', 'reminder'] },
    },
    resent: {},
    nextTryAt: {},
    lastError: {},
  },
  sort: { by: 'number', direction: 'desc' },
};
