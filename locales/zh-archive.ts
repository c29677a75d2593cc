type V = Record<string, string | number>;

/** Texts of seals, checkpoints and archives. */
export const archives = {
  'state.task.archived': (_: V) => '已归档',
  'health.sweep.seal-events': (_: V) => '封存留痕、签发存证点',
};
