import type {
  AgreementFacts,
  CampaignFacts,
  DeploymentFacts,
  ExclusionFacts,
  FlagFacts,
  ProfileFacts,
} from '../../db/queries/card-facts-consent.ts';
import type { PlanFacts, PlanFindings } from '../../db/queries/card-facts-plan.ts';
import { derive } from '../../domain/profile/derive.ts';
import { profileOf } from '../../domain/profile/profile.ts';
import { at, id, wang } from './facts-people.ts';

const asked = {
  id: id(30),
  version: 2,
  state: 'requested',
  unit: '高青县公安局治安大队',
  unitPath: '/GQGA/ZA/',
  requesterId: wang,
  registeredBy: wang,
  requester: '王建国',
  requestedAt: at('09:30'),
  answers: [],
} as const;
const document = { documentNo: '鲁公通〔2026〕18号', issuingBody: '省人民政府' };
const ruled = { ...asked, answers: [], profile: profileOf('gaoqing') };

export const forecast: PlanFindings = {
  covered: 112,
  registry: 2000,
  floor: 100,
  mostVisits: 2,
  mostLoad: 17,
  short: [],
  warned: null,
  unstaffed: [],
};

export const plan: PlanFacts = {
  ...asked,
  answers: [],
  matter: 'plan',
  submittedBy: wang,
  authorIds: [wang],
  year: 2027,
  number: 1,
  reason: '',
  lines: 12,
  draws: 14,
  jointDraws: 2,
  estimate: 180,
  ratios: [300, 1000],
  changes: null,
  forecast,
};

export const exclusion: ExclusionFacts = {
  ...ruled,
  ...document,
  matter: 'exclusion',
  code: 'GQGA-W-2026-000012',
  interestedIds: [],
  ground: 'complaint',
  issuingBody: '',
  documentNo: '12345-2026-0912',
  subject: '高青通达汽车修理厂',
  about: '对机动车修理业的治安检查',
  campaign: null,
  inspectOn: '2026-09-16',
  reason: '群众举报承修车辆不登记，须当场核实',
  earlier: 1,
};

export const campaign: CampaignFacts = {
  ...ruled,
  ...document,
  matter: 'campaign',
  code: 'GQGA-Z-2026-0003',
  name: '国庆期间旅馆业巡查',
  kind: 'patrol',
  ground: 'higher-order',
  listed: true,
  items: ['对旅馆业的治安检查'],
  startsOn: '2026-10-01',
  endsOn: '2026-10-07',
  reason: '上级统一部署',
};

export const deployment: DeploymentFacts = {
  ...ruled,
  ...document,
  matter: 'deployment',
  code: 'GQGA-2026-000009',
  name: '散装汽油销售定向抽查',
  executing: '治安大队',
  ground: 'higher-order',
  items: ['对加油站的治安检查'],
  strata: [{ name: '加油站', ratioBp: 5000, min: 1 }],
  startsOn: '2026-09-20',
  endsOn: '2026-10-20',
  reason: '国务院安委会部署',
};

export const agreement: AgreementFacts = {
  ...asked,
  answers: [],
  profile: profileOf('xianyou'),
  matter: 'pool-agreement',
  partner: '巡特警大队',
  partnerPath: '/XYGA/XJ/',
  unit: '治安大队',
  unitPath: '/XYGA/ZA/',
  ownBy: null,
  partnerBy: null,
  inspectors: { own: 3, partner: 9 },
  reason: '本大队检查人员不足',
};

export const flag: FlagFacts = {
  ...asked,
  answers: [],
  matter: 'flag',
  kind: 'blacklisted',
  value: '',
  recordedBy: wang,
  subjectId: id(31),
  subject: '高青通达汽车修理厂',
  source: '信用中国（山东）',
  reason: '两次拒不改正',
  evidence: '高市监罚〔2026〕31号',
  startsOn: '2026-09-15',
  endsOn: '2027-09-14',
  standing: [
    { kind: 'grade', value: 'C' },
    { kind: 'abnormal', value: '' },
  ],
};

const parent = profileOf('gaoqing');

export const profile: ProfileFacts = {
  ...asked,
  answers: [],
  matter: 'profile',
  authorIds: [wang],
  slug: 'laiwu',
  name: '莱芜区公安局',
  number: 2,
  document: '莱公办〔2026〕4号',
  authors: ['王建国'],
  parent,
  profile: derive(parent, {
    slug: 'laiwu',
    version: 2,
    name: '莱芜区公安局',
    changes: {
      'cap.maxPerYear': { value: 1, source: { file: '莱公办〔2026〕4号', article: '第十条' } },
      'exec.reactWithinDays': { value: 3, source: null },
    },
  }),
};
