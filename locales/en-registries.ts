type V = Record<string, string | number>;

/** Texts of the registries: changes by hand, flags, people who come and go, their history. */
export const registries = {
  'refusal.effective-outside': ({ earliest, today }: V) =>
    `The effective day must lie between ${earliest} and ${today}: not before the last change took effect, and not in the future.`,
};
