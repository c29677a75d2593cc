import { csv, ownNames, raw, writer } from './csv.ts';
import { soundLines } from './books.ts';
import { no, type Stranger } from './stranger.ts';
import { xlsx } from './xlsx.ts';

const unreadable = (name: string, bytes: Uint8Array | string): Stranger => ({
  name,
  kind: 'subjects',
  bytes: Buffer.from(bytes),
  expected: 'unreadable',
});

const { header, row } = writer('subjects', ownNames('subjects'));
const empty = { rows: 0, clean: 0, repaired: 0, refused: [] };

/** Files that are not what their name says, and those that end too early. */
export function brokenStrangers(): Stranger[] {
  const workbook = xlsx([{ name: '名录库', lines: soundLines() }]);
  const sheetOnly = xlsx([{ name: '名录库', lines: soundLines().slice(0, 1) }]);
  const text = [header, row(1, 'clean'), row(2, 'clean')].map((line) => line.text).join('\r\n');
  const table =
    '<html><head><meta charset="utf-8"></head><table><tr><td>检查对象名称</td></tr></table></html>';
  const addressLast = writer('subjects', {
    检查对象名称: '名称',
    统一社会信用代码: '信用代码',
    存续状态: '存续状态',
    '住所（地址）': '住所',
  });
  const whole = csv('x.csv', 'subjects', [addressLast.header, addressLast.row(1, 'clean')], {
    encoding: 'gb18030',
    last: '',
  }).bytes;
  return [
    unreadable('picture.xlsx', '\u0089PNG\r\n\u001a\n'),
    unreadable('old.xls', Buffer.from('d0cf11e0a1b11ae1000000000000000000000000', 'hex')),
    unreadable('protected.xlsx', Buffer.from('d0cf11e0a1b11ae1000000000000000000000000', 'hex')),
    unreadable('page.xls', table),
    unreadable('page.csv', table),
    unreadable('text.xlsx', text),
    unreadable('workbook.csv', workbook),
    unreadable('paper.pdf', '%PDF-1.7\n'),
    unreadable('nothing.csv', ''),
    unreadable('mark-only.csv', '\uFEFF'),
    unreadable('no-header.csv', '高青县,1\r\n青城镇,2\r\n'),
    unreadable('cut-in-quotes.csv', `${text}\r\n"高青县第三旅馆,9137`),
    unreadable('cut-in-letter.csv', whole.subarray(0, whole.length - 1)),
    { name: 'header-only.csv', kind: 'subjects', bytes: Buffer.from(header.text), expected: empty },
    { name: 'header-only.xlsx', kind: 'subjects', bytes: sheetOnly, expected: empty },
    csv(
      'cut-row.csv',
      'subjects',
      [
        header,
        row(1, 'clean'),
        raw(row(2, 'clean').text.split(',').slice(0, 4).join(','), no('存续状态')),
      ],
      { last: '' },
    ),
    csv('short-and-long-rows.csv', 'subjects', [
      header,
      raw(`${row(1, 'clean').text},,,`, 'clean'),
      raw(row(2, 'clean').text.split(',').slice(0, 3).join(','), no('统一社会信用代码')),
    ]),
  ];
}
