/** 信用文件 that can be taken out as a file: those of `credit.export` that are files at all. */
export const creditFiles = [
  'credit-record',
  'credit-system',
  'natural-person-file',
  'network-file',
  'export',
] as const;
export type CreditFile = (typeof creditFiles)[number];
