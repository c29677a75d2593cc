import { complaintCard } from '../../chat/cards/complaint.ts';
import { objectionCard } from '../../chat/cards/objection.ts';
import type { ComplaintFacts } from '../../db/queries/card-facts-complaint.ts';
import type { ObjectionFacts } from '../../db/queries/card-facts-objection.ts';
import { approver, at, id, wang } from './facts-people.ts';

const facts: ObjectionFacts = {
  id: id(97),
  version: 1,
  receiptNo: '7F3K-9Q2M-X4TB',
  code: 'GQGA-2026-000001-0007',
  subject: '高青县顺发汽修店',
  finding: 'rectification',
  content: '检查当天配电箱已整改完毕，结论写成未整改。',
  files: 2,
  unit: '高青县公安局治安大队',
  unitPath: '/GQGA/ZA/',
  state: 'received',
  receivedAt: at('09:30'),
  dueOn: '2026-10-19',
  provisional: false,
  rule: '高青县公安局 第二十五条 · P-08 objection.reviewDays',
  reviewer: null,
  reviewerId: null,
  partyIds: [wang],
  outcome: null,
  correction: null,
  repliedOn: null,
};

const inReview = {
  ...facts,
  state: 'reviewing',
  reviewer: '赵刚',
  reviewerId: approver.id,
} as const;
const decided = {
  ...inReview,
  state: 'decided',
  outcome: 'error',
  correction: 'requested',
} as const;
const member = { ...approver, id: wang, name: '王芳' };

/** Objections to results. */
export const objections = {
  'to name a reviewer': objectionCard(facts, approver),
  'to somebody of the team': objectionCard(facts, member),
  'with personal data in it': objectionCard(
    { ...facts, content: '我的电话是13805331234，请回电。', provisional: true },
    approver,
  ),
  'to review': objectionCard(inReview, approver),
  'in review, to others': objectionCard({ ...inReview, reviewerId: wang }, approver),
  'to answer, an error': objectionCard({ ...decided, dueOn: '2026-10-30' }, approver),
  answered: objectionCard(
    { ...decided, state: 'answered', correction: 'approved', repliedOn: '2026-10-12' },
    approver,
  ),
};

const complaint: ComplaintFacts = {
  id: id(98),
  version: 1,
  receiptNo: '2B7D-M0QS-WX81',
  unit: '高青县公安局',
  state: 'received',
  receivedAt: at('10:00'),
  files: 1,
  finding: null,
};

/** Complaints about inspectors. */
export const complaints = {
  received: complaintCard(complaint),
  concluded: complaintCard({ ...complaint, state: 'concluded', finding: 'unfounded' }),
};
