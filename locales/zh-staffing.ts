type V = Record<string, string | number>;

const cite = (rule?: string | number) => (rule ? `（${rule}）` : '');

// What a bureau's rules allow where inspectors are too few (match.whenTooFew).
const remedies: Record<string, string> = {
  appointment: '人员不足规定人数的，可申请直接委派',
  'neighbour-pool': '商请相邻区域合并匹配',
  'joint-pool': '与其他警种联合建库',
  block: '补充具备执法资格的人员，或报单位负责人',
};

/** The remedies in a row, as a sentence's end. */
export const remediesIn = (codes?: string | number): string =>
  String(codes ?? 'block')
    .split(',')
    .map((code) => remedies[code] ?? code)
    .join('；');

const faults: Record<string, string> = {
  'too-few': '人数不足',
  twice: '同一人不能担任两席',
  interested: '有成员与检查对象有利害关系，须先申请回避',
  unqualified: '有成员不在岗、执法证失效或不具备该类业务专长，须先调整',
  'no-lead': '没有组长',
  'two-leads': '组长不能多于一人',
  'lead-may-not': '组长不具备任组长的条件',
  'lead-of-participant': '联合检查的组长须来自发起部门',
};

const fault = (why?: string | number) => faults[String(why)] ?? why ?? '';

/** Texts about who is put in a team other than by its draw: designation, direct assignment, neighbours. */
export const staffing = {
  'refusal.no-designation': ({ parameter, rule }: V) =>
    `本局规则参数 ${parameter}“更换方式”为随机抽取${cite(rule)}，不得另行指派人员。`,
  'refusal.substitute-unfit': ({ rule }: V) =>
    `所选人员已不符合条件（执法资格、在岗、利害关系、任务上限或组长资格），未指派${cite(rule)}。请在最新名单中另选。`,
  'refusal.team-invalid': ({ why, rule }: V) =>
    `检查组将不符合要求：${fault(why)}${cite(rule)}。本次操作未生效。`,
  'field.substituteId': () => '接替人员',

  'button.recusal.appoint': () => '同意并指派',
  'button.substitution.appoint': () => '同意并指派',
  'note.recusal.appoint': () => '已同意，并另行指派人员接替。',
  'note.substitution.appoint': () => '已同意，并另行指派人员接替。',
  'form.recusal.appoint': () => '同意并另行指派',
  'form.substitution.appoint': () => '同意并另行指派',
  'form.substitute': ({ count }: V) => `接替人员（共 ${count} 人符合条件，在手任务少的在前）`,
  'form.substitute.some': ({ count, shown }: V) =>
    `接替人员（共 ${count} 人符合条件，列出在手任务最少的 ${shown} 人，其余见管理后台）`,
  'form.substitute.option': ({ name, unit, load }: V) => `${name} · ${unit} · 在手 ${load} 户`,
  'form.appoint-reason': () => '指派理由',

  'card.field.eligible': () => '可接替人员',
  'card.field.eligible.value': ({ count }: V) => `${count} 人符合条件`,
  'card.request.nobody': ({ remedies: codes }: V) =>
    `没有符合条件的人员可以接替，不能同意。可以：${remediesIn(codes)}。`,
  'card.request.appointed': ({ by, at, name, reason }: V) =>
    `${by} 已同意，并于 ${at} 另行指派 ${name} 接替（指派，不是抽取）。理由：${reason}`,
  'card.inspection.request.appointed': ({ kind, by, at }: V) =>
    `${by} 已于 ${at} 同意您的${kind}申请，并另行指派人员接替。`,
  'card.inspection.appointed': () =>
    '您被另行指派接替参加本次检查。与检查对象有利害关系的，应当申请回避。',
  'card.member.appointment': ({ name }: V) => `${name}（另行指派）`,
  'card.member.direct-assignment': ({ name }: V) => `${name}（直接委派）`,
  'card.inspection.directly-assigned': () =>
    '本次检查人员不足，经批准直接委派您参加。与检查对象有利害关系的，应当申请回避。',

  'event.substitution.appointed': ({ who, what }: V) =>
    `${who} 为 ${what} 另行指派了检查人员（非抽取）`,

  'panel.requests.eligible': ({ count }: V) => `${count} 人符合接替条件`,
  'panel.requests.choose': () => '请选择',
  'panel.requests.candidate': ({ name, unit, load }: V) => `${name} · ${unit} · 在手 ${load} 户`,
  'panel.requests.nobody': ({ remedies: codes }: V) =>
    `没有符合条件的人员可以接替，不能同意。可以：${remediesIn(codes)}。`,
  'panel.requests.then.appointment': () =>
    '同意时须选定接替人员并说明理由，记录为另行指派，不是抽取。',
  'panel.press.appoint': () => '同意并指派',
  'method.draw': () => '随机抽取',
  'method.appointment': () => '另行指派',
  'field.substitutionMethod': () => '更换方式',
  'field.appointedBy': () => '指派人',
};
