/** A number with its English noun: 1 result, 2 results. */
export const counted = (count: string | number, one: string, more: string): string =>
  `${count} ${ofCount(count, one, more)}`;

/** The English word that fits a number that stands elsewhere. */
export const ofCount = (count: string | number, one: string, more: string): string =>
  String(count) === '1' ? one : more;
