import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../domain/registry/cell.ts';
import { check } from './check.ts';

const good = '92370322LNU0YPAMDR';
const other = '91370322W0D13ENQY0';

const subject = (...rows: Cell[][]) =>
  check('subjects', '检查对象名称,统一社会信用代码,分级,存续状态', ...rows);

describe('a subject', () => {
  it('lands as its row says', () => {
    const titles =
      '序号,管辖机关,检查对象名称,统一社会信用代码,检查对象类别,住所（地址）,经营范围,负责人姓名,联系电话,分级,风险等级,黑名单,经营异常,存续状态,备注';
    const cells = ['1', '治安大队', '甲宾馆', good, '旅馆业', '一路１号', '住宿', '吕洋'];
    const [row] = check('subjects', titles, [
      ...cells,
      '17000005930',
      'A',
      '低',
      '否',
      '是',
      '停业',
      ' 老店 ',
    ]);
    expect(row).toEqual({
      ok: true,
      row: 2,
      repaired: false,
      record: {
        jurisdiction: '治安大队',
        name: '甲宾馆',
        uscc: good,
        category: '旅馆业',
        address: '一路１号',
        scope: '住宿',
        principal: '吕洋',
        telephone: '17000005930',
        grade: 'A',
        risk: '低',
        scale: '',
        blacklisted: false,
        abnormal: true,
        status: '停业',
        extra: { 备注: '老店' },
      },
    });
  });

  it.each<[string, Cell[]]>([
    ['full-width and lower-case code', ['甲', '９2370322lnu0ypamdr', '', '存续']],
    ['spaces around', ['　甲 ', good, '', '存续']],
    ['space in an empty cell', ['甲', good, ' ', '存续']],
  ])('lands repaired: %s', (_, cells) => {
    expect(subject(cells)).toMatchObject([
      { ok: true, repaired: true, record: { name: '甲', uscc: good, grade: '' } },
    ]);
  });

  it.each<[string, Cell[], string, string]>([
    ['a blank name', [' ', good, '', '存续'], '检查对象名称', 'blank'],
    ['a blank code', ['甲', '', '', '存续'], '统一社会信用代码', 'blank'],
    [
      'a wrong check digit',
      ['甲', '92370322LNU0YPAMDT', '', '存续'],
      '统一社会信用代码',
      'usccCheck',
    ],
    ['a small grade', ['甲', good, 'a', '存续'], '分级', 'grade'],
    ['a wide grade', ['甲', good, 'Ａ', '存续'], '分级', 'grade'],
    ['an unknown grade', ['甲', good, 'D', '存续'], '分级', 'grade'],
    ['no status', ['甲', good, ''], '存续状态', 'blank'],
    ['an unknown status', ['甲', good, '', '开业'], '存续状态', 'status'],
    ['a formula in text', ['=1+1', good, '', '存续'], '检查对象名称', 'formulaText'],
    ['a formula after spaces', [' 　@SUM(A1)', good, '', '存续'], '检查对象名称', 'formulaText'],
    ['a full-width formula', ['＝1+1', good, '', '存续'], '检查对象名称', 'formulaText'],
    ['a full-width plus', ['＋1', good, '', '存续'], '检查对象名称', 'formulaText'],
    ['a full-width minus', ['－1', good, '', '存续'], '检查对象名称', 'formulaText'],
    ['a full-width at', ['＠1', good, '', '存续'], '检查对象名称', 'formulaText'],
    [
      'a formula cell',
      ['甲', { fault: 'formulaCell' }, '', '存续'],
      '统一社会信用代码',
      'formulaCell',
    ],
    ['a linked cell', [{ fault: 'hyperlink' }, good, '', '存续'], '检查对象名称', 'hyperlink'],
  ])('is refused for %s', (_, cells, field, reason) => {
    expect(subject(cells)).toEqual([{ ok: false, row: 2, field, reason }]);
  });

  it('is refused for its leftmost fault only', () => {
    expect(subject(['', '1', 'Z', '?'])).toEqual([
      { ok: false, row: 2, field: '检查对象名称', reason: 'blank' },
    ]);
    expect(check('subjects', '存续状态,统一社会信用代码,名称', ['?', '1', ''])).toEqual([
      { ok: false, row: 2, field: '存续状态', reason: 'status' },
    ]);
  });

  it('is refused when an earlier row had its code, even a refused one, however written', () => {
    const rows = subject(
      ['甲', good, 'Z', '存续'],
      ['乙', good.toLowerCase(), '', '存续'],
      ['丙', other, '', '存续'],
      ['丁', ` ${other}`, '', '存续'],
    );
    expect(rows.map((row) => row?.ok)).toEqual([false, false, true, false]);
    expect(rows[1]).toMatchObject({ field: '统一社会信用代码', reason: 'duplicate' });
    expect(rows[3]).toMatchObject({ field: '统一社会信用代码', reason: 'duplicate' });
  });

  it('is refused for a formula in a column that no rule knows, under its own header', () => {
    expect(
      check('subjects', '名称,信用代码,登记状态,备注', ['甲', good, '存续', '=cmd|1']),
    ).toEqual([{ ok: false, row: 2, field: '备注', reason: 'formulaText' }]);
  });
});

describe('a row', () => {
  it('is none when empty, with nothing but 序号, or the header again', () => {
    const titles = '序号,名称,信用代码,登记状态';
    expect(
      check('subjects', titles, [], ['', ' ', '　'], ['7'], [8, '', '', ''], titles.split(',')),
    ).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('loses what no database can keep', () => {
    expect(subject(['甲\0', good, '', '存续'])).toMatchObject([
      { ok: true, record: { name: '甲' } },
    ]);
  });

  it('keeps a negative number of the sheet, which no spreadsheet would run', () => {
    expect(check('plan', '抽查名称,预估数量', ['一', -5])).toMatchObject([
      { ok: true, record: { estimate: null } },
    ]);
    expect(check('plan', '抽查名称,预估数量', ['一', '-5'])).toMatchObject([
      { ok: false, field: '预估数量', reason: 'formulaText' },
    ]);
  });
});
