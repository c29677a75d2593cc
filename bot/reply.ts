import type { Choice, Form, Locale } from '../chat/port.ts';
import type { Text } from '../chat/text.ts';
import type { Step } from './steps.ts';

/** What the person is told, in their language, and what opens for them. Nothing is shown without a note. */
export type Reply = {
  tone: 'ok' | 'deny';
  locale: Locale;
  note?: Text;
  /** Answers to choose from, where the note is a question. */
  choices?: Choice[];
  /** A one-time link that goes with the note; for this person alone. */
  link?: string;
  /** A form to open, and for whom. */
  form?: Form;
  /** The next question of a form that is asked step by step. */
  step?: Step;
};
