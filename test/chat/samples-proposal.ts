import { proposalCard } from '../../chat/cards/proposal.ts';
import type { Card } from '../../chat/port.ts';
import { approver, at, head, shen, wang } from './facts-people.ts';
import { proposal } from './facts-proposal.ts';

const word = {
  side: 'own' as const,
  verdict: 'approve' as const,
  by: '陈国刚',
  at: at('11:30'),
  reason: '',
};
const neighbourly = {
  ...proposal,
  kind: 'neighbour-pool' as const,
  memberIds: [],
  members: [],
  eligible: null,
  threshold: null,
  inspectionCode: null,
  subject: null,
  neighbour: '临淄区综合行政执法局',
  neighbourPath: '/LZ/',
};

export const proposals: Record<string, Card> = {
  'direct assignment': proposalCard(proposal, head),
  'approved by the head': proposalCard(
    { ...proposal, state: 'approved', spoken: ['own'], words: [word] },
    head,
  ),
  rejected: proposalCard(
    {
      ...proposal,
      state: 'rejected',
      words: [{ ...word, verdict: 'reject', reason: '可商请相邻区域' }],
    },
    { ...head, id: wang },
  ),
  'to the requester': proposalCard(proposal, { ...head, id: wang }),
  'to a member': proposalCard(proposal, { ...head, id: shen }),
  'neighbour, one head has agreed': proposalCard(
    { ...neighbourly, spoken: ['own'], words: [word] },
    { ...head, mandates: [{ role: 'head', path: '/LZ/' }] },
  ),
  expert: proposalCard(
    {
      ...proposal,
      kind: 'expert',
      memberIds: [],
      members: [],
      eligible: null,
      threshold: null,
      expert: '周工',
      organisation: '市特种设备检验研究院',
      skills: ['锅炉', '压力容器'],
      reason: '涉及锅炉检验',
    },
    approver,
  ),
};
