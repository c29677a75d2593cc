import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData, refusePersonalData } from '../../domain/personal-data.ts';
import { Refusal } from '../../domain/refusal.ts';
import { translate } from '../../locales/translate.ts';
import { aCardNumber, anIdentityNumber, cut, gaps, scripts, unseen } from '../support/spellings.ts';
import { legalContent } from '../support/legal-content.ts';

describe('finding personal numbers before publication (R-159)', () => {
  it.each([
    ['11010519491231002X', 'identity'],
    ['法人身份证：11010519491231002x。', 'identity'],
    ['110105 19491231 002X', 'identity'],
    ['110105-1949-12-31-002X', 'identity'],
    ['１１０１０５１９４９１２３１００２Ｘ', 'identity'],
    ['11010519491231002Ⅹ', 'identity'],
    ['1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X', 'identity'],
    ['一一〇一〇五一九四九一二三一〇〇二X', 'identity'],
    ['旧身份证370322600123456', 'identity'],
    ['370322 600123 456', 'identity'],
    ['联系人王某13812345678', 'mobile'],
    ['+86 138-1234-5678', 'mobile'],
    ['(+86)138-1234-5678', 'mobile'],
    ['8613812345678', 'mobile'],
    ['008613812345678', 'mobile'],
    ['0086 138 1234 5678', 'mobile'],
    ['013812345678', 'mobile'],
    ['138–1234–5678', 'mobile'],
    ['138.1234.5678', 'mobile'],
    ['138·1234·5678', 'mobile'],
    ['138/1234/5678', 'mobile'],
    ['138_1234_5678', 'mobile'],
    ['(138)12345678', 'mobile'],
    ['（138）1234 5678', 'mobile'],
    ['138  1234  5678', 'mobile'],
    ['13 812 345 678', 'mobile'],
    ['138 12 34 56 78', 'mobile'],
    ['1-3-8-1-2-3-4-5-6-7-8', 'mobile'],
    ['138\u200b1234\u20605678', 'mobile'],
    ['138\u00ad1234\ufeff5678', 'mobile'],
    ['1\ufe0f\u20e33\ufe0f\u20e38\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e3345678', 'mobile'],
    ['13812345678x', 'mobile'],
    ['tel13812345678abc', 'mobile'],
    ['①③⑧①②③④⑤⑥⑦⑧', 'mobile'],
    ['⑬⑧①②③④⑤⑥⑦⑧', 'mobile'],
    ['一三八一二三四五六七八', 'mobile'],
    ['幺三八 幺二三四 五六七八', 'mobile'],
    ['壹叁捌壹贰叁肆伍陆柒捌', 'mobile'],
    ['138一二三四5678', 'mobile'],
    ['张三13812345678', 'mobile'],
    ['张三一三八一二三四五六七八', 'mobile'],
    ['13812345678三楼', 'mobile'],
    ['IMG_20260914_13812345678.jpg', 'mobile'],
    ['2026-09-14 13812345678', 'mobile'],
    ['罚款500.00元，电话13812345678', 'mobile'],
    ['4111111111111111', 'bank-card'],
    ['卡号 4111 1111 1111 1111', 'bank-card'],
    ['202 4111 1111 1111 1111', 'bank-card'],
    ['4111.1111.1111.1111', 'bank-card'],
    ['6222021234567890128', 'bank-card'],
    ['622202 1234567890128', 'bank-card'],
  ])('finds the number in %s', (text, kind) => {
    expect(findPersonalData(text)).toBe(kind);
  });

  it.each([
    ['nothing', ''],
    ['a note', '未发现问题'],
    ['days', '检查时间 2026-09-14 2026-10-31 2026-12-01'],
    ['a day and a count', '2026.09.14 138户'],
    ['days and a count', '2026-09-14 2026-10-31 2 户'],
    ['days without a year', '9.14-10.31 11.30 138'],
    ['an instant', '2026-09-14T13:05:00.138Z'],
    ['a document number', '阳公通字〔2023〕2号，第 110105 号'],
    ['a document number in round brackets', '阳公通字(2026)13812号'],
    ['a code of ours', 'GQGA-2026-000138-0001 GQGA-Z-2026-0015'],
    ['a code of an organisation', '统一社会信用代码91370322MA3C0K5K24'],
    ['a code of an organisation in digits that satisfy Luhn', '代码913703221000018909'],
    ['an amount', '罚款138001380.00元'],
    ['an amount with commas', '注册资本13,812,345,678元'],
    ['a hash', `sha256 ${'13812345678a'.repeat(5)}abcd`],
    ['an id', '138123ab-1381-4234-8567-13812345678a'],
    ['a standard', '依据GB 17945-2010 12.3条、GA 1383-2017 100条'],
    ['lotteries', '双色球 05 08 13 17 22 28 31，13 15 22 28 31 5'],
    ['an office telephone', '0533-6961234'],
    ['an office telephone with brackets', '（0533）6961234-8001'],
    ['two office telephones', '0533-6961234 0533-6961235'],
    ['a hotline', '12345 12315 400-812-3456'],
    ['an address', '高青县中心路138号1号楼2单元301室，256300'],
    ['a list of counts', '各辖区138、221、305、41户'],
    ['numbers of a Chinese list', '（一）（二）（三）一、三、五、七、九、二、四、六、八、一、二'],
    ['a Chinese amount', '壹仟叁佰捌拾壹万贰仟叁佰肆拾伍元陆角柒分'],
    ['a Chinese day', '二〇二六年九月十四日'],
    ['a file name', 'IMG_20260914_130501.jpg Screenshot_2026-09-14-15-30-15-123.png'],
    ['a serial number of a day', '20260914153015123'],
    ['an identity number with a wrong check character', '110105194912310021'],
    ['an identity number of the 13th month', '11010519491331002X'],
    ['15 digits of no region', '202609141234567'],
    ['15 digits of no birthday', '370322202609001'],
    ['a card number with a wrong check digit', '4111111111111112'],
    ['no mobile number', '12812345678'],
    ['a longer number', '138123456789'],
    ['a masked number', '138****5678'],
  ])('lets %s pass', (_what, text) => {
    expect(findPersonalData(text)).toBeUndefined();
  });

  it('knows the digits of every script that Unicode has', () => {
    const sign = /\p{Nd}/u;
    const digits = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((one) => sign.test(one));
    // Each script has its ten, in order.
    for (let at = 0; at < digits.length; at += 10) {
      const ten = digits.slice(at, at + 10);
      const text = Array.from('13812345678', (digit) => ten[Number(digit)]).join('');
      expect(findPersonalData(text), text).toBe('mobile');
    }
    expect(digits.length).toBeGreaterThan(600);
  });
});

