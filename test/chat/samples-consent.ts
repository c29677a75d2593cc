import { consentCard } from '../../chat/cards/consent.ts';
import type { Card } from '../../chat/port.ts';
import {
  agreement,
  campaign,
  deployment,
  exclusion,
  flag,
  forecast,
  plan,
  profile,
} from './facts-consent.ts';
import { correction } from './facts-correction.ts';
import { approver, at, head, requester, wang } from './facts-people.ts';

const yes = { verdict: 'approve', by: '孙立', at: at('11:30'), reason: '', part: '' } as const;
const no = { ...yes, verdict: 'reject', reason: '比例偏低' } as const;
const asker = { ...head, id: wang };
const below = (n: number) => ({
  key: 'plan.minCoverage' as const,
  what: 'branch' as const,
  item: `第${n}派出所`,
  has: 3,
  needs: 5,
  rule: '高青县公安局 第九条',
});

/** The card about what waits for consent: each matter, to each reader, in each state. */
export const consents: Record<string, Card> = {
  plan: consentCard(plan, approver),
  'plan, to who handed it in': consentCard(plan, asker),
  'plan, to who wrote a line': consentCard(
    { ...plan, authorIds: [wang, approver.id] },
    { ...approver },
  ),
  'plan below floors': consentCard(
    {
      ...plan,
      forecast: {
        ...forecast,
        covered: 40,
        short: [
          { ...below(0), what: 'coverage', has: 40, needs: 100 },
          ...[1, 2, 3, 4].map(below),
          { ...below(0), key: 'plan.minJointShare', what: 'joint', has: 1, needs: 2 },
        ],
        unstaffed: ['典当业'],
      },
    },
    approver,
  ),
  'plan with too few joint draws': consentCard(
    {
      ...plan,
      forecast: {
        ...forecast,
        floor: null,
        short: [{ ...below(0), key: 'plan.minJointShare', what: 'joint', has: 1, needs: 2 }],
      },
    },
    approver,
  ),
  'plan, adjusted': consentCard(
    {
      ...plan,
      number: 2,
      reason: '新增专项',
      ratios: [500, 500],
      changes: [
        { name: '2027年度典当业随机抽查', how: 'new' },
        { name: '2027年度旅馆业随机抽查', how: 'changed' },
      ],
    },
    approver,
  ),
  'plan, approved with a reason': consentCard(
    { ...plan, state: 'approved', forecast: null, answers: [{ ...yes, reason: '下半年补充' }] },
    asker,
  ),
  'plan, sent back': consentCard(
    { ...plan, state: 'rejected', forecast: null, answers: [no] },
    asker,
  ),
  exclusion: consentCard(exclusion, approver),
  'exclusion, to somebody with an interest': consentCard(
    { ...exclusion, interestedIds: [approver.id] },
    approver,
  ),
  'exclusion, approved': consentCard({ ...exclusion, state: 'approved', answers: [yes] }, asker),
  campaign: consentCard(campaign, approver),
  'campaign, rejected': consentCard({ ...campaign, state: 'rejected', answers: [no] }, approver),
  deployment: consentCard(deployment, head),
  'deployment, rejected': consentCard(
    { ...deployment, state: 'rejected', answers: [{ ...no, reason: '列入年度计划' }] },
    asker,
  ),
  'joint registry': consentCard(agreement, {
    ...head,
    mandates: [{ role: 'head', path: '/XYGA/XJ/' }],
  }),
  'joint registry, to a head who has consented': consentCard(
    { ...agreement, ownBy: head.id, answers: [{ ...yes, by: '陈国刚', part: 'own' }] },
    { ...head, mandates: [{ role: 'head', path: '/XYGA/ZA/' }] },
  ),
  'joint registry, in force': consentCard(
    {
      ...agreement,
      state: 'approved',
      ownBy: head.id,
      partnerBy: wang,
      answers: [
        { ...yes, by: '陈国刚', part: 'own' },
        { ...yes, by: '郑海', part: 'partner' },
      ],
    },
    requester,
  ),
  flag: consentCard(flag, approver),
  'flag, to who recorded it': consentCard(flag, asker),
  'flag, in force': consentCard({ ...flag, state: 'approved', answers: [yes] }, asker),
  correction: consentCard(correction, head),
  'correction, to an approver': consentCard(correction, approver),
  'correction, signed': consentCard(
    { ...correction, origin: 'objection', state: 'approved', answers: [{ ...yes, by: '陈国刚' }] },
    asker,
  ),
  rules: consentCard(profile, head),
  'rules, to an author': consentCard({ ...profile, authorIds: [wang, head.id] }, head),
  'rules without a change': consentCard({ ...profile, profile: profile.parent }, head),
  'rules, not approved': consentCard({ ...profile, state: 'rejected', answers: [no] }, asker),
};
