import { visitRecordCard } from '../../chat/cards/visit-record.ts';
import { visitTimeCard } from '../../chat/cards/visit-time.ts';
import type { VisitRecord } from '../../db/queries/visit-record.ts';
import { profileOf } from '../../domain/profile/profile.ts';
import { busy, inspection, lead, second } from './facts.ts';
import { at, id, shen, zheng } from './facts-people.ts';

const time = {
  number: 1,
  at: '2026-09-16T01:30:00Z',
  reason: '',
  by: '沈国强',
  setAt: at('10:05'),
};
const moved = {
  ...time,
  number: 2,
  at: '2026-09-17T06:00:00Z',
  reason: '对象停电',
  setAt: at('15:00'),
};
const ready = {
  ...inspection,
  state: 'accepted',
  team: [{ ...lead, acceptedAt: at('10:00') }, second],
};

/** Cards about when a visit is. */
export const visitTimes = {
  'to fix': visitTimeCard(ready, { times: [] }, shen),
  fixed: visitTimeCard(ready, { times: [time] }, zheng),
  'to the lead': visitTimeCard(ready, { times: [time] }, shen),
  changed: visitTimeCard(ready, { times: [moved, time] }, zheng),
  begun: visitTimeCard({ ...ready, state: 'started' }, { times: [time] }, shen),
};

const empty: VisitRecord = {
  times: [time],
  notices: [],
  documents: [],
  recordings: [],
  conduct: [],
  result: null,
  confirmation: null,
};
const whole: VisitRecord = {
  ...empty,
  notices: [
    {
      id: id(81),
      number: 1,
      hash: 'a'.repeat(64),
      way: 'in-person',
      recipient: '王芳',
      capacity: 'responsible',
      witness: '',
      reference: '',
      deliveredAt: at('14:05'),
      by: '沈国强',
    },
  ],
  documents: [
    {
      id: id(82),
      number: 1,
      kind: 'site-check',
      evidenceId: null,
      file: null,
      content: '现场检查情况见记录表。',
      hash: 'b'.repeat(64),
      by: '郑海',
      at: at('14:40'),
    },
  ],
  recordings: [
    {
      number: 1,
      step: 'key',
      scene: '出示证件、告知权利',
      device: 'ZF-0031',
      begunAt: at('14:00'),
      endedAt: at('14:20'),
      keptAt: '采集站 3 号',
      hash: 'c'.repeat(64),
      by: '郑海',
    },
  ],
  result: { id: id(9), number: 1, finding: 'clear', conduct: [] },
  confirmation: {
    outcome: 'confirmed',
    person: '王芳',
    capacity: 'responsible',
    statement: '无',
    reason: '',
    witness: '',
    by: '沈国强',
    at: at('16:05'),
  },
};
const refusal = {
  ...whole.confirmation!,
  outcome: 'refused' as const,
  reason: '不认可结论',
  witness: '李强（物业公司）',
};
const profile = profileOf('gaoqing');
const started = { ...inspection, state: 'started', team: [busy, second] };
const submitted = { ...started, state: 'submitted' };
const conduct = [
  {
    id: id(83),
    number: 1,
    kind: 'concealed' as const,
    fact: '藏匿台账',
    by: '郑海',
    at: at('14:30'),
  },
];

/** Cards about the record of a visit. */
export const visitRecords = {
  begun: visitRecordCard({ facts: started, record: empty, profile }, shen),
  'not yet confirmed': visitRecordCard(
    { facts: submitted, record: { ...whole, confirmation: null }, profile },
    shen,
  ),
  complete: visitRecordCard({ facts: submitted, record: whole, profile }, shen),
  refused: visitRecordCard(
    { facts: submitted, record: { ...whole, confirmation: refusal }, profile },
    shen,
  ),
  'not in the result': visitRecordCard(
    { facts: submitted, record: { ...whole, conduct }, profile },
    shen,
  ),
  unreachable: visitRecordCard(
    {
      facts: submitted,
      record: { ...empty, result: { ...whole.result!, finding: 'unreachable' } },
      profile,
    },
    shen,
  ),
};
