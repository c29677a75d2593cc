import type { Bureau } from './bureau.ts';

/** 《许昌市公安局2023年“双随机、一公开”抽查工作指引》. */
export const xuchang: Bureau = {
  slug: 'xuchang',
  name: '许昌市公安局',
  version: 1,
  file: '002_d5645d3da40d7ad8.txt',
  title: '《许昌市公安局2023年“双随机、一公开”抽查工作指引》',
  rules: {
    'exclusions.grounds': [
      ['complaint', 'transfer'],
      '二(六)',
      ['突出问题和风险点及时处置，不待抽查', 'urgent problems and risks do not wait for a draw'],
    ],
    'org.coordinatorUnit': ['警令部办公室', '三(一)'],
    'org.supervisorUnit': ['许昌市公安局', '三(四)'],
    'platform.name': ['国家企业信用信息公示系统(部门协同监管平台-河南)', '二(五)'],

    'item.basisRequired': [true, '二(一)'],
    'item.requiredFields': [
      ['name', 'basis', 'unitName', 'subjectCategory', 'ratio', 'frequency', 'method', 'content'],
      '二(一)',
    ],
    'item.mustBePublished': [true, '二(一)'],
    'item.frequencySource': ['item', '二(一)'],
    'registry.ownership': ['branch', '二(二)'],
    'registry.sources': [['provincial-platform'], '二(五)'],
    'subject.kinds': [['enterprise', 'individual', 'cooperative', 'other'], '二(二)'],
    'subject.requiredFields': [['name', 'uscc', 'businessScope', 'address'], '二(二)'],
    'subject.onlySubsisting': [true, '二(二)'],
    'inspector.eligibility': [['qualified'], '二(二)'],
    'inspector.requiredFields': [['name', 'unit', 'position', 'skills', 'licenceNo'], '二(二)'],

    'plan.dueDate': [
      '01-31',
      null,
      ['二(四)“每年年初”未写明日期', '"at the start of the year" names no day'],
    ],
    'plan.requiredFields': [['name', 'items', 'scope', 'ratio', 'schedule', 'unitName'], '二(四)'],
    'plan.adjustable': [false, '二(四)', ['严格按照计划', 'strictly by the plan']],
    'plan.riskUplift': [true, '二(六)'],
    'plan.upliftTriggers': [
      ['public-concern', 'complaints', 'abnormal', 'seriously-discredited', 'serious-violation'],
      '二(六)',
    ],
    'plan.jointDuty': ['in-principle', '二(八)'],
    'cap.maxPerYear': [1, '二(六)', ['年度内不再抽查', 'not drawn again within the year']],
    'cap.appliesTo': ['subject', '二(六)'],
    'cap.window': ['calendar-year', '二(六)'],
    'cap.exemptGrounds': [['complaints', 'transfer', 'big-data'], '二(六)'],
    'task.allowAdHoc': [false, '二(四)', ['严格按照计划', 'strictly by the plan']],
    'task.adHocRule': ['risk-handling', '二(六)'],

    'joint.requiredFields': [['items', 'departments', 'window', 'ratio'], '二(八)'],
    'joint.singleDisclosure': [true, '二(八)'],
    'joint.schemeRequired': [true, '二(八)'],
    'draw.means': ['platform', '二(五)'],
    'draw.mergeOverlaps': [true, '二(八)', ['一次性联合完成', 'done jointly at once']],
    'draw.publishTranscript': [true, '一(二)2', ['程序公开', 'open procedure']],

    'team.min': [2, '二(七)'],
    'team.expertMode': ['entrusted', '二(七)'],
    'third.partyAllowed': [true, '二(七)'],
    'third.costOwner': ['entrusting-unit', '二(七)'],
    'recusal.modes': [['by-law'], '二(七)'],

    'exec.showCertificate': [true, '二(七)'],
    'result.recordRefusal': [true, '二(九)'],

    'disclosure.days': [20, '二(九)'],
    'disclosure.daysNormal': [20, '二(九)'],
    'disclosure.daysProblem': [20, '二(九)'],
    'disclosure.clock': ['result-signed', '二(九)'],
    'disclosure.clockProblem': ['result-signed', '二(九)'],
    'disclosure.owner': ['inspecting-unit', '二(九)'],
    'disclosure.exceptionGrounds': [['security', 'secret', 'privacy'], '二(九)'],
    'disclosure.channels': [['publicity-system'], '二(五)'],

    'followup.ownerRule': ['jurisdiction', '二(九)'],
    'followup.referral': [true, '二(九)'],
    'followup.criminalReceiver': ['judicial', '二(九)'],
    'credit.export': [['credit-record', 'joint-punishment'], '二(十)'],
    'audit.fullTrace': [true, '二(五)'],
    'kpi.thirdPartyEvaluation': [true, '三(四)'],
  },
};
