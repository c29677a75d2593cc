import type { Kind, Label } from './kind.ts';

/** The number of a parameter in the table of differences between the bureaus; some have none. */
export type ParameterNumber = `P-${number}`;

/** What is known of a parameter apart from its value: its number, its name and its sort of value. */
export type Parameter<T> = {
  readonly p: ParameterNumber | null;
  readonly label: Label;
  readonly kind: Kind<T>;
};

/** Declares a parameter. */
export const of = <T>(p: ParameterNumber | null, label: Label, kind: Kind<T>): Parameter<T> => ({
  p,
  label,
  kind,
});
