import { caseCard } from '../../chat/cards/case.ts';
import type { CaseFacts } from '../../db/queries/card-facts-case.ts';
import { approver, at, id, wang } from './facts-people.ts';

const facts: CaseFacts = {
  id: id(95),
  version: 2,
  code: 'GQGA-H-2026-000003',
  kind: 'rectification',
  state: 'open',
  subject: '高青县顺发汽修店',
  inspection: 'GQGA-2026-000001-0007',
  fromBody: '',
  unit: '高青县公安局治安大队',
  unitPath: '/GQGA/ZA/',
  owner: '王芳',
  ownerId: wang,
  rule: '高青县公安局 第二十七条 · followup.ownerRule',
  dueOn: '2026-10-20',
  provisional: false,
  criminal: false,
  transferDueOn: null,
  transferred: false,
  refers: true,
  measure: null,
  outcome: null,
  closedAt: null,
};

const ordered = { measure: 'rectify', dueOn: '2026-09-30' } as const;
const owner = { ...approver, id: wang, name: '王芳', mandates: [] };

/** Cases, to who follows up. */
export const followUps = {
  opened: caseCard(facts, owner),
  ordered: caseCard({ ...facts, measure: { ...ordered, met: null } }, owner),
  'not rectified': caseCard({ ...facts, measure: { ...ordered, met: false } }, approver),
  'handed on to nobody by the rules': caseCard({ ...facts, refers: false }, owner),
  'a crime, to nobody of the case': caseCard(
    { ...facts, criminal: true, transferDueOn: '2026-09-18' },
    null,
  ),
  'handed in by others': caseCard(
    { ...facts, kind: 'inbound', inspection: null, fromBody: '高青县市场监督管理局' },
    owner,
  ),
  closing: caseCard({ ...facts, state: 'closing', outcome: 'rectified' }, owner),
  closed: caseCard(
    { ...facts, state: 'closed', outcome: 'rectified', closedAt: at('16:00') },
    owner,
  ),
};
