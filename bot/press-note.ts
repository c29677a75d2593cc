import { type Text, told } from '../chat/text.ts';
import type { Door } from '../domain/actor.ts';
import type { Button } from '../domain/buttons.ts';

/** What somebody is told whose press was carried out; `result` is what the use-case gave back. */
export function noteOf(button: Button, result: unknown, door: Door): Text {
  // Its places come as messages of their own.
  if (button === 'inspection.check-in' && door === 'telegram') return told('note.check-in.place');
  // Slack knows no place: it is typed, by whoever wants to.
  if (button === 'inspection.check-in' && door === 'slack')
    return told('note.check-in.place.slack');
  if (button === 'obligation.snooze') return snoozedNote(result as { until: string });
  const { fell = [] } = (result ?? {}) as { fell?: string[] };
  if (button === 'result.submit' && fell.length > 0) {
    return told('note.result.submit.fell', { names: { list: fell } });
  }
  return told(`note.${button}`);
}

const snoozedNote = ({ until }: { until: string }): Text =>
  told('note.obligation.snooze', { until: { at: until } });
