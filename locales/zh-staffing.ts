import { citeZh } from './cite.ts';

type V = Record<string, string | number>;

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
    `本局规则参数 ${parameter}“更换方式”为随机抽取${citeZh(rule)}，不得另行指派人员。`,
  'refusal.substitute-unfit': ({ rule }: V) =>
    `所选人员已不符合条件（执法资格、在岗、利害关系、任务上限或组长资格），未指派${citeZh(rule)}。请在最新名单中另选。`,
  'refusal.team-invalid': ({ why, rule }: V) =>
    `检查组将不符合要求：${fault(why)}${citeZh(rule)}。本次操作未生效。`,
  'field.substituteId': () => '接替人员',
  'refusal.direct-not-allowed': ({ parameter, rule }: V) =>
    `本局规则参数 ${parameter} 未开放直接委派${citeZh(rule)}，检查人员须随机匹配。`,
  'refusal.direct-pool-sufficient': ({ parameter, eligible, threshold, rule }: V) =>
    `符合条件的检查人员有 ${eligible} 人，不少于 ${threshold} 人（规则参数 ${parameter}），须随机匹配，不得直接委派${citeZh(rule)}。`,
  'refusal.direct-joint': () => '联合检查由各部门分别随机匹配，不适用直接委派。',
  'refusal.neighbour-not-allowed': ({ parameter, rule }: V) =>
    `本局规则参数 ${parameter} 未开放与相邻区域合并匹配${citeZh(rule)}。`,
  'refusal.neighbour-not-apart': ({ unit }: V) => `“${unit}”与本局属于同一名录库，不是相邻区域。`,
  'refusal.already-proposed': () => '已有同样的申请或记录，无需重复办理。',
  'refusal.expert-not-allowed': ({ parameter, rule }: V) =>
    `本局规则参数 ${parameter} 规定以依法委托第三方的方式参与，不设专家${citeZh(rule)}。`,
  'refusal.no-expert': ({ rule }: V) =>
    `专家库中没有可以参加的专家（专业不符、已停用、已参加或与检查对象有利害关系）${citeZh(rule)}。`,
  'refusal.third-party-not-allowed': ({ parameter, rule }: V) =>
    `本局规则参数 ${parameter} 未开放委托第三方${citeZh(rule)}。`,
  'portal.draw.stage.assigned': () => '直接委派（非抽取）',
  'portal.draw.people.expert': () => '抽取专家',
  'portal.draw.people.direct-assignment': () => '直接委派',
  'portal.draw.direct.lead': () =>
    '符合条件的检查人员少于规定人数，经单位负责人批准直接委派检查组。这不是随机抽取，在此公布数量和依据，不公布姓名。',
  'portal.draw.direct.eligible': (_: { count: number }) => '名人员符合条件',
  'portal.draw.direct.threshold': () => '名以下可直接委派',
  'portal.draw.direct.rule': () => '依据',
  'portal.draw.neighbours': () => '相邻区域',
  'field.memberIds': () => '检查组成员',

  'button.recusal.appoint': () => '同意并指派',
  'button.substitution.appoint': () => '同意并指派',
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

  'button.proposal.approve': () => '同意',
  'button.proposal.reject': () => '不同意',
  'note.proposal.approve': () => '已同意，一分钟内可以撤销。',
  'note.proposal.reject': () => '已答复不同意，一分钟内可以撤销。',
  'form.proposal.reject': () => '不同意',
  'about.proposal': () => '呈批',
  'side.own': () => '任务执行单位',
  'side.neighbour': () => '相邻区域',
  'card.proposal.title.direct-assignment': ({ state }: V) => `直接委派呈批 · ${state}`,
  'card.proposal.title.neighbour-pool': ({ state }: V) => `与相邻区域合并匹配 · ${state}`,
  'card.proposal.title.expert': ({ state }: V) => `指派专家呈批 · ${state}`,
  'card.proposal.ask.direct-assignment': () =>
    '符合条件的检查人员不足，申请直接委派上述人员（不是抽取），请您审批。同意后对外公布数量和依据，不公布姓名。',
  'card.proposal.ask.neighbour-pool': () =>
    '申请将双方检查人员合并随机匹配，须双方单位负责人同意，请您审批。',
  'card.proposal.ask.expert': () =>
    '申请指派该专家辅助检查。专家不计入法定人数，不任组长，不签字。请您审批。',
  'card.proposal.approved': ({ side, by, at, reason }: V) =>
    `${side}：${by} 于 ${at} 同意。${reason}`,
  'card.proposal.rejected': ({ side, by, at, reason }: V) =>
    `${side}：${by} 于 ${at} 不同意：${reason}`,
  'card.proposal.waiting': () => '等待审批。',
  'card.proposal.not-yours': () => '该事项须由其他负责人审批。',
  'card.field.evidence': () => '人员情况',
  'card.field.evidence.value': ({ eligible, threshold }: V) =>
    `符合条件 ${eligible} 人，少于 ${threshold} 人`,
  'card.field.neighbour': () => '相邻区域',
  'card.field.expert': () => '专家',
  'card.field.experts': () => '专家（辅助）',
  'card.field.expert.value': ({ name, organisation, skills }: V) =>
    `${name}（${organisation}，${skills}）`,
  'card.field.expert.mode.draw': ({ name, organisation }: V) =>
    `${name}（${organisation}，随机选取）`,
  'card.field.expert.mode.appointment': ({ name, organisation }: V) =>
    `${name}（${organisation}，指派）`,
  'card.field.third-parties': () => '委托第三方',
  'card.field.third-party.value': ({ body, scope }: V) => `${body}（${scope}）`,
  'card.field.proposal-reason': () => '申请理由',
  'card.member.neighbour': ({ name }: V) => `${name}（相邻区域）`,

  'event.proposal.requested': ({ who, what }: V) => `${who} 就 ${what} 提出呈批`,
  'event.proposal.decided': ({ who, what, verdict }: V) =>
    `${who} 对 ${what} 的呈批决定：${verdict}`,
  'event.team.assigned-directly': ({ who, what, eligible, threshold }: V) =>
    `${who} 同意为 ${what} 直接委派检查组（符合条件 ${eligible} 人，少于 ${threshold} 人）`,
  'event.expert.registered': ({ who }: V) => `${who} 登记了一名专家`,
  'event.expert.amended': ({ who }: V) => `${who} 修改了一名专家的登记`,
  'event.expert.interest-declared': ({ who }: V) => `${who} 登记了一名专家的利害关系`,
  'event.expert.joined': ({ what }: V) => `专家参加 ${what}（辅助，不计入检查组）`,
  'event.expert.barred': (_: V) => '抽中的专家在结果可知之后登记了利害关系，不参加检查，须另行抽取',
  'event.third-party.recorded': ({ who, what }: V) => `${who} 登记了 ${what} 委托的第三方`,
  'event.substitution.appointed': ({ who, what }: V) =>
    `${who} 为 ${what} 另行指派了检查人员（非抽取）`,

  'panel.way.experts': () => '专家库',
  'panel.history.title': () => '检查组成员及变更',
  'panel.history.none': () => '尚未组成检查组。',
  'panel.history.changes': () => '检查组变更',
  'panel.history.direct': ({ count }: V) => `其中直接委派 ${count} 户（不是抽取）。`,
  'panel.history.seat': () => '席位',
  'panel.history.how': () => '产生方式',
  'panel.history.from': () => '开始时间',
  'panel.history.left': () => '退出',
  'panel.history.holds': () => '在组',
  'panel.history.leaving': () => '等待接替',
  'seated.draw': () => '随机抽取',
  'seated.appointment': () => '另行指派',
  'seated.direct-assignment': () => '直接委派',
  'panel.direct.title': () => '直接委派',
  'panel.direct.too-few': ({ eligible, threshold }: V) =>
    `符合条件的检查人员 ${eligible} 人，少于 ${threshold} 人，可以申请直接委派，由本单位主要负责人审批。`,
  'panel.direct.enough': ({ eligible, threshold }: V) =>
    `符合条件的检查人员 ${eligible} 人，不少于 ${threshold} 人，须随机匹配，不能直接委派。`,
  'panel.direct.lead': () => '组长',
  'panel.direct.members': () => '成员（组长之外至少一人）',
  'panel.press.assign': () => '申请直接委派',
  'panel.press.draw-expert': () => '随机选取专家',
  'panel.press.appoint-expert': () => '申请指派专家',
  'panel.press.third-party': () => '登记第三方',
  'panel.press.neighbour': () => '申请合并匹配',
  'panel.press.amend-expert': () => '保存',
  'panel.press.expert-interest': () => '登记利害关系',
  'panel.press.register-expert': () => '登记专家',
  'panel.done.proposed': () => '已提交，等待审批。',
  'panel.done.draw-expert': () => '专家抽取已公告，系统随后选取。',
  'panel.done.third-party': () => '已登记。',
  'panel.done.expert': () => '已登记，变更已留痕。',
  'panel.expert.invite': () => '邀请专家辅助',
  'panel.expert.none': () => '专家库中没有可以参加的专家。',
  'panel.expert.beside': () => '专家在法定人数之外辅助检查，不任组长，不签字。',
  'panel.expert.pending': () => '专家抽取已公告，等待其后产生的随机数。',
  'panel.expert.field': () => '专业',
  'panel.expert.field-option': ({ skill, count }: V) => `${skill}（${count} 人）`,
  'expert-mode.draw': () => '随机选取',
  'expert-mode.appointment': () => '指派',
  'panel.experts.none': () => '专家库中还没有专家。',
  'panel.experts.ended': () => '已停用',
  'panel.experts.visits': ({ count }: V) => `参加 ${count} 次`,
  'panel.experts.amend': () => '修改登记',
  'panel.experts.interest': () => '登记利害关系',
  'panel.experts.register': () => '登记专家',
  'panel.experts.skills': () => '专业（多项用顿号分开）',
  'panel.third-party.add': () => '登记委托的第三方',
  'panel.third-party.lead': () =>
    '依法委托，谁委托、谁付费。第三方不是检查组成员，不能单独到场检查。',
  'panel.third-party.body': () => '第三方机构',
  'panel.third-party.contract': () => '委托合同或文号',
  'panel.third-party.scope': () => '委托事项',
  'panel.third-party.payer': ({ unit }: V) => `费用由 ${unit} 承担`,
  'panel.neighbour.title': () => '与相邻区域合并匹配',
  'panel.neighbour.lead': () =>
    '检查人员不足时，可与相邻区域的检查人员合并随机匹配，须双方单位负责人同意。',
  'panel.neighbour.none': () => '系统中没有登记相邻区域的检查人员。',
  'panel.proposals.title': () => '呈批事项',
  'proposal-kind.direct-assignment': () => '直接委派',
  'proposal-kind.neighbour-pool': () => '与相邻区域合并匹配',
  'proposal-kind.expert': () => '指派专家',
  'table.expert': () => '专家',
  'table.expert_interest': () => '专家利害关系',
  'table.proposal': () => '呈批',
  'table.third_party': () => '委托第三方',
  'field.organisation': () => '所在机构',
  'field.proposalKind': () => '呈批事项',
  'field.eligible': () => '符合条件人数',
  'field.threshold': () => '规定人数',
  'field.neighbour': () => '相邻区域',
  'field.expertName': () => '专家',
  'field.requestedBy': () => '申请人',
  'field.proposalReason': () => '申请理由',
  'field.body': () => '第三方机构',
  'field.contract': () => '委托合同',
  'field.entrusted': () => '委托事项',
  'field.payer': () => '付费单位',
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
