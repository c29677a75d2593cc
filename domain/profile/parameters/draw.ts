import { count, flag, many, one, text } from '../kind.ts';
import { of } from '../parameter.ts';

/** Parts of the set-up of a joint task. */
const jointFields = {
  name: ['任务名称', 'task name'],
  window: ['执行时间', 'window'],
  departments: ['参与部门', 'participating departments'],
  items: ['抽查事项', 'items'],
  ratio: ['抽查比例', 'ratio'],
} as const;

const drawModes = {
  open: ['不定向', 'open'],
  directed: ['定向', 'directed'],
  'directed-exempt': ['另行部署定向抽查', 'directed, exempt from the cap'],
  rotation: ['分级轮查', 'rotation by grade'],
} as const;

const drawMeans = {
  platform: ['在监管平台随机抽取', 'at random on the platform'],
  'platform-lottery': ['在平台摇号', 'by lot on the platform'],
  lottery: ['摇号等方式', 'by lot or the like'],
  random: ['随机抽取', 'at random'],
} as const;

const roundings = {
  up: ['下限比例向上取整', 'a least share is rounded up'],
} as const;

const poolPublication = {
  code: ['按代码公开', 'by code'],
  'pseudonym-when-sensitive': ['涉风险等级或限制公开类别时用化名', 'by pseudonym where sensitive'],
  pseudonym: ['一律用化名', 'by pseudonym'],
} as const;

/** F 任务设置, G 摇号抽取. */
export const draw = {
  'joint.requiredFields': of(
    null,
    ['联合任务必备内容', 'joint task: required contents'],
    many(jointFields),
  ),
  'joint.singleDisclosure': of(
    null,
    ['联合抽查一次性公示', 'a joint result is disclosed once'],
    flag,
  ),
  'joint.schemeRequired': of('P-36', ['联合抽查须制定方案', 'a joint draw needs a scheme'], flag),
  'draw.means': of('P-21', ['抽取方式', 'how subjects are drawn'], one(drawMeans)),
  'draw.mode': of('P-21', ['可用的抽取模式', 'modes of the draw'], many(drawModes)),
  'draw.strata': of('P-21', ['可分类按不同比例抽取', 'classes with ratios of their own'], flag),
  'draw.minPool': of(
    null,
    ['定向抽取的最小范围', 'smallest pool of a directed draw'],
    count(['个对象', 'subjects']),
  ),
  /** True: overlapping visits of one subject become one; false: it is only proposed. */
  'draw.mergeOverlaps': of(
    'P-22',
    ['合并同一对象的任务（否则仅提示）', 'merges visits of one subject (else proposes)'],
    flag,
  ),
  'draw.algorithm': of(null, ['摇号算法', 'algorithm of the draw'], text),
  'draw.rounding': of(null, ['比例取整', 'rounding of ratios'], one(roundings)),
  'draw.revealMinutes': of(
    null,
    ['公告后揭示期限', 'time to reveal after the announcement'],
    count(['分钟', 'minutes']),
  ),
  'draw.voidNeedsApproval': of(null, ['作废须经审批', 'a void needs approval'], flag),
  'draw.publishTranscript': of(
    null,
    ['公开摇号规则和记录', 'rules and transcript are public'],
    flag,
  ),
  'draw.publishPool': of(
    null,
    ['抽取范围的公开方式', 'how the pool is published'],
    one(poolPublication),
  ),
  'announce.auto': of('P-45', ['派发时自动发布任务公告', 'task notice at dispatch'], flag),
  'announce.includeSubjectNames': of(
    'P-45',
    ['任务公告载明对象名称', 'the task notice names subjects'],
    flag,
  ),
};
