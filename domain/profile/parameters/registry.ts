import { by, count, flag, many, one } from '../kind.ts';
import { of } from '../parameter.ts';
import { subjectClasses } from './classes.ts';

/** 抽查事项类别. */
const itemKinds = {
  key: ['重点检查事项', 'key item'],
  general: ['一般检查事项', 'general item'],
} as const;

/** Fields of an inspection item that a profile may require. */
const itemFields = {
  name: ['事项名称', 'name'],
  subjectCategory: ['检查对象', 'subjects'],
  content: ['检查内容', 'content'],
  kind: ['事项类别', 'class'],
  unitName: ['检查主体', 'inspecting body'],
  level: ['实施层级', 'level'],
  basis: ['检查依据', 'legal basis'],
  method: ['检查方式', 'method'],
  ratio: ['抽查比例', 'ratio'],
  frequency: ['抽查频次', 'frequency'],
  standard: ['抽查标准和要点', 'standards and main points'],
} as const;

/** Fields of a subject that a profile may require. */
const subjectFields = {
  jurisdiction: ['管辖机关', 'jurisdiction'],
  name: ['名称', 'name'],
  uscc: ['统一社会信用代码（唯一编码）', 'unified social credit code (unique code)'],
  address: ['住所（地址）', 'address'],
  businessScope: ['经营范围', 'business scope'],
  principal: ['负责人姓名', 'person in charge'],
  telephone: ['联系电话', 'telephone'],
  status: ['存续状态', 'status'],
} as const;

/** Fields of an inspector that a profile may require. */
const inspectorFields = {
  name: ['姓名', 'name'],
  idNumber: ['身份证号', 'identity number'],
  badgeNo: ['警号', 'badge number'],
  sex: ['性别', 'sex'],
  unit: ['单位（业务处室）', 'unit'],
  position: ['职务（职位）', 'position'],
  telephone: ['联系方式', 'contact'],
  skills: ['业务专长', 'specialty'],
  licenceNo: ['执法证号', 'licence number'],
  licenceExpiresOn: ['执法证有效期', 'licence expiry'],
} as const;

const frequencySources = {
  branch: ['由警种根据监管需要确定', 'set by the branch'],
  plan: ['由年度计划确定', 'set by the annual plan'],
  item: ['由事项清单确定', 'set by the item list'],
  table: ['由本局频次表确定', 'set by the frequency table'],
} as const;

const ownership = {
  jurisdiction: ['谁管辖、谁维护', 'kept by the unit with jurisdiction'],
  branch: ['由各警种、部门、单位建立', 'kept by each branch'],
} as const;

const subjectKinds = {
  enterprise: ['企业', 'enterprises'],
  individual: ['个体工商户', 'individual businesses'],
  cooperative: ['农民专业合作社', 'farmer co-operatives'],
  practitioner: ['从业人员', 'practitioners'],
  project: ['项目', 'projects'],
  behaviour: ['行为', 'behaviours'],
  other: ['其他检查对象', 'others'],
} as const;

const grades = {
  A: ['A级', 'A'],
  B: ['B级', 'B'],
  C: ['C级', 'C'],
  blacklisted: ['黑名单', 'blacklisted'],
  normal: ['正常', 'normal'],
} as const;

const sources = {
  'provincial-platform': ['省级监管平台', 'provincial platform'],
  'market-regulation': ['市场监管局管理系统', 'market regulation system'],
  'public-order': ['治安管理信息系统', 'public-order system'],
  'own-lists': ['现有市场主体名录', 'lists already kept'],
  files: ['表格文件导入', 'imported files'],
} as const;

/** Who counts as an inspector; each still needs a valid certificate to fill the minimum of a team. */
const eligibleStaff = {
  'civil-servant': ['行政执法类（具有执法资格的）公务员', 'civil servants of enforcement'],
  'formal-staff': ['具有执法资格的正式工作人员', 'formal staff with enforcement qualification'],
  qualified: ['具有执法资格的人员', 'anyone with enforcement qualification'],
  'daily-safety': ['从事安全生产日常监管的人员', 'staff in daily safety supervision'],
  'legal-office': ['政府法制办行政人员数据库人员', 'staff in the legal office database'],
  branch: ['由各警种结合实际确定', 'as each branch decides'],
  certified: ['持有效执法证的人员', 'holders of a valid certificate'],
} as const;

/** C 事项清单, D 两库. */
export const registry = {
  'item.basisRequired': of(null, ['事项须有检查依据', 'an item needs its legal basis'], flag),
  'item.requiredFields': of('P-10', ['事项必备要素', 'item: required fields'], many(itemFields)),
  'item.classes': of('P-09', ['事项类别', 'classes of items'], many(itemKinds)),
  'item.ratioMaxRequiredFor': of(
    'P-09',
    ['须限定抽查比例的类别', 'classes whose ratio must be limited'],
    many(itemKinds),
  ),
  'item.publishAdjustments': of(
    null,
    ['清单调整须公布', 'changes of the list are published'],
    flag,
  ),
  'item.mustBePublished': of(null, ['清单须公布', 'the list is published'], flag),
  'item.frequencySource': of(
    'P-19',
    ['频次的确定', 'who sets the frequency'],
    one(frequencySources),
  ),
  'registry.ownership': of(null, ['名录库维护', 'who keeps the registry'], one(ownership)),
  'registry.sources': of(
    null,
    ['名录库来源与对接系统', 'sources and counterparts of the registries'],
    many(sources),
  ),
  'registry.maxStaleDays': of(
    null,
    ['名录最长未更新时间', 'longest time without an update'],
    count(['天', 'days']),
  ),
  'subject.kinds': of(null, ['检查对象范围', 'kinds of subjects'], many(subjectKinds)),
  'subject.requiredFields': of(
    'P-11',
    ['检查对象必备信息', 'subject: required fields'],
    many(subjectFields),
  ),
  'subject.onlySubsisting': of(null, ['仅限存续状态', 'only subsisting subjects'], flag),
  'subject.keyPool': of(null, ['设重点抽查名录库', 'a registry of key subjects'], flag),
  'subject.grades': of(null, ['分级管理', 'grades'], by(subjectClasses, many(grades))),
  'inspector.eligibility': of('P-27', ['执法检查人员范围', 'who may inspect'], many(eligibleStaff)),
  'inspector.allowDailySafetyStaff': of(
    'P-27',
    ['可纳入安全生产日常监管人员', 'daily safety staff may be entered'],
    flag,
  ),
  'inspector.requiredFields': of(
    'P-12',
    ['检查人员必备信息', 'inspector: required fields'],
    many(inspectorFields),
  ),
  'inspector.jointPool': of('P-26', ['可联合建库', 'branches may keep a joint registry'], flag),
};
