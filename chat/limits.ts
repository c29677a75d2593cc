/** What the platforms accept, in UTF-16 units unless said otherwise. */
export const telegramLimits = {
  text: 4096,
  callbackBytes: 64,
  toast: 200,
  buttonsInRow: 2,
} as const;

/** Slack's Block Kit. */
export const slackLimits = {
  header: 150,
  section: 3000,
  field: 2000,
  fields: 10,
  button: 75,
  blocks: 50,
  fallback: 3000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  modalTitle: 24,
  optionText: 75,
  label: 2000,
} as const;

/** No value of a card is longer than this, so that a whole card fits everywhere. */
export const valueLimit = 400;

// Overrides of writing direction reorder what stands beside them; control characters draw nothing.
const invisible = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]+/gu;

/** Somebody's words on one line: neither control characters nor marks that turn the writing around. */
export const plain = (text: string): string => text.replace(invisible, ' ').trim();

/** The text, or its beginning with … where it is too long; never half of a character. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
