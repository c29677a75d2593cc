import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { idNumber, uscc } from './stranger.ts';

/** A row by the names that its columns have in the sample. */
export type Row = Record<string, string>;

const subject = (n: number): Row => ({
  序号: `${n}`,
  管辖机关: '高青县公安局治安大队',
  检查对象名称: `高青县第${n}旅馆`,
  统一社会信用代码: uscc(n),
  检查对象类别: '旅馆业',
  '住所（地址）': `山东省淄博市高青县青城路${n}号`,
  经营范围: '住宿服务',
  负责人姓名: '吕洋',
  联系电话: `1700000${(1000 + n).toString()}`,
  分级: '',
  风险等级: '低',
  黑名单: '否',
  经营异常: '否',
  存续状态: '存续',
});

const inspector = (n: number): Row => ({
  姓名: `喻宇${n}`,
  身份证号: idNumber('19870116', n),
  警号: `${380000 + n}`,
  性别: '女',
  所属业务处室: '治安大队',
  职位: '民警',
  联系电话: `1700000${(2000 + n).toString()}`,
  业务专长: '旅馆业、典当业',
  执法证号: `鲁C03${(1000 + n).toString()}`,
  执法证有效期: '2028-12-31',
  可任组长: '否',
  状态: '在岗',
});

const partner = (n: number): Row => ({
  姓名: `戚鹏${n}`,
  所属业务处室: '县市场监督管理局',
  职位: '科员',
  联系电话: `1700000${(3000 + n).toString()}`,
  业务专长: '市场监管',
  执法证号: `鲁CS${(2000 + n).toString()}`,
  执法证有效期: '2028-12-31',
  可任组长: '否',
  状态: '在岗',
});

const item = (n: number): Row => ({
  事项编码: `GQGA-1${n.toString().padStart(2, '0')}`,
  抽查事项名称: `对第${n}类单位的治安检查`,
  检查对象: '旅馆业',
  事项类别: '一般检查事项',
  检查方式: '现场检查、查阅资料',
  检查主体: '高青县公安局治安大队',
  检查依据: '《中华人民共和国治安管理处罚法》及相关行业管理办法',
  抽查内容: '证照、实名登记、视频监控',
  抽查比例: '5%',
  比例上限: '30%',
  抽查频次: '每年1次',
  公示方式: '全部公开',
});

const plan = (n: number): Row => ({
  抽查名称: `2026年度第${n}次随机抽查`,
  抽查事项: '对旅馆业的治安检查',
  抽查对象范围: '辖区内存续旅馆业',
  抽查比例: '5%',
  预估数量: '40',
  开始时间: '2026-03-02',
  检查期限: '2026-04-30',
  检查机关: '高青县公安局治安大队',
  联合部门: '',
});

const interest = (n: number): Row => ({
  警号: `${380000 + n}`,
  统一社会信用代码: uscc(n),
  利害关系: '曾在该单位任职',
});

/** The n-th clean row of each kind. */
export const cleanRow: Record<RegistryKind, (n: number) => Row> = {
  subjects: subject,
  inspectors: inspector,
  'partner-inspectors': partner,
  items: item,
  plan,
  interests: interest,
};
