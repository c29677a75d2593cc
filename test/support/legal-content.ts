import fc from 'fast-check';
import { usccCheck } from '../../domain/registry/check-digits.ts';

const nat = (max: number) => fc.integer({ min: 1, max });
const padded = (max: number, width: number) => nat(max).map((n) => String(n).padStart(width, '0'));
const years = fc.integer({ min: 2015, max: 2030 });

const days = fc
  .tuple(years, padded(12, 2), padded(28, 2), fc.constantFrom('-', '/', '.', '_', ''))
  .map(([year, month, day, gap]) => [year, month, day].join(gap));
const chineseDays = fc
  .tuple(years, nat(12), nat(28))
  .map(([year, month, day]) => `${year}年${month}月${day}日`);
const instants = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString());
const codes = fc
  .tuple(
    fc.constantFrom('GQGA', 'YCGA-W', 'XC01', 'GX-Z'),
    years,
    padded(99_999, 6),
    padded(999, 4),
  )
  .map(([bureau, year, task, visit]) => `${bureau}-${year}-${task}-${visit}`);
const documents = fc
  .tuple(fc.constantFrom('阳公通字', '鲁市监检', '高公治'), years, nat(99_999))
  .map(([office, year, number]) => `${office}〔${year}〕${number}号`);

const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const organisations = fc
  .tuple(
    fc.constantFrom('91370322', '92410325', '93350322', '52370322', '12370322'),
    fc.oneof(
      fc.stringMatching(new RegExp(`^MA[${characters}]{7}$`)),
      fc.stringMatching(/^\d{8}[\dX]$/),
    ),
  )
  .map(([office, own]) => `${office}${own}${usccCheck(office + own)!}`);
const amounts = fc.oneof(
  fc
    .tuple(nat(2_000_000_000), padded(99, 2))
    .map(([yuan, cents]) => `${yuan.toLocaleString('en')}.${cents}元`),
  fc.tuple(nat(2_000_000_000), padded(99, 2)).map(([yuan, cents]) => `${yuan}.${cents}元`),
  nat(2_000_000_000).map((yuan) => `¥${yuan.toLocaleString('en')}`),
  nat(200_000).map((yuan) => `${yuan}元`),
);
const hashes = fc.stringMatching(/^[0-9a-f]{64}$/);
const telephones = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('0533', '0376', '010', '0594'),
      fc.integer({ min: 2_000_000, max: 8_999_999 }),
    )
    .map(([area, number]) => `${area}-${number}`),
  fc.constantFrom('12345', '12315', '110', '400-812-3456'),
);
const addresses = fc
  .tuple(nat(1999), nat(30), nat(6), padded(2500, 3))
  .map(([house, block, unit, room]) => `中心路${house}号${block}号楼${unit}单元${room}室`);
const counts = fc
  .array(nat(2000), { minLength: 1, maxLength: 8 })
  .map((all) => `${all.join('、')}户`);
const standards = fc
  .tuple(
    fc.constantFrom('GB', 'GB/T', 'GA', 'DB37/T'),
    nat(50_000),
    fc.integer({ min: 1990, max: 2029 }),
    nat(20),
    nat(9),
  )
  .map(([body, number, year, chapter, part]) => `${body} ${number}-${year} ${chapter}.${part}条`);

/** What the office publishes: days, codes, amounts, hashes, telephones of offices, addresses, in one text. */
export const legalContent = fc
  .array(
    fc.tuple(
      fc.oneof(
        days,
        chineseDays,
        instants,
        codes,
        documents,
        organisations,
        amounts,
        hashes,
        fc.uuid(),
        telephones,
        addresses,
        counts,
        standards,
      ),
      fc.constantFrom('，', '；', '：', '、', '至', '经查', '张三', '（', '”'),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.flat().join(''));
