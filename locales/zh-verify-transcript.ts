type Texts = Record<string, string>;

/** Texts of the verify page about sources, and about a whole draw that is computed again. */
export const transcripts = {
  'verify.source.signature': ({ round, network }: Texts) =>
    `第 ${round} 轮，签名有效（网络 ${network}）。`,
  'verify.source.demo': () => '演示网络的签名，不能作为公开来源。',
  'verify.source.commitment': () => '与公告里的承诺一致。',
  'verify.source.unannounced': () => '承诺写在公告里，还没有比较。',
  'verify.source.unsigned': () => '没有附签名，请与公开信标核对。',
  'verify.source.look-up': ({ value }: Texts) => `值为“${value}”，请与官方公布的结果核对。`,
  'verify.source.unknown': () => '不是已知的来源，没有核对。',
  'verify.source.unit': ({ unit }: Texts) => `（${unit}）`,
  'verify.fault.sources': () => '来源的个数或种类与公告不同。',
  'verify.fault.commitment': () => '揭示的值与公告里的承诺不符：它不是当初承诺的那个数。',
  'verify.fault.round': () => '信标的轮次与公告不同。',
  'verify.fault.network': () => '公告的信标网络不在本系统固定的网络之内。',
  'verify.fault.signature': () => '信标的签名无效：改过签名或轮次，或者它不是这个网络签发的。',
  'verify.fault.beacon': () => '随机数不是这个签名的 SHA-256：值被改过。',
  'verify.fault.unsigned': () => '公告用了公共信标，却没有附能核对它的签名。',

  'verify.transcript.ok': () => '整次抽取成立：重新计算的结果与公布的逐项一致',
  'verify.transcript.partly': () => '已公布的部分成立；没有公布的部分无法复算',
  'verify.transcript.void': () => '这次抽取已经作废；公布的内容前后一致',
  'verify.transcript.bad': ({ count }: Texts) => `摇号记录不成立：有 ${count} 步不对`,
  'verify.recomputed': () => '已按名单和参数复算',
  'verify.recomputed.text': () =>
    '下面是算出的结果。请与公布的名单指纹、种子、中签线和抽中名单比较；把公告也放进来，就能自动比较名单指纹。',
  'verify.step.announcement': () => '公告没有改动',
  'verify.step.announcement.holds': () => '记录中的公告与它公布时的 SHA-256 一致：',
  'verify.step.announcement.why': () =>
    '公告写明名单指纹、比例和随机数来源，在摇号之前发布。请到抽取页面核对上面的 SHA-256 就是当时公布的那一个。',
  'verify.step.pool': () => '名单就是公告的那一份',
  'verify.step.pool.holds': ({ size }: Texts) =>
    `${size} 户按固定次序排列，没有重复；重新算出的名单指纹与公告一致：`,
  'verify.step.pool.excluded': () => '其中不参加摇号的：',
  'verify.step.pool.excluded.one': ({ reason, count }: Texts) => `${reason} ${count} 户`,
  'verify.step.pool.closed': ({ size }: Texts) =>
    `名单（${size} 户）没有公布，以免泄露风险等级，因此不能整体复算；每一户仍可凭自己的回执核对。公告的名单指纹：`,
  'verify.step.pool.input': () => '人员名单不公开；冻结的输入与公告的指纹一致：',
  'verify.step.pool.why': () =>
    '名单里每一户都参与指纹的计算。换一份名单、改一户的资格或权重，指纹都会变。',
  'verify.step.sources': () => '随机数来自公告的来源',
  'verify.step.sources.holds': ({ count, label }: Texts) =>
    `${count} 个来源与公告一致。可验证程度：${label}。`,
  'verify.step.sources.closed': () => '来源没有齐备抽取就作废了，没有随机数可核对。',
  'verify.step.sources.why': () =>
    '公告先写明来源和承诺，值后来才产生或揭示，所以谁也不能挑选。公共信标的签名在这台设备上离线核对。',
  'verify.step.seed': () => '种子由来源算出',
  'verify.step.seed.holds': () => '按抽取编号和各来源算出的种子，与记录一致：',
  'verify.step.seed.closed': () => '没有产生种子。',
  'verify.step.seed.why': () =>
    '种子 = SHA-256（标签、抽取编号、各来源依次连接后的 SHA-256）。名单指纹不进入种子，改动名单换不来另一次摇号。',
  'verify.step.strata': () => '名额与中签线',
  'verify.step.strata.holds': ({ count }: Texts) =>
    `${count} 层的比例与公告一致；参加摇号的户数、名额和中签线与重新计算的一致。`,
  'verify.step.strata.closed': ({ count }: Texts) =>
    `${count} 层的比例与公告一致，名额与户数相符；名单没有公布，中签线不能复算。`,
  'verify.step.strata.none': () => '抽取在摇号之前作废，没有结果。',
  'verify.step.strata.why': () =>
    '名额 = 参加摇号的户数乘以比例，向上取整，不少于最低户数。只用整数计算，没有舍入误差。',
  'verify.step.result': () => '抽中的名单',
  'verify.step.result.holds': ({ count }: Texts) =>
    `重新摇号得到同样的 ${count} 户，先后次序也相同。`,
  'verify.step.result.closed': ({ count }: Texts) => `抽中 ${count} 户；名单没有公布，不能比较。`,
  'verify.step.result.people': ({ teams, seats }: Texts) =>
    `${teams} 个检查组、${seats} 个席位，与公告一致；人员名单不公开。`,
  'verify.step.result.none': () => '没有抽中任何一户。',
  'verify.step.result.why': () =>
    '每一层里，这台设备给每一户算出号码，从小到大取够名额，再与公布的名单逐个比较。',
  'verify.stratum': ({ number }: Texts) => `第 ${number} 层`,
  'verify.head.stratum': () => '层',
  'verify.head.ratio': () => '比例',
  'verify.head.eligible': () => '参加摇号',
  'verify.head.quota': () => '抽中',
  'verify.head.cutoff': () => '中签线',
  'verify.drawn-ids': ({ number, count }: Texts) => `第 ${number} 层抽中的 ${count} 户`,
  'verify.drawn-more': ({ count }: Texts) => `……另有 ${count} 户`,
  'verify.find': () => '在这次抽取里查一个编号',
  'verify.find.button': () => '查询',
  'verify.find.hint': () =>
    '输入统一社会信用代码（或公告所用的化名），这台设备从名单里做出它的回执并核对。',
  'verify.find.malformed': () => '编号是 1–18 位数字或大写字母。',

  'verify.step.malformed': ({ field, rule }: Texts) => `字段 ${field}：${rule}。`,
  'verify.step.unchecked': () => '前面的内容读不出来，这一步没有做。',
  'verify.step.announcement-hash': ({ found, said }: Texts) =>
    `记录中的公告算出的 SHA-256 是 ${found}，记录写的是 ${said}：公告被改过。`,
  'verify.step.announcement-other': ({ found, said }: Texts) =>
    `放入的公告的 SHA-256 是 ${found}，记录中的公告是 ${said}：不是同一份公告。`,
  'verify.step.announcement-draw': () => '记录中的公告属于另一次抽取。',
  'verify.step.announcement-organisation': () => '记录写的单位与公告不同。',
  'verify.step.pool-size': ({ found, said }: Texts) =>
    `名单有 ${found} 户，公告的是 ${said} 户：这不是公告的那份名单。`,
  'verify.step.pool-root': ({ found, said }: Texts) =>
    `名单算出的指纹是 ${found}，公告的是 ${said}：这不是公告的那份名单。`,
  'verify.step.pool-order': ({ at }: Texts) => `名单第 ${at} 条不在它应在的位置。`,
  'verify.step.pool-twice': ({ at }: Texts) => `名单第 ${at} 条的编号前面已经出现过。`,
  'verify.step.pool-excluded': ({ reason, found, said }: Texts) =>
    `“${reason}”的在名单里有 ${found} 户，公告的是 ${said} 户。`,
  'verify.step.pool-weight': ({ at, found }: Texts) =>
    `第 ${at} 条记录的权重为 ${found}，公告没有给这一层这个权重：它的机会与其他对象不同。`,
  'verify.step.pool-stratum': ({ at, found }: Texts) =>
    `名单第 ${at} 条属于第 ${found} 层，公告里没有这一层。`,
  'verify.step.input': () => '记录的输入指纹与公告的不同：不是公告的那份人员名单。',
  'verify.step.label': ({ found, said }: Texts) =>
    `按公告的来源，可验证程度是“${found}”，记录写的是“${said}”。`,
  'verify.step.fault.seed': ({ found, said }: Texts) =>
    `按抽取编号和来源算出的种子是 ${found}，记录写的是 ${said}。`,
  'verify.step.fault.strata': ({ at }: Texts) => `第 ${at} 层在记录和公告里只有一处有。`,
  'verify.step.fault.ratio': ({ at }: Texts) => `第 ${at} 层的比例或最低户数与公告不同。`,
  'verify.step.fault.eligible': ({ at, found, said }: Texts) =>
    `第 ${at} 层参加摇号的应是 ${found} 户，记录写的是 ${said} 户。`,
  'verify.step.fault.eligible.sum': () => '各层参加摇号的户数加起来与公告的名单不符。',
  'verify.step.fault.quota': ({ at, found, said }: Texts) =>
    `第 ${at} 层应抽 ${found} 户，记录写的是 ${said} 户。`,
  'verify.step.fault.cutoff': ({ at }: Texts) => `第 ${at} 层的中签线与重新计算的不同。`,
  'verify.step.fault.drawn': ({ at, found, said }: Texts) =>
    `第 ${at} 层在同一位次上应是 ${found}，记录写的是 ${said}。`,
  'verify.step.fault.counts': ({ field, found, said }: Texts) =>
    `${field} 应是 ${found}，记录写的是 ${said}。`,
};
