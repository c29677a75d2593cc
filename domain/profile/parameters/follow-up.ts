import { by, count, flag, many, one, optional } from '../kind.ts';
import { of } from '../parameter.ts';
import { subjectClasses } from './classes.ts';

const followUpOwners = {
  supervising: ['谁监管、谁负责', 'the supervising unit'],
  jurisdiction: ['谁管辖、谁负责', 'the unit with jurisdiction'],
} as const;

const criminalReceivers = {
  judicial: ['司法机关', 'judicial organs'],
  'public-security': ['公安机关', 'public security'],
  own: ['本局受理查办', 'the bureau itself'],
  configurable: ['由管理员指定', 'set by an administrator'],
} as const;

const steps = {
  rectify: ['限期整改', 'rectify by a deadline'],
  suspend: ['停业整顿', 'suspension of business'],
  revoke: ['吊销许可证件', 'permit revoked'],
} as const;

const bureaus = {
  commerce: ['所在地工商部门', 'local commerce department'],
  culture: ['所在地文化部门', 'local culture department'],
  related: ['相关部门', 'departments concerned'],
} as const;

const creditLinks = {
  strata: ['按信用水平调整比例频次', 'credit shapes the ratio'],
  'credit-record': ['列入社会信用记录、诚信档案', 'social credit record'],
  'joint-punishment': ['失信联合惩戒', 'joint punishment'],
  'credit-system': ['与社会信用体系衔接', 'linked to the credit system'],
  'natural-person-file': ['自然人信用记录', 'credit record of persons'],
  'network-file': ['网络信用档案', 'network credit file'],
  blacklist: ['黑名单', 'blacklist'],
  export: ['导出信用文件', 'credit export'],
} as const;

const measuresOfSuccess = {
  'plan-completion': ['计划完成率', 'plan completed'],
  'on-time-disclosure': ['按期公示率', 'disclosed in time'],
  coverage: ['覆盖率', 'coverage'],
  'joint-share': ['联合抽查占比', 'share of joint draws'],
  'problem-rate': ['问题发现率', 'problems found'],
  'substitution-rate': ['更换率', 'substitutions'],
  'appointment-rate': ['直接委派率', 'direct appointments'],
} as const;

/** L 后续处置, M 归档与留痕, N 监督. */
export const followUp = {
  'followup.ownerRule': of(null, ['后续监管责任', 'who follows up'], one(followUpOwners)),
  'followup.days': of(
    null,
    ['后续处置期限', 'a case is dealt with within'],
    count(['个工作日', 'working days'], 1),
  ),
  'followup.referral': of(
    'P-39',
    ['非本部门职责的线索移送', 'clues out of scope are referred'],
    flag,
  ),
  'followup.notify': of(
    'P-39',
    ['结果通报', 'results are notified to'],
    by(subjectClasses, many(bureaus)),
  ),
  'followup.criminalReceiver': of(
    'P-41',
    ['涉嫌犯罪的移送', 'suspected crimes go to'],
    one(criminalReceivers),
  ),
  'followup.acceptsReferrals': of(
    'P-41',
    ['受理其他部门移送', 'accepts referrals of others'],
    flag,
  ),
  'followup.ladder': of(null, ['处置梯次', 'ladder of measures'], by(subjectClasses, many(steps))),
  'credit.export': of('P-40', ['信用联动', 'credit linkage'], many(creditLinks)),
  'blacklist.enabled': of('P-40', ['设黑名单', 'a blacklist is kept'], flag),
  'audit.fullTrace': of(null, ['全过程留痕', 'every step leaves a trace'], flag),
  'archive.required': of(null, ['文字和音像记录归档', 'records are archived'], flag),
  'archive.retentionYears': of(
    null,
    ['档案保管年限', 'retention'],
    optional(count(['年', 'years']), ['按档案管理规定', 'by the archive rules']),
  ),
  'kpi.measures': of(null, ['考核指标', 'indicators'], many(measuresOfSuccess)),
  'kpi.platformDataOnly': of(null, ['只以平台数据考核', 'figures from recorded data only'], flag),
  'kpi.thirdPartyEvaluation': of(null, ['第三方评估', 'evaluation by a third party'], flag),
};
