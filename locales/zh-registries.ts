type V = Record<string, string | number>;

/** Texts of the registries: changes by hand, flags, people who come and go, their history. */
export const registries = {
  'refusal.effective-outside': ({ earliest, today }: V) =>
    `生效日期须在 ${earliest} 至 ${today} 之间：不得早于上一次变更的生效日，也不得晚于今天。`,
};
