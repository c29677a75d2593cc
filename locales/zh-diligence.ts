type V = Record<string, string | number>;

/** Texts of the package of due diligence. */
export const diligence = {
  'panel.diligence.title': (_: V) => '尽职材料',
  'panel.diligence.lead': (_: V) =>
    '按免责情形逐项列明一名检查人员在一次检查中的履职记录，签名封卷，可离线核验。导出会留痕。',
  'panel.diligence.take': (_: V) => '导出尽职材料',
  'diligence.title': ({ name = '' }: V) => `尽职材料：${name}`,
  'diligence.duty': (_: V) => '（一）依法依计划履职',
  'diligence.limits': (_: V) => '（二）受技术、条件限制',
  'diligence.cause': (_: V) => '（三）事故与检查无因果关系',
  'diligence.entrusted': (_: V) => '（四）受委托机构提供虚假结果',
  'diligence.others': (_: V) => '（五）其他',
  'diligence.none': (_: V) => '没有相关记录。',
  'diligence.drawn': ({ code = '', at = '', hash = '' }: V) =>
    `抽取 ${code}，${at}，名录根 ${hash}`,
  'diligence.seated': ({ at = '' }: V) => `随机匹配进入检查组 ${at}`,
  'diligence.accepted': ({ at = '' }: V) => `接受任务 ${at}`,
  'diligence.arrived': ({ at = '' }: V) => `到场并出示执法证 ${at}`,
  'diligence.points': ({ count = 0 }: V) => `检查表逐项记录 ${count} 项`,
  'diligence.files': ({ count = 0 }: V) => `本人上传取证文件 ${count} 件`,
  'diligence.notice': ({ at = '', way = '', by = '' }: V) => `送达检查告知书 ${at} ${way}（${by}）`,
  'diligence.document': ({ kind = '', at = '', by = '' }: V) => `登记文书 ${kind} ${at}（${by}）`,
  'diligence.recording': ({ scene = '', from = '', to = '', by = '' }: V) =>
    `音像记录 ${scene} ${from} 至 ${to}（${by}）`,
  'diligence.confirmation': ({ outcome = '', at = '', by = '' }: V) =>
    `检查对象${outcome}结果 ${at}（${by}）`,
  'diligence.by.self': (_: V) => '本人登记',
  'diligence.by.team': (_: V) => '由他人登记',
  'diligence.signed': ({ at = '' }: V) => `签字确认结果 ${at}`,
  'diligence.recusal': ({ state = '', at = '' }: V) => `回避申请 ${at} ${state}`,
  'diligence.substitution': ({ state = '', at = '' }: V) => `调整更换 ${at} ${state}`,
  'diligence.visit_end': ({ state = '', at = '' }: V) => `终止检查 ${at} ${state}`,
};