const digitsOf = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const days = fc
  .date({ min: new Date('1920-01-01'), max: new Date('1999-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10).replaceAll('-', ''));
const regions = fc.constantFrom('370322', '110105', '410325', '350322', '659001', '810000');

const identities = fc
  .tuple(regions, days, fc.nat(999))
  .map(([region, day, order]) => anIdentityNumber(region, day, order));
const oldIdentities = fc
  .tuple(regions, days, digitsOf(3))
  .map(([region, day, order]) => `${region}${day.slice(2)}${order}`);
const mobiles = fc
  .tuple(fc.integer({ min: 13, max: 19 }), digitsOf(9))
  .map(([network, rest]) => `${network}${rest}`);
const cards = fc
  .tuple(
    fc.constantFrom('622202', '410000', '955880', '356000', '510000'),
    fc.integer({ min: 9, max: 12 }),
  )
  .chain(([issuer, length]) => digitsOf(length).map((rest) => aCardNumber(issuer, rest)));

/** Every way to part a number of this kind that the gate promises to see through. */
const partings: Record<string, (number: string) => number[][]> = {
  identity: () => [[18], [6, 8, 4], [6, 4, 2, 2, 4], [3, 3, 4, 4, 4], Array(18).fill(1)],
  oldIdentity: () => [[15], [6, 6, 3], [6, 9], [12, 3], Array(15).fill(1)],
  mobile: () => [
    [11],
    [3, 4, 4],
    [3, 3, 5],
    [4, 3, 4],
    [2, 3, 3, 3],
    [3, 2, 2, 2, 2],
    [3, 8],
    [7, 4],
    Array(11).fill(1),
  ],
  card: ({ length }) => [[length], fours(length), [6, length - 6], Array(length).fill(1)],
};
const fours = (length: number): number[] => [
  ...Array(Math.floor(length / 4)).fill(4),
  ...(length % 4 ? [length % 4] : []),
];
const numbers = fc.oneof(
  identities.map((number) => ['identity', number] as const),
  oldIdentities.map((number) => ['oldIdentity', number] as const),
  mobiles.map((number) => ['mobile', number] as const),
  cards.map((number) => ['card', number] as const),
);

const spelled = numbers.chain(([kind, number]) =>
  fc
    .record({
      sizes: fc.constantFrom(...partings[kind]!(number)),
      gap: fc.constantFrom(...gaps),
      script: fc.constantFrom(...Object.values(scripts)),
      hidden: fc.constantFrom('', '', ...unseen),
      before: fc.constantFrom('', '张三', '电话：', 'tel', '第', '（'),
      code: fc.constantFrom('', ...(kind === 'mobile' ? ['86', '+86 ', '0086', '(86)', '0'] : [])),
      after: fc.constantFrom('', 'x', '。', '李四', '号', '）', '.jpg'),
    })
    .map(({ sizes, gap, script, hidden, before, code, after }) => {
      const groups = cut(number, sizes).map((group) => Array.from(script(group)).join(hidden));
      return `${before}${code}${groups.join(gap)}${after}`;
    }),
);

describe('whatever the spelling', () => {
  it('R-159 every number in every spelling of the grammar is found', () => {
    fc.assert(
      fc.property(spelled, (text) => {
        expect(findPersonalData(text), JSON.stringify(text)).toBeDefined();
      }),
      { numRuns: 3000, seed: 159 },
    );
  });

  it('R-159 no text of days, codes, amounts, hashes and addresses is taken for one', () => {
    fc.assert(
      fc.property(legalContent, (text) => {
        expect(findPersonalData(text), JSON.stringify(text)).toBeUndefined();
      }),
      { numRuns: 3000, seed: 159 },
    );
  });
});

describe('what the refusal says (R-045, R-159)', () => {
  const refusal = (value: unknown): Refusal => {
    try {
      refusePersonalData(value);
    } catch (error) {
      return error as Refusal;
    }
    throw new Error('let through');
  };

  it('names the field, the kind and the number, masked', () => {
    const { code, details } = refusal({ name: '宾馆', note: '电话138-1234-5678' });
    expect({ code, details }).toEqual({
      code: 'personal-data',
      details: { field: 'note', kind: 'mobile', found: '138******78', place: 0 },
    });
    expect(translate('zh-CN', 'refusal.personal-data', details)).toBe(
      '“情况说明”中的 138******78 是手机号，不能公示。请删去后再提交。',
    );
    expect(translate('en', 'refusal.personal-data', details)).toBe(
      '“Note” holds a mobile number, 138******78, which is not published. Please take it out and try again.',
    );
  });

  it('names the place in a list', () => {
    const { details } = refusal({ files: ['a.pdf', '证件11010519491231002X.pdf'] });
    expect(translate('zh-CN', 'refusal.personal-data', details)).toBe(
      '“文件名”第 2 项中的 110*************2X 是身份证号，不能公示。请删去后再提交。',
    );
    expect(translate('en', 'refusal.personal-data', details)).toContain(
      '“File name” (entry 2) holds an identity number, 110*************2X,',
    );
  });

  it('calls a field that it does not know by its own name', () => {
    const { details } = refusal({ 车辆: '4111 1111 1111 1111' });
    expect(translate('zh-CN', 'refusal.personal-data', details)).toContain(
      '“车辆”中的 411***********11 是银行卡号',
    );
  });
});
