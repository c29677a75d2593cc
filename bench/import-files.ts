import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsxStream } from 'hucre/xlsx';
import { usccCheck } from '../domain/registry/check-digits.ts';

const header =
  '管辖机关,检查对象名称,统一社会信用代码,检查对象类别,住所（地址）,经营范围,负责人姓名,联系电话,分级,风险等级,黑名单,经营异常,存续状态';
const categories = ['旅馆业', '机动车修理业', '废旧金属收购业', '公章刻制业', '印刷业', '娱乐场所'];

/** A subject as a registry file has it, one in a hundred in need of a repair; no two share a code. */
export function cellsOf(number: number): string[] {
  const first = `91370322MA${String(number).padStart(7, '0')}`;
  const code = first + usccCheck(first);
  const telephone = `138${String(number % 100_000_000).padStart(8, '0')}`;
  return [
    '高青县公安局',
    `高青县第${number}号${categories[number % 6]}有限公司`,
    number % 100 === 7 ? ` ${code.toLowerCase()}` : code,
    categories[number % 6]!,
    `山东省淄博市高青县田镇街道青城路${number % 900}号院内第${number % 31}幢`,
    '住宿服务；餐饮服务；停车场服务；机动车维修和维护；日用百货销售',
    `王${String.fromCharCode(0x4e00 + (number % 5000))}`,
    telephone,
    ['', 'A', 'B', 'C'][number % 4]!,
    ['高', '中', '低'][number % 3]!,
    '否',
    '否',
    number % 50 === 0 ? '注销' : '存续',
  ];
}

function* linesOf(size: number): Generator<string> {
  let lines = `${header}\n`;
  for (let number = 0; number < size; number += 1) {
    lines += `${cellsOf(number).join(',')}\n`;
    if (lines.length < 2 ** 18) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

type Stretch = { from: number; size: number };

function* rowsOf({ from, size }: Stretch): Generator<string[]> {
  yield header.split(',');
  for (let number = from; number < from + size; number += 1) yield cellsOf(number);
}

/** Writes a registry of `size` subjects as CSV. */
export const writeCsv = (path: string, size: number): Promise<void> =>
  pipeline(Readable.from(linesOf(size)), createWriteStream(path) as Writable);

/** Writes a registry of `size` subjects, the first of them number `from`, as XLSX. */
export const writeXlsx = (path: string, stretch: Stretch): Promise<void> =>
  pipeline(
    Readable.fromWeb(writeXlsxStream(rowsOf(stretch), { name: '名录' }) as never),
    createWriteStream(path) as Writable,
  );
