/** One subject, one visit, one team, from the match to the disclosure. */
export const inspectionStates = {
  // Who comes by a substitution has to accept as well, so the visit goes back to assigned.
  assigned: { accept: 'accepted', replace: 'assigned' },
  accepted: { start: 'started', replace: 'assigned' },
  started: { submit: 'submitted' },
  submitted: { sign: 'signed', resubmit: 'submitted' },
  signed: { approve: 'approved', withhold: 'withheld', resubmit: 'submitted' },
  approved: { publish: 'published' },
  published: { finish: 'done' },
  withheld: { finish: 'done' },
  done: {},
} as const;

// 高新区指引 第二十六条: eight findings, in this order.
export const findings = [
  'clear',
  'unreachable',
  'unpublicised',
  'falsified',
  'rectification',
  'obstructed',
  'pending',
  'other',
] as const;
/** What the team concluded (检查结论). */
export type Finding = (typeof findings)[number];
