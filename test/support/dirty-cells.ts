import fc from 'fast-check';
import { idCheck, usccCheck } from '../../domain/registry/check-digits.ts';

/** Draws a value, as `fc.gen()` does. */
export type Gen = fc.GeneratorValue;

/** A cell as somebody wrote it, and what the rules of the file say about it. */
export type Written = {
  text: string;
  /** The cell is mended when the row lands. */
  changed?: true;
  /** The first thing that is wrong with it. */
  fault?: string;
  /** A cell of a workbook that is no text: a formula or a number. */
  as?: 'formula' | 'number';
  /** What tells the row from others, mended. */
  identity?: string;
};

export type MakeCell = (g: Gen, number: number) => Written;

const one = <T>(g: Gen, ...values: T[]): T => g(() => fc.constantFrom(...values));
const often = (g: Gen): boolean => g(() => fc.integer({ min: 0, max: 9 })) < 7;

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const spaced = (g: Gen, text: string): string =>
  one(g, ` ${text}`, `${text}　`, `　${text} `, `\t${text}`, `${text}\u00a0`, `\u200b${text}`);

const running = (g: Gen): Written => ({
  text: one(g, '=1+1', '+86', '-5', '@SUM(A1)', '＝1', '＋1', '－1', '＠a', ' =cmd', '　@x'),
  fault: 'formulaText',
});

/** Free text: spaces around it go, full-width signs in it stay. */
export const words =
  (...plain: string[]): MakeCell =>
  (g) => {
    if (often(g)) return { text: one(g, ...plain) };
    const text = one(g, ...plain);
    return one(
      g,
      { text: spaced(g, text), changed: true } as Written,
      { text: `${text}（Ａ座１号）` },
      running(g),
      { text: '', as: 'formula', fault: 'formulaCell' } as Written,
    );
  };

/** The same where nothing may be missing. */
export const needed =
  (make: MakeCell): MakeCell =>
  (g, number) => {
    const cell = make(g, number);
    if (!often(g) && one(g, true, false)) {
      // A cell of nothing but spaces is blank.
      return { text: one(g, '', ' ', '　'), fault: 'blank' };
    }
    return cell.text === '' && !cell.fault ? { ...cell, fault: 'blank' } : cell;
  };

const codeDirt = (g: Gen, code: string, wrong: Written): Written => {
  if (often(g)) return { text: code, identity: code };
  return one(
    g,
    {
      text: code.toLowerCase(),
      identity: code,
      ...(code !== code.toLowerCase() && { changed: true }),
    } as Written,
    { text: wide(code), changed: true, identity: code } as Written,
    { text: spaced(g, code), changed: true, identity: code } as Written,
    wrong,
    { text: '', fault: 'blank' },
  );
};

const uscc = (number: number): string => {
  const first = `91370322MA${String(number).padStart(7, '0')}`;
  return first + usccCheck(first)!;
};
const otherEnd = (code: string): string => code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');

/** 统一社会信用代码 of the row's number, or something that is none. */
export const usccCell: MakeCell = (g, number) => {
  const code = uscc(number);
  const bad = one(
    g,
    otherEnd(code),
    code.slice(0, 17),
    `${code}1`,
    code.replace('M', 'I'),
    '无',
    '91370322000000000O',
  );
  return codeDirt(g, code, { text: bad, fault: 'usccCheck', identity: bad.toUpperCase() });
};

/** 身份证号 of the row's number, or something that is none. */
export const idCell: MakeCell = (g, number) => {
  const first = `37032219${String(60 + (number % 40))}0${1 + (number % 9)}1${number % 9}${String(number % 1000).padStart(3, '0')}`;
  const code = first + idCheck(first)!;
  const noDay = `3703221990023${number % 10}123`.slice(0, 17);
  const bad = one(g, otherEnd(code), code.slice(1), noDay + idCheck(noDay)!);
  return codeDirt(g, code, { text: bad, fault: 'idNumberCheck', identity: bad.toUpperCase() });
};

/** A code of the bureau's own, such as 警号. */
export const ownCode =
  (prefix: string): MakeCell =>
  (g, number) => {
    const code = `${prefix}${String(number).padStart(5, '0')}`;
    return codeDirt(g, code, { text: '', fault: 'blank' });
  };

/** 联系电话: dashes and full width are mended; blank is allowed. */
export const telephone: MakeCell = (g, number) => {
  const plain = `138${String(number).padStart(8, '0')}`;
  if (often(g)) return { text: plain };
  return one(
    g,
    { text: `138-${plain.slice(3, 7)}-${plain.slice(7)}`, changed: true } as Written,
    { text: wide(plain), changed: true } as Written,
    { text: `0533－${plain.slice(4)}`, changed: true } as Written,
    { text: spaced(g, plain), changed: true } as Written,
    { text: plain, as: 'number' } as Written,
    { text: '' },
  );
};

/** A day in one of the usual ways of writing, or one that no calendar has. */
export const day: MakeCell = (g, number) => {
  const [year, month, date] = [2026 + (number % 5), 1 + (number % 12), 1 + (number % 28)];
  const two = (value: number) => String(value).padStart(2, '0');
  const iso = `${year}-${two(month)}-${two(date)}`;
  if (often(g)) return { text: iso };
  return one(
    g,
    { text: `${year}/${two(month)}/${two(date)}`, changed: true } as Written,
    { text: `${year}年${month}月${date}日`, changed: true } as Written,
    { text: `${year}.${month}.${date}`, changed: true } as Written,
    { text: wide(iso), changed: true } as Written,
    { text: one(g, `${year}-02-30`, `${year}年13月1日`, '长期', '2027-3'), fault: 'date' },
    { text: '' },
  );
};

/** A share of the whole, as people type it. */
export const share: MakeCell = (g) => {
  const text = one(g, '5%', '10%', '2.5%', '');
  if (text === '' || often(g)) return { text };
  return { text: one(g, wide(text), spaced(g, text)), changed: true };
};

/** One of a few words; anything else is refused. */
export const among =
  (fault: string, allowed: string[], others: string[]): MakeCell =>
  (g) => {
    if (often(g)) return { text: one(g, ...allowed) };
    const text = one(g, ...allowed.filter((value) => value !== ''));
    return one(g, { text: spaced(g, text), changed: true } as Written, {
      text: one(g, ...others),
      fault,
    });
  };
