import { profileOf } from '../../domain/profile/profile.ts';
import type { ProposalFacts } from '../../db/queries/card-facts-proposal.ts';
import { at, id, shen, wang, zheng } from './facts-people.ts';
import { draw, inspection } from './facts.ts';

export const proposal: ProposalFacts = {
  id: id(6),
  kind: 'direct-assignment',
  state: 'requested',
  version: 1,
  unitPath: '/GQGA/ZA/',
  neighbourPath: null,
  neighbour: null,
  requesterId: wang,
  requester: '王建国',
  requestedAt: at('11:00'),
  memberIds: [shen, zheng],
  members: ['沈国强', '郑海'],
  interestedIds: [],
  spoken: [],
  words: [],
  reason: '本区只有三名执法人员',
  eligible: 3,
  threshold: 4,
  expert: null,
  organisation: null,
  skills: [],
  taskName: draw.taskName,
  taskCode: draw.code,
  profile: profileOf('gaoxin'),
  inspectionCode: inspection.code,
  subject: inspection.subject.name,
};
