import { by, count, flag, many, one, optional, share, text } from '../kind.ts';
import { of } from '../parameter.ts';
import { subjectClasses } from './classes.ts';

/** Contents of an annual plan that a profile may require. */
const planFields = {
  name: ['抽查名称', 'name'],
  items: ['抽查事项', 'items'],
  scope: ['抽查范围（对象）', 'scope'],
  schedule: ['时间安排（检查期限）', 'schedule'],
  quantity: ['预估数量', 'estimated quantity'],
  ratio: ['抽查比例', 'ratio'],
  unitName: ['检查机关', 'inspecting body'],
} as const;

const planChannels = {
  portal: ['互联网门户网站', 'web portal'],
  'credit-china-zibo': ['信用中国（淄博）', 'Credit China (Zibo)'],
  'provincial-platform': ['省工作平台', 'provincial platform'],
  'own-page': ['本系统公示页', 'public page of this system'],
} as const;

const filingReceivers = {
  'upper-urban-management': ['上一级城市管理部门', 'upper urban-management department'],
  'market-regulator': ['同级市场监管部门', 'market regulator of the same level'],
} as const;

/** What raises the ratio and the frequency of inspection. */
const upliftTriggers = {
  'high-risk': ['高风险', 'high risk'],
  discredited: ['失信市场主体', 'discredited'],
  'public-concern': ['社会关注度高', 'of public concern'],
  complaints: ['投诉举报多', 'many complaints'],
  abnormal: ['列入经营异常名录', 'on the abnormal list'],
  'seriously-discredited': ['列入严重违法失信企业名单', 'on the seriously dishonest list'],
  'serious-violation': ['有严重违法违规记录', 'serious violations'],
  'special-industry': ['涉及人民群众生命财产安全的特殊行业', 'special industries'],
  'key-area': ['重点区域', 'key areas'],
  'fire-hazard': ['存在严重消防安全隐患', 'serious fire hazard'],
  penalty: ['被依法实施行政处罚', 'penalised'],
  'past-fire': ['发生火灾事故', 'has had a fire'],
  grade: ['分级（A、B、C级）', 'grade A, B, C'],
  blacklisted: ['黑名单', 'blacklisted'],
} as const;

const coveragePeriods = {
  'plan-year': ['每计划年度', 'per plan year'],
  draw: ['每次抽查', 'per draw'],
} as const;

const jointDuties = {
  required: ['每年应当发起或参与', 'must initiate or join'],
  optional: ['可以牵头或配合', 'may lead or join'],
  'in-principle': ['同一对象多个事项原则上联合', 'several items of a subject: joint in principle'],
  campaigns: ['涉及多部门的专项检查以双随机开展', 'multi-department campaigns by draw'],
} as const;

const cappedSubjects = {
  'market-entity': ['市场主体', 'market entities'],
  'business-unit': ['生产经营单位', 'production and business units'],
  subject: ['检查对象', 'subjects'],
} as const;

const capWindows = {
  'calendar-year': ['日历年', 'calendar year'],
  'rolling-year': ['连续十二个月', 'any twelve months'],
} as const;

/** Why a subject may be drawn beyond the yearly cap. */
const capExemptGrounds = {
  'key-industry': ['重点行业和领域', 'key industry or field'],
  complaints: ['多次被投诉举报', 'several complaints'],
  abnormal: ['列入经营异常名录', 'on the abnormal list'],
  discredited: ['失信行为', 'dishonesty'],
  'serious-violation': ['严重违法违规记录', 'serious violations'],
  'special-rectification': ['专项整治', 'special rectification'],
  'special-event': ['特殊事件', 'special event'],
  'higher-order': ['上级指令', 'higher order'],
  transfer: ['转办交办', 'transferred or assigned case'],
  'big-data': ['大数据分析发现的突出问题', 'problem found by data analysis'],
  'frequency-class': ['另有频次规定的行业类别', 'classes with a frequency of their own'],
} as const;

