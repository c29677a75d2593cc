/** A telephone as it is shown: the first three digits and the last two. */
export function maskTelephone(telephone: string): string {
  if (telephone.length < 7) return '*'.repeat(telephone.length);
  return `${telephone.slice(0, 3)}${'*'.repeat(telephone.length - 5)}${telephone.slice(-2)}`;
}

/** Whether some digits of a telephone are hidden, as in a file that was given out: it is no other number. */
export const isMasked = (telephone: string): boolean => telephone.includes('*');

/** A name as somebody sees it who may be a stranger: its first sign, and a star for each of the others. */
export function maskName(name: string): string {
  const [first = '', ...others] = [...new Intl.Segmenter().segment(name)].map(
    ({ segment }) => segment,
  );
  return first + '*'.repeat(others.length);
}
