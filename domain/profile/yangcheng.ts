import type { Bureau } from './bureau.ts';

/** 《阳城县公安局“双随机、一公开”监管工作实施方案》, 阳公通字〔2023〕2号. */
export const yangcheng: Bureau = {
  slug: 'yangcheng',
  name: '阳城县公安局',
  version: 1,
  file: '003_2fdd33531e089dea.txt',
  title: '《阳城县公安局“双随机、一公开”监管工作实施方案》',
  rules: {
    'scope.allItemsMustBeCovered': [true, '一'],
    'org.coordinatorUnit': ['治安大队', '二'],

    'item.basisRequired': [true, '四(三)'],
    'item.requiredFields': [['basis', 'unitName', 'content', 'method'], '三(一)3'],
    'item.mustBePublished': [true, '三(一)3'],
    'registry.ownership': ['branch', '三(一)1'],
    'registry.sources': [['market-regulation'], '三(一)1'],
    'subject.requiredFields': [['name', 'address', 'principal', 'telephone'], '三(一)1'],
    'inspector.eligibility': [['legal-office'], '三(一)2'],

    'plan.riskUplift': [true, '三(二)1'],
    'plan.upliftTriggers': [
      ['complaints', 'abnormal', 'serious-violation', 'special-industry', 'key-area'],
      '三(二)1',
    ],
    'plan.jointDuty': ['campaigns', '一'],

    'draw.means': ['lottery', '三(三)'],

    'team.min': [2, '四(三)'],

    'sign.subjectConfirm': [true, '四(三)'],
    'result.cleanCodes': [['clear'], '三(二)4'],
    'record.requiredDocs': [['check-record'], '三(二)2'],

    'disclosure.days': [5, '三(二)4', ['仅结果正常的', 'normal results only']],
    'disclosure.daysNormal': [5, '三(二)4'],
    'disclosure.daysProblem': [
      20,
      null,
      ['三(二)4 对有问题的未写明期限', 'no term is given for problems'],
    ],
    'disclosure.clock': ['inspection-ended', '三(二)4'],
    'disclosure.clockProblem': [
      'handling-decided',
      null,
      ['三(二)4 先处理、后公示，未写明起算日', 'handled, then disclosed; no day is given'],
    ],
    'disclosure.channels': [['subject-record'], '三(二)4'],
    'disclosure.internalApproval': [true, '四(二)'],
    'objection.channel': [true, '四(二)'],

    'followup.referral': [true, '三(二)4'],
    'credit.export': [['credit-system'], '四(一)'],
    'audit.fullTrace': [true, '三(三)'],
  },
};