const repeatGrounds = {
  'key-field': ['重点领域', 'key field'],
  'special-case': ['特殊情况', 'special case'],
} as const;

const adHocRules = {
  'directed-exempt': ['另行部署定向抽查', 'a directed draw ordered apart'],
  'plan-rules': ['参照年度计划执行', 'by the rules of the plan'],
  'risk-handling': ['突出问题和风险点另行处置', 'risks are handled apart'],
  seasonal: ['按季节和阶段性形势组织', 'by season and situation'],
  'with-reason': ['说明理由', 'with a reason'],
} as const;

const drawsPerYear = count(['次', 'draws']);

/** E 年度抽查工作计划. Shares are fractions of one. */
export const plan = {
  /** `MM-DD`: by then the plan of the year is approved. */
  'plan.dueDate': of(null, ['年度计划制定期限', 'plan due by'], text),
  'plan.requiredFields': of(null, ['计划必备内容', 'plan: required contents'], many(planFields)),
  'plan.publishChannels': of(
    'P-05',
    ['计划公开渠道', 'where the plan is published'],
    many(planChannels),
  ),
  'plan.filingTo': of('P-37', ['计划备案', 'the plan is filed with'], many(filingReceivers)),
  'plan.adjustable': of(null, ['计划可动态调整', 'the plan may be adjusted'], flag),
  'plan.riskUplift': of(null, ['按风险信用调整比例频次', 'risk and credit shape the ratio'], flag),
  'plan.upliftTriggers': of(
    'P-20',
    ['提高比例频次的情形', 'what raises the ratio'],
    many(upliftTriggers),
  ),
  'plan.minCoverage': of(
    'P-17',
    ['抽查覆盖比例下限', 'least share of subjects covered'],
    optional(share),
  ),
  'plan.minCoveragePer': of(
    'P-17',
    ['覆盖比例的计算周期', 'coverage is counted'],
    one(coveragePeriods),
  ),
  'plan.warnCoverageBelow': of(
    'P-17',
    ['覆盖比例低于此值时提示', 'warns of coverage below'],
    share,
  ),
  'plan.minJointShare': of(
    'P-18',
    ['联合抽查次数占比下限', 'least share of joint draws'],
    optional(share),
  ),
  'plan.minJointPerYear': of(
    'P-18',
    ['每年联合抽查次数下限', 'joint draws a year, at least'],
    optional(drawsPerYear),
  ),
  'plan.jointDuty': of('P-18', ['联合抽查要求', 'duty of joint draws'], one(jointDuties)),
  /** Draws of one subject in the window; null is no cap. */
  'cap.maxPerYear': of(
    'P-13',
    ['同一对象每年抽查次数上限', 'draws of a subject a year, at most'],
    optional(drawsPerYear, ['不设上限', 'no cap']),
  ),
  /** Caps of single classes, which go before the general one. */
  'cap.byClass': of(
    'P-13',
    ['分类别的次数上限', 'caps of single classes'],
    by(subjectClasses, optional(drawsPerYear, ['不设上限', 'no cap'])),
  ),
  'cap.appliesTo': of('P-13', ['次数上限适用于', 'the cap protects'], one(cappedSubjects)),
  'cap.window': of('P-14', ['次数上限的计算期间', 'window of the cap'], one(capWindows)),
  'cap.exemptGrounds': of(
    'P-15',
    ['不受次数限制的情形', 'grounds beyond the cap'],
    many(capExemptGrounds),
  ),
  'cap.noRepeatPassedItem': of(
    'P-16',
    ['同年不重复检查已合格事项', 'a passed item is not repeated in the year'],
    flag,
  ),
  'cap.noRepeatExemptGrounds': of(
    'P-16',
    ['可重复检查的例外', 'exceptions from not repeating'],
    many(repeatGrounds),
  ),
  'task.allowAdHoc': of('P-38', ['可组织计划外抽查', 'draws outside the plan'], flag),
  'task.adHocRule': of(
    'P-38',
    ['计划外抽查的规则', 'rule of draws outside the plan'],
    one(adHocRules),
  ),
};
