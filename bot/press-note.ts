import { type Text, told } from '../chat/text.ts';
import type { Button } from '../domain/buttons.ts';

/** What somebody is told whose press was carried out; `result` is what the use-case gave back. */
export function noteOf(button: Button, result: unknown): Text {
  const { fell = [] } = (result ?? {}) as { fell?: string[] };
  if (button === 'result.submit' && fell.length > 0) {
    return told('note.result.submit.fell', { names: { list: fell } });
  }
  return told(`note.${button}`);
}
