import type { ReceiptFault } from '../../domain/draw/verify-receipt.ts';

/** What a fault of a receipt means, in Chinese and English. */
export function faultText({ reason, field }: { reason: ReceiptFault; field?: string }): string {
  const text = texts[reason];
  return field ? `${text}: ${field}` : text;
}

const texts: Record<ReceiptFault, string> = {
  malformed: '字段缺失或格式不符 · a field is missing or ill formed',
  seed: '种子与抽取编号和熵源算出的不同 · the seed does not follow from drawId and entropy',
  beacon:
    'drand 的签名与轮次或随机数不符 · the signature of drand is not one of this round and value',
  root: '证明不能得出所写的根 · the proof does not lead to the root',
  eligible: '可抽数与总数不可能同时成立 · eligible cannot be true of a pool of this size',
  quota:
    '应抽数与比例、最低数算出的不同 · the quota does not follow from ratioBp, min and eligible',
  cutoff: '截止值与应抽数矛盾 · the cutoff contradicts the quota',
  drawn: '是否抽中与号码和截止值不符 · drawn does not follow from the key and the cutoff',
  neighbours: '相邻记录不相邻或次序不对 · neighbours are not adjacent or not in order',
  coverage: '间隔没有覆盖所有可能的位置 · the gaps leave a place where the id could stand',
  'pool-root': '根与名录不符 · the root is not that of the pool',
  'pool-size': '总数与名录不符 · the size is not that of the pool',
  'pool-index': '序号与名录不符 · the index is not that of the pool',
  'pool-eligible': '可抽数与名录不符 · eligible is not that of the pool',
  'pool-cutoff': '截止值与名录不符 · the cutoff is not that of the pool',
  'pool-id': '名录中有这个编号 · the pool has this id',
};
