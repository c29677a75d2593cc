import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../domain/registry/cell.ts';
import { check } from './check.ts';

const good = '92370322LNU0YPAMDR';
const other = '91370322W0D13ENQY0';

describe('an inspector', () => {
  const titles = '姓名,身份证号,警号,单位,职务,手机号,业务专长,执法证号,执法证有效期,可任组长,状态';
  const idNumber = '11010519491231002X';
  const row = (...changes: [number, string][]): Cell[] => {
    const cells = ['甲', idNumber, '370006', '治安大队', '民警', '17000008741', '旅馆业、典当业'];
    const all = [...cells, '鲁C020000', '2028-06-30', '是', '借调'];
    for (const [place, text] of changes) all[place] = text;
    return all;
  };

  it('lands with its skills and days, also when it may not inspect now', () => {
    expect(check('inspectors', titles, row([8, '2020年1月5日']))).toMatchObject([
      {
        ok: true,
        repaired: true,
        record: {
          unit: '治安大队',
          position: '民警',
          skills: ['旅馆业', '典当业'],
          licenceExpiresOn: '2020-01-05',
          mayLead: true,
          status: '借调',
          sex: '',
        },
      },
    ]);
  });

  it('has its check character raised, its telephone and badge narrowed', () => {
    expect(
      check(
        'inspectors',
        titles,
        row([1, idNumber.toLowerCase()], [2, '３70006'], [5, '170-00008741']),
      ),
    ).toMatchObject([
      {
        ok: true,
        repaired: true,
        record: { idNumber, badgeNo: '370006', telephone: '17000008741' },
      },
    ]);
  });

  it('lands without a telephone, a unit or a day of expiry', () => {
    expect(check('inspectors', titles, row([3, ''], [5, ''], [8, '']))).toMatchObject([
      { ok: true, record: { unit: '', telephone: '', licenceExpiresOn: null } },
    ]);
  });

  it.each([
    [1, '110105194912310021', '身份证号', 'idNumberCheck'],
    [1, '', '身份证号', 'blank'],
    [2, '', '警号', 'blank'],
    [7, ' ', '执法证号', 'blank'],
    [8, '2026/02/30', '执法证有效期', 'date'],
    [0, '', '姓名', 'blank'],
  ])('is refused when column %i is %j', (place, text, field, reason) => {
    expect(check('inspectors', titles, row([place, text]))).toEqual([
      { ok: false, row: 2, field, reason },
    ]);
  });

  it('is refused for any one identity that was there before', () => {
    const second: [number, string][] = [
      [1, '440524188001010014'],
      [2, '370013'],
      [7, '鲁C020001'],
    ];
    for (const [place, field] of [
      [1, '身份证号'],
      [2, '警号'],
      [7, '执法证号'],
    ] as const) {
      const changes = second.filter(([changed]) => changed !== place);
      expect(check('inspectors', titles, row(), row(...changes))[1]).toEqual({
        ok: false,
        row: 3,
        field,
        reason: 'duplicate',
      });
    }
    expect(check('inspectors', titles, row(), row(...second))[1]).toMatchObject({ ok: true });
  });

  it('of a bureau that keeps only licences lands without badge and identity number', () => {
    expect(
      check('inspectors', '姓名,单位,职务,业务专长,执法证号', ['甲', '一队', '科员', '', '豫K1']),
    ).toMatchObject([{ ok: true, record: { licenceNo: '豫K1', badgeNo: '', idNumber: '' } }]);
  });
});

describe('lists', () => {
  it('give items with ratios in basis points', () => {
    const titles = '事项编码,抽查事项名称,事项类别,检查方式,抽查比例,比例上限';
    expect(
      check(
        'items',
        titles,
        ['gqga-001', '甲', '重点检查事项', '现场检查、查阅资料', '5%', ''],
        ['GQGA-002', '乙', '一般检查事项', '', 0.125, '３０％'],
        ['GQGA-001', '丙', '', '', '', ''],
      ),
    ).toMatchObject([
      {
        repaired: true,
        record: {
          code: 'GQGA-001',
          kind: 'key',
          methods: ['现场检查', '查阅资料'],
          ratioBp: 500,
          ratioMaxBp: null,
        },
      },
      { repaired: true, record: { kind: 'general', ratioBp: 1250, ratioMaxBp: 3000 } },
      { ok: false, field: '事项编码', reason: 'duplicate' },
    ]);
  });

  it('give plan lines with days and partners', () => {
    const titles =
      '抽查名称,抽查事项,抽查对象范围,抽查比例,预估数量,开始时间,检查期限,检查机关,联合部门';
    const cells = [
      '一',
      '事',
      '辖区',
      '5%',
      40,
      '2026/3/2',
      '2026-04-30',
      '治安大队',
      '市监局、消防队',
    ];
    expect(check('plan', titles, cells, cells, ['二', '', '', '', '', '2026-02-30'])).toMatchObject(
      [
        {
          repaired: true,
          record: {
            ratioBp: 500,
            estimate: 40,
            startsOn: '2026-03-02',
            endsOn: '2026-04-30',
            jointUnits: ['市监局', '消防队'],
          },
        },
        { ok: false, field: '抽查名称', reason: 'duplicate' },
        { ok: false, field: '开始时间', reason: 'date' },
      ],
    );
  });

  it('give interests, one for each pair', () => {
    const titles = '警员号,信用代码,利害关系';
    expect(
      check(
        'interests',
        titles,
        ['1', good, '存在诉讼'],
        ['1', other, '存在诉讼'],
        ['2', good, '持有股份'],
        ['1', good.toLowerCase(), '持有股份'],
        ['', good, ''],
        ['3', '123', ''],
      ),
    ).toMatchObject([
      { ok: true, record: { badgeNo: '1', uscc: good, nature: '存在诉讼' } },
      { ok: true },
      { ok: true },
      { ok: false, field: '统一社会信用代码', reason: 'duplicate' },
      { ok: false, field: '警号', reason: 'blank' },
      { ok: false, field: '统一社会信用代码', reason: 'usccCheck' },
    ]);
  });
});
