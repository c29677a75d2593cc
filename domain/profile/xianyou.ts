import type { Bureau } from './bureau.ts';

/** 《2018年推行“双随机一公开”监管机制加强事中事后监管工作的实施方案》, 仙游县公安局. */
export const xianyou: Bureau = {
  slug: 'xianyou',
  name: '仙游县公安局',
  version: 1,
  file: '004_85a895ed3c224c57.txt',
  title: '《仙游县公安局2018年推行“双随机一公开”监管机制加强事中事后监管工作的实施方案》',
  rules: {
    'scope.allItemsMustBeCovered': [true, '二(二)'],
    'org.coordinatorUnit': ['法制大队', '附件'],
    'org.supervisorUnit': ['效能办', '三(三)'],
    'platform.name': ['国家企业信用信息公示系统（福建）', '二(一)4'],

    'item.basisRequired': [true, '二(一)1'],
    'item.requiredFields': [
      [
        'name',
        'basis',
        'unitName',
        'subjectCategory',
        'content',
        'standard',
        'method',
        'ratio',
        'frequency',
      ],
      '二(一)1',
    ],
    'item.mustBePublished': [true, '二(一)1'],
    'item.frequencySource': ['table', '二(二)'],
    'registry.ownership': ['branch', '二(一)2'],
    'registry.sources': [['public-order', 'own-lists'], '二(二)1'],
    'subject.keyPool': [true, '二(一)2'],
    'subject.grades': [
      { entertainment: ['A', 'B', 'C'], hotel: ['blacklisted', 'normal'] },
      '二(二)1',
    ],
    'inspector.eligibility': [['branch'], '二(一)2'],
    'inspector.jointPool': [true, '二(一)2'],

    'plan.riskUplift': [true, '二(二)5、6'],
    'plan.upliftTriggers': [
      [
        'complaints',
        'abnormal',
        'serious-violation',
        'fire-hazard',
        'penalty',
        'past-fire',
        'grade',
        'blacklisted',
      ],
      '二(二)1、5、6',
    ],
    'plan.minCoverage': [0.05, '二(二)'],
    'plan.minCoveragePer': ['draw', '二(二)'],
    'cap.maxPerYear': [
      null,
      '二(二)1',
      ['C级场所一年至少抽查12次，不能设上限', 'a grade C venue is drawn at least 12 times a year'],
    ],
    'cap.exemptGrounds': [['frequency-class'], '二(二)'],
    'task.allowAdHoc': [true, '二(二)5'],
    'task.adHocRule': ['seasonal', '二(二)5'],

    'freq.mode': ['rotation', '二(二)1'],
    'freq.baseline': [[{ when: null, months: 6, mode: 'sample', minShare: 0.05 }], '二(二)'],
    'freq.entertainment': [
      [
        { when: 'A', months: 3, mode: 'rotation', minShare: null },
        { when: 'B', months: 2, mode: 'rotation', minShare: null },
        { when: 'C', months: 1, mode: 'rotation', minShare: null },
      ],
      '二(二)1',
    ],
    'freq.hotel': [
      [
        { when: 'blacklisted', months: 1, mode: 'rotation', minShare: null },
        { when: 'normal', months: 3, mode: 'rotation', minShare: null },
      ],
      '二(二)1',
      ['“正常旅馆”前无“所有”，按每家理解', 'normal hotels: read as every one of them'],
    ],
    'freq.repair': [
      [{ when: null, months: 3, mode: 'sample', minShare: 0.05 }],
      '二(二)1',
      ['未写“所有”，比例依二(二)', 'not said of every one; the share is that of 二(二)'],
    ],
    'freq.seal': [
      [{ when: null, months: 3, mode: 'sample', minShare: 0.05 }],
      '二(二)1',
      ['未写“所有”，比例依二(二)', 'not said of every one; the share is that of 二(二)'],
    ],
    'freq.pawn': [
      [{ when: null, months: 3, mode: 'sample', minShare: 0.05 }],
      '二(二)1',
      ['未写“所有”，比例依二(二)', 'not said of every one; the share is that of 二(二)'],
    ],
    'freq.security': [[{ when: null, months: 6, mode: 'sample', minShare: 0.05 }], '二(二)2'],
    'freq.escort': [
      [{ when: null, months: null, mode: 'sample', minShare: null, above: 'freq.security' }],
      '二(二)2',
      ['增加频次和比例，未写明数值', 'more often and more of them; no number is given'],
    ],
    'freq.guns': [[{ when: null, months: 3, mode: 'rotation', minShare: null }], '二(二)3'],
    'freq.blasting': [
      [
        { when: 'commercial', months: 3, mode: 'rotation', minShare: null },
        { when: 'non-commercial', months: 6, mode: 'rotation', minShare: null },
      ],
      '二(二)4',
    ],
    'freq.fire': [[{ when: null, months: 3, mode: 'sample', minShare: null }], '二(二)5'],
    'freq.netcafe': [[{ when: null, months: 3, mode: 'sample', minShare: 0.05 }], '二(二)6'],
    'freq.boostWindows': [['holiday', 'key-period', 'key-area'], '二(二)1、6'],

    'draw.means': ['random', '二(二)1'],
    'draw.mode': [['open', 'directed', 'rotation'], '二(二)1'],
    'draw.publishTranscript': [true, '一', ['程序公开', 'open procedure']],

    'match.whenTooFew': [['joint-pool'], '二(一)2'],

    'disclosure.restrictedClasses': [['guns', 'blasting'], '二(三)2'],
    'disclosure.fullClasses': [
      ['entertainment', 'hotel', 'repair', 'seal', 'pawn', 'security'],
      '二(三)1',
    ],
    'disclosure.channels': [
      ['society', 'public-service-platform'],
      '二(三)1、3',
      ['“社会公众服务平台”仅用于消防结果', 'the service platform is for fire results'],
    ],
    'disclosure.internalApproval': [true, '三(一)'],
    'objection.channel': [true, '三(一)'],

    'followup.referral': [true, '三(四)'],
    'followup.notify': [
      {
        entertainment: ['commerce', 'culture'],
        hotel: ['commerce', 'culture'],
        repair: ['commerce', 'culture'],
        seal: ['commerce', 'culture'],
        pawn: ['commerce', 'culture'],
        security: ['commerce'],
        netcafe: ['related'],
      },
      '二(三)1、4',
    ],
    'followup.criminalReceiver': ['own', '二(三)2'],
    'followup.acceptsReferrals': [true, '三(四)'],
    'followup.ladder': [
      { guns: ['rectify', 'suspend'], blasting: ['rectify', 'suspend', 'revoke'] },
      '二(三)2',
    ],
    'credit.export': [['natural-person-file', 'network-file', 'blacklist'], '二(三)4'],
    'blacklist.enabled': [true, '二(三)4'],
  },
};
