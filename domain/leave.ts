/** Why an inspector is away: 年休假、病假、培训、出差、其他. */
export const leaveKinds = ['annual', 'sick', 'training', 'travel', 'other'] as const;
