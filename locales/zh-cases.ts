type V = Record<string, string | number>;

/** Texts of what follows an inspection: cases, measures, referrals, notices to other bureaus. */
export const cases = {
  'case-kind.rectification': () => '责令改正',
  'case-kind.pending': () => '待后续处理',
  'case-kind.non-cooperation': () => '不予配合',
  'case-kind.inbound': () => '移送受理',
  'measure.rectify': () => '限期整改',
  'measure.suspend': () => '停业整顿',
  'measure.revoke': () => '吊销许可证件',
  'outcome.rectified': () => '已整改到位',
  'outcome.penalised': () => '已作行政处罚',
  'outcome.referred': () => '已移送相关部门',
  'outcome.transferred': () => '已移送追究刑事责任',
  'outcome.unfounded': () => '经查不属实',
  'outcome.handled': () => '已依法处理',
  'outcome.result-changed': () => '检查结果已变更，无需后续处理',
  'receiver.department': () => '相关部门',
  'receiver.judicial': () => '司法机关',
  'receiver.public-security': () => '公安机关',
  'receiver.own': () => '本局受理查办',
  'state.case.open': () => '办理中',
  'state.case.closing': () => '待批准结案',
  'state.case.closed': () => '已结案',
  'about.case': () => '后续监管结案',
  'card.case.title.rectification': ({ code }: V) => `后续监管：责令改正 ${code}`,
  'card.case.title.pending': ({ code }: V) => `后续监管：待后续处理 ${code}`,
  'card.case.title.non-cooperation': ({ code }: V) => `后续监管：不予配合 ${code}`,
  'card.case.title.inbound': ({ code }: V) => `后续监管：其他部门移送 ${code}`,
  'card.case.open': () => '请按期处理，并记录整改、移送和处理结果。',
  'card.case.met': () => '复查合格。可以申请结案。',
  'card.case.unmet': () => '逾期未改正。请依法采取下一步措施。',
  'card.case.closing': () => '已申请结案，等待另一人批准。',
  'card.case.closed': ({ at, outcome }: V) => `${at} 结案：${outcome}。`,
  'card.case.criminal': ({ day }: V) => `涉嫌犯罪，须在 ${day} 前移送。未移送不得结案。`,
  'card.case.from': () => '移送单位',
  'card.case.owner': () => '责任人',
  'card.case.measure': () => '措施',
  'card.case.measure.value': ({ measure, day }: V) => `${measure}，${day} 前完成`,
  'card.case.do': () => '办理、移送和结案在后台“后续监管”中进行；到期前会提醒。',
  'button.case': () => '打开案卷',
  'button.case.review': () => '记录复查结果',
  'form.case.review': () => '复查结果',
  'form.case.met': () => '复查情况',
  'form.case.met.yes': () => '已改正',
  'form.case.met.no': () => '逾期未改正',
  'form.case.note': () => '复查说明',
  'note.case.review': () => '复查结果已记录。',
  'obligation.case': () => '后续监管待办结',
  'obligation.case.do': () => '请处理后申请结案；结案须由另一人批准。',
  'obligation.rectification': () => '整改期限',
  'obligation.rectification.do': () => '请复查并记录是否已改正；逾期未改正的，依法采取下一步措施。',
  'obligation.referral': () => '移送回执待收',
  'obligation.referral.do': () => '请与接收部门联系，登记其回执。',
  'obligation.criminal-transfer': () => '涉嫌犯罪案件移送期限',
  'obligation.criminal-transfer.do': () => '请依法移送并登记；未移送不得结案。',
  'obligation.bureau-notice': () => '检查结果待通报',
  'obligation.bureau-notice.do': () => '请向有关部门通报检查结果，并登记回执。',
  'event.case.opened': ({ who, what }: V) => `${who} 立后续监管案卷 ${what}`,
  'event.case.assigned': ({ who, what }: V) => `${who} 指定后续监管责任人 ${what}`,
  'event.case.measure-ordered': ({ who, what }: V) => `${who} 对案卷 ${what} 作出处置措施`,
  'event.case.reviewed': ({ who, what }: V) => `${who} 登记案卷 ${what} 的复查结果`,
  'event.case.flagged-criminal': ({ who, what }: V) => `${who} 标记案卷 ${what} 涉嫌犯罪`,
  'event.case.closing-asked': ({ who, what }: V) => `${who} 申请案卷 ${what} 结案`,
  'event.case.decided': ({ who, what }: V) => `${who} 对案卷 ${what} 的结案作出决定`,
  'event.case.closed': ({ who, what }: V) => `${who} 办结案卷 ${what}`,
  'event.referral.sent': ({ who, what }: V) => `${who} 移送案卷 ${what}`,
  'event.referral.received': ({ who, what }: V) => `${who} 登记案卷 ${what} 的移送回执`,
  'event.bureau-notice.made': ({ who, what }: V) => `${who} 生成通报 ${what}`,
  'event.bureau-notice.sent': ({ who, what }: V) => `${who} 发出通报 ${what}`,
  'event.bureau-notice.received': ({ who, what }: V) => `${who} 登记通报 ${what} 的回执`,
  'event.credit.exported': ({ who }: V) => `${who} 导出信用文件`,
  'refusal.measure-not-ruled': ({ measure, rule }: V) =>
    `本类检查对象没有“${measureName(measure)}”这一处置措施（${rule}）。请选择规定的措施。`,
  'refusal.measure-open': ({ rule }: V) =>
    `上一项措施还没有复查结果（${rule}）。请先登记复查结果。`,
  'refusal.ladder-skipped': ({ measure, rule }: V) =>
    `尚未经过“${measureName(measure)}”（${rule}）。越过这一步须写明理由。`,
  'refusal.case-not-rectified': ({ rule }: V) =>
    `没有复查合格的整改记录，不能这样结案（${rule}）。请先责令整改并复查。`,
  'refusal.case-not-criminal': () =>
    '案卷没有标记涉嫌犯罪，不能移送追究刑事责任。请先标记并写明依据。',
  'refusal.case-missing': ({ rule }: V) =>
    `检查发现问题，但没有后续监管案卷（${rule}）。请先立案卷。`,
  'refusal.crime-not-transferred': ({ rule }: V) =>
    `涉嫌犯罪尚未移送，不能结案（${rule}）。请先移送并登记。`,
  'refusal.receiver-not-ruled': ({ rule }: V) =>
    `本局规则不向这类单位移送（${rule}）。请选择规定的接收单位。`,
  'refusal.referral-missing': ({ rule }: V) =>
    `没有移送登记或接收部门的回执，不能按移送结案（${rule}）。请先登记移送和回执。`,
  'refusal.referrals-not-accepted': ({ rule }: V) =>
    `本局规则没有规定受理其他部门的移送（${rule}）。请按来文办理或告知移送单位。`,
  'refusal.notice-unsent': () => '通报还没有发出，不能登记回执。请先登记发出日期和文号。',
  'refusal.blacklist-not-ruled': ({ rule }: V) => `本局规则不设黑名单（${rule}）。`,
  'refusal.blacklist-evidence': ({ rule }: V) =>
    `列入黑名单须有检查中取得的证据文件（${rule}）。请选择证据。`,
  'refusal.credit-not-ruled': ({ rule }: V) => `本局规则没有规定这一信用文件（${rule}）。`,
};

const measureName = (measure: string | number | undefined): string =>
  ({ rectify: '限期整改', suspend: '停业整顿', revoke: '吊销许可证件' })[String(measure)] ??
  String(measure);
