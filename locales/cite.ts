type Rule = string | number | undefined;

/** The rule that refuses, in brackets after what it refuses: its bureau, article and parameter. */
export const citeZh = (rule: Rule): string => (rule ? `（${rule}）` : '');

/** The same for English readers: bureau and article stay what they are called. */
export const citeEn = (rule: Rule): string =>
  rule
    ? ` (${String(rule).replace('系统默认，非本局文件规定', "default of the product, not in this bureau's document")})`
    : '';
