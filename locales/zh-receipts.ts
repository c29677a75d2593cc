type Count = { count: string | number };

/** Texts of transcripts and receipts, on the portal and on paper. */
export const receipts = {
  'portal.kind.confirmation': () => '确认锁定',
  'portal.kind.opened': () => '公开全部数据',
  'portal.draw.confirmed': () => '确认锁定',
  'portal.draw.result.more': ({ count }: Count) => `其余 ${count} 个编号见摇号记录。`,

  'portal.draw.area': () => '辖区',
  'portal.draw.scale': () => '规模',
  'portal.draw.subtype': () => '性质',
  'portal.draw.untold': () => '未登记',
  'portal.draw.blacklisted': () => '在黑名单内',
  'portal.draw.not-blacklisted': () => '不在黑名单内',
  'portal.draw.weights': () => '权重',
  'portal.draw.mode.sample': () =>
    '抽中户数 = 参加摇号的户数 × 比例，不足一户的进一户，并且不少于“至少”一栏。',
  'portal.draw.mode.rotation': () =>
    '轮查：每户在检查期内都查一次，号码决定先后；谁排在哪一批，检查结束前不公开。',

  'portal.transcript': () => '摇号记录',
  'portal.transcript.text': () =>
    '一份文件，含公告、名单、随机数、种子和逐层结果。任何人都可以用它把整次抽取重新算一遍，结果必须逐字节一致。',
  'portal.transcript.people': () =>
    '一份文件，含公告、随机数和种子。检查对象和检查人员不在其中，只有冻结的匹配数据的 SHA-256。',
  'portal.transcript.pseudonyms': () =>
    '名单以化名公开：层级会透露检查对象的风险等级，或者该类别依规定限制公开。',
  'portal.transcript.counts': () =>
    '名单不公开：层级会透露检查对象的风险等级，或者该类别依规定限制公开。检查对象可以向公布机关索取自己的回执。',
  'portal.transcript.void': () => '抽取作废前已经产生的部分。',
  'portal.transcript.hash': () => '摇号记录的 SHA-256',
  'portal.transcript.download': ({ size }: { size: string }) => `下载摇号记录（JSON，${size}）`,
  'portal.transcript.recompute': () => '在浏览器里重新算一遍',
  'portal.transcript.shell': () => '或者用命令行：核对整份记录，或者用名单和参数从头计算。',
  'portal.transcript.shell.whole': () => '或者用命令行核对整份记录。',
  'portal.transcript.waiting': () => '摇号记录和回执在确认锁定后公布；密封的，在检查结束后公布。',

  'portal.receipt': () => '回执',
  'portal.receipt.find': () => '查自己的回执',
  'portal.receipt.find.text': () =>
    '回执写明某一户是否在名单中、号码是多少、是否被抽中，并附证明；不需要相信我们就可以核验。',
  'portal.receipt.by-code': () => '统一社会信用代码',
  'portal.receipt.by-pseudonym': () => '化名（18 位大写字母和 2–7）',
  'portal.receipt.pseudonym-lead': () =>
    '本次名单以化名公开。化名由代码和一把保密的密钥算出，密钥的 SHA-256 在公告里。检查对象可以向公布机关索取写有自己化名的回执。',
  'portal.receipt.submit': () => '查回执',
  'portal.receipt.ill-formed': ({ id }: { id: string }) =>
    `“${id}”不是可以查询的编号。请填写代码：1–18 位大写字母或数字。`,
  'portal.receipt.no-pseudonym': ({ id }: { id: string }) =>
    `“${id}”不是化名。本次名单以化名公开，不能用代码查询；请向公布机关索取写有化名的回执。`,
  'portal.receipt.title': ({ id }: { id: string }) => `回执 ${id}`,
  'portal.receipt.drawn': () => '被抽中',
  'portal.receipt.not-drawn': () => '没有被抽中',
  'portal.receipt.excluded': () => '在名单中，不参加摇号',
  'portal.receipt.absent': () => '不在名单中',
  'portal.receipt.void': () => '这次抽取已经作废，不产生检查任务。理由：',
  'portal.receipt.of': () => '抽取',
  'portal.receipt.id': () => '编号',
  'portal.receipt.pseudonym': () => '化名',
  'portal.receipt.place': () => '在名单中的位置',
  'portal.receipt.place.of': ({ place, size }: { place: string; size: string }) =>
    `第 ${place} 位，名单共 ${size} 户`,
  'portal.receipt.size': () => '名单共有',
  'portal.receipt.size.of': ({ count }: Count) => `${count} 户`,
  'portal.receipt.why-excluded': () => '不参加的原因',
  'portal.receipt.stratum': () => '所在层',
  'portal.receipt.stratum.of': ({ eligible, quota }: { eligible: string; quota: string }) =>
    `参加摇号 ${eligible} 户，抽取 ${quota} 户`,
  'portal.receipt.weight': () => '权重',
  'portal.receipt.ticket': () => '号码',
  'portal.receipt.key': () => '比较值 = 号码 × (720720 ÷ 权重)',
  'portal.receipt.key.low': () => '不大于中签线，所以被抽中。',
  'portal.receipt.key.high': () => '大于中签线，所以没有被抽中。',
  'portal.receipt.key.none': () => '这一层没有名额。',
  'portal.receipt.absent.why': () =>
    '名单按固定的次序排列。这个编号可能站的每一个位置，左右相邻的两户都在名单中并且紧挨着，中间没有它。',
  'portal.receipt.scan': () => '扫码在浏览器里核验',
  'portal.receipt.scan.text': () => '核验在您自己的浏览器里进行，页面打开后不再与服务器通信。',
  'portal.receipt.open': () => '在浏览器里核验',
  'portal.receipt.download': () => '下载回执（JSON）',
  'portal.receipt.shell': () => '也可以用命令行核验：',
  'portal.receipt.print': () => '用浏览器的打印功能可以打印本页。',
  'portal.receipt.pseudonym.how': () =>
    '化名 = Base32(HMAC-SHA-256(名单密钥, 统一社会信用代码)) 的前 18 位。名单密钥由公布机关保密，只公布它的 SHA-256，否则任何人都能用代码反查。',
  'portal.receipt.key-hash': () => '名单密钥的 SHA-256',
};
