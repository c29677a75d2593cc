import { count, flag, many } from '../kind.ts';
import { of } from '../parameter.ts';

const methods = {
  documents: ['查阅资料', 'documents'],
  site: ['实地核查', 'on site'],
  network: ['网络监测', 'network monitoring'],
} as const;

const activityKinds = {
  comprehensive: ['综合联查', 'comprehensive joint check'],
  risk: ['风险分类联查', 'joint check by risk'],
  special: ['专项整治联查', 'joint check of a campaign'],
} as const;

const formModes = {
  auto: ['自动匹配', 'matched automatically'],
  manual: ['手动选配', 'chosen by hand'],
} as const;

/** 检查结论, in the order of 高新区 第二十六条. */
const findings = {
  clear: ['未发现问题', 'no problem found'],
  unreachable: ['通过登记的住所（经营场所）无法联系', 'cannot be reached at its address'],
  unpublicised: ['未按规定公示应当公示的信息', 'duty to publish not met'],
  falsified: ['公示信息隐瞒真实情况、弄虚作假', 'published information falsified'],
  rectification: ['发现问题已责令改正', 'problem found, rectification ordered'],
  obstructed: ['不予配合情节严重', 'serious non-cooperation'],
  pending: ['发现问题待后续处理', 'problem found, to be handled'],
  other: ['其他情形', 'other'],
} as const;

const obstructions = {
  entry: ['拒绝进入被检查场所', 'entry refused'],
  materials: ['拒绝提供相关材料', 'materials refused'],
  untruthful: ['不如实或不按要求提供', 'untruthful or non-conforming materials'],
  obstruction: ['其他阻扰、妨碍检查', 'other obstruction'],
} as const;

const measures = {
  'site-record': ['制作现场笔录', 'site record'],
  evidence: ['初步提取证据', 'preliminary evidence'],
  'stop-order': ['责令停止违法违规活动', 'order to stop'],
  rectification: ['督促整改', 'urge rectification'],
} as const;

const documents = {
  'site-check': ['现场检查文书', 'site check'],
  'statement-defence': ['陈述申辩文书', 'statement and defence'],
  'rights-notice': ['权利告知文书', 'notice of rights'],
  'check-record': ['检查记录表', 'inspection record'],
} as const;

const recordedSteps = { key: ['重要检查环节', 'key steps'] } as const;

/** J 任务执行. */
export const check = {
  /** within so many working days of its dispatch a unit matches its teams or says that it has it. */
  'exec.reactWithinDays': of(
    null,
    ['派发后须匹配或确认收到', 'match or acknowledge within, after the dispatch'],
    count(['个工作日', 'working days'], 1),
  ),
  'exec.schemeRequired': of('P-36', ['须制定检查工作方案', 'a work scheme is required'], flag),
  'exec.methods': of('P-31', ['检查方式', 'methods of inspection'], many(methods)),
  'exec.activityKinds': of(null, ['抽查活动类型', 'kinds of activity'], many(activityKinds)),
  'exec.showCertificate': of('P-35', ['须出示执法证件', 'certificates are shown'], flag),
  'exec.formMode': of(null, ['检查表单选配', 'choice of the checklist'], many(formModes)),
  /** whether a result without a form for each of its items is refused. */
  'exec.formRequired': of(null, ['须依照检查表单检查', 'by a checklist form'], flag),
  'exec.measures': of(null, ['发现违法违规时的措施', 'measures on violations'], many(measures)),
  'sign.allMembers': of('P-32', ['检查组全体成员签字', 'all members sign'], flag),
  'sign.subjectConfirm': of(
    'P-32',
    ['由检查对象确认（或记录拒签）', 'the subject confirms (or its refusal is recorded)'],
    flag,
  ),
  'result.codes': of('P-33', ['检查结论', 'findings'], many(findings)),
  'result.cleanCodes': of(
    'P-33',
    ['视为结果正常的结论', 'findings that are normal results'],
    many(findings),
  ),
  'result.recordRefusal': of(
    'P-33',
    ['拒查、隐瞒、作假记入结果', 'refusal and fraud enter the result'],
    flag,
  ),
  'result.nonCoopGrounds': of(
    null,
    ['“不予配合情节严重”的情形', 'serious non-cooperation'],
    many(obstructions),
  ),
  'result.directPath': of(
    'P-34',
    ['无法实质检查时直接形成结果', 'a result without a substantive check'],
    flag,
  ),
  'record.requiredDocs': of(null, ['应制作的文书', 'required documents'], many(documents)),
  'record.avSteps': of(
    null,
    ['须音像记录的环节', 'steps recorded by audio or video'],
    many(recordedSteps),
  ),
};
