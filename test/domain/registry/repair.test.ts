import { describe, expect, it } from 'vitest';
import {
  repairCode,
  repairDate,
  repairNumber,
  repairTelephone,
  trim,
} from '../../../domain/registry/repair.ts';

describe('a repair', () => {
  it('takes off spaces of every script, and only at the edges', () => {
    expect(trim('　 高青县 宾馆\t\u00A0')).toBe('高青县 宾馆');
    expect(trim('\uFEFF\u200B网吧\u200B')).toBe('网吧');
    expect(trim('（一）')).toBe('（一）');
    expect(trim(' 　')).toBe('');
    expect(trim('')).toBe('');
  });

  it('narrows and raises codes', () => {
    expect(repairCode(' ｇqga－００１　')).toBe('GQGA-001');
    expect(repairCode('11010519491231002x')).toBe('11010519491231002X');
    expect(repairCode('鲁c020000')).toBe('鲁C020000');
  });

  it('narrows numbers', () => {
    expect(repairNumber('５％')).toBe('5%');
  });

  it('takes every dash out of a telephone', () => {
    expect(repairTelephone('1700-000-1831')).toBe('17000001831');
    expect(repairTelephone('０５３３－６９６１２３４')).toBe('05336961234');
    expect(repairTelephone('0533—6961234')).toBe('05336961234');
  });

  it.each([
    ['2028-06-30', '2028-06-30'],
    ['2028/06/30', '2028-06-30'],
    ['2028/6/3', '2028-06-03'],
    ['2029年1月31日', '2029-01-31'],
    ['2029 年 1 月 31 日', '2029-01-31'],
    ['2027.3.5', '2027-03-05'],
    ['２０２７．３．５', '2027-03-05'],
    ['２０２８／０６／３０', '2028-06-30'],
    [' 2028-6-30　', '2028-06-30'],
    ['20280630', '2028-06-30'],
    ['2028/6/30 0:00:00', '2028-06-30'],
    ['2027-12-31T00:00:00', '2027-12-31'],
    ['2027-12-31T00:00:00.000Z', '2027-12-31'],
    ['2028-02-29', '2028-02-29'],
  ])('reads the date %s', (written, day) => {
    expect(repairDate(written)).toBe(day);
  });

  it.each([
    '2026-02-29',
    '2026-02-29T00:00:00',
    '2026-02-28T00:00:01',
    '2026/13/1',
    '2026-00-10',
    '2026-1',
    '长期',
    '',
    '30/06/2028',
    '2028630',
  ])('finds no day in %s', (written) => {
    expect(repairDate(written)).toBeUndefined();
  });
});
