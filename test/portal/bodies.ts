import { type Disclosable, resultNotice } from '../../domain/disclosure.ts';
import { profileOf } from '../../domain/profile/profile.ts';

export const organisation = '高青县公安局';
const categories = ['旅馆业', '娱乐场所', '机动车修理业', '典当业', '民用枪支弹药从业单位'];

/** The item list with one change between its versions. */
export const itemsOf = (version: number) => ({
  organisation,
  items: categories.map((category, at) => ({
    code: `GQGA-00${at + 1}`,
    version: at === 0 ? version : 1,
    name: `对${category}的治安检查`,
    category,
    kind: at === 4 ? 'key' : 'general',
    method: '现场检查、查阅资料',
    unit: '高青县公安局治安大队',
    basis: '《中华人民共和国治安管理处罚法》及相关行业管理办法',
    content: '证照、实名登记、视频监控、从业人员管理、安全制度',
    ratioBp: at === 0 ? 500 * version : 1000,
    ratioMaxBp: at === 4 ? null : 3000,
    frequency: '每季度1次',
    disclosure: at === 4 ? 'restricted' : 'full',
  })),
});

export const planBody = {
  organisation,
  year: 2026,
  lines: categories.map((category, at) => ({
    name: `2026年度${category}随机抽查`,
    item: `对${category}的治安检查`,
    scope: `辖区内存续${category}`,
    ratioBp: 500 * (at + 1),
    estimate: 40 + at,
    startsOn: at % 2 === 0 ? '2026-03-02' : '2026-09-01',
    endsOn: at % 2 === 0 ? '2026-04-30' : '2026-10-31',
    unit: '高青县公安局治安大队',
    jointUnits: at % 2 === 0 ? ['县市场监督管理局', '县消防救援大队'] : [],
  })),
};

const commitments = ['aa', 'bb', 'cc'].map((byte) => byte.repeat(32));

export const announcementOf = (drawId: string, predecessor: string | null = null) => ({
  version: 'yaohao/1',
  drawId,
  organisation,
  task: { name: '2026年秋季旅馆业双随机抽查', startsOn: '2026-09-14', endsOn: '2026-10-31' },
  items: [{ code: 'GQGA-001', version: 2, name: '对旅馆业的治安检查' }],
  pool: { root: '5e'.repeat(32), size: 782 },
  registry: { size: 3143, excluded: { 1: 4, 3: 21, 4: 2 } },
  strata: {
    1: {
      name: '信用 B、C 级',
      filter: { category: '旅馆业', grade: ['B', 'C'] },
      ratioBp: 1000,
      min: 5,
    },
    2: { name: '信用 A 级', filter: { category: '旅馆业', grade: ['A'] }, ratioBp: 500, min: 0 },
  },
  profile: { slug: 'gaoqing', version: 1 },
  predecessor,
  entropy: [
    { kind: 'reveal', commitment: commitments[0], unit: '高青县公安局法制大队' },
    { kind: 'reveal', commitment: commitments[1], unit: '高青县公安局督察大队' },
    { kind: 'secret', commitment: commitments[2], unit: null },
  ],
  revealBy: '2026-09-15T09:00:00.000Z',
});

export const counts = { 1: { eligible: 215, quota: 22 }, 2: { eligible: 540, quota: 27 } };

export const sealedDraw = (drawId: string) => ({
  drawId,
  organisation,
  task: '2026年秋季旅馆业双随机抽查',
  label: 'witnessed',
  sealed: true,
  counts,
});

/** Ids as they are, 18 signs; the last two of them were drawn in stratum 2. */
export const drawnIds = ['91370322MA3C0A0001', '91370322MA3C0A0002', '91370322MA3C0A0003'];

export const openDraw = (drawId: string) => ({
  ...sealedDraw(drawId),
  sealed: false,
  counts: { 1: { eligible: 20, quota: 1 }, 2: { eligible: 40, quota: 2 } },
  seed: '7d'.repeat(32),
  strata: {
    1: { eligible: 20, quota: 1, cutoff: '0'.repeat(69), drawn: drawnIds.slice(0, 1) },
    2: { eligible: 40, quota: 2, cutoff: '1'.repeat(69), drawn: drawnIds.slice(1) },
  },
});

/** A result as the disclosure publishes it. */
export const resultOf = (traits: Partial<Disclosable> & { name?: string; uscc?: string } = {}) => {
  const { name = '高青县悦来宾馆', uscc = '91370322MA3C0A0001', ...others } = traits;
  const subject = {
    name,
    uscc,
    category: '旅馆业',
    address: '高青县田镇街道中心路 8 号',
  };
  return resultNotice(
    {
      inspection: 'GQGA-2026-000012-0001',
      tasks: [{ code: 'GQGA-2026-000012', name: '2026年秋季旅馆业双随机抽查' }],
      subject,
      items: [{ name: '对旅馆业的治安检查', disclosure: 'full' }],
      finding: 'rectification',
      note: '未按规定登记访客，已责令三日内改正。',
      unit: '高青县公安局治安大队',
      date: '2026-09-28',
      inspectors: ['张三', '李四'],
      ...others,
    },
    profileOf('gaoqing'),
  );
};
