type V = Record<string, string | number>;

/** Words of the registries: flags, kinds and categories, and the sentences of their events. */
export const registryWords = {
  'health.sweep.sweep-registry': () => '核对名录库',
  'flag.grade': () => '分级',
  'flag.risk': () => '风险等级',
  'flag.blacklisted': () => '黑名单',
  'flag.abnormal': () => '经营异常名录',
  'flag.discredited': () => '失信',
  'flag.seriously-discredited': () => '严重违法失信名单',
  'flag.serious-violation': () => '严重违法违规',
  'flag.public-concern': () => '社会关注度高',
  'flag.complaints': () => '投诉举报多',
  'flag.special-industry': () => '特殊行业',
  'flag.key-area': () => '重点区域',
  'flag.fire-hazard': () => '重大火灾隐患',
  'flag.penalty': () => '行政处罚',
  'flag.past-fire': () => '发生过火灾',
  'subject-kind.enterprise': () => '企业',
  'subject-kind.individual': () => '个体工商户',
  'subject-kind.cooperative': () => '农民专业合作社',
  'subject-kind.practitioner': () => '从业人员',
  'subject-kind.project': () => '项目',
  'subject-kind.behaviour': () => '行为',
  'subject-kind.other': () => '其他',
  'staff.': () => '未注明',
  'staff.civil-servant': () => '行政执法类公务员',
  'staff.formal-staff': () => '正式工作人员',
  'staff.qualified': () => '具有执法资格的人员',
  'staff.daily-safety': () => '安全生产日常监管人员',
  'staff.legal-office': () => '法制办人员库',
  'staff.branch': () => '警种确定的人员',
  'staff.certified': () => '持证人员',
  'flag-state.requested': () => '待审批',
  'flag-state.in-force': () => '有效',
  'flag-state.rejected': () => '未通过',
  'agreement-state.requested': () => '待同意',
  'agreement-state.in-force': () => '有效',
  'agreement-state.rejected': () => '未同意',
  'agreement-state.ended': () => '已终止',
  'field.subtype': () => '性质',
  'field.keyPool': () => '重点名录',
  'field.value': () => '取值',
  'field.source': () => '来源',
  'field.evidence': () => '依据文书',
  'field.subjectName': () => '检查对象',
  'field.decidedBy': () => '审批人',
  'field.endReason': () => '结束理由',
  'field.decisionReason': () => '审批意见',
  'field.partnerName': () => '联合单位',
  'field.requestedAt': () => '申请时间',
  'field.ownBy': () => '本单位同意',
  'field.partnerBy': () => '对方同意',
  'table.subject_flag': () => '分级与信用标记',
  'table.pool_agreement': () => '联合建库',
  'event.registry.registered': ({ who, what, reason }: V) =>
    `${who} 登记了检查对象 ${what}（${reason}）`,
  'event.registry.retired': ({ who, what, status, reason, visits }: V) =>
    `${who} 将 ${what} 移出抽查名录：${status}（${reason}），未完成检查 ${visits} 项`,
  'event.inspector.registered': ({ who, what, reason }: V) =>
    `${who} 登记了检查人员 ${what}（${reason}）`,
  'event.inspector.amended': ({ who, what, reason }: V) =>
    `${who} 修改了检查人员 ${what}（${reason}）`,
  'event.inspector.departed': ({ who, what, reason, seats }: V) =>
    `${who} 登记 ${what} 离岗（${reason}），移交席位 ${seats} 个`,
  'event.interest.declared': ({ who, what }: V) => `${who} 登记了 ${what} 的利害关系`,
  'event.interest.ended': ({ who, what, reason }: V) =>
    `${who} 结束了 ${what} 的利害关系（${reason}）`,
  'event.flag.added': ({ who, what, flag, value, source, reason }: V) =>
    `${who} 为 ${what} 标记${flag}${value}（${source}）：${reason}`,
  'event.flag.requested': ({ who, what, flag, source, reason }: V) =>
    `${who} 申请将 ${what} 列入${flag}（${source}）：${reason}`,
  'event.flag.decided': ({ who, what, flag, verdict }: V) => `${who} ${verdict} ${what} 的${flag}`,
  'event.flag.ended': ({ who, what, flag, endsOn, reason }: V) =>
    `${who} 结束了 ${what} 的${flag}，至 ${endsOn}（${reason}）`,
  'event.joint-pool.proposed': ({ who, unit, partner, reason }: V) =>
    `${who} 提出 ${unit} 与 ${partner} 联合建库（${reason}）`,
  'event.joint-pool.consented': ({ who, unit, partner, verdict }: V) =>
    `${who} 对 ${unit} 与 ${partner} 联合建库表态：${verdict}`,
  'event.joint-pool.ended': ({ who, unit, partner, reason }: V) =>
    `${who} 终止 ${unit} 与 ${partner} 的联合建库（${reason}）`,
};
