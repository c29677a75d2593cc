/** The registries that can be read from a file, by the name the command line gives them. */
export const registryKinds = [
  'subjects',
  'inspectors',
  'partner-inspectors',
  'items',
  'plan',
  'interests',
] as const;
export type RegistryKind = (typeof registryKinds)[number];

/** How a cell is repaired and checked. */
export type Shape =
  | 'text'
  | 'code'
  | 'uscc'
  | 'idNumber'
  | 'number'
  | 'telephone'
  | 'date'
  | 'grade'
  | 'status';

/** One column of a registry file: its canonical header and the other headers it goes by. */
export type Column = {
  header: string;
  synonyms: readonly string[];
  shape: Shape;
  /** A blank cell refuses its row. */
  required?: true;
  /** Without this column the file cannot be read. */
  needed?: true;
  /** No two rows of a file share a value of this column. */
  unique?: true;
  /** Rows are looked up by it, and an index keeps no text of any length. */
  indexed?: true;
};

const text = (header: string, ...synonyms: string[]): Column => ({
  header,
  synonyms,
  shape: 'text',
});
const shaped = (shape: Shape, header: string, ...synonyms: string[]): Column => ({
  ...text(header, ...synonyms),
  shape,
});
const name = (header: string, ...synonyms: string[]) =>
  ({ ...text(header, ...synonyms), required: true, needed: true }) as const;
const identity = (shape: Shape, header: string, ...synonyms: string[]) =>
  ({ ...shaped(shape, header, ...synonyms), required: true, unique: true, indexed: true }) as const;

const uscc = ['uscc', '统一社会信用代码', '社会信用代码', '信用代码', '唯一编码'] as const;
const badgeNo = ['code', '警号', '警员号'] as const;
const licenceNo = ['code', '执法证号', '执法证编号', '行政执法证号', '证件编号'] as const;

const needed = (column: Column): Column => ({ ...column, needed: true });

// 不同局的名录库人员字段不同（高青第十二条有警号无证号，许昌二(二)相反）: of an inspector's three
// identities a file need not have every column, but a blank in a column it has refuses the row.
const inspector = {
  name: name('姓名', '人员姓名', '检查人员姓名', '执法人员姓名'),
  unit: text('所属业务处室', '单位', '所属部门', '所属单位', '工作单位', '部门'),
  position: text('职位', '职务'),
  telephone: shaped('telephone', '联系电话', '电话', '联系方式', '手机号', '手机', '手机号码'),
  skills: text('业务专长', '专长', '执法专长'),
  licenceNo: identity(...licenceNo),
  licenceExpiresOn: shaped('date', '执法证有效期', '有效期', '有效期至', '证件有效期'),
  mayLead: text('可任组长', '能否任组长', '是否可任组长'),
  status: text('状态', '人员状态', '在岗状态'),
};

/** The columns of each registry by the glossary's names; `field` of a refused row is their header. */
export const columns = {
  subjects: {
    jurisdiction: text('管辖机关', '管辖单位'),
    name: name('检查对象名称', '名称', '单位名称', '企业名称', '市场主体名称'),
    uscc: needed(identity(...uscc)),
    category: { ...text('检查对象类别', '类别', '行业类别'), indexed: true },
    address: text('住所（地址）', '住所', '地址', '经营地址'),
    scope: text('经营范围'),
    principal: text('负责人姓名', '负责人', '法定代表人', '法定代表人（负责人）'),
    telephone: shaped('telephone', '联系电话', '电话', '联系方式', '手机号', '手机', '手机号码'),
    grade: shaped('grade', '分级', '等级', '分级等级'),
    risk: { ...text('风险等级', '风险'), indexed: true },
    scale: text('经营规模', '企业规模', '规模'),
    blacklisted: text('黑名单', '是否黑名单'),
    abnormal: text('经营异常', '经营异常名录', '是否经营异常'),
    status: {
      ...shaped('status', '存续状态', '经营状态', '登记状态', '状态'),
      required: true,
      needed: true,
    },
  },
  inspectors: {
    ...inspector,
    idNumber: identity('idNumber', '身份证号', '公民身份号码', '身份证号码'),
    badgeNo: identity(...badgeNo),
    sex: text('性别'),
  },
  'partner-inspectors': { ...inspector, licenceNo: needed(identity(...licenceNo)) },
  items: {
    code: needed(identity('code', '事项编码', '编码', '事项代码', '清单编码')),
    name: name('抽查事项名称', '事项名称', '抽查事项', '名称'),
    subjectCategory: text('检查对象', '抽查对象', '检查对象类别'),
    kind: text('事项类别', '类别'),
    methods: text('检查方式', '抽查方式'),
    unit: text('检查主体', '抽查主体', '检查机关'),
    basis: text('检查依据', '抽查依据', '法律依据'),
    content: text('抽查内容', '检查内容'),
    ratio: shaped('number', '抽查比例'),
    ratioMax: shaped('number', '比例上限', '抽查比例上限'),
    frequency: text('抽查频次', '频次'),
    disclosure: text('公示方式', '公开方式'),
    level: text('实施层级', '层级'),
    standard: text('抽查标准', '检查标准', '抽查标准和要点'),
  },
  plan: {
    name: needed(identity('text', '抽查名称', '计划名称', '抽查任务名称', '任务名称', '名称')),
    item: text('抽查事项', '抽查事项名称', '事项名称'),
    scope: text('抽查对象范围', '抽查范围', '抽查对象'),
    ratio: shaped('number', '抽查比例', '比例'),
    estimate: shaped('number', '预估数量', '预计数量', '抽查数量'),
    startsOn: shaped('date', '开始时间', '开始日期', '开始'),
    endsOn: shaped('date', '检查期限', '结束时间', '结束日期', '截止日期'),
    unit: text('检查机关', '检查单位', '检查主体'),
    jointUnits: text('联合部门', '联合单位', '参与部门'),
  },
  interests: {
    badgeNo: { ...shaped(...badgeNo), required: true, needed: true },
    uscc: { ...shaped(...uscc), required: true, needed: true },
    nature: text('利害关系', '关系', '利害关系类型'),
  },
} as const satisfies Record<RegistryKind, Record<string, Column>>;

/** The names of a registry's columns. */
export type ColumnKey<Kind extends RegistryKind> = keyof (typeof columns)[Kind] & string;

/** The columns of one registry, in the order of the usual file. */
export function columnsOf<Kind extends RegistryKind>(kind: Kind): [ColumnKey<Kind>, Column][] {
  return Object.entries(columns[kind]) as [ColumnKey<Kind>, Column][];
}

/** Whether the required columns identify a row together, as the two of an interest do. */
export function isPairedIdentity(kind: RegistryKind): boolean {
  return kind === 'interests';
}
