type V = Record<string, string | number>;

/** Texts of seals, checkpoints and archives. */
export const archives = {
  'state.task.archived': (_: V) => '已归档',
  'health.sweep.seal-events': (_: V) => '封存留痕、签发存证点',
  'health.sweep.sweep-archives': (_: V) => '制作归档包',
  'refusal.archive-early': ({ disclosures = 0, cases = 0, objections = 0, corrections = 0 }: V) =>
    `尚不能归档：待公示 ${disclosures} 项，待签更正 ${corrections} 项，未结后续监管 ${cases} 件，未答复异议 ${objections} 件。全部办结后再归档。`,
  'refusal.archive-on-its-way': (_: V) => '归档包正在制作，请等它完成。',
  'refusal.archive-kept': ({ until = '–', rule = '' }: V) =>
    `档案仍在保管期内（至 ${until}；–表示永久），不得删除（${rule}）。`,
  'event.archive.asked': ({ who, number = '' }: V) => `${who} 申请归档（第 ${number} 卷）`,
  'event.archive.built': ({ number = '' }: V) => `归档包制作完成（第 ${number} 卷）`,
  'event.archive.failed': ({ number = '' }: V) => `归档包制作失败（第 ${number} 卷）`,
  'event.archive.disposed': ({ who, number = '' }: V) =>
    `${who} 销毁保管期满的归档包（第 ${number} 卷）`,
  'event.archive.diligence-proved': ({ who }: V) => `${who} 导出尽职材料`,
  'archive.title': ({ name = '' }: V) => `抽查任务归档：${name}`,
  'archive.task': (_: V) => '任务',
  'archive.draws': (_: V) => '摇号与匹配',
  'archive.decisions': (_: V) => '审批决定',
  'archive.deliveries': (_: V) => '通知送达',
  'archive.media': (_: V) => '文件与音像目录',
  'archive.trail': (_: V) => '全过程留痕',
  'archive.files': (_: V) => '本卷文件',
  'archive.check': (_: V) => '如何核验',
  'archive.check.how': (_: V) =>
    'npx yaohao archive verify 本卷文件 --key 公示网站“存证点”页所列公钥；全部文件的散列值在 manifest.json，签名在 manifest.sig。',
  'archive.task.code': ({ code = '', bureau = '' }: V) => `${bureau} 任务编号 ${code}`,
  'archive.task.units': ({ initiator = '', unit = '' }: V) => `发起 ${initiator}；执行 ${unit}`,
  'archive.task.days': ({ startsOn = '', endsOn = '', closedOn = '' }: V) =>
    `执行期间 ${startsOn} 至 ${endsOn}，结束于 ${closedOn}`,
  'archive.task.rules': ({ slug = '', version = '' }: V) => `适用规则 ${slug} 第 ${version} 版`,
  'archive.task.items': ({ items = '' }: V) => `抽查事项 ${items}`,
  'archive.draw': ({ code = '', kind = '', at = '', seed = '', input = '' }: V) =>
    `${code} ${kind} ${at} 种子 ${seed} 名录根 ${input}`,
  'archive.visit.subject': ({ uscc = '', code = '' }: V) =>
    `统一社会信用代码 ${uscc}，检查编号 ${code}`,
  'archive.visit.team': ({ team = '' }: V) => `检查组 ${team}（★组长）`,
  'archive.visit.arrivals': ({ who = '' }: V) => `到场并出示证件 ${who}`,
  'archive.visit.finding': ({ finding = '', hash = '' }: V) =>
    `检查结论 ${finding}，结果散列值 ${hash}`,
  'archive.visit.no-finding': (_: V) => '无检查结果',
  'archive.visit.signers': ({ who = '' }: V) => `签字 ${who}`,
  'archive.visit.disclosed': ({ state = '', at = '', due = '' }: V) =>
    `公示 ${state}，${at}（期限 ${due}）`,
  'archive.decision': ({
    number = '',
    about = '',
    verdict = '',
    by = '',
    at = '',
    reason = '',
  }: V) => `D-${number} ${about}：${verdict}，${by}，${at} ${reason}`,
  'archive.delivery': ({ card = '', state = '', count = '' }: V) => `${card}：${state} ${count} 条`,
  'archive.media.line': ({
    visit = '',
    number = '',
    name = '',
    mediaType = '',
    bytes = '',
    hash = '',
    sentBy = '',
    receivedAt = '',
  }: V) =>
    `${visit} 第 ${number} 件 ${name} ${mediaType} ${bytes} 字节 ${sentBy} ${receivedAt} SHA-256 ${hash}`,
  'archive.trail.events': ({ events = '', size = '' }: V) =>
    `本卷收录事件 ${events} 条，各附到第 ${size} 条存证点的证明`,
  'panel.way.archive': (_: V) => '归档',
  'panel.archive.title': (_: V) => '任务归档',
  'panel.archive.lead': (_: V) =>
    '已结束的任务。结果全部公示、后续监管办结、异议答复后即可归档；归档包可离线核验，改动一个字节即可发现。',
  'panel.archive.none': (_: V) => '还没有结束的任务。任务结束后会列在这里。',
  'panel.archive.closed-on': (_: V) => '结束日期',
  'panel.archive.package': (_: V) => '归档包',
  'panel.archive.number': ({ number = '' }: V) => `第 ${number} 卷`,
  'state.archive.asked': (_: V) => '待制作',
  'state.archive.building': (_: V) => '正在制作',
  'state.archive.built': (_: V) => '已归档',
  'state.archive.failed': (_: V) => '制作失败',
  'state.archive.disposed': (_: V) => '已销毁',
  'panel.archive.of': ({ name = '' }: V) => `归档：${name}`,
  'panel.archive.first': (_: V) =>
    '把本任务的名录根、摇号回执、检查记录、决定、送达和留痕制成一个签名的归档包。',
  'panel.archive.again': (_: V) => '归档后又有更正或异议时，另制一卷；原卷保留。',
  'panel.archive.ask-again': (_: V) => '另制一卷',
  'panel.archive.ask': (_: V) => '归档',
  'panel.archive.failed': (_: V) => '制作失败，请管理员按下列原因处理后重新归档。',
  'panel.archive.progress': ({ done = 0, of = '' }: V) =>
    `正在制作：第 ${done} 步，共 ${of} 步。可以离开本页，完成后在这里下载。`,
  'panel.archive.made': (_: V) => '制作时间',
  'panel.archive.kept': (_: V) => '保管至',
  'panel.archive.for-ever': (_: V) => '永久（本局文件未定年限）',
  'panel.archive.download': (_: V) => '下载归档包',
  'panel.archive.dispose': (_: V) => '销毁',
  'panel.archive.dispose.reason': (_: V) => '销毁依据（鉴定意见、批准文号）',
  'panel.archive.verify': (_: V) =>
    '核验：npx yaohao archive verify 文件 --key 公钥。公钥列在公示网站“存证点”页。',
  'panel.done.archive-asked': (_: V) => '已开始制作归档包。',
  'panel.done.archive-disposed': (_: V) => '已销毁，卷号与散列值保留。',
};
