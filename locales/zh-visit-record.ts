import { citeZh } from './cite.ts';

type V = Record<string, string | number>;

const parts: Record<string, string> = {
  'site-check': '现场检查文书',
  'statement-defence': '陈述申辩文书',
  'rights-notice': '权利告知文书',
  'check-record': '检查记录表',
  av: '重要环节的音像记录',
  confirmation: '检查对象的确认（或有见证人的拒签记录）',
};
const named = (missing: string | number | undefined): string =>
  String(missing ?? '')
    .split(',')
    .map((part) => parts[part] ?? part)
    .join('、');

/** Texts of the record of a visit: its time, what the subject is told, documents, recordings, confirmation. */
export const visitRecords = {
  'refusal.time-past': () => '约定的时间已经过去，请另定时间。',
  'refusal.time-unchanged': () => '时间没有变化。',
  'refusal.time-unreadable': () => '日期或时间无法识别：请按“2026-09-15”“09:30”填写。',
  'refusal.witness-needed': ({ rule }: V) => `拒签或留置送达须有见证人${citeZh(rule)}。`,
  'refusal.of-the-team': ({ name, rule }: V) =>
    `${name} 是本检查组成员，不能代检查对象确认，也不能作见证人${citeZh(rule)}。如系同名，请在姓名后注明单位或身份。`,
  'refusal.clear-beside-conduct': ({ count, rule }: V) =>
    `已记录检查对象拒绝检查、隐瞒真实情况或弄虚作假（${count} 项），将随检查结果一并公示${citeZh(rule)}，结论不能选“未发现问题”。`,
  'refusal.delivered-early': ({ from }: V) =>
    `送达时间不能早于 ${from}：告知书所列检查任务和检查人员其时尚未确定。`,
  'refusal.reference-needed': () => '邮寄或电子送达须填写邮件号或送达地址。',
  'refusal.recording-known': () => '该音像记录已登记。',
  'refusal.conduct-not-recorded': ({ rule }: V) =>
    `本局规定不把拒查、隐瞒、作假单独记入结果${citeZh(rule)}。`,
  'refusal.conduct-untold': ({ rule }: V) =>
    `已登记的拒查、隐瞒、作假情况尚未写入结果${citeZh(rule)}。请组长重新录入结果后再签字。`,
  'refusal.confirmed-already': () => '检查对象对这份结果的意见已经记录。',
  'refusal.record-incomplete': ({ missing, rule }: V) =>
    `检查记录不完整，不能签字办结。尚缺：${named(missing)}${citeZh(rule)}。`,
  'refusal.subject-unconfirmed': ({ rule }: V) =>
    `检查对象既未确认结果，也没有拒签记录，不能公示${citeZh(rule)}。请检查组补记。`,
  'refusal.payer-other': ({ rule }: V) => `谁委托、谁付费：费用只能由委托单位承担${citeZh(rule)}。`,

  'event.schedule.set': ({ who, what, at }: V) => `${who} 约定 ${what} 的检查时间：${at}`,
  'event.notice.delivered': ({ who, what, way }: V) =>
    `${who} 向 ${what} 的检查对象送达检查告知书（${way}）`,
  'event.document.entered': ({ who, what, number, document }: V) =>
    `${who} 为 ${what} 登记第 ${number} 号文书：${document}`,
  'event.recording.entered': ({ who, what, number }: V) =>
    `${who} 为 ${what} 登记第 ${number} 号音像记录`,
  'event.conduct.recorded': ({ who, what, conduct }: V) =>
    `${who} 记录 ${what} 的检查对象${conduct}`,
  'event.confirmation.recorded': ({ who, what, outcome }: V) =>
    `${who} 记录 ${what} 的检查对象${outcome}检查结果`,
  'event.third-party.cost-recorded': ({ who, what, amount }: V) =>
    `${who} 登记 ${what} 的第三方费用 ${amount} 元`,

  'document.site-check': () => '现场检查文书',
  'document.statement-defence': () => '陈述申辩文书',
  'document.rights-notice': () => '权利告知文书',
  'document.check-record': () => '检查记录表',
  'document.signed-record': () => '检查对象签字的检查记录',
  'conduct.refused': () => '拒绝检查',
  'conduct.concealed': () => '隐瞒真实情况',
  'conduct.falsified': () => '弄虚作假',
  'delivery-way.in-person': () => '当面送达',
  'delivery-way.left': () => '留置送达',
  'delivery-way.mail': () => '邮寄送达',
  'delivery-way.electronic': () => '电子送达',
  'capacity.legal-representative': () => '法定代表人',
  'capacity.responsible': () => '负责人',
  'capacity.agent': () => '受委托人',
  'capacity.employee': () => '现场工作人员',
  'confirmation.confirmed': () => '确认',
  'confirmation.refused': () => '拒绝确认',

  'button.schedule.set': () => '约定检查时间',
  'button.schedule.change': () => '更改检查时间',
  'button.notice.deliver': () => '登记告知书送达',
  'button.document.enter': () => '登记执法文书',
  'button.recording.enter': () => '登记音像记录',
  'button.conduct.record': () => '记录拒查、隐瞒、作假',
  'button.confirmation.record': () => '记录对象确认',
  'form.schedule.set': () => '检查时间',
  'form.notice.deliver': () => '告知书送达',
  'form.document.enter': () => '执法文书',
  'form.recording.enter': () => '音像记录',
  'form.conduct.record': () => '拒查、隐瞒、作假',
  'form.confirmation.record': () => '检查对象的确认',
  'form.schedule.day': () => '日期',
  'form.schedule.other': () => '其他日期',
  'form.schedule.date': () => '其他日期（如 2026-09-15）',
  'form.schedule.time': () => '时间（24 小时制，如 09:30）',
  'form.schedule.reason': () => '更改原因',
  'form.notice.way': () => '送达方式',
  'form.notice.recipient': () => '签收人',
  'form.capacity': () => '身份',
  'form.notice.witness': () => '见证人及单位（留置送达必填）',
  'form.notice.reference': () => '邮件号或送达地址（邮寄、电子送达必填）',
  'form.notice.at': () => '送达时间（不填为现在）',
  'form.document.kind': () => '文书',
  'form.document.file': () => '已上传的文件（选填）',
  'form.document.file.none': () => '不附文件，写在下面',
  'form.document.content': () => '文书内容（不附文件时必填）',
  'form.recording.scene': () => '记录的环节',
  'form.recording.device': () => '设备编号',
  'form.recording.from': () => '开始时间（如 09:30）',
  'form.recording.to': () => '结束时间（如 09:50）',
  'form.recording.kept': () => '存放处（采集站、文件名）',
  'form.recording.hash': () => '文件的 SHA-256（64 位十六进制）',
  'form.conduct.kind': () => '情形',
  'form.conduct.fact': () => '事实：何时、何人、如何（记入结果并随结果公示）',
  'form.confirmation.outcome': () => '检查对象',
  'form.confirmation.outcome.confirmed': () => '确认检查结果',
  'form.confirmation.outcome.refused': () => '拒绝确认',
  'form.confirmation.person': () => '确认人（拒绝的，填在场人）',
  'form.confirmation.statement': () => '陈述申辩意见（没有的，填“无”）',
  'form.confirmation.reason': () => '拒绝的原因（拒绝时必填）',
  'form.confirmation.witness': () => '见证人及单位（拒绝时必填，不得为检查组成员）',
  'note.schedule.set': () => '检查时间已约定，已通知检查组。',
  'note.notice.deliver': () => '送达已登记，告知书内容已存档。',
  'note.document.enter': () => '文书已登记。',
  'note.document.taken': ({ kind, code, hash }: V) =>
    `已保存为 ${code} 的${kind}（SHA-256 ${hash}…）。`,
  'note.recording.enter': () => '音像记录已登记。',
  'note.conduct.record': () => '已记录，录入结果时自动写入结果。',
  'note.confirmation.record': () => '检查对象的意见已记录。',

  'card.visit-time.title': ({ at }: V) => `检查时间：${at}`,
  'card.visit-time.ask': () => '请约定检查时间',
  'card.visit-time.none': () => '没有约定检查时间',
  'card.visit-time.lead': () =>
    '检查组可以出发了：请组长约定到场的日期和时间，检查组成员会收到通知。',
  'card.visit-time.changed': ({ number, reason }: V) =>
    `时间已更改（第 ${number} 次约定）：${reason}`,
  'card.visit-time.by': ({ by, at }: V) => `${by} 于 ${at} 约定`,
  'card.visit-time.over': () => '检查已开始。',
  'card.visit-record.title': ({ code }: V) => `检查记录：${code}`,
  'card.visit-record.notice': () => '检查告知书',
  'card.visit-record.notice.none': () => '尚未送达',
  'card.visit-record.notice.value': ({ at, way, recipient }: V) =>
    `${at} ${way}，${recipient} 签收`,
  'card.visit-record.documents': () => '执法文书',
  'card.visit-record.document.made': ({ name }: V) => `✓ ${name}`,
  'card.visit-record.document.missing': ({ name }: V) => `✗ ${name}`,
  'card.visit-record.document.waived': ({ name }: V) => `– ${name}（无法联系，不适用）`,
  'card.visit-record.recordings': () => '音像记录',
  'card.visit-record.recordings.value': ({ count }: V) => `${count} 段`,
  'card.visit-record.recordings.none': () => '尚无',
  'card.visit-record.conduct': () => '拒查、隐瞒、作假',
  'card.visit-record.confirmation': () => '对象确认',
  'card.visit-record.confirmation.none': () => '尚未记录',
  'card.visit-record.confirmation.waived': () => '无法联系，不适用',
  'card.visit-record.confirmation.confirmed': ({ person, capacity, at }: V) =>
    `${person}（${capacity}）于 ${at} 确认`,
  'card.visit-record.confirmation.refused': ({ person, capacity, at, witness }: V) =>
    `${person}（${capacity}）于 ${at} 拒绝确认，见证人 ${witness}`,
  'card.visit-record.missing': ({ missing, rule }: V) =>
    `签字前还须补齐：${named(missing)}${citeZh(rule)}`,
  'card.visit-record.complete': () => '检查记录已齐备。',
  'card.visit-record.untold': () => '登记的情况尚未写入结果：请组长重新录入结果。',
  'card.visit-record.photo': () =>
    '文书也可拍照发来：照片说明的开头写明文书名称，例如“现场检查文书”。',
  'card.visit-record.not-yet': () => '录入结果后，请检查对象确认。',

  'visit.time': ({ at }: V) => `约定时间：${at}`,
  'visit.time.none': () => '尚未约定检查时间，由组长约定。',
  'visit.record': () => '检查记录',
  'visit.record.lead': () => '告知、文书、音像记录和检查对象的确认。签字前须齐备。',
  'visit.record.print-notice': () => '打开并打印检查告知书',
  'visit.record.print-record': () => '打开并打印检查记录表',
  'visit.record.delivered': ({ number, way, recipient, capacity, at, by }: V) =>
    `第 ${number} 份：${at} ${way}，${recipient}（${capacity}）签收，${by} 登记`,
  'visit.record.witness': ({ witness }: V) => `见证人 ${witness}`,
  'visit.record.reference': ({ reference }: V) => `凭证 ${reference}`,
  'visit.record.document': ({ number, by, at }: V) => `第 ${number} 号 · ${by} · ${at}`,
  'visit.record.recording': ({ scene, device, from, to, kept, by }: V) =>
    `${scene}：设备 ${device}，${from} 至 ${to}，存于 ${kept}，${by} 登记`,
  'visit.record.conduct': ({ kind, fact, by, at }: V) => `${kind}：${fact}（${by} 于 ${at} 记录）`,
  'visit.record.statement': ({ statement }: V) => `陈述申辩：${statement}`,
  'visit.record.reason': ({ reason }: V) => `拒绝的原因：${reason}`,
  'visit.record.upload': () => '上传文书（照片或 PDF）',
  'visit.record.upload.kind': () => '文书',
  'visit.record.upload.send': () => '上传文书',
  'visit.record.hash-of': () => '选择音像文件，由本机计算 SHA-256（文件不上传）',
  'visit.record.hashing': () => '正在计算…',
  'visit.record.hash-failed': () => '无法计算，请手工填写。',

  'portal.result.conduct': () => '拒查、隐瞒、作假',

  'sheet.notice.title': () => '“双随机、一公开”检查告知书',
  'sheet.notice.number': () => '编号',
  'sheet.notice.to': ({ subject }: V) => `${subject}：`,
  'sheet.notice.opening': ({ bureau, from, to }: V) =>
    `根据随机抽取结果，${bureau}将于 ${from} 至 ${to} 对你单位实施检查。现将有关事项告知如下。`,
  'sheet.notice.at': ({ at }: V) => `约定到场时间：${at}。`,
  'sheet.notice.subject': () => '检查对象',
  'sheet.notice.address': () => '地址',
  'sheet.notice.tasks': () => '检查任务',
  'sheet.notice.items': () => '检查事项',
  'sheet.notice.unit': () => '实施单位',
  'sheet.notice.team': () => '检查人员（执法证号）',
  'sheet.notice.member': ({ name, licence }: V) => `${name}（${licence}）`,
  'sheet.notice.duties': () => '一、你单位的义务',
  'sheet.notice.rights': () => '二、你单位的权利',
  'sheet.notice.discipline': () => '三、检查人员的纪律',
  'sheet.notice.complaint': () => '四、投诉',
  'notice.duties.accept': () => '配合现场检查和询问调查。',
  'notice.duties.truth': () => '如实反映情况。',
  'notice.duties.materials': () => '提供与检查有关的材料。',
  'notice.duties.consequence': ({ grounds }: V) =>
    `有下列情形之一的，可以认定为不予配合情节严重，写入检查结果并依法公示：${grounds}。`,
  'notice.duties.consequence.plain': () =>
    '不配合检查的，写入检查结果，依法公示并采取后续监管措施。',
  'notice.rights.certificate': () =>
    '检查人员不得少于两人，并应出示执法证件；人数不足或未出示证件的，有权拒绝检查。',
  'notice.rights.recusal': () => '认为检查人员与本单位有利害关系的，有权申请其回避。',
  'notice.rights.statement': () => '有权陈述和申辩；检查人员应当听取并记录。',
  'notice.rights.record': () =>
    '有权核对检查记录，确认无误后签字或盖章；有异议的可以注明，也可以拒绝签字并说明理由。',
  'notice.rights.objection': ({ url }: V) => `对公示的检查结果有异议的，可以在公示页提出：${url}`,
  'notice.discipline.operation': () => '不得妨碍正常的生产经营活动。',
  'notice.discipline.property': () => '不得索取或者收受财物。',
  'notice.discipline.benefit': () => '不得谋取其他利益。',
  'sheet.notice.complaint.how': () =>
    '对检查人员的作风、纪律有意见的，可以扫码或打开下列地址投诉。投诉只由监督部门受理，检查组看不到。不必署名。',
  'sheet.notice.qr': () => '投诉检查人员',
  'sheet.notice.receipt': () => '送达回证',
  'sheet.notice.recipient': () => '签收人（签名或盖章）',
  'sheet.notice.date': () => '日期',
  'sheet.notice.witness': () => '见证人（留置送达时）',
  'sheet.notice.hash': ({ hash }: V) => `内容指纹 SHA-256：${hash}`,
  'sheet.notice.copy': ({ number, at, way, recipient, capacity }: V) =>
    `第 ${number} 份送达存档：${at} ${way}，${recipient}（${capacity}）签收。`,
  'sheet.notice.draft': () => '送达登记后，内容按送达时的样子存档。',
  'sheet.print': () => '打印',
  'sheet.other-language': () => 'English',
  'sheet.back': () => '返回',
  'sheet.record.title': () => '“双随机、一公开”检查记录表',
  'sheet.record.none': () => '录入结果后才能打印检查记录表。',
  'sheet.record.result': ({ number }: V) => `第 ${number} 次录入`,
  'sheet.record.finding': () => '检查结论',
  'sheet.record.note': () => '说明',
  'sheet.record.methods': () => '检查方式',
  'sheet.record.measures': () => '现场措施',
  'sheet.record.point': () => '检查内容',
  'sheet.record.answer': () => '情况',
  'sheet.record.arrival': () => '到场时间',
  'sheet.record.submitted': () => '录入',
  'sheet.record.submitted.value': ({ by, at }: V) => `${by} ${at}`,
  'sheet.record.conduct': () => '拒查、隐瞒、作假情况',
  'sheet.record.statement': () => '检查对象的意见（陈述申辩）',
  'sheet.record.confirm': () => '检查对象确认（签名或盖章）',
  'sheet.record.refused': () => '拒绝确认的原因',
  'sheet.record.witness': () => '见证人（拒绝确认时）',
  'sheet.record.team': () => '检查人员签名',
  'sheet.record.signed': ({ at }: V) => `已于 ${at} 签字`,
  'sheet.record.hash': ({ hash }: V) => `结果指纹 SHA-256：${hash}`,

  'panel.record.title': () => '检查记录',
  'panel.record.lead': () =>
    '告知、文书、音像记录和检查对象的确认。由检查组在现场登记，邮寄等送达可在此登记。',
  'panel.record.deliver': () => '登记告知书送达',
  'panel.record.deliver.lead': () =>
    '告知书当面送达的由检查组登记。邮寄或电子送达的在这里登记凭证。',
  'panel.press.deliver': () => '登记送达',
  'panel.done.deliver': () => '送达已登记，告知书内容已存档。',
  'panel.record.times': () => '检查时间',
  'panel.record.time.line': ({ at, by, setAt }: V) => `${at}（${by} 于 ${setAt} 约定）`,
  'panel.cost.title': () => '第三方费用',
  'panel.cost.line': ({ amount, budget, voucher, by, at }: V) =>
    `${amount} 元 · ${budget} ${voucher} · ${by} ${at}`,
  'panel.cost.total': ({ amount, unit }: V) => `合计 ${amount} 元，由 ${unit} 承担`,
  'panel.cost.add': () => '登记费用',
  'panel.cost.amount': () => '金额（元）',
  'panel.cost.budget': () => '部门预算科目',
  'panel.cost.voucher': () => '凭证号（选填）',
  'panel.press.cost': () => '登记费用',
  'panel.done.cost': () => '费用已登记。',
};
