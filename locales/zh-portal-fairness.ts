type Count = { count: string | number };

/** Texts of the portal's page about the fairness of all draws. */
export const fairness = {
  'portal.nav.fairness': () => '抽取统计',
  'portal.fairness.title': () => '抽取是否公平',
  'portal.fairness.lead': () =>
    '本页用已公布的抽取记录检验抽取是否像随机抽取应有的样子：有没有作废后重来，有没有人总被抽中或者总抽不中。下面的数字都由公布的记录算出，任何人都可以重算。',
  'portal.fairness.none': () => '尚未公告抽取。第一次抽取公告之后，这里开始统计。',
  'portal.fairness.of': ({ organisation, year }: { organisation: string; year: number }) =>
    `${organisation} ${year} 年`,
  'portal.fairness.announced': (_: Count) => '次公告抽取检查对象',
  'portal.fairness.drawn': () => '次已抽取',
  'portal.fairness.voided': () => '次作废',
  'portal.fairness.open': () => '次已公布全部记录',
  'portal.fairness.people.announced': (_: Count) => '次公告抽取检查人员',
  'portal.fairness.people.voided': (_: Count) => '次抽取检查人员作废',
  'portal.fairness.voids': () => '作废的抽取',
  'portal.fairness.voids.none': () => '没有作废的抽取。',
  'portal.fairness.void.draw': () => '抽取编号',
  'portal.fairness.void.reason': () => '作废原因',
  'portal.fairness.times': () => '被抽中的次数',
  'portal.fairness.times.none': () =>
    '还没有按统一社会信用代码公布、且不按权重抽取的记录，不能计算。',
  'portal.fairness.times.head': () => '抽中次数',
  'portal.fairness.times.of': ({ count }: Count) => `${count} 次`,
  'portal.fairness.times.subjects': () => '检查对象数',
  'portal.fairness.tests': () => '统计检验',
  'portal.fairness.tests.lead': () =>
    'p 值是：如果抽取完全随机，出现至少这么大偏差的机会。p 值很小（低于 0.001）才说明可疑；检验很多次时，偶尔有一个小的 p 值是正常的。',
  'portal.fairness.tests.waiting': () =>
    '还没有公布全部记录的抽取。不公开的抽取在检查结束后公布记录，届时在这里检验。',
  'portal.fairness.test': () => '检验',
  'portal.fairness.observed': () => '实际',
  'portal.fairness.expected': () => '随机时平均',
  'portal.fairness.p': () => 'p 值',
  'portal.fairness.verdict': () => '看法',
  'portal.fairness.uniformity': () => '每户机会均等（χ²）',
  'portal.fairness.uniformity.why': () => '有没有哪些户抽中得过多或者过少',
  'portal.fairness.adjacentPairs': () => '名单上相邻两户同时抽中',
  'portal.fairness.adjacentPairs.why': () => '固定间隔或者整段抽取会使它过少或者过多',
  'portal.fairness.overlaps': () => '上一次抽中、这一次又抽中',
  'portal.fairness.overlaps.why': () => '有意避开或者跟随上一次的结果会使它过少或者过多',
  'portal.fairness.contrast': () => '名单各段抽中的户数',
  'portal.fairness.contrast.why': () => '偏差最大的一段；已按检验的段数修正',
  'portal.fairness.part.half': () => '前一半',
  'portal.fairness.part.odd': () => '双数位置',
  'portal.fairness.part.tenth': ({ count }: Count) => `第 ${count} 个十分之一`,
  'portal.fairness.verdict.fits': () => '与随机相符',
  'portal.fairness.verdict.watch': () => '略有偏离，继续观察',
  'portal.fairness.verdict.off': () => '明显偏离，应当查明',
  'portal.fairness.verdict.few': () => '数量太少，还不能判断',
  'portal.fairness.method': () => '怎样算出来的',
  'portal.fairness.method.text': () =>
    '均等检验用 T = (N−1)/N · Σ(Xᵢ−Mp)²/(Mp(1−p))，与自由度 N−1 的 χ² 分布比较；各次名单不同时，每次按自己的标准差计，再除以各户参加的总次数；相邻、重复和分段用超几何分布的均值和方差。只用已公布的抽取记录；按权重抽取的层不计入；用化名公布的名单，每次抽取的化名不同，不能计算某一户的次数。超过 20 MB 的记录不在网页上统计，可以下载后自行计算。',
} as const;
