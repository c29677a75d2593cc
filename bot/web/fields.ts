/** Whether this is the id of a row. */
export const isId = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** One text that a form sent; '' when it sent none, several or one that is too long. */
export function fieldIn(body: unknown, name: string, most = 500): string {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' && value.length <= most ? value : '';
}

const mostFields = 2500;
const longestAnswer = 4000;

/** All texts that a form sent, by name; undefined when it is no form of ours. */
export function answersIn(body: unknown): Record<string, string> | undefined {
  const given = Object.entries((body as Record<string, unknown> | undefined) ?? {});
  // Boxes of one name: their values with commas between, as every other door has them.
  const entries = given.map(([name, value]): [string, unknown] => [
    name,
    Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(',') : value,
  ]);
  const isOurs = entries.every(
    ([name, value]) =>
      name.length <= 40 && typeof value === 'string' && value.length <= longestAnswer,
  );
  if (!isOurs || entries.length > mostFields) return undefined;
  return Object.fromEntries(entries) as Record<string, string>;
}

/** A path of this site, never another's: '//host' and '/\host' are none; else the inbox. */
export const ownPath = (text: unknown): string =>
  typeof text === 'string' && text.length <= 500 && /^\/(?![/\\])[\w/.?=&-]*$/.test(text)
    ? text
    : '/inbox';
