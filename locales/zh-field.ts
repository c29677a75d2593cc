type V = Record<string, string | number>;

/** Texts of work in the field: files, the checklist step by step, where somebody is. */
export const field = {
  'refusal.file-too-large': ({ most }: V) =>
    `文件超过 ${most} MB，各平台均不能接收。请压缩、分段或降低清晰度后重新发送。`,
  'refusal.file-type': () => '不能接收这种文件：证据须为照片（JPEG、PNG）或 PDF 文件。',
  'refusal.file-damaged': () => '文件不完整或已损坏，未予保存。请重新拍摄或重新发送。',
  'refusal.file-gone': () => '未能从聊天平台取得该文件，请重新发送。',
  'refusal.files-too-many': ({ most }: V) => `一次检查最多保存 ${most} 个文件，已满。`,
  'refusal.evidence-closed': () =>
    '本次检查已有人签字或已办结，不再接收证据。确需补充的，由组长重新录入结果，全体重新签字。',
  'refusal.evidence-early': () => '请先到场签到，再上传证据。',
  'refusal.evidence-which': ({ visits }: V): string =>
    Number(visits) > 0
      ? '您有多户检查正在进行：请回复（引用）该户的任务卡片发送文件，或在检查单页面上传。'
      : '您没有正在进行的检查，文件未保存。请先到场签到。',
  'refusal.place-unreadable': () => '位置无法识别，请重新发送。',
  'event.evidence.taken': ({ who, what, number }: V) =>
    `${who} 为检查 ${what} 上传了第 ${number} 号证据`,
  'note.evidence.taken': ({ number, hash, code }: V) =>
    `已保存为 ${code} 第 ${number} 号证据（SHA-256 ${hash}…），原件留存，共享副本不含拍摄时间和位置。`,
  'note.evidence.again': ({ number, code }: V) =>
    `该文件已是 ${code} 第 ${number} 号证据，未重复保存。`,
  'visit.evidence': ({ count }: V) => `证据（${count}）`,
  'visit.evidence.none': () => '还没有照片和文件。',
  'visit.evidence.hint': () =>
    '照片（JPEG、PNG）或 PDF，每个不超过 20 MB。收到时计算哈希值；共享副本不含拍摄时间和位置。',
  'visit.evidence.files': () => '拍照或选择文件',
  'visit.evidence.caption': () => '说明（选填）',
  'visit.evidence.point': () => '对应检查内容（选填）',
  'visit.evidence.whole': () => '整体',
  'visit.evidence.send': () => '上传证据',
  'visit.evidence.of': ({ sender, at }: V) => `${sender} · ${at}`,
  'form.not-applicable': ({ point }: V) => `“${point}”不适用的理由`,
  'form.not-applicable.all': () => '不适用的理由（有“不适用”时必填）',
  'form.resumed': ({ count }: V) => `继续上次的检查单：已填 ${count} 项。`,
  'form.restart': () => '从头填写',
  'note.draft': ({ at }: V) => `已保存 ${at}`,
  'visit.draft': () => '保存草稿',
  'visit.draft.last': ({ by, at }: V) => `草稿：${by} ${at} 最后保存，尚未提交。`,
  'note.result.submit.fell': ({ names }: V) =>
    `结果已重新录入，${names} 的签字随之作废。请全体成员重新签字。`,
  'card.inspection.fell': ({ names, number }: V) =>
    `结果已重新录入（第 ${number} 次）：${names} 此前的签字已作废，请全体成员重新签字。`,
  'note.place': ({ code }: V) => `已将位置附在 ${code} 的签到上。`,
  'refusal.place-late': () =>
    '没有可附位置的签到：请先签到，并在签到后 30 分钟内发送位置，每次签到一次。',
  'event.inspection.located': ({ who, what }: V) => `${who} 为 ${what} 的签到附上了位置`,
  'visit.place': () => '签到时附上我的位置（选填）',
  'visit.place.asking': () => '正在取得位置…',
  'visit.place.got': ({ metres }: V) => `已取得位置（误差约 ${metres} 米），将随签到一并保存。`,
  'visit.place.failed': () => '未能取得位置，可不附位置直接签到。',
  'visit.located': () => '已附位置',
  'visit.map': () => '在地图中查看',
  'note.evidence.reason': ({ code, count }: V) =>
    `已附在 ${code} 的申请后（共 ${count} 个文件），审批人可以查看。`,
  'event.evidence.reason-given': ({ who, what }: V) => `${who} 为 ${what} 的申请附上了证明材料`,
  'visit.reasons': ({ count }: V) => `申请的证明材料（${count}）`,
  'visit.reasons.hint': () =>
    '照片（JPEG、PNG）或 PDF，每个不超过 20 MB；也可在聊天中回复任务卡片发送。审批前可以补充。',
  'visit.reasons.send': () => '附上材料',
  'card.field.files': () => '证明材料',
  'card.field.files.value': ({ count }: V) => `${count} 个文件`,
  'button.files': () => '查看材料',
  'page.files': () => '证明材料',
  'note.check-in.place': () => '已签到。如需附上位置（选填），请在 30 分钟内发送一次位置。',
  'refusal.request-over': () => '没有待审批的申请，不能再附材料。',
  'owed.acceptance': () => '接受',
  'owed.check-in': () => '到场签到',
  'owed.result': () => '录入结果',
  'owed.signature': () => '签字',
  'visit.owed': ({ what }: V) => `待您${what}`,
  'note.list.owed': () => '还欠的事项：',
  'note.list.owed.none': () => '没有欠办的事项。',
  'note.owed.line': ({ code, subject, owed, to }: V) =>
    `· ${subject}：待${owed}，${to} 前（${code}）`,
  'note.command.owed': () => '查看还欠的事项',
  'card.field.problem.value': ({ point, note }: V) => `${point}（${note}）`,
  'visit.answer.note': ({ note }: V) => `（${note}）`,
  'card.field.visit-files': () => '证据',
  'card.field.visit-files.value': ({ count }: V) => `${count} 个文件`,
  'card.inspection.files-hint': () => '证明材料（照片、PDF）可以回复本卡片发送，审批前均可补充。',
};
