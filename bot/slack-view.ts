/** What somebody filled into a modal, by the fields' names. */
export type SlackAnswers = Record<string, string>;

type Option = { value: string };
type Value = {
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
};
type View = {
  private_metadata: string;
  state: { values: Record<string, Record<string, Value>> };
  blocks: { type: string; block_id?: string }[];
};

/** Reads a submitted modal: whose button it came from, the answers, and where an error can be shown. */
export function readView({ private_metadata: grant, state, blocks }: View): {
  grant: string;
  answers: SlackAnswers;
  errorField: string;
} {
  const answers: SlackAnswers = {};
  for (const fields of Object.values(state.values)) {
    for (const [name, given] of Object.entries(fields)) {
      const several = given.selected_options?.map(({ value }) => value).join(',');
      answers[name] = several ?? given.selected_option?.value ?? given.value ?? '';
    }
  }
  const last = blocks.findLast(({ type }) => type === 'input')?.block_id;
  return { grant, answers, errorField: last ?? '' };
}
