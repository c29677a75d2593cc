/** How often an item is checked: so many draws in a period of so many months. */
export type ItemFrequency = { times: number; months: number };

const periods: Record<string, number> = {
  年: 12,
  年度: 12,
  半年: 6,
  季度: 3,
  季: 3,
  个季度: 3,
  月: 1,
  个月: 1,
};
const numerals = '一二三四五六七八九十';
const number = `[1-9]\\d?|[${numerals}]|两`;
const atLeast = '(?:至少|不少于|不低于)?';
const checked = '(?:抽查|检查|开展)?';
const span = `(${number})?(个?季度|季|半年|年度?|个?月)`;
const forms = [
  // 每年至少抽查1次, 每3个月一次, 一年两次
  { form: new RegExp(`^(?:每|一)${span}${atLeast}${checked}(${number})次$`, 'u'), of: [1, 2, 3] },
  // 2次/年, 不少于1次/季度
  { form: new RegExp(`^${atLeast}(${number})次[/／每]${span}$`, 'u'), of: [2, 3, 1] },
] as const;

/**
 * reads the frequency that a branch writes on an item: 每年1次, 每季度至少一次, 每3个月1次, 2次/年.
 * Nothing where it names no such number (根据需要) or a most rather than a least (不超过2次).
 */
export function frequencyIn(text: string): ItemFrequency | undefined {
  const plain = text.replaceAll(/[\s，。,.]/gu, '');
  for (const { form, of } of forms) {
    const found = form.exec(plain);
    if (!found) continue;
    const [count, unit, times] = of.map((group) => found[group]);
    const months = numberOf(count ?? '1') * (periods[unit!] ?? 0);
    if ([1, 2, 3, 6, 12].includes(months)) return { times: numberOf(times!), months };
  }
  return undefined;
}

function numberOf(text: string): number {
  if (text === '两') return 2;
  const place = numerals.indexOf(text);
  return place < 0 ? Number(text) : place + 1;
}
