import { transcripts } from './zh-verify-transcript.ts';

type Texts = Record<string, string>;

/** Texts of the page on which anybody checks a receipt or a whole draw in the browser. */
export const verify = {
  ...transcripts,
  'verify.title': () => '验证回执，或复算整次抽取',
  'verify.link': () => '在浏览器里验证',
  'verify.lead': () =>
    '把回执或摇号记录放进来，这一页当场重新计算，一步一步告诉您对不对。不需要相信我们。',
  'verify.private': () =>
    '文件不会离开您的设备：页面载入以后，全部计算都在您的浏览器里进行，不再与服务器通信，断开网络也能用。',
  'verify.no-script': () =>
    '这一页的计算需要浏览器脚本（JavaScript），现在没有运行。不用脚本也能验证：在命令行运行下面的命令，或按“如何验证”里的方法逐步核对。',
  'verify.drop': () => '把文件拖到这里',
  'verify.choose': () => '选择文件',
  'verify.kinds': () =>
    '可以同时放几个文件：回执、摇号记录、抽取公告，或者名单（JSONL）与抽取参数。',
  'verify.where': () => '还没有文件？回执和摇号记录都在抽取的页面上：',
  'verify.paste': () => '也可以粘贴内容',
  'verify.paste.label': () => '回执或摇号记录的内容（JSON）',
  'verify.paste.button': () => '验证粘贴的内容',
  'verify.pasted': () => '粘贴的内容',
  'verify.load-failed': ({ status }: Texts) =>
    `链接指向的文件没有取到（${status}）。可以先下载，再拖到这里。`,
  'verify.worker-failed': () =>
    '浏览器没能运行验证程序。请换用较新的浏览器，或改用“如何验证”里的命令行。',
  'verify.held': () => '已放入',
  'verify.clear': () => '清空，重新开始',
  'verify.kind.receipt': () => '回执',
  'verify.kind.transcript': () => '摇号记录',
  'verify.kind.announcement': () => '抽取公告',
  'verify.kind.pool': () => '名单',
  'verify.kind.spec': () => '抽取参数',
  'verify.refused.not-json': () => '不是 JSON 文件，没有读。',
  'verify.refused.unknown': () => '不是回执、摇号记录、公告、名单或抽取参数，没有读。',
  'verify.refused.too-big': ({ limit }: Texts) => `超过 ${limit} MB，请改用命令行验证。`,
  'verify.refused.malformed': ({ field, rule }: Texts) => `字段 ${field}：${rule}。`,
  'verify.rule': () => '格式不符',
  'verify.rule.object': () => '应当是一个对象',
  'verify.rule.array': () => '应当是一个列表',
  'verify.rule.boolean': () => '应当是 true 或 false',
  'verify.rule.known-field': () => '不应当有这个字段',
  'verify.rule.present': () => '缺少这个字段',
  'verify.rule.whole-number': () => '应当是规定范围内的整数',
  'verify.rule.id': () => '应当是 1–18 位大写字母或数字',
  'verify.rule.draw-id': () => '应当是抽取编号',
  'verify.rule.hex': () => '应当是规定长度的十六进制数',
  'verify.rule.kind': () => '应当是来源的种类',
  'verify.rule.version': () => '应当是 yaohao/1',
  'verify.rule.cutoff': () => '应当是 69 位十六进制数或 null',
  'verify.rule.not-empty': () => '不应当是空的',
  'verify.rule.once': () => '同一编号出现了两次',
  'verify.rule.stratum-in-spec': () => '抽取参数里没有这一层',

  'verify.progress.load': () => '正在取回文件',
  'verify.progress.read': () => '正在读取文件',
  'verify.progress.announcement': () => '正在核对公告',
  'verify.progress.pool': () => '正在计算名单指纹',
  'verify.progress.sources': () => '正在核对随机数来源',
  'verify.progress.seed': () => '正在计算种子',
  'verify.progress.strata': () => '正在重新摇号',
  'verify.progress.result': () => '正在比较结果',
  'verify.progress.count': ({ done, total }: Texts) => `${done} / ${total} 户`,
  'verify.seconds': ({ seconds }: Texts) => `${seconds} 秒`,
  'verify.elapsed': ({ seconds }: Texts) => `用时 ${seconds} 秒，全部在这台设备上完成。`,

  'verify.sign.holds': () => '成立',
  'verify.sign.fails': () => '不成立',
  'verify.sign.open': () => '未判断',
  'verify.why': () => '为什么可信',

  'verify.receipt.drawn': () => '回执成立：您被抽中了',
  'verify.receipt.spared': () => '回执成立：您参加了摇号，没有被抽中',
  'verify.receipt.excluded': () => '回执成立：您在名单中，不参加这次摇号',
  'verify.receipt.absent': () => '回执成立：这个编号不在名单中',
  'verify.receipt.bad': ({ count }: Texts) => `回执不成立：有 ${count} 处不对`,
  'verify.receipt.malformed': () => '回执读不出来',
  'verify.receipt.malformed.text': ({ field, rule }: Texts) =>
    `字段 ${field}：${rule}。文件可能被改过，或者没有下载完整。`,
  'verify.draw': () => '抽取编号',
  'verify.root': () => '名单指纹（默克尔根）',
  'verify.seed': () => '种子',
  'verify.id': () => '编号',
  'verify.checked.receipt': () =>
    '只凭回执还有三件事不能证明：名单指纹就是公告的那一个；名单和参加摇号的户数；中签线。把这次抽取的公告或摇号记录也放进来，就能一并核对。',
  'verify.checked.announcement': () =>
    '名单指纹、比例和随机数的承诺已经与公告核对。参加摇号的户数和中签线，要放入摇号记录才能核对。',
  'verify.checked.published': () =>
    '名单指纹、比例、承诺、户数和中签线，已经与公告和公布的摇号记录核对。名单没有公布，中签线只能比较，不能复算。',
  'verify.checked.transcript': () =>
    '每一项都已经与重新计算的整次抽取核对，没有留下只能相信的地方。',

  'verify.line.pool': () => '名单在抽取前已固定',
  'verify.line.pool.holds': ({ size }: Texts) =>
    `名单共 ${size} 户。从您的记录和证明重新算出的名单指纹，与回执所写的一致。`,
  'verify.line.pool.absent': ({ size }: Texts) =>
    `名单共 ${size} 户。相邻各户的证明都通向回执所写的名单指纹。`,
  'verify.line.pool.compared': () => '它就是公告在摇号之前公布的指纹。',
  'verify.line.pool.compare': () => '请再与公告里的指纹比较一次：',
  'verify.line.pool.why': () =>
    '名单里的每一户都参与指纹（默克尔根）的计算，改动、增加或删去任何一户，指纹都会变。指纹在随机数产生之前就公布了，事后换名单一定对不上。',
  'verify.line.sources': () => '随机数来自公开来源',
  'verify.line.sources.holds': ({ count }: Texts) =>
    `种子由抽取编号和 ${count} 个来源算出，与回执一致。`,
  'verify.line.sources.why': () =>
    '公告先写明用哪些来源，来源的值后来才产生或揭示；承诺是这个值的 SHA-256，事后换一个值就对不上。公共信标的每一轮都有签名，可以离线核对。所以谁也不能挑选结果。',
  'verify.line.place': () => '您在名单中的编号',
  'verify.line.place.holds': ({ id, place, size, stratum }: Texts) =>
    `${id} 排在名单第 ${place} 位，共 ${size} 户，属于第 ${stratum} 层。`,
  'verify.line.place.eligible': () => '参加这次摇号。',
  'verify.line.place.excluded': ({ reason }: Texts) => `不参加这次摇号：${reason}。`,
  'verify.line.place.absent': ({ id, count }: Texts) =>
    `${id} 不在名单中：它可能出现的 ${count} 个位置，两侧相邻的记录都核对过，没有它。`,
  'verify.line.place.why': () =>
    '证明是一串指纹，从您的记录出发、按您的位次一层层合并，必须正好得到名单指纹。位次、编号、分层、资格或权重改动一点，都得不到。',
  'verify.line.ticket': () => '您的号码',
  'verify.line.ticket.holds': () => '由种子和您的编号重新算出。号码越小，越先被抽中：',
  'verify.line.ticket.weight': ({ weight }: Texts) => `权重 ${weight}，比较时号码按权重缩小。`,
  'verify.line.ticket.absent': () => '不在名单中，没有号码。',
  'verify.line.ticket.open': () => '种子不对，号码无从算起。',
  'verify.line.ticket.why': () =>
    '号码 = SHA-256（种子、编号长度、编号），只由种子和您自己的编号决定，与别人和先后次序都无关。任何人用同样的种子都会算出同样的号码。',
  'verify.line.cutoff': () => '中签线',
  'verify.line.cutoff.quota': ({ stratum, eligible, percent, quota }: Texts) =>
    `第 ${stratum} 层 ${eligible} 户参加摇号，按 ${percent} 抽 ${quota} 户。`,
  'verify.line.cutoff.min': ({ min }: Texts) => `至少 ${min} 户。`,
  'verify.line.cutoff.drawn': () => '您的号码不大于中签线，所以被抽中：',
  'verify.line.cutoff.spared': () => '您的号码大于中签线，所以没有被抽中：',
  'verify.line.cutoff.excluded': () => '您不参加摇号，不与中签线比较：',
  'verify.line.cutoff.nobody': () => '这一层没有抽取，没有中签线。',
  'verify.line.cutoff.absent': () => '不在名单中，不参加摇号。',
  'verify.line.cutoff.open': () => '号码算不出来，无法与中签线比较。',
  'verify.line.cutoff.why': () =>
    '每一层按公告的比例（向上取整）和最低户数算出名额，号码最小的若干户被抽中，最后一户的号码就是中签线。号码不大于它的，一户不漏都被抽中。',
  'verify.mine': () => '您的号码',
  'verify.figure': ({ mine, cutoff }: Texts) =>
    `全部号码从小到大排成一行：中签线在 ${cutoff} 处，您的号码在 ${mine} 处。`,

  'verify.fault.proof': ({ found, said }: Texts) =>
    `算出的名单指纹是 ${found}，回执写的是 ${said}。记录、位次、证明或指纹至少有一处被改过。`,
  'verify.fault.proof.length': () => '证明的长度与位次和户数不合，得不出任何名单指纹。',
  'verify.fault.proof.absent': () => '至少有一户相邻记录的证明得不出回执所写的名单指纹。',
  'verify.fault.seed': ({ found, said }: Texts) =>
    `按抽取编号和来源算出的种子是 ${found}，回执写的是 ${said}。`,
  'verify.fault.index': ({ place, size }: Texts) =>
    `回执说排在第 ${place} 位，而名单只有 ${size} 户。`,
  'verify.fault.unproven': () => '证明得不出名单指纹，所以这个位置没有得到证明。',
  'verify.fault.neighbours': () => '给出的两侧记录并不相邻、次序不对，或者其中就有这个编号。',
  'verify.fault.coverage': () => '还有它可能出现的位置没有核对，不能断定它不在名单中。',
  'verify.fault.eligible': ({ eligible, size }: Texts) =>
    `参加摇号 ${eligible} 户与名单 ${size} 户不可能同时成立。`,
  'verify.fault.quota': ({ found, said }: Texts) =>
    `按比例、最低户数和参加摇号的户数应抽 ${found} 户，回执写的是 ${said} 户。`,
  'verify.fault.cutoff': () => '中签线与名额矛盾。',
  'verify.fault.drawn.true': () => '回执说被抽中，但您的号码大于中签线，或者不参加摇号。',
  'verify.fault.drawn.false': () => '回执说没有被抽中，但您的号码不大于中签线，应当被抽中。',
  'verify.fault.other-draw': ({ said, found }: Texts) =>
    `回执属于抽取 ${said}，放入的公告属于抽取 ${found}。`,
  'verify.fault.other-root': ({ said, found }: Texts) =>
    `公告的名单指纹是 ${found}，回执的是 ${said}：这不是公告的那份名单。`,
  'verify.fault.other-size': ({ said, found }: Texts) =>
    `公告的名单有 ${found} 户，回执写的是 ${said} 户。`,
  'verify.fault.other-ratio': () => '比例或最低户数与公告不同。',
  'verify.fault.other-count': () => '参加摇号的户数或名额与整次抽取复算的结果不同。',
  'verify.fault.other-cutoff': () => '中签线与整次抽取复算的结果不同。',
  'verify.fault.other-drawn': () => '是否抽中与整次抽取复算的结果不同。',
};
