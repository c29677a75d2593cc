/**
 * The condition that a match is the one its task is at. While a task is dispatched, an earlier match that
 * was drawn belongs to an earlier batch of a rotation.
 */
export const ofTheseVisits = (draw: string, task: string): string =>
  `(${draw}.state = 'announced' or (${draw}.state = 'drawn' and ${task}.state <> 'dispatched'))`;
