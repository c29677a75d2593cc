type V = Record<string, string | number>;

/** Texts of seals, checkpoints and archives. */
export const archives = {
  'state.task.archived': (_: V) => 'archived',
  'health.sweep.seal-events': (_: V) => 'seal the trail, sign checkpoints',
};
