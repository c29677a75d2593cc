// 高青细则 第二十条: a drawn inspector may be replaced only for these reasons. Recusal comes by its own request.
export const substitutionReasons = ['transfer', 'conflict', 'health', 'other'] as const;

/** 调整更换: asked for, signed off by the approver, then carried out by draw or appointment. */
export const substitutionStates = {
  requested: { approve: 'approved', reject: 'rejected' },
  approved: { substitute: 'done' },
  rejected: {},
  done: {},
} as const;

// 高青细则 第二十条: whoever has an interest in the subject must apply for recusal.
export const recusalGrounds = ['kinship', 'employment', 'ownership', 'dispute', 'other'] as const;

/** 回避: an approved recusal opens a substitution with reason `recusal`. */
export const recusalStates = {
  requested: { approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
} as const;
