/** The main line of a task (draw.md §2): each step is one use-case and one event on the trail. */
export const taskStates = {
  // A draw ordered apart that nobody consents to is never frozen.
  configured: { freeze: 'frozen', refuse: 'void' },
  frozen: { announce: 'announced', void: 'void' },
  announced: { draw: 'drawn', void: 'void' },
  drawn: { confirm: 'confirmed', void: 'void' },
  confirmed: { dispatch: 'dispatched' },
  // A task whose teams were never matched ends with its window like any other.
  dispatched: { match: 'matched', 'dispatch-batch': 'dispatched', close: 'closed' },
  // A later batch of a rotation waits for its own teams.
  matched: { 'dispatch-batch': 'dispatched', close: 'closed' },
  // 归档: the package is built and kept.
  closed: { archive: 'archived' },
  archived: {},
  void: {},
} as const;

/** A draw of its own: of subjects, of teams, or of one substitute. */
export const drawStates = {
  frozen: { announce: 'announced', void: 'void' },
  announced: { draw: 'drawn', void: 'void' },
  drawn: { confirm: 'confirmed', void: 'void' },
  confirmed: {},
  void: {},
} as const;

/** Is nothing done at this task any more? */
export const isOver = (state: string): boolean => ['closed', 'archived', 'void'].includes(state);
