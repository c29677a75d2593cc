import type { Deed } from './inbound.ts';
import { cancelOption, doneOption, restartOption, skipOption, type Step } from './steps.ts';

const pattern = /^f:([0-9a-f-]{36}):(\d{1,3}):(-?\d{1,3})$/;

/** The data of a button that answers a step; whose form it is, is checked when it comes back. */
export const stepData = ({ formId, index }: Step, option: number): string =>
  `f:${formId}:${index}:${option}`;

/** Reads such data, or nothing. */
export function readStepData(data: string): Deed | undefined {
  const [, form, field, option] = pattern.exec(data) ?? [];
  if (!form) return undefined;
  return { t: 'choice', form, field: Number(field), option: Number(option) };
}

/** The options that every step has beside its own. */
export const extraOptions = {
  skip: skipOption,
  cancel: cancelOption,
  restart: restartOption,
  done: doneOption,
} as const;
