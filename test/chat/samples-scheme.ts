import { schemeCard } from '../../chat/cards/scheme.ts';
import type { SchemeFacts } from '../../db/queries/card-facts-scheme.ts';
import { approver, at, id, wang } from './facts-people.ts';

const facts: SchemeFacts = {
  task: {
    id: id(120),
    code: 'GQGA-2026-000001',
    name: '机动车修理业秋季抽查',
    state: 'confirmed',
    initiatorPath: '/GQGA/ZA/',
    unitPaths: ['/GQGA/ZA/'],
    profileSlug: 'gaoqing',
    profileVersion: 1,
    content: {
      items: ['对机动车修理业的治安检查'],
      departments: [{ number: 1, unit: '高青县公安局治安大队' }],
      startsOn: '2026-09-14',
      endsOn: '2026-09-30',
      strata: [],
    },
  },
  scheme: {
    id: id(121),
    number: 1,
    state: 'draft',
    version: 2,
    duty: '组长主持检查，组员记录取证',
    procedure: '出示执法证件，告知权利义务，逐项检查，当场制作记录',
    schedule: '9月20日前完成检查，9月25日前全体签字',
    departmentDuties: [],
    authorIds: [wang],
    authors: ['王建国'],
    draftedAt: new Date('2026-09-11T09:30:00+08:00'),
    confirmedBy: null,
    confirmedAt: null,
    content: null,
  },
};
const confirmed = {
  ...facts.scheme,
  state: 'confirmed' as const,
  confirmedBy: '孙立',
  confirmedAt: new Date(at('11:30')),
};

/** Schemes of inspection, to who confirms them and to who wrote in them. */
export const schemeCards = {
  draft: schemeCard(facts, approver),
  'to an author': schemeCard(facts, { ...approver, id: wang }),
  'with long parts': schemeCard(
    { ...facts, scheme: { ...facts.scheme, duty: '分工'.repeat(400) } },
    approver,
  ),
  confirmed: schemeCard({ ...facts, scheme: confirmed }, approver),
};
