type V = Record<string, string | number>;

const kinds: Record<string, string> = {
  identity: '身份证号',
  mobile: '手机号',
  'bank-card': '银行卡号',
};

// What the gate calls otherwise than people do; a form's own words come first.
const fields: Record<string, string> = {
  adHoc: '临时抽查理由',
  answer: '答复',
  basis: '依据',
  'subject.address': '地址',
  'subject.name': '检查对象名称',
  address: '地址',
  body: '内容',
  conduct: '登记的情况',
  departments: '参加部门',
  documentNo: '文号',
  fact: '登记的情况',
  file: '文件名',
  files: '文件名',
  grounds: '复核理由',
  inspectors: '检查人员',
  issuingBody: '发文机关',
  items: '检查事项',
  name: '名称',
  note: '情况说明',
  publicNote: '更正说明',
  reason: '理由',
  reply: '答复',
  subject: '检查对象名称',
  subjectName: '检查对象名称',
  task: '抽查任务',
  title: '标题',
  unit: '检查机关',
};

/** What the last gate found, where, and what to do: the number itself is not repeated (R-045, R-159). */
export const personalNumbers = {
  'refusal.personal-data': ({ field, kind, found, place }: V) =>
    `“${fields[field!] ?? (field || '内容')}”${place ? `第 ${place} 项` : ''}中的 ${found} 是${kinds[kind!] ?? '个人号码'}，不能公示。请删去后再提交。`,
};
