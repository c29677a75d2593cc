type V = Record<string, string | number>;

/** Texts of what follows a dispatch: the unit's receipt, its reminders, what goes up to the coordinator. */
export const reactions = {
  'button.task.acknowledge': () => 'Acknowledge',
  'note.task.acknowledge': () => 'Acknowledged.',
  'card.match-desk.receipt': ({ unit, by, at }: V) => `${by} of ${unit} acknowledged it on ${at}.`,
  'obligation.dispatch': () => 'Dispatched, not acknowledged',
  'obligation.dispatch.do': () =>
    'The executing unit has neither matched inspectors nor acknowledged this task. Unit: please match, or acknowledge it. Initiator and coordinating office: please see that it is done.',
  'event.task.acknowledged': ({ who, what }: V) => `${who} acknowledged the task ${what}`,
  'health.sweep.dispatch-locked': () => 'Dispatch of what is locked',
  'panel.done.acknowledge': () => 'Acknowledged.',
  'panel.reaction.title': () => 'Dispatch and receipt',
  'panel.reaction.sent': () => 'Dispatched',
  'panel.reaction.reached': () => 'Messages',
  'panel.reaction.reached.value': ({ told, reached }: V) =>
    `delivered to ${reached} of ${told} ${told === 1 ? 'person' : 'people'}`,
  'panel.reaction.due': () => 'React by',
  'panel.reaction.state': () => 'Receipt',
  'panel.reaction.waiting': () => 'waiting',
  'panel.reaction.overdue': () => 'overdue',
  'panel.reaction.acknowledged': ({ by, at }: V) => `acknowledged by ${by}, ${at}`,
  'panel.reaction.settled': ({ at }: V) => `matched or settled, ${at}`,
  'panel.reaction.reminded': ({ count }: V) =>
    count === 1 ? 'reminded once' : `reminded ${count} times`,
  'panel.reaction.escalated': ({ at, count }: V) =>
    `told the initiator and the coordinator since ${at} (${count === 1 ? 'once' : `${count} times`})`,
  'panel.reaction.hint': () =>
    'No more reminders once acknowledged; matching inspectors counts as well.',
};
