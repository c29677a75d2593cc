/** One subject, one visit, one team, from the match to the disclosure. */
export const inspectionStates = {
  // Who comes by a substitution has to accept as well, so the visit goes back to assigned.
  assigned: { accept: 'accepted', replace: 'assigned', end: 'ended' },
  accepted: { 'check-in': 'started', replace: 'assigned', end: 'ended' },
  // Who never came can still come or be replaced; then the team that it is now enters the result.
  started: {
    accept: 'started',
    'check-in': 'started',
    replace: 'started',
    submit: 'submitted',
    end: 'ended',
  },
  submitted: {
    accept: 'submitted',
    'check-in': 'submitted',
    replace: 'started',
    resubmit: 'submitted',
    sign: 'signed',
  },
  signed: { approve: 'approved', withhold: 'withheld', resubmit: 'submitted' },
  approved: { publish: 'published' },
  published: {},
  withheld: {},
  // Without a result: its subject is gone since the draw.
  ended: {},
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
/** Why a visit ends without a result: its subject is off the register, has closed down, or is nowhere. */
export const endGrounds = ['deregistered', 'closed', 'unreachable'] as const;

/** Why somebody who has arrived at a visit cannot sign any more. */
export const releaseGrounds = ['illness', 'left', 'death'] as const;

/** What the team concluded (检查结论). */
export type Finding = (typeof findings)[number];
